"""Realistic data at N times the real size: the project's own tables, copied into many worlds that share their actors.

    python benchmarks/worlds.py FOLDER --scale 100

Each copy repeats the structure of the real tables (a mechanism with its participations, events, links and passages),
so that whatever holds of the real data holds of the copy. What the records point to is drawn anew: actors,
technologies and topics come from one pool for all copies, with few busy ones and many quiet ones (Zipf), the real
ones busiest. Dates move by whole years, so events stay in a plausible order. Countries are not multiplied (their
codes are unique in the world); a country's copy is an organisation.

A size below the real one is a cut of it: a share of the mechanisms with the records about them and whatever these refer to
(``cut``). Finished N-Quads grow further by whole worlds: records, passages and mechanisms under other names, actors and
vocabulary shared (``worlds``); that takes a line of memory where tables would take gigabytes.

The same tables, scale and seed give the same bytes: nothing depends on the clock, the locale or the order of a set.
"""
from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import random
import re
import shutil
from bisect import bisect
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path

SEED = 20250605
HUB = "org-eu"
ACTORS = ("country-", "org-", "group-", "area-", "category-")
SUBJECTS = ("tech-", "topic-")  # they grow with the square root of the scale, as a vocabulary does
FIXED = ("scope-", "type-", "role-", "pscope-", "state-", "event-", "task-", "prio-", "level-", "model-")
STEEPNESS = 0.9  # of the Zipf law by which actors are drawn
ORGANISATIONS = 0.4  # of the places of countries, where an organisation can stand as well
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAP_DAY = re.compile(r"(\d{4})-02-29")

Rows = list[dict[str, str]]


class Pool:
    """Ids of one kind in order of weight; the first are drawn often, the last hardly ever."""

    def __init__(self, names: list[str]):
        self.names = names
        self.sums = list(accumulate((rank + 1) ** -STEEPNESS for rank in range(len(names))))

    def draw(self, chance: random.Random, taken: set[str]) -> str | None:
        """A name that is not taken; None if a few tries find none."""
        for _ in range(12):
            name = self.names[bisect(self.sums, chance.random() * self.sums[-1])]
            if name not in taken:
                return name
        return None


class World:
    """The real tables, and copies of them."""

    def __init__(self, data: Path, scale: int, seed: int = SEED):
        self.package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
        self.scale, self.chance = scale, random.Random(seed)
        self.tables: dict[str, Rows] = {}
        self.columns: dict[str, dict[str, dict]] = {}
        self.vocabulary: set[str] = set()
        for resource in self.package["resources"]:
            name = resource["name"]
            with (data / resource["path"]).open(encoding="utf-8-sig", newline="") as f:
                self.tables[name] = list(csv.DictReader(f))
            self.columns[name] = {c["name"]: c.get("kg", {}) | c.get("constraints", {})
                                  for c in resource["schema"]["fields"]}
            if resource["kg"].get("namespace") == "voc":
                self.vocabulary.add(name)
        self.real = {row["id"]: name for name, rows in self.tables.items() for row in rows}
        self.groups = {row["id"] for row in self.tables["parties"] if "CountryGroup" in row["kind"]}
        self.subject_copies = round(scale ** 0.5)
        self.pools = self._pools()

    def _pools(self) -> dict[str, Pool]:
        """One pool a kind of actor or subject: the real ones, busiest first, then those of the copies."""
        seen = Counter(part for rows in self.tables.values() for row in rows for column, cell in row.items()
                       if column != "id" for part in cell.split("|") if part in self.real)
        by_pool: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.real, key=lambda n: (-seen[n], n)):
            if kind_of(name) in ACTORS + SUBJECTS and name != HUB:
                by_pool[self.pool_of(name)].append(name)
        pools = {key: list(names) for key, names in by_pool.items()}
        for number in range(1, self.scale):
            for key, names in by_pool.items():
                for name in names:
                    if kind_of(name) in ACTORS or number < self.subject_copies:
                        pools["org-" if key == "country-" else key].append(twin(name, number))
        return {key: Pool(names) for key, names in pools.items()}

    def pool_of(self, name: str) -> str:
        """Which things may stand for a real one: those of its kind; groups for groups, as they alone have a scope."""
        kind = kind_of(name)
        return kind + "+" if kind == "org-" and name in self.groups else kind

    def grown(self) -> dict[str, Rows]:
        """All tables at the scale: the real rows as they are, then one copy after the other."""
        out = {name: list(rows) for name, rows in self.tables.items()}
        for number in range(1, self.scale):
            copy = Copy(self, number)
            for name, rows in self.tables.items():
                out[name] += copy.rows(name, rows)
        return out


