"""The difference between two states of the data: what changed, which answers and ranks changed with it, and why."""
import json
import re
import shutil
import subprocess

import pytest
from conftest import HAN, plant, rows, write_rows

import kg
from kg import dataset, difference, layout
from kg.difference import compare, located
from kg.errors import FileError
from kg.graph import KnowledgeGraph
from kg.table import Table

SHORT = "e6dcae4"  # the data of the founding article
EVENT = "evt-sgp-dta-signed"
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]")


def opened(place):
    """The graph of a place, as `kg diff` opens it."""
    if place.path.is_file():
        return KnowledgeGraph(dataset.read_file(place.path), foreign=True)
    return KnowledgeGraph(dataset.build(place.ontology or layout.ONTOLOGY, place.path))


def line_of(folder, table, name):
    return next(i for i, row in enumerate(rows(folder, table), 1) if row[0] == name)


def without(folder, table, *names):
    write_rows(folder, table, [row for row in rows(folder, table) if row[0] not in names])


@pytest.fixture(scope="module")
def edited(g, tmp_path_factory):
    """The project's data with five edits of known effect, and their difference to the data as they are."""
    folder = tmp_path_factory.mktemp("edited") / "data"
    shutil.copytree(layout.DATA, folder)
    plant(folder, "events", line_of(folder, "events", EVENT), date="2025-05-09")                       # another day
    found = rows(folder, "participations")
    head, row = found[0], next(r for r in found if r[0] == "ptc-jpn-dp-jpn")
    renamed = [*found, ["ptc-jpn-dp-japan", *row[1:]]]
    write_rows(folder, "participations", [r for r in renamed if r[0] != "ptc-jpn-dp-jpn"])              # another id
    first = next(r for r in found if r[0] == "ptc-can-dp-can")
    at = line_of(folder, "participations", "ptc-can-dp-can")
    passages = first[head.index("sources")].split("|")
    kept = "|".join(p for p in passages if p.startswith("psg-seed"))
    plant(folder, "participations", at, confidence="confidence-low", sources=kept)                        # weaker, fewer passages
    other = line_of(folder, "participations", "ptc-kor-dp-kor")
    plant(folder, "participations", other, review="review-rejected", note_en="Test.", note_zh="测试。")   # no longer used
    plant(folder, "mechanisms", line_of(folder, "mechanisms", "mech-eu-ind-ttc"), en="EU–India Council")  # another name only
    new = kg.open(folder)
    return compare(g, new, rankings=(("partners", "ties"),), names=("old", "new")), g, new


def test_claims_are_added_changed_and_withdrawn_by_their_ids(edited):
    d, *_ = edited
    assert [c.record for c in d.changes.of("added")] == ["ptc-jpn-dp-japan"]
    assert [c.record for c in d.changes.of("withdrawn")] == ["ptc-jpn-dp-jpn"]
    changed = {c.record: set(c.fields) for c in d.changes.of("changed")}
    assert changed.pop(EVENT) == {"date"}
    assert changed.pop("ptc-can-dp-can") == {"confidence", "passages"}
    assert changed.pop("ptc-kor-dp-kor") == {"review", "note"}
    assert changed and set(map(frozenset, changed.values())) == {frozenset({"wording"})}  # all that name the renamed mechanism
    assert all("mech-eu-ind-ttc" in d.changes.claims[c].touches for c in changed)
    assert d.changes.things["mech-eu-ind-ttc"] == ("reference", "changed")


def test_a_field_has_its_value_before_and_after(edited):
    d, *_ = edited
    assert d.changes.claims[EVENT].fields["date"] == ("2025-05-07", "2025-05-09")
    canada = d.changes.claims["ptc-can-dp-can"].fields
    assert canada["confidence"] == ("high", "low") and set(canada["passages"][0]) > set(canada["passages"][1])
    assert d.changes.claims["ptc-kor-dp-kor"].fields["note"][1].zh == "测试。"
    assert d.changes.claims[EVENT].place.startswith("events.csv:")


def changes_in(d, name):
    return next((a.rows for a in d.answers if a.question.name == name), ())


def test_each_changed_row_names_the_claims_that_did_it(edited):
    d, *_ = edited
    signed = [r for r in changes_in(d, "history") + changes_in(d, "state-on-day") + changes_in(d, "trade-pipeline")
              if "mech-eu-sgp-dta" in (r.after or ())]
    assert signed and all(r.what == "altered" and r.claims == (EVENT,) and r.how == "evidence" for r in signed)
    partners = {(r.before or r.after)[0]: r for r in changes_in(d, "digital-partnerships")}
    assert partners["country-kor"].what == "removed" and partners["country-kor"].claims == ("ptc-kor-dp-kor",)
    assert partners["country-can"].what == "altered" and partners["country-can"].claims == ("ptc-can-dp-can",)
    assert set(partners["country-jpn"].claims) == {"ptc-jpn-dp-jpn", "ptc-jpn-dp-japan"}
    assert "country-sgp" not in partners


