"""What the kept questions mean: the same rows in two engines, parameters that filter, days that matter, networks that
count each tie once.

``test_answers.py`` checks what the founding article says; here the questions are held against each other and against
a second reading of the tables.
"""
from __future__ import annotations

import csv
import random
import re
from itertools import combinations
from math import comb

import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg import layout, questions

KEPT = questions.kept(layout.QUESTIONS)
GROUPS = {"article", "state", "partners", "evidence", "gaps", "analysis", "figures", "networks"}
OPTIONAL = [(q.name, p.name) for q in KEPT.values() for p in q.params if p.optional]
# Every question as it stands in its file, and with each of its optional parameters filled.
ASKED = [pytest.param(name, None, id=name) for name in KEPT] + \
    [pytest.param(name, param, id=f"{name}-{param}") for name, param in OPTIONAL]
# A value for each question with parameters to which the right answer is: nothing.
NOTHING = {
    "state-on-day": {"as_of": "1900-01-01"}, "states-on-day": {"as_of": "1900-01-01"}, "state-open": {"as_of": "1900-01-01"},
    "trade-pipeline": {"as_of": "1900-01-01"}, "types-by-state": {"as_of": "1900-01-01"},
    "changes-between": {"from_day": "1900-01-01", "to_day": "1900-12-31"}, "starting-from": {"from_day": "2100-01-01"},
    "members-on-day": {"group": "group-cefta", "as_of": "1990-01-01"}, "partner-breadth": {"at_least": 7},
    "names-used": {"contains": "no such words"}, "country-technology": {"country": "Vanuatu"},
    "with-partner": {"partner": "Vanuatu"}, "history": {"mechanism": "mech-eu-can-dp", "absent": True},
    "implication-causes": {"partner": "Japan"}, "partners-by-technology": {"technology": "tech-big-data"},
    "reached-via-group": {"country": "Vanuatu"}, "gaps": {"gap_kind": "gapkind-heading", "absent": True},
}
HOSTILE = ['x" } } DROP ALL ; {', "a\nb\r\tc", "\\", "\\u0022 } UNION { ?s ?p ?o", "'''", '"""', "\\1 \\g<0>", "?thing", "{ UNDEF }",
           "#+ rows: 0", "日本", "\u202e", "x" * 5000]


def rows(g, question, *columns, **params):
    """The rows of an answer, cut to some columns."""
    table = g.ask(question, **params)
    return [tuple(r[c] for c in columns or table.columns) for r in table.records()]


def in_rdflib(g, question, **params):
    """The rows that rdflib gives for the same text, as short ids and text."""
    found = g.dataset.query(g.question(question).bind(g._iri, params))
    return [tuple(None if t is None else re.sub(r"^https://w3id\.org/eudpn/(id|vocab)/", "", str(t)) for t in r) for r in found]


TABLES = [path.stem for path in sorted(layout.DATA.glob("*.csv"))]


