"""Write kg/site/places.csv, where each country and territory lies on the map: `python docs/places.py`.

The shapes are those of Natural Earth (public domain) at 1:10,000,000 in the npm package world-atlas, fetched by `npm pack`.
A place is the centroid of the largest piece of land on the sphere; where that lies outside the piece (a crescent), the
middle of the widest stretch of land at its latitude. Codes are ISO 3166-1 numeric, then those of data/parties.csv.
"""
from __future__ import annotations

import csv
import json
import math
import sys
import tempfile
from pathlib import Path

import vendor

from kg.site.outline import rings_of

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_CODE = {"Kosovo": "XKX", "Taiwan": "TWN"}
"""By the name in the source: parties for which the United Nations have no numeric code."""
Ring = list[tuple[float, float]]


def whole(ring: Ring) -> Ring:
    """A ring that crosses the date line with longitudes that run on beyond 180 degrees."""
    turn, found = 0.0, [ring[0]]
    for (x0, _), (x, y) in zip(ring, ring[1:]):
        turn += -360 if x - x0 > 180 else 360 if x - x0 < -180 else 0
        found.append((x + turn, y))
    return found


def area(ring: Ring) -> float:
    """Signed area of a ring of degrees in the equal-area cylindrical projection (Lambert), in square degrees."""
    points = [(x, math.degrees(math.sin(math.radians(y)))) for x, y in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def centroid(ring: Ring) -> tuple[float, float]:
    """Centroid of a ring in the same projection, as longitude and latitude."""
    points = [(x, math.sin(math.radians(y))) for x, y in ring]
    total = x = y = 0.0
    for a, b in zip(points, points[1:] + points[:1]):
        cross = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    if abs(total) < 1e-12:  # a rock that the source draws as a line
        return sum(p[0] for p in points) / len(points), math.degrees(math.asin(sum(p[1] for p in points) / len(points)))
    return x / (3 * total), math.degrees(math.asin(max(-1.0, min(1.0, y / (3 * total)))))


def crossings(ring: Ring, latitude: float) -> list[float]:
    """Longitudes at which a ring crosses a latitude, in order."""
    found = [a[0] + (latitude - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
             for a, b in zip(ring, ring[1:] + ring[:1]) if (a[1] > latitude) != (b[1] > latitude)]
    return sorted(found)


def place(rings: list[Ring]) -> tuple[float, float]:
    """Where the dot of a country stands."""
    ring = max(map(whole, rings), key=lambda r: abs(area(r)))
    x, y = centroid(ring)
    cuts = crossings(ring, y)
    stretches = list(zip(cuts[::2], cuts[1::2]))
    if any(a <= x <= b for a, b in stretches) or not stretches:
        return x, y
    a, b = max(stretches, key=lambda s: s[1] - s[0])
    return (a + b) / 2, y


def main() -> int:
    """Write the table; gives back the exit code (1 if a country of the data has no place)."""
    with tempfile.TemporaryDirectory() as folder:
        package = next(p for p in vendor.FETCHED if p.startswith("world-atlas@"))
        atlas = json.loads(vendor.packed(package, Path(folder))["countries-10m.json"])
    shapes: dict[str, list[Ring]] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        key = WITHOUT_CODE.get(shape["properties"]["name"]) or shape.get("id")
        if key:
            shapes.setdefault(key, []).extend(rings_of(atlas, shape))
    missing, rows = [], []
    with (ROOT / "data" / "parties.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            if not row["id"].startswith("country-"):
                continue
            found = shapes.get(row["iso3"]) or shapes.get(row["m49"])
            if found is None:
                missing.append(row["id"])
                continue
            x, y = place(found)
            x = (x + 180) % 360 - 180
            rows.append((row["id"], f"{x:.2f}", f"{y:.2f}"))
    with (ROOT / "kg" / "site" / "places.csv").open("w", encoding="utf-8", newline="") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerows([("party", "longitude", "latitude"), *sorted(rows)])
    print(f"{len(rows)} places; without one: {', '.join(missing) or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
