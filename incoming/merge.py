"""Put the curated fragments on top of data/: `python incoming/merge.py` from the root of the checkout, after the patch.

Rows are merged by id; a later folder wins; the order of the tables stays; columns come from data/datapackage.json.
"""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "data", *(ROOT / "incoming" / "tables" / name for name in ("parties", "bilateral", "strategy", "model"))]
RECURRING = ("event-met", "event-suspended", "event-talks-relaunched", "event-talks-round", "event-renewed", "event-extended",
             "event-joined", "event-step")


def main() -> None:
    """Write every table of the descriptor anew and say how many rows it has."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        rows: dict[str, dict[str, str]] = {}
        for folder in FOLDERS:
            path = folder / resource["path"]
            if path.exists():
                for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
                    old = rows.get(row["id"], dict.fromkeys(columns, ""))
                    rows[row["id"]] = {c: row[c] if row.get(c) is not None else old[c] for c in columns}
        if resource["name"] == "vocab" and "recurring" in columns:
            for name in RECURRING:
                rows[name]["recurring"] = "true"
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([columns, *([row[c] for c in columns] for row in rows.values())])
        (ROOT / "data" / resource["path"]).write_text(out.getvalue(), encoding="utf-8")
        print(f"{resource['name']}: {len(rows)}")


if __name__ == "__main__":
    main()