def table_rows(name):
    """The usable rows of one table, read anew."""
    with (layout.DATA / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        return [r for r in csv.DictReader(f) if r.get("review") not in ("review-disputed", "review-rejected")]


def values(cell):
    return cell.split("|") if cell else []


# The files --------------------------------------------------------------------------------------------------------


def test_there_are_forty_questions_in_known_groups():
    assert len(KEPT) >= 40 and {q.group for q in KEPT.values()} == GROUPS
    assert {q.name for q in KEPT.values() if q.network} == {q.name for q in KEPT.values() if q.group == "networks"}
    assert len({q.title for q in KEPT.values()}) == len({q.title_zh for q in KEPT.values()}) == len(KEPT)


@pytest.mark.parametrize("name", KEPT)
def test_a_question_is_plain_sparql(name):
    body = re.sub(r"^#.*$", "", KEPT[name].text, flags=re.M)
    for word in ("GROUP_CONCAT", "SERVICE", "SAMPLE", r"SELECT\s+\*", r"FROM\s", r"GRAPH\s+\?", r"BNODE\s*\(", r"RAND\s*\("):
        assert not re.search(word, body), f"{word} gives other rows in other engines"
    assert len(re.findall("ORDER BY", body)) == 1
    long = [line for line in KEPT[name].text.splitlines() if len(line) > 120 and not line.startswith("#+")]
    assert long == []


@pytest.mark.parametrize("name", KEPT)
def test_the_text_of_a_file_is_its_answer_to_the_samples(g, name):
    """What a reader gets who copies the file into any other engine."""
    samples = {p.name: p.sample for p in KEPT[name].params if not p.optional}
    plain = [tuple(map(str, r)) for r in g.store.query(KEPT[name].text, use_default_graph_as_union=True)]
    bound = [tuple(map(str, r)) for r in
             g.store.query(KEPT[name].bind(g._iri, samples), use_default_graph_as_union=True)]
    assert plain == bound


def test_the_order_of_rows_does_not_hang_on_the_order_of_the_store(g):
    quads = list(g.store)
    random.Random(2).shuffle(quads)
    other = ox.Store()
    other.extend(quads)
    for name, q in KEPT.items():
        first = [str(r) for r in g.store.query(q.text, use_default_graph_as_union=True)]
        assert first == [str(r) for r in other.query(q.text, use_default_graph_as_union=True)], name
        assert len(set(first)) == len(first), f"{name} gives a row twice"


def test_every_heading_stands_in_both_languages():
    for column, heading in questions.headings(layout.QUESTIONS).items():
        assert set(heading) == {"en", "zh"} and re.search("[\u4e00-\u9fff]", heading["zh"]), column


def test_words_that_a_question_writes_itself_exist_in_both_languages(g):
    """Kinds of tie, classes, degrees of certainty and stages of a window are shown to people like any label."""
    kinds = questions.kinds(layout.QUESTIONS)
    for name in KEPT:
        table = g.ask(name)
        for column in {"kind", "class", "certainty", "status"} & set(table.columns):
            for word in set(table.column(column)) - {None}:
                found = g.label(word) or kinds.get(word) or {}
                assert found.get("en") and re.search("[\u4e00-\u9fff]", found.get("zh", "")), f"{name}: {word}"


@pytest.mark.parametrize(("name", "param"), ASKED)
def test_the_same_rows_in_oxigraph_and_in_rdflib(g, name, param):
    text = KEPT[name].bind(g._iri, {param: KEPT[name].param(param).sample} if param else {})
    ours = [tuple(None if t is None else (t.value, getattr(t, "language", None)) for t in row)
            for row in g.store.query(text, use_default_graph_as_union=True)]
    theirs = [tuple(None if t is None else (str(t), getattr(t, "language", None)) for t in row) for row in g.dataset.query(text)]
    assert ours and ours == theirs and isinstance(g.dataset, rdflib.Dataset)


# Parameters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "param"), OPTIONAL)
def test_an_optional_parameter_filters(g, name, param):
    sample = KEPT[name].param(param).sample
    everything, some = g.ask(name), g.ask(name, **{param: sample})
    assert 0 < len(some) < len(everything) and set(some.rows) < set(everything.rows)
    if param in some.columns:
        assert set(some.column(param)) == {sample}
        assert some.rows == [r for r in everything.rows if r[everything.columns.index(param)] == sample]


@pytest.mark.parametrize("name", NOTHING)
def test_no_answer_is_no_row_in_either_engine(g, name):
    params = {k: v for k, v in NOTHING[name].items() if k != "absent"}
    if "absent" in NOTHING[name]:  # a thing that is there but of which nothing is said
        text = g.question(name).bind(g._iri, params).replace(params[next(iter(params))], "nothing-of-that-name")
        assert list(g.store.query(text, use_default_graph_as_union=True)) == list(g.dataset.query(text)) == []
    else:
        assert len(g.ask(name, **params)) == 0 and in_rdflib(g, name, **params) == []


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_words_are_only_words(g, value):
    before = len(g.store)
    text = g.question("names-used").bind(g._iri, {"contains": value})
    assert [str(r) for r in g.store.query(text, use_default_graph_as_union=True)] == \
        [str(r) for r in g.store.query(text, use_default_graph_as_union=True)]
    found = rows(g, "names-used", "words", contains=value)
    assert all(value.lower() in words.lower() for (words,) in found) and bool(found) == (value == "日本")
    assert len(g.store) == before
    assert len(list(g.dataset.query(text))) == len(found)


def test_a_second_value_is_not_a_second_parameter(g):
    with pytest.raises(kg.UnknownName):
        g.ask("states-named", country="Japan")
    with pytest.raises(kg.KnowledgeGraphError):
        g.ask("active-in-year", year="2028-01-01")
    with pytest.raises(kg.KnowledgeGraphError):
        g.ask("partner-breadth", at_least="1 } UNION {")


# States and days --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2023-07-20", "2024-07-25", "2025-06-05", "2025-07-01", "2025-12-31", "2026-11-23"])
def test_the_questions_about_a_day_agree(g, day):
    both = rows(g, "states-on-day", "mechanism", "state", "certainty", "record", as_of=day)
    certain = [(m, s, r) for m, s, c, r in both if c == "certain"]
    assert len({m for m, *_ in certain}) == len(certain), "a mechanism has one certain state at most"
    assert rows(g, "state-on-day", "mechanism", "state", "record", as_of=day) == certain
    assert rows(g, "state-open", "mechanism", "state", "record", as_of=day) == \
        [(m, s, r) for m, s, c, r in both if c == "possible"]
    trade = rows(g, "trade-pipeline", "mechanism", "state", as_of=day)
    assert set(trade) <= {(m, s) for m, s, _ in certain}
    counted = rows(g, "types-by-state", "type", "state", "mechanisms", as_of=day)
    assert sum(n for *_, n in counted) == len(certain)


def test_a_state_never_goes_back_unless_suspended_or_ended(g):
    """What a late source observes does not undo what happened before; suspended talks may be taken up again."""
    stopped = {"state-suspended", "state-ended"}
    rank = {r["leads_to"]: int(r["rank"]) for r in table_rows("vocab") if r["leads_to"]}
    days = sorted({d for (d,) in rows(g, "states-on-day", "latest", as_of="2026-11-23")})
    last: dict[str, str] = {}
    for day in days:
        for mechanism, state in rows(g, "state-on-day", "mechanism", "state", as_of=day):
            before = last.get(mechanism)
            assert before in stopped or rank[state] >= rank.get(before, 0), f"{mechanism} fell back to {state} on {day}"
            last[mechanism] = state
    assert last["mech-eu-kor-dta"] == "state-signed" and last["mech-eu-nzl-fta"] == "state-active"


def test_what_changed_in_2025(g):
    """Observations change nothing; Chile's agreement was signed in 2023 and entered into force.

    The list is that of the mechanisms to which the article gives a state.
    """
    of_the_article = {r["mechanism"] for r in table_rows("events") if "psg-seed-" in r["sources"]}
    found = rows(g, "changes-between", "mechanism", "state_before", "state", from_day="2025-01-01", to_day="2025-06-10")
    assert [f for f in found if f[0] in of_the_article] == [
        ("mech-ai-hub", None, "state-active"), ("mech-eu-chl-ita", "state-signed", "state-active"),
        ("mech-eu-kor-dta", "state-mandated", "state-concluded"), ("mech-eu-sgp-dta", "state-concluded", "state-signed"),
        ("mech-ai-factories", None, "state-announced"), ("mech-dpn", None, "state-announced"),
        ("mech-tbo", None, "state-announced")]
    assert all(before != after for _, before, after in found)
    dated_by_it = {r["id"] for r in table_rows("events") if all(p.startswith("psg-seed-") for p in values(r["sources"]))}
    summer = rows(g, "changes-between", "record", "certainty", from_day="2025-07-01", to_day="2025-08-01")
    assert {c for r, c in summer if r in dated_by_it} == {"possible"}, "no day of June to December 2025 is certain"


def test_windows_open_and_close(g):
    def status(day):
        return {(t, w): s for t, w, s in rows(g, "windows-on-day", "task_area", "window", "status", as_of=day)}
    main = "window-main"
    early, mid, late = status("2024-06-30"), status("2027-06-30"), status("2031-01-01")
    assert early["task-platform-governance", main] == "not yet" and early["task-cybersecurity", main] == "ongoing"
    assert mid["task-platform-governance", main] == "possibly" and mid["task-secure-connectivity", main] == "surely"
    assert mid["task-emerging-tech", "window-focus"] == "surely" and mid["task-global-governance", main] == "started"
    assert late["task-secure-connectivity", main] == "over" and late["task-emerging-tech", main] == "ongoing"
    assert status("2025-11-15")["task-global-governance", main] == "possibly"


def test_packages_in_a_year(g):
    def status(year):
        return {(t, w): s for t, w, s in rows(g, "active-in-year", "task_area", "window", "status", year=year)}
    in_2028 = status(2028)
    assert ("task-platform-governance", "window-main") not in in_2028
    assert in_2028["task-emerging-tech", "window-focus"] == in_2028["task-identity-dpi", "window-main"] == "surely"
    assert in_2028["task-global-governance", "window-main"] == "started"
    assert status(2027)["task-platform-governance", "window-main"] == "possibly"
    assert set(status(2024).values()) == {"ongoing"}
    assert rows(g, "starting-from", "task_area", "words") == [("task-global-governance", "2025Q4 起")]


def test_members_of_a_group_change(g):
    def members(day):
        return dict(rows(g, "members-on-day", "country", "certainty", group="SICA", as_of=day))
    assert members("1999-06-30")["country-blz"] == "possible" and members("2001-01-01")["country-blz"] == "certain"
    assert "country-dom" not in members("2010-01-01") and members("2014-01-01")["country-dom"] == "certain"
    assert "country-blz" not in members("1997-12-31")


def test_china_is_no_partner_for_the_article(g):
    """Other sources know dialogues with China; the article ties it to nothing."""
    passages = [p for name, param in (("with-partner", "partner"), ("country-technology", "country"))
                for (p,) in rows(g, name, "passage", **{param: "China"})]
    assert passages and not [p for p in passages if p.startswith("psg-seed-")]


# Evidence and gaps ------------------------------------------------------------------------------------------------


def test_claims_about_a_country_name_usable_and_other_records(g):
    found = {r["record"]: r for r in g.ask("claims-about", thing="Australia").records()}
    assert found["ptc-aisafety-aus-example"]["review"] == "review-disputed"
    assert {r for r, row in found.items() if row["passage"].startswith("psg-seed-")} == \
        {"ptc-aisafety-aus-example", "mtn-country-aus-t1-r1-mechanism"}
    assert ("ptc-aisafety-aus-example", "review-disputed") in rows(g, "set-aside", "record", "review")
    ties = [t for t in g.ask("partners").records() if "country-aus" in (t["source"], t["target"])]
    assert ties and "mech-ai-safety" not in {t["via"] for t in ties}


def test_a_claim_that_is_a_thing_is_about_itself(g):
    found = rows(g, "claims-about", "record", "kind", thing="chal-network-lag")
    assert ("chal-network-lag", "itself") in found and len(found) > 1
    assert [r for r, k in found if k == "itself"] == ["chal-network-lag"]


def test_evidence_passages_and_sources_lead_to_each_other(g):
    event, = (r for r in table_rows("events") if r["id"] == "evt-kor-dta-signed-2026")
    found = rows(g, "evidence", "passage", "document", record=event["id"])
    assert sorted(p for p, _ in found) == sorted(values(event["sources"])) and len(found) > 1
    for passage, document in found:
        assert event["id"] in [r for (r,) in rows(g, "passage-records", "record", passage=passage)]
        assert (passage, event["id"]) in rows(g, "records-by-source", "passage", "record", source=document)
    counts = {d: n for d, n in rows(g, "sources", "document", "records")}
    assert counts["src-seed"] == len(set(rows(g, "records-by-source", "record", source="src-seed")))
    unused = {r["id"] for r in table_rows("sources")} - set(counts)
    cited = {r["source"] for r in table_rows("passages")}
    assert set(counts) == cited and unused <= {s for r in table_rows("absences") for s in values(r["searched"])}, \
        "a source without a passage is one that was searched in vain"


def test_every_locator_of_the_article_bears_a_record(g):
    found = rows(g, "article-passages", "locator", "records", "record")
    assert len(found) == len({locator for locator, *_ in found}) and all(n > 0 and r for _, n, r in found)


def test_contradictions_name_the_record_that_stands(g):
    usable = {r["id"] for name in TABLES for r in table_rows(name) if "review" in r}
    found = rows(g, "contradictions", "record_b", "record", "note_en", "note_zh")
    assert ("evt-kor-dta-concluded", "evt-kor-dta-signed-2025") in [f[:2] for f in found]
    assert all(kept in usable and dropped not in usable and en and zh for kept, dropped, en, zh in found)


def test_open_lists_and_weak_support(g):
    open_lists = {r for (r,) in rows(g, "open-lists", "record")}
    assert {"ptc-jpn-dp-jpn", "ptc-kor-dp-kor", "ptc-sgp-dp-sgp", "ptc-can-dp-can", "pkg-emerging-tech"} <= open_lists
    weak = {r for (r,) in rows(g, "weak-support", "record")}
    low = {r["id"] for name in TABLES for r in table_rows(name) if r.get("confidence") == "confidence-low"}
    assert weak <= low and {"ptc-ai-public-good-ukr", "evt-usa-ttc-reported"} <= weak


def test_partners_that_no_source_resolves(g):
    found = {p for (p,) in rows(g, "unresolved-partners", "partner")}
    assert {"scope-global", "scope-multilateral", "area-latin-america"} <= found
    resolved = {r["group"] for r in table_rows("memberships")}
    assert "group-cefta" in resolved and not found & resolved, "a group with known members is resolved"
    assert not {p for p in found if p.startswith("country-")} and not {"org-eu", "group-sica", "org-un"} & found


# Networks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(q.name for q in KEPT.values() if q.network))
def test_a_network_question_has_its_columns(g, name):
    table = g.ask(name)
    assert {"source", "target", "kind", "record", "confidence", "passage"} <= set(table.columns)
    for row in table.records():
        assert row["source"] and row["target"] and row["kind"] and row["record"] and row["passage"]
        assert row["passage"] in {p["id"] for p in g.claims.claim(row["record"])["passages"]}
        records = [row[c] for c in table.columns if c.startswith("record") and row[c]]
        assert len(set(records)) == len(records) and all(g.claims.claim(r)["usable"] for r in records)
        grades = ("low", "medium", "high")
        weakest = min((g.claims.claim(r)["confidence"] for r in records), key=grades.index)
        assert row["confidence"] == f"confidence-{weakest}", "a tie is as good as its weakest record"


@pytest.mark.parametrize("name", ["partners", "partner-technology", "co-named"])
def test_one_tie_is_one_row(g, name):
    ties = rows(g, name, "source", "target", "kind", "via")
    assert len(set(ties)) == len(ties)
    if name != "partner-technology":
        assert all(s < t for s, t, *_ in ties)


def test_two_records_of_one_party_make_one_tie(g):
    """The AI table names Japan twice in one row: as a partner and as an example."""
    ties = [r for r in g.ask("partners").records() if r["via"] == "mech-ai-safety" and r["source"] == "country-jpn"]
    assert [t["target"] for t in ties] == ["org-eu"]
    assert {ties[0]["record"], ties[0]["record_c"]} == {"ptc-aisafety-jpn", "ptc-aisafety-jpn-example"}


def test_no_record_of_a_tie_is_lost(g):
    """A tie has room for two records a side; more would have to be shown in another way."""
    roles = {r["id"] for r in table_rows("vocab") if r["broader"] == "role-taking-part"} | {"role-taking-part"}
    seen = [(r["mechanism"], r["party"]) for r in table_rows("participations") if r["role"] in roles]
    assert max(seen.count(pair) for pair in seen) <= 2


def test_a_lumped_mechanism_ties_partners_to_the_eu_only(g):
    lumped = {r["id"] for r in table_rows("mechanisms") if r["lumps"] == "true"}
    found = rows(g, "partners", "source", "target", "via")
    assert any(via in lumped for *_, via in found)
    assert all("org-eu" in (s, t) for s, t, via in found if via in lumped)
    shared = {(a, b): n for a, b, n in rows(g, "shared-mechanisms", "partner", "partner_b", "mechanisms")}
    assert shared == {pair: sum(1 for s, t, _ in found if (s, t) == pair) for pair in {(s, t) for s, t, _ in found}}


def test_members_of_a_group_are_no_partners(g):
    """A country stands only where it is named itself; what its group takes part in ties the group."""
    own = {(r["mechanism"], r["party"]) for r in table_rows("participations")}
    own |= {(r["id"], p) for name in ("packages", "sets", "measures") for r in table_rows(name) for p in values(r["partners"])}
    named = {p for _, p in own}
    reached = {c for (c,) in rows(g, "reached-via-group", "country")}
    only_reached = reached - named
    assert only_reached and {"country-cri", "country-ken"} <= reached
    for name in ("partners", "partner-technology", "partner-task-area", "co-named"):
        found = rows(g, name, "source", "target")
        assert not {n for pair in found for n in pair} & only_reached, name
    for name in ("partners", "partner-technology"):
        for tie in g.ask(name).records():
            if tie["via"].startswith("mech-"):
                ends = {n for n in (tie["source"], tie["target"]) if n.startswith(("country-", "group-"))}
                assert all((tie["via"], n) in own for n in ends), f"{name}: {tie}"
    for a, b in rows(g, "co-named", "source", "target"):
        assert {a, b} <= named and not {a, b} & {"country-cri", "country-blz", "country-gtm", "country-dom", "country-ken"}


def test_no_measure_is_crossed_with_a_partner_as_a_claim(g):
    found = rows(g, "partner-technology", "source", "target", "kind", "via")
    africa = {(t, k, v) for s, t, k, v in found if s == "area-africa"}
    assert ("tech-submarine-cables", "named-in-package", "pkg-secure-connectivity") in africa
    assert {k for t, k, _ in africa if t == "tech-submarine-cables"} == {"named-in-package"}
    assert {v.partition("-")[0] for *_, k, v in found if k == "mechanism"} == {"mech"}
    assert "org-eu" not in {s for s, *_ in found}


def test_partner_task_area_is_the_partner_column(g):
    ties = {(t, s, k) for s, t, k in rows(g, "partner-task-area", "source", "target", "kind")}
    assert ties == set(rows(g, "partner-entries", "task_area", "partner", "kind")) and len(ties) == 23


def test_partners_named_together(g):
    lists = [values(r["partners"]) for name in ("packages", "sets") for r in table_rows(name)]
    found = rows(g, "co-named", "source", "target")
    assert len(found) == sum(comb(len(names), 2) for names in lists)
    assert set(found) == {tuple(sorted(pair)) for names in lists for pair in combinations(names, 2)}


def test_mechanisms_are_tied_for_three_reasons(g):
    found = rows(g, "mechanisms", "source", "target", "kind", "via")
    assert ("mech-tbo", "mech-tech-team-europe", "deliveredThrough", None) in found
    assert ("mech-eudis", "mech-hedi", "includesMechanism", "set-defence-platforms") in found
    assert ("mech-eu-kor-dp", "mech-eu-kor-dta", "hasParty", "country-kor") in found
    assert "org-eu" not in {via for *_, via in found}


def test_the_knowledge_network_holds_every_record_that_ties_two_things(g):
    """Counted from the tables: cells that point from one thing to another, in usable rows."""
    cells = {"participations": ("party",), "links": ("object",), "memberships": ("group",), "adoptions": ("adopters",),
             "packages": ("task_area", "partners", "works_through"), "challenges": ("technologies", "topics"),
             "measures": ("package", "technologies", "topics", "places", "partners", "works_through"),
             "assets": ("holder", "topics"), "assessments": ("topics",),
             "sets": ("level", "mechanisms", "partners", "topics"), "mechanisms": ("type",)}
    wanted = sum(len(values(r[c])) for name, columns in cells.items() for r in table_rows(name) for c in columns)
    found = rows(g, "knowledge", "source", "target", "kind", "record")
    assert len(found) == len(set(found)) == wanted
    assert not {r for *_, r in found if r.startswith(("mtn-", "gap-"))}
    assert {k for *_, k, r in found if r.startswith("evt-")} <= {"mechanismType"}
