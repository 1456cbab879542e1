"""The two clocks on a graph so small that what stays on each day can be read off the page; rules of its own, none of the project's."""
import datetime as dt

import pyoxigraph as ox
import pytest

from kg import slices
from kg.dataset import Dataset
from kg.terms import PREFIXES, short

D = dt.date.fromisoformat
HEAD = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
# Source a is out on 1 March, b was read (1 May) before the last day of its date, c was only read, d has no day that can be read.
KNOWN = HEAD + """
g:provenance {
  id:src-a dpn:latestDate "2025-03-01"^^xsd:date ; dpn:seenOn "2026-01-01"^^xsd:date .
  id:src-b dpn:latestDate "2025-12-31"^^xsd:date ; dpn:seenOn "2025-05-01"^^xsd:date .
  id:src-c dpn:seenOn "2025-06-15"^^xsd:date .
  id:src-d dcterms:title "undated" ; dpn:seenOn "soon" .
  id:psg-a oa:hasSource id:src-a ; oa:hasSelector id:psg-a-position . id:psg-a-position oa:start 1 .
  id:psg-b oa:hasSource id:src-b ; oa:hasSelector id:psg-b-position . id:psg-b-position oa:start 2 .
  id:psg-c oa:hasSource id:src-c . id:psg-d oa:hasSource id:src-d .
}
g:vocabulary { voc:state-signed skos:prefLabel "Signed"@en . }
g:asserted {
  id:both dpn:statedIn id:psg-a, id:psg-c ; dpn:ofMechanism id:m .
  id:late dpn:statedIn id:psg-b ; dpn:hasWindow id:late-window . id:late-window dpn:windowKind voc:window-main .
  id:never dpn:statedIn id:psg-d .
  id:from dpn:statedIn id:psg-a ; dpn:linkSubject id:late ; dpn:linkObject id:x .
  id:upon dpn:statedIn id:psg-a ; dpn:linkSubject id:x ; dpn:linkObject id:from .
  id:one dpn:includesMeasure id:shared ; dpn:statedIn id:psg-a .
  id:two dpn:includesMeasure id:shared, id:own ; dpn:statedIn id:psg-b .
  id:shared dpn:statedIn id:psg-a . id:own dpn:statedIn id:psg-a .
  id:search dpn:searchedOn "2025-04-30"^^xsd:date ; dpn:absenceAbout id:late, id:x .
  id:vain dpn:searchedOn "2025-04-30"^^xsd:date ; dpn:absenceAbout id:late .
  id:told dpn:searchedOn "2025-06-30"^^xsd:date ; dpn:statedIn id:psg-a .
}
g:derived { id:old dpn:seemsRelated id:x . id:both dpn:seemsRelated id:m . }
"""
RULE = "PREFIX dpn: <https://w3id.org/eudpn/ontology#> CONSTRUCT { ?r dpn:seemsRelated ?p } WHERE { ?r dpn:statedIn ?p }"
RECORDS = {"both", "late", "never", "from", "upon", "one", "two", "shared", "own", "search", "vain", "told"}


@pytest.fixture
def rules(tmp_path):
    (tmp_path / "01-related.rq").write_text(RULE, encoding="utf-8")
    return tmp_path


def made(text):
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TRIG)
    names = {short(q.subject.value) for q in store}
    return Dataset(store, True, {n: ("t.csv", i) for i, n in enumerate(sorted(names), 1)}, len(store), len(store), "small", rows=("mine",))


def told(data, layer):
    return {(short(q.subject.value), short(q.predicate.value).rsplit(":")[-1].rsplit("#")[-1], short(getattr(q.object, "value", "")))
            for q in data.store if short(q.graph_name.value) == "g:" + layer}


def stays(data, layer="asserted"):
    return {s for s, *_ in told(data, layer)} - {"late-window", "psg-a-position", "psg-b-position"}


@pytest.mark.parametrize("day, expected", [
    ("2025-02-28", set()), ("2025-03-01", {"both", "one", "shared", "told"}),
    ("2025-04-29", {"both", "one", "shared", "told"}),
    ("2025-04-30", {"both", "one", "shared", "told", "search"}),
    ("2025-05-01", RECORDS - {"never"}), ("2026-12-31", RECORDS - {"never"})])
def test_what_is_known_by_each_day(rules, day, expected):
    found = slices.known_by(made(KNOWN), rules, D(day))
    assert stays(found) == expected
    assert set(found.places) & RECORDS == expected, "what is not known has no place in the tables either"