def test_rows_before_and_after_account_for_the_whole_answer(edited):
    d, old, new = edited
    changed = {a.question.name: a for a in d.answers}
    for question in new.questions():
        was, now = sorted(map(str, old.ask(question.name))), sorted(map(str, new.ask(question.name)))
        for r in changed[question.name].rows if question.name in changed else ():
            if r.before is not None:
                was.remove(str(r.before))
            if r.after is not None:
                now.remove(str(r.after))
        assert was == now, question.name


class Stub:
    """A graph with one question, whose records are those of the project."""

    def __init__(self, g, rows):
        self.store, self.claims, self.names, self.places = g.store, g.claims, g.names, g.places
        self.rows, self.kept = rows, g.question("mechanisms")

    def questions(self):
        return [self.kept]

    def ask(self, name):
        return Table(("mechanism", "n"), self.rows)


@pytest.mark.parametrize("before, after, expected", [
    ([("x", 1), ("x", 1)], [("x", 1)], ["removed"]),                                       # a row that stood there twice
    ([("x", 1)], [("x", 1), ("x", 2), ("y", 1)], ["added", "added"]),
    ([("mech-dpn", 1), ("mech-tbo", 1)], [("mech-tbo", 2), ("mech-dpn", 1)], ["altered"]),  # the order means nothing
    ([("mech-dpn", 1)], [("mech-tbo", 1)], ["added", "removed"]),
])
def test_rows_are_compared_as_they_are_counted(g, before, after, expected):
    d = compare(Stub(g, before), Stub(g, after), rankings=())
    found = [r for a in d.answers for r in a.rows]
    assert sorted(r.what for r in found) == expected and all(r.how == "unnamed" and not r.claims for r in found)


def test_a_ranking_says_who_moved_and_through_which_claims(edited):
    d, old, new = edited
    ranked, = d.rankings
    moves = {m.node: m for m in ranked.moves}
    korea = moves["country-kor"]
    assert "ptc-kor-dp-kor" in korea.claims and korea.after[1] == korea.before[1] - 1
    was = {r["node"]: r["rank"] for r in kg.analysis.rank(old.network("partners"), by="ties").records()}
    now = {r["node"]: r["rank"] for r in kg.analysis.rank(new.network("partners"), by="ties").records()}
    assert {n for n in was.keys() | now.keys() if was.get(n) != now.get(n)} == set(moves)


def test_nothing_changed_is_said(g):
    d = compare(g, g)
    assert not d and d.counts()["rows"] == {"added": 0, "removed": 0, "altered": 0}
    assert d.text("en").endswith("Nothing changed.") and d.text("zh").endswith("没有变化。")


@pytest.mark.parametrize("full", [False, True])
def test_the_report_reads_in_both_languages(edited, full):
    d, *_ = edited
    en, zh = d.text("en", full), d.text("zh", full)
    assert en.splitlines()[1].startswith("Claims: 1 added, ") and zh.splitlines()[1].startswith("陈述：新增1")
    assert EVENT in en and "date: 2025-05-07 → 2025-05-09" in en and "日期：2025-05-07 → 2025-05-09" in zh
    assert "because of: changed" in en and "所致陈述：修改" in zh
    own = [line for line in zh.splitlines() if "所致陈述" in line or line.startswith(("陈述", "答案"))]
    assert own and not any(HALF_WIDTH.search(line.split("[")[0]) for line in own)
    assert len(d.text("en", True)) >= len(d.text("en"))


def test_json_and_table_hold_everything(edited):
    d, *_ = edited
    told = json.loads(d.json())
    assert set(told) == {"old", "new", "counts", "claims", "things", "answers", "rankings"}
    counted = {w: sum(c["change"] == w for c in told["claims"]) for w in ("added", "changed", "withdrawn")}
    assert told["counts"]["claims"] == counted
    assert told["counts"]["questions"]["changed"] == len(told["answers"])
    ids = {c["id"] for c in told["claims"]}
    for answer in told["answers"]:
        for row in answer["rows"]:
            assert set(row["claims"]) <= ids and bool(row["claims"]) == (row["how"] != "unnamed")
            assert all(set(row[k]) == set(answer["columns"]) for k in ("before", "after") if row[k])
    listed = sum(len(a["rows"]) for a in told["answers"]) + len(ids) + sum(len(r["moves"]) for r in told["rankings"])
    assert len(d.table()) == listed and d.json() == d.json()


# Where data can lie ---------------------------------------------------------------------------------------------------------

def test_an_export_has_the_same_claims_as_its_tables(g, tmp_path):
    for name in ("whole.nq", "whole.trig"):
        g.export(tmp_path / name)
        with located(tmp_path / name) as place:
            assert not compare(g, opened(place), rankings=())