class Copy:
    """One copy of the real tables, tied to all others through the actors that its records name."""

    def __init__(self, world: World, number: int):
        self.world, self.number = world, number
        self.years = min(0, 2 - int(world.chance.random() ** 2 * 10))  # most happen lately, some years ago
        self.taken: dict[tuple[str, str, str], set[str]] = defaultdict(set)

    def rows(self, table: str, real: Rows) -> Rows:
        """The rows of one table; vocabulary grows by subjects only, and no country is made."""
        if table in self.world.vocabulary:
            if self.number >= self.world.subject_copies:
                return []
            real = [row for row in real if kind_of(row["id"]) in SUBJECTS]
        if table == "memberships":
            return [made for row in real if (made := self.row(table, row))]
        return [made for row in real if not row["id"].startswith("scope-") and (made := self.row(table, row))]

    def row(self, table: str, row: dict[str, str]) -> dict[str, str] | None:
        """The copy of one row, or None if its actors cannot be told from those of an earlier one."""
        made = {"id": twin(row["id"], self.number)}
        columns = self.world.columns[table]
        for column, cell in row.items():
            if column == "id":
                continue
            found = self.cell(table, column, columns[column], cell, row)
            if found is None:
                return None
            made[column] = found
        if table == "parties" and row["id"].startswith("country-"):
            made["kind"] = "Organisation"
        return made

    def cell(self, table: str, column: str, spec: dict, cell: str, row: dict[str, str]) -> str | None:
        """The copy of one cell, by the kind of its column; None if nothing can be drawn for it."""
        kind = spec.get("kind", "")
        if not cell:
            return ""
        if spec.get("unique"):
            return ""
        if kind == "id":
            return self.references(table, column, cell, row)
        if kind in ("en", "zh") and not column.startswith("note_"):
            return "|".join(f"{part} {self.number}" for part in cell.split("|")) if spec.get("many") \
                else f"{cell} {self.number}"
        if kind in ("when", "period", "window") or column == "date":
            return self.moved(cell)
        if kind == "outside":
            return ""
        if kind == "url":
            return f"{cell}#{self.number}"
        if column == "sha256":
            return hashlib.sha256(f"{row['id']} {self.number}".encode()).hexdigest()
        if column in ("celex", "number"):
            return ""
        return cell

    def moved(self, cell: str) -> str:
        """Dates earlier by the years of this copy; order and precision stay."""
        text = _YEAR.sub(lambda m: str(int(m[0]) + self.years), cell)
        return _LEAP_DAY.sub(r"\1-02-28", text)

    def references(self, table: str, column: str, cell: str, row: dict[str, str]) -> str | None:
        """The ids of a cell: records of this copy, actors and subjects drawn from all, codes as they are."""
        found: list[str] = []
        # two rows of one mechanism, or of one group, never name the same actor in the same way
        anchor = row.get("mechanism") or row.get("group") or (row.get("sources", "") if table == "mentions" else row["id"])
        taken = self.taken[table, column, anchor]
        for part in cell.split("|"):
            name = self.reference(table, column, part, taken | set(found), row)
            if name is None:
                continue
            found.append(name)
        if not found:
            return None
        taken.update(n for n in found if kind_of(n) in ACTORS + SUBJECTS)
        return "|".join(found)

    def reference(self, table: str, column: str, name: str, taken: set[str], row: dict[str, str]) -> str | None:
        """What stands in the copy where a name stands in the real tables."""
        world, pool = self.world, self.world.pool_of(name)
        in_vocabulary = world.real[name] in world.vocabulary
        if name == HUB or kind_of(name) in FIXED or (in_vocabulary and pool not in world.pools):
            return name
        if (table, column) == ("memberships", "group") or row.get("relation") == "partOfArea":
            return twin(name, self.number)  # groups and areas of a copy have their own members, and no circles
        if pool == "country-" and "org-" in world.columns[table][column].get("to", ()) \
                and world.chance.random() < ORGANISATIONS:
            pool = "org-"
        if pool in world.pools:
            return world.pools[pool].draw(world.chance, taken)
        return twin(name, self.number)


def kind_of(name: str) -> str:
    """The part of an id that says what it names, with its hyphen."""
    return name.partition("-")[0] + "-"


