"""The blind re-check: a seeded sample of usable claims, each printed beside the fact rows and the sources it rests on.

    python benchmarks/recheck.py [--seed N] [--count 60] [--facts FOLDER] [--ids] [--absences]

A person reads each sheet and says whether the claim stands: its ends, relation, date, state, capacity, confidence, sources and
both languages. What was found is kept in tests/recheck.csv, a line a claim. The sample is drawn from the records that
tests/facts_account.csv ties to a row of the fact files, by table: at least two of each (all if there are fewer), the others in
proportion to the size of the tables. Same seed, same data and same account: same sample. Absences rest on the notes beside the
fact files, not on a row, so the account names none of them: --absences prints them all instead of a sample.
"""
from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TABLES = ("participations", "events", "links", "memberships", "figures", "adoptions", "absences")
FACTS = ("bilateral.csv", "strategy.csv", "annex.csv")
UNUSED = {"review-disputed", "review-rejected"}
LEAST = 2
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file, in their order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def account(path: Path) -> dict[str, list[Row]]:
    """For each record the lines of the account that name it."""
    found: dict[str, list[Row]] = {}
    for line in rows(path):
        for name in filter(None, line["records"].split("|")):
            found.setdefault(name, []).append(line)
    return found


def shares(sizes: dict[str, int], count: int) -> dict[str, int]:
    """How many to draw from each table: LEAST (or all), the rest by largest remainder. Together ``count``, or all there is."""
    count = min(count, sum(sizes.values()))
    out = {t: min(LEAST, n) for t, n in sizes.items()}
    left = {t: sizes[t] - out[t] for t in sizes}
    rest, total = max(0, count - sum(out.values())), sum(left.values()) or 1
    exact = {t: rest * n / total for t, n in left.items()}
    for t, x in exact.items():
        out[t] += int(x)
    for t in sorted(exact, key=lambda t: (int(exact[t]) - exact[t], t))[:rest - sum(int(x) for x in exact.values())]:
        out[t] += 1
    return out


def drawn(data: dict[str, list[Row]], tied: dict[str, list[Row]], seed: int, count: int) -> list[tuple[str, Row]]:
    """The sample: (table, row), by table and then by id, so that the order of the rows in a file does not matter."""
    pools = {t: sorted((r for r in data[t] if r["id"] in tied and r["review"] not in UNUSED), key=lambda r: r["id"])
             for t in TABLES}
    dice = random.Random(seed)
    return [(t, r) for t, n in shares({t: len(p) for t, p in pools.items()}, count).items()
            for r in sorted(dice.sample(pools[t], n), key=lambda r: r["id"])]


def worded(cell: str, labels: dict[str, Row]) -> str:
    """A cell with the labels of the ids in it."""
    def one(name: str) -> str:
        row = labels.get(name)
        return f"{name} [{row['en']} · {row['zh']}]" if row else name
    return " | ".join(one(n) for n in cell.split("|"))


def evidence(names: str, data: dict[str, list[Row]]) -> list[str]:
    """The passages of a record and the source of each."""
    passages, sources = ({r["id"]: r for r in data[t]} for t in ("passages", "sources"))
    out = []
    for p in (passages[n] for n in names.split("|") if n):
        s = sources[p["source"]]
        out += [f"    {p['id']} @ {p['locator'] or '-'}: {p['gist_en']} · {p['gist_zh']}",
                f"        {s['id']} ({s['kind']}, {s['language']}, {s['date'] or 'undated'}, seen {s['seen']}): {s['en']} · {s['zh']}",
                f"        {s['publisher_en']} · {s['publisher_zh']} · {s['url']}"]
    return out


def sheet(table: str, row: Row, titles: dict[str, str], labels: dict[str, Row], data: dict[str, list[Row]],
          tied: list[Row], facts: dict[str, Row]) -> str:
    """One claim to be checked: its cells, its evidence, and the fact rows that the account ties to it."""
    out = [f"{table}: {row['id']}"]
    out += [f"    {titles[c]}: {worded(v, labels)}" for c, v in row.items() if v and c not in ("id", "sources")]
    if row.get("searched"):
        wanted = {r["id"]: r for r in data["sources"]}
        out += [f"    searched {n}: {wanted[n]['en']} · {wanted[n]['url']}" for n in row["searched"].split("|")]
    out += ["  passages and sources", *evidence(row["sources"], data), "  fact rows"]
    for line in tied:
        fact = facts.get(line["fact_id"], {})
        out.append(f"    {line['fact_id']} {line['outcome']}" + (f" ({line['reason']})" if line["reason"] else ""))
        out += [f"        {k}: {v}" for k, v in fact.items() if v and k != "fact_id"]
    return "\n".join(out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--facts", type=Path, default=HERE.parent / "shared" / "facts", help="folder of the fact files")
    parser.add_argument("--absences", action="store_true", help="all usable absences instead of a sample")
    parser.add_argument("--ids", action="store_true", help="print the ids of the sample only")
    args = parser.parse_args()
    missing = [n for n in FACTS if not (args.facts / n).exists()]
    if missing:
        print(f"The fact files are not at hand: {', '.join(missing)} not found in {args.facts}. They are not a part of the "
              "repository; put the folder shared/facts beside the checkout, or name it with --facts.", file=sys.stderr)
        return 2
    data = {p.stem: rows(p) for p in sorted((HERE / "data").glob("*.csv"))}
    package = json.loads((HERE / "data" / "datapackage.json").read_text(encoding="utf-8"))
    titles = {r["name"]: {f["name"]: f["title"] for f in r["schema"]["fields"]} for r in package["resources"]}
    labels = {r["id"]: r for table in data.values() for r in table if "en" in r and "zh" in r}
    facts = {r["fact_id"]: r for n in FACTS for r in rows(args.facts / n)}
    tied = account(HERE / "tests" / "facts_account.csv")
    sample = drawn(data, tied, args.seed, args.count)
    if args.absences:
        sample = [("absences", r) for r in data["absences"] if r["review"] not in UNUSED]
    if args.ids:
        print("\n".join(r["id"] for _, r in sample))
        return 0
    for number, (table, row) in enumerate(sample, 1):
        print(f"\n{number}/{len(sample)} " + sheet(table, row, titles[table], labels, data, tied.get(row["id"], []), facts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