def test_a_folder_is_opened_with_its_own_ontology(tmp_path):
    shutil.copytree(layout.DATA, tmp_path / "data")
    with located(tmp_path / "data") as place:
        assert place.ontology is None
    shutil.copytree(layout.ONTOLOGY, tmp_path / "ontology")
    for folder in (tmp_path / "data", tmp_path):
        with located(folder) as place:
            assert place.ontology == (tmp_path / "ontology").resolve() and place.path == tmp_path / "data"
    with located(None) as place:
        assert (place.path, place.ontology) == (layout.DATA, layout.ONTOLOGY)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A repository whose last commit is the project's data and ontology, and whose working tree is damaged since."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    home = tmp_path_factory.mktemp("repository")
    shutil.copytree(layout.DATA, home / "data")
    shutil.copytree(layout.ONTOLOGY, home / "ontology")
    git = ("git", "-C", str(home), "-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "One"), ("tag", "v1")):
        subprocess.run([*git, *words], check=True, capture_output=True)
    (home / "data" / "events.csv").write_text("damaged", encoding="utf-8")
    return home


def test_a_revision_is_what_was_committed(g, repository):
    for name in ("HEAD", "v1", "HEAD~0", "HEAD^{commit}"):
        with located(name, repository) as place:
            assert place.ontology is not None and place.path.name == "data"
            folder = place.path
            if name == "v1":
                assert not compare(opened(place), g, rankings=())
        assert not folder.exists()  # what was unpacked is gone
    assert (repository / "data" / "events.csv").read_text(encoding="utf-8") == "damaged"
    done = subprocess.run(["git", "-C", str(repository), "status", "--porcelain"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["M", "data/events.csv"]


NO_PLACES = ["nowhere", "HEAD~99", "--upload-pack=touch x", "-h", "HEAD:data", "a..b", "", " ", "v1\n", "v1 v2", "x" * 300, "\0"]


@pytest.mark.parametrize("name", NO_PLACES)
def test_what_is_no_place_is_told_in_one_sentence(name, repository):
    with pytest.raises(FileError) as told, located(name, repository):
        pass
    assert HAN.search(told.value.said.zh) and "\n" not in str(told.value)


def test_a_revision_without_a_repository_or_git_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(layout, "HOME", tmp_path)
    with pytest.raises(FileError, match="no git repository"), located("HEAD"):
        pass
    monkeypatch.setenv("PATH", "")
    (tmp_path / ".git").mkdir()
    with pytest.raises(FileError, match="not installed"), located("HEAD"):
        pass


def test_places_that_hold_no_records_are_told(g, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.ttl").write_text("", encoding="utf-8")
    one, two, three = (f"<https://example.org/{n}>" for n in "abc")
    (tmp_path / "x.nq").write_text(f"{one} {two} {three} .\n", encoding="utf-8")
    for name in ("empty", "x.ttl"):
        with pytest.raises(FileError), located(tmp_path / name):
            pass
    with located(tmp_path / "x.nq") as place, pytest.raises(FileError, match="no records"):
        compare(g, opened(place), rankings=())


# From the first release to now ----------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def since_first(g):
    """From the data of the founding article alone to the data of today; skipped where the history is not at hand."""
    if shutil.which("git") is None or not (layout.HOME / ".git").exists():
        pytest.skip("no repository here")
    try:
        with located(SHORT) as place:
            old = opened(place)
    except FileError:
        pytest.skip("the first revision is not in this repository")
    return compare(old, g, rankings=(("partners", "ties"),), names=(SHORT, "now"))


def test_the_growth_since_the_founding_article_is_told_with_its_reasons(since_first):
    d = since_first
    counts = d.counts()
    assert counts["claims"]["added"] > 1000 and counts["claims"]["withdrawn"] < 20
    by_question = {a.question.name: a for a in d.answers}
    assert {"state-on-day", "partners", "knowledge", "mechanisms", "sources", "contradictions"} <= set(by_question)
    unnamed = sum(r.how == "unnamed" for a in d.answers for r in a.rows)
    assert unnamed < 0.02 * sum(len(a.rows) for a in d.answers)
    korea = next(r for r in by_question["digital-partnerships"].rows if "country-kor" in r.after)
    assert korea.what == "altered" and korea.claims == ("evt-kor-dp-launched",)
    canada = next(r for r in by_question["state-on-day"].rows if "mech-eu-can-dp" in r.after)
    assert canada.claims == ("evt-can-dp-met-2025",)
    for r in (r for a in d.answers for r in a.rows if r.what == "altered"):
        swapped = {c for pair in zip(r.before, r.after) if pair[0] != pair[1] for c in pair if c in d.changes.claims}
        assert swapped <= set(r.claims)  # a changed claim on which the row rests only now, or no more, is always named
    ranked, = d.rankings
    entered = {m.node for m in ranked.moves if m.what == "entered"}
    assert "country-bra" in entered and all(m.claims for m in ranked.moves if m.what == "entered")


def test_the_names_of_the_module_are_those_of_its_door():
    assert all(hasattr(difference, name) for name in difference.__all__)