def twin(name: str, number: int) -> str:
    """The id of the same thing in a copy; a country's is an organisation."""
    if name.startswith("country-"):
        name = "org-" + name.removeprefix("country-")
    return f"{name}-x{number}"


def write(folder: Path, data: Path, scale: int, seed: int = SEED) -> dict[str, int]:
    """Write the tables at N times the real size, with their descriptor, into a folder.

    Gives back how many rows each table has. Scale 1 is the real tables themselves.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world = World(data, scale, seed)
    return _put(folder, data, world, world.grown())


def _put(folder: Path, data: Path, world: World, grown: dict[str, Rows]) -> dict[str, int]:
    """Write tables with their descriptor; how many rows each has."""
    counts = {}
    shutil.copyfile(data / "datapackage.json", folder / "datapackage.json")
    for resource in world.package["resources"]:
        rows = grown[resource["name"]]
        out = io.StringIO()
        writer = csv.DictWriter(out, [c["name"] for c in resource["schema"]["fields"]], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (folder / resource["path"]).write_bytes(out.getvalue().encode())
        counts[resource["name"]] = len(rows)
    return counts


def cut(folder: Path, data: Path, share: float, seed: int = SEED) -> dict[str, int]:
    """Write a part of the tables into a folder: a share of the mechanisms, what is said of them, and what that refers to.

    Gives back how many rows each table has. The vocabulary stays whole; a reference to what is left out is left out too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    world, chance = World(data, 1, seed), random.Random(seed)
    ground = world.vocabulary | {"parties", "passages", "sources"}
    gone = {row["id"] for name, rows in world.tables.items() for row in rows if name not in ground and chance.random() > share
            and (name in ("mechanisms", "packages", "instruments") or "mechanism" not in world.columns[name])}
    kept = dict(world.tables)
    while True:
        kept = {name: [left for row in rows if row["id"] not in gone and (left := _without(world, name, row, gone))]
                for name, rows in kept.items()}
        new = {i for i in world.real if i not in gone} - {row["id"] for rows in kept.values() for row in rows}
        if not new:
            break
        gone |= new
    used: set[str] = {HUB}
    for names in [[n for n in kept if n not in ground], ["passages"], ["sources"], ["parties"], ["parties"]]:
        used |= {part for name in names for row in kept[name] if name not in ground or row["id"] in used
                 for column, cell in row.items() for part in ([cell] if column == "id" else cell.split("|"))}
    for name in ("parties", "passages", "sources"):
        kept[name] = [row for row in kept[name] if row["id"] in used]
    used |= {row["id"] for name in kept if name not in ground for row in kept[name]}
    _put(folder, data, world, kept)
    return {name: len(rows) for name, rows in kept.items()}


def _without(world: World, table: str, row: dict[str, str], gone: set[str]) -> dict[str, str] | None:
    """A row without its references to what is gone; None if one is gone that it must have."""
    left = dict(row)
    for column, spec in world.columns[table].items():
        parts = row.get(column, "").split("|")
        if spec.get("kind") == "id" and gone.intersection(parts):
            left[column] = "|".join(part for part in parts if part not in gone)
            if not left[column] and column != "contradicts":
                return None
    return left


def worlds(source: Path, target: Path, quads: int) -> int:
    """Write finished N-Quads again and again under other names until there are at least so many; how many there are.

    What a copy does not rename (actors, vocabulary, what is said of these alone) is written once.
    """
    own = re.compile(rf"<(https://w3id\.org/eudpn/id/(?!{'|'.join(ACTORS)}|agent-)[^>]*)>")
    lines, written, number = source.read_text(encoding="utf-8").splitlines(keepends=True), 0, 0
    with target.open("w", encoding="utf-8") as out:
        while written < quads:
            if number:
                lines = lines if number > 1 else [line for line in lines if own.search(line)]
                out.writelines(own.sub(rf"<\1-w{number}>", line) for line in lines)
            else:
                out.writelines(lines)
            written, number = written + len(lines), number + 1
    return written


def main() -> None:
    """Write a folder of tables and say how many rows it holds."""
    args = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    args.add_argument("folder", type=Path)
    args.add_argument("--scale", type=int, default=100)
    args.add_argument("--data", type=Path, default=Path(__file__).resolve().parent.parent / "data")
    given = args.parse_args()
    counts = write(given.folder, given.data, given.scale)
    print(f"{sum(counts.values())} rows in {len(counts)} tables: {given.folder}")


if __name__ == "__main__":
    main()