def test_sources_and_passages_appear_on_their_day_with_what_is_part_of_them(rules):
    early, mid, late = (slices.known_by(made(KNOWN), rules, D(day)) for day in ("2025-03-01", "2025-05-01", "2025-06-15"))
    assert stays(early, "provenance") == {"src-a", "psg-a"}
    assert stays(mid, "provenance") == {"src-a", "psg-a", "src-b", "psg-b"} and stays(late, "provenance") == stays(mid, "provenance") | {"src-c", "psg-c"}
    assert "psg-a-position" in {s for s, *_ in told(early, "provenance")} and "psg-b-position" not in {s for s, *_ in told(early, "provenance")}
    assert {o for s, p, o in told(early, "asserted") if (s, p) == ("both", "statedIn")} == {"psg-a"}
    assert {o for s, p, o in told(late, "asserted") if (s, p) == ("both", "statedIn")} == {"psg-a", "psg-c"}
    assert ("late-window", "windowKind", "window-main") in told(mid, "asserted") - told(early, "asserted")
    assert stays(early, "vocabulary") == {"state-signed"}, "words are no claims"
    assert not {"src-d", "psg-d"} & stays(late, "provenance"), "a source without any day is never known"


def test_what_is_derived_is_derived_anew_from_what_stays(rules):
    data = made(KNOWN)
    found = slices.known_by(data, rules, D("2025-03-01"))
    assert told(found, "derived") == {(r, "seemsRelated", "psg-a") for r in ("both", "one", "shared", "told")}
    assert (found.name, found.rows, found.union) == ("small known by 2025-03-01", ("mine",), True)
    assert found.quads == found.triples == len(found.store) and len(data.store) == len(made(KNOWN).store), "the whole is not touched"


STOOD = HEAD + """
g:asserted {
  id:done a dpn:StatusEvent ; dpn:latestDate "2024-06-30"^^xsd:date ; dpn:ofMechanism id:m-out .
  id:open a dpn:StatusEvent ; dpn:latestDate "2024-07-01"^^xsd:date ; dpn:ofMechanism id:m-in .
  id:undated a dpn:StatusEvent ; dpn:ofMechanism id:m-in .
  id:ptc-in dpn:ofMechanism id:m-in . id:ptc-out dpn:ofMechanism id:m-out .
  id:lnk-out dpn:linkSubject id:m-out ; dpn:linkObject id:x . id:lnk-to dpn:linkSubject id:x ; dpn:linkObject id:pkg-out .
  id:lnk-from-name dpn:linkSubject id:m-voc ; dpn:linkObject id:x . id:lnk-to-name dpn:linkSubject id:x ; dpn:linkObject id:m-voc .
  id:lnk-of-event dpn:linkSubject id:open ; dpn:linkObject id:x .
  id:pkg-out dpn:includesMeasure id:only, id:shared . id:pkg-in dpn:includesMeasure id:shared .
  id:only dpn:inTaskArea id:t . id:shared dpn:inTaskArea id:t .
  id:m-out dpn:type id:treaty .
  id:was a dpn:Membership ; dpn:earliestStart "2000-01-01"^^xsd:date ; dpn:latestEnd "2024-06-29"^^xsd:date .
  id:last-day a dpn:Membership ; dpn:latestEnd "2024-06-30"^^xsd:date .
  id:first-day a dpn:Membership ; dpn:earliestStart "2024-06-30"^^xsd:date .
  id:to-be a dpn:Membership ; dpn:earliestStart "2024-07-01"^^xsd:date .
  id:undated-membership a dpn:Membership . id:figure dpn:earliestStart "2030-01-01"^^xsd:date .
}
g:vocabulary { id:m-voc skos:prefLabel "known only by name"@en . }
"""


def test_what_stood_on_a_day(rules):
    data = made(STOOD)
    out = ["https://w3id.org/eudpn/id/" + name for name in ("m-out", "pkg-out", "m-voc")]
    found = slices.standing_on(data, rules, D("2024-06-30"), out)
    gone = stays(data) - stays(found)
    assert gone == {"open", "undated", "ptc-out", "lnk-out", "lnk-to", "lnk-of-event", "lnk-from-name", "lnk-to-name",
                    "pkg-out", "only", "was", "to-be", "m-out"}
    assert stays(found, "vocabulary") == {"m-voc"} and found.name == "small as of 2024-06-30"
    assert set(found.places) == set(data.places) - gone


def test_nothing_is_out_when_all_stood(rules):
    found = slices.standing_on(made(STOOD), rules, D("2024-06-30"), [])
    assert stays(made(STOOD)) - stays(found) == {"open", "undated", "lnk-of-event", "was", "to-be"}


def test_a_measure_goes_with_the_last_of_its_packages_and_not_before(rules):
    data = made(HEAD + "g:asserted { id:one dpn:includesMeasure id:both, id:single . id:two dpn:includesMeasure id:both . id:both a dpn:Measure . id:single a dpn:Measure }")
    def left(*out):
        return stays(slices.standing_on(data, rules, D("2024-01-01"), ["https://w3id.org/eudpn/id/" + name for name in out]))
    assert left("one") == {"two", "both"} and left("two") == {"one", "both", "single"} and left("one", "two") == set()
