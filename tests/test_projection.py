"""Two-sided networks: null models against every matrix there is, similarity and nestedness against values worked by hand."""
import itertools
import math
import random
import subprocess
import sys
import warnings
from collections import Counter

import networkx as nx
import numpy
import pytest

from kg import analysis, layout, network
from kg.analysis.nesting import nodf
from kg.analysis.projection import at_least, correct
from kg.analysis.two_sided import from_cells, independent, sampled
from kg.errors import NetworkError, UnknownName


def of(lines):
    """An incidence from rows of zeros and ones."""
    return from_cells((f"r{i}", f"c{j}") for i, line in enumerate(lines) for j, one in enumerate(line) if one == "1")


def matrix(lines):
    return numpy.array([[int(c) for c in line] for line in lines], dtype=float)


def every_matrix(rows, columns):
    """All matrices of zeros and ones with these sums, by trying all of them."""
    lines = [[line for line in itertools.product((0, 1), repeat=len(columns)) if sum(line) == r] for r in rows]
    return [m for m in itertools.product(*lines) if tuple(map(sum, zip(*m))) == tuple(columns)]


# Reading a network as a two-sided one -------------------------------------------------------------------------------

def two_sided():
    return network.from_edges(
        [{"source": "jpn", "target": "quantum", "record": "r1", "via": "m1"},
         {"source": "quantum", "target": "jpn", "record": "r2", "via": "m2"},
         {"source": "kor", "target": "quantum", "record": "r3", "via": "m2"}],
        nodes=[{"id": "quantum", "class": "Technology"}, {"id": "ai", "class": "Technology"}, {"id": "chn"}])


def test_a_network_is_read_by_class_by_list_and_by_mechanism():
    held = analysis.incidence(two_sided())
    assert held.rows == ("chn", "jpn", "kor") and held.columns == ("ai", "quantum")
    assert held.matrix().tolist() == [[0, 0], [0, 1], [0, 1]]
    assert held.records["jpn", "quantum"] == ("r1", "r2") and held.ones == 2
    assert analysis.incidence(two_sided(), ["ai", "quantum"]).held == held.held
    through = analysis.incidence(two_sided(), "via")
    assert through.columns == ("m1", "m2") and "jpn" in through.rows
    kinds = analysis.incidence(two_sided(), "via", kinds={"m1": "treaty", "m2": "treaty"})
    assert kinds.columns == ("treaty",)
    assert held.turned().turned().held == held.held and held.turned().records["quantum", "kor"] == ("r3",)


def test_what_cannot_be_read_is_said():
    with pytest.raises(NetworkError, match="Technology"):
        analysis.incidence(two_sided(), "Technologie")
    with pytest.raises(NetworkError, match="same side"):
        analysis.incidence(network.from_edges([("a", "b")]), ["a", "b"])
    with pytest.raises(UnknownName, match="nobody"):
        analysis.incidence(two_sided(), ["nobody"])


# Null models --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("rows, columns", [((1, 1, 1), (1, 1, 1)), ((2, 1, 1), (2, 1, 1)), ((2, 2, 1), (2, 2, 1)),
                                           ((2, 2, 1, 1), (3, 2, 1))])
def test_curveball_draws_every_matrix_of_the_same_sums_equally_often(rows, columns):
    all_of_them = every_matrix(rows, columns)
    start = [frozenset(j for j, one in enumerate(line) if one) for line in all_of_them[0]]
    draws = 600 * len(all_of_them)
    seen = Counter(tuple(tuple(int(j in mine) for j in range(len(columns))) for mine in one) for one in sampled(start, draws, 7))
    assert set(seen) == set(all_of_them), "each of them, and nothing else"
    chi = sum((n - 600) ** 2 / 600 for n in seen.values())
    free = len(all_of_them) - 1
    assert chi < free + 4 * math.sqrt(2 * free), f"{chi} with {free} degrees of freedom"


def test_the_curveball_p_value_is_the_share_of_all_matrices():
    lines = ["110", "110", "001", "100"]
    rows, columns = (2, 2, 1, 1), (3, 2, 1)
    every = every_matrix(rows, columns)
    table = analysis.similarity(of(lines), null="curveball", draws=4000, correction="none")
    for row in table.records():
        i, j = (int(row[end][1]) for end in ("one", "other"))
        counts = [sum(a * b for a, b in zip(m[i], m[j])) for m in every]
        assert row["p"] == pytest.approx(sum(c >= row["shared"] for c in counts) / len(every), abs=0.03)
        assert row["expected"] == pytest.approx(sum(counts) / len(every), abs=0.03)
    assert len(table) == 3


@pytest.mark.parametrize("seed", range(4))
def test_the_configuration_model_keeps_every_sum_and_has_the_most_entropy(seed):
    chance = numpy.random.default_rng(seed)
    m = (chance.random((12, 8)) < chance.random((12, 1))).astype(float)
    p, gap = independent(m)
    assert gap < 1e-6
    assert p.sum(1) == pytest.approx(m.sum(1), abs=1e-6) and p.sum(0) == pytest.approx(m.sum(0), abs=1e-6)
    inner = p[(m.sum(1) > 0) & (m.sum(1) < 8)][:, (m.sum(0) > 0) & (m.sum(0) < 12)]
    # the solution with these sums is the one whose odds are a product of a row's and a column's part
    odds = numpy.log(inner / (1 - inner))
    assert odds - odds[:1] - odds[:, :1] + odds[0, 0] == pytest.approx(numpy.zeros_like(odds), abs=1e-5)


def test_the_configuration_model_by_hand():
    # all sums are 1 of 2: each cell one half
    assert independent(matrix(["10", "01"]))[0] == pytest.approx(numpy.full((2, 2), 0.5))
    # fully nested sums leave no choice at all
    assert independent(matrix(["111", "110", "100"]))[0] == pytest.approx(matrix(["111", "110", "100"]))
    assert independent(matrix(["000", "010"]))[0] == pytest.approx(numpy.array([[0, 0, 0], [0, 1, 0]]))


def test_the_sum_of_unequal_chances_against_all_outcomes():
    chance = random.Random(2)
    for _ in range(10):
        p = [chance.random() for _ in range(6)]
        for least in range(7):
            exact = sum(math.prod(x if hit else 1 - x for x, hit in zip(p, outcome))
                        for outcome in itertools.product((0, 1), repeat=6) if sum(outcome) >= least)
            found = at_least(numpy.array([p, p]), numpy.array([least, 3]))
            assert found[0] == pytest.approx(exact, rel=1e-12)
    tiny = at_least(numpy.full((1, 20), 1e-3), numpy.array([20]))
    assert tiny[0] == pytest.approx(1e-60, rel=1e-9), "small probabilities are not lost in a difference from 1"


def test_corrections_by_hand():
    p = [0.01, 0.04, 0.03, 0.5]
    assert correct(p, "bonferroni").tolist() == pytest.approx([0.04, 0.16, 0.12, 1])
    assert correct(p, "benjamini-hochberg").tolist() == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert correct(p, "none").tolist() == p and correct([], "bonferroni").tolist() == []


def test_benjamini_hochberg_as_in_scipy():
    from scipy.stats import false_discovery_control
    p = numpy.random.default_rng(1).random(50)
    assert correct(p, "benjamini-hochberg") == pytest.approx(false_discovery_control(p))


# Who is alike -------------------------------------------------------------------------------------------------------

def test_similarity_by_hand():
    row = analysis.similarity(of(["1110", "0111"])).records()[0]
    assert (row["shared"], row["jaccard"], row["what"]) == (2, 0.5, ("c1", "c2"))
    assert row["cosine"] == pytest.approx(2 / 3)


def test_the_exact_p_value_by_hand():
    # all rows have 1 of 2 and all columns 2 of 4: every cell 1/2; two rows share a column with 1/4 each
    table = analysis.similarity(of(["10", "10", "01", "01"]), correction="none")
    assert table.column("p") == pytest.approx([1 - (3 / 4) ** 2] * 2)
    assert table.column("expected") == pytest.approx([0.5] * 2)
    assert len(table) == 2 and "6 pairs" in table.note["en"], "pairs that share nothing are tests too"


def test_planted_likeness_is_found_and_chance_is_not():
    chance = random.Random(4)
    lines = [{j for j in range(80) if chance.random() < 0.2} for _ in range(30)]
    lines[1] = set(lines[0])
    lines[3] = set(lines[2])
    cells = [(f"r{i:02}", f"c{j:02}") for i, line in enumerate(lines) for j in line]
    alike = [(r["one"], r["other"]) for r in analysis.similarity(from_cells(cells)).records() if r["alike"]]
    assert alike[:2] in ([("r00", "r01"), ("r02", "r03")], [("r02", "r03"), ("r00", "r01")]) and len(alike) <= 3
    drawn = analysis.similarity(from_cells(cells), null="curveball", draws=2000, correction="none").records()
    exact = {(r["one"], r["other"]): r["p"] for r in analysis.similarity(from_cells(cells), correction="none").records()}
    from scipy.stats import spearmanr
    order = spearmanr([r["p"] for r in drawn], [exact[r["one"], r["other"]] for r in drawn]).statistic
    assert order > 0.9, "the two null models order the pairs alike; that of the averages is the more cautious"


def test_a_hub_is_alike_nobody_only_because_it_has_everything():
    cells = [("hub", f"c{j}") for j in range(10)] + [(f"r{i}", f"c{(i + k) % 10}") for i in range(10) for k in range(3)]
    for how, least in (({}, 0.3), ({"null": "curveball", "draws": 20}, 1.0)):  # sums kept on average, and exactly
        rows = analysis.similarity(from_cells(cells), **how).records()
        assert all(r["p"] >= least and not r["alike"] for r in rows if "hub" in (r["one"], r["other"]))


def test_the_network_of_those_alike_has_a_receipt_that_balances():
    cells = [(f"r{i}", f"c{j:02}") for i in range(8) for j in range(80) if i // 2 == j // 20 and (i + j) % 5]
    held = from_cells(cells)
    table, net = analysis.similarity(held), analysis.projected(held)
    receipt = net.graph["receipt"]
    assert net.number_of_edges() == sum(table.column("alike")) > 0
    assert receipt["rows"] == len(table) == receipt["edges"] + sum(one["edges"] for one in receipt["left_out"])
    assert len(net) == len(held.rows) and "Benjamini" in net.graph["method"]["en"]


def test_ties_of_the_projection_carry_the_records_of_what_is_shared():
    net = network.from_edges(
        [{"source": f"p{i}", "target": f"t{j}", "record": f"r{i}{j}"} for i in range(6) for j in range(24)
         if i // 2 == j // 8], nodes=[{"id": f"t{j}", "class": "Technology"} for j in range(24)])
    new = analysis.projected(analysis.incidence(net))
    assert set(map(frozenset, new.edges())) == {frozenset((f"p{i}", f"p{i + 1}")) for i in (0, 2, 4)}
    assert set(next(d["records"] for u, v, d in new.edges(data=True) if {u, v} == {"p0", "p1"})) == \
        {f"r{i}{j}" for i in (0, 1) for j in range(8)}


def test_the_note_names_null_model_correction_seed_and_draws():
    held = of(["110", "011", "101"])
    exact, drawn = analysis.similarity(held), analysis.similarity(held, null="curveball", draws=50, seed=9, correction="bonferroni")
    assert "bipartite configuration model" in exact.note["en"] and "Benjamini & Hochberg" in exact.note["en"]
    for words in ("curveball", "50 draws", "seed 9", "Bonferroni over 3 pairs"):
        assert words in drawn.note["en"]
    assert "抽取 50 次" in drawn.note["zh"] and "Too few draws" not in drawn.note["en"]
    planted = from_cells((f"r{i:02}", f"c{j:02}") for i in range(40) for j in range(40) if i // 2 == j // 2)
    assert "Too few draws" in analysis.similarity(planted, null="curveball", draws=20).note["en"]


# Nestedness and order -----------------------------------------------------------------------------------------------

def test_nestedness_by_hand():
    assert nodf(matrix(["111", "110", "100"])) == (100, 100, 100)
    assert nodf(matrix(["10", "01"])) == (0, 0, 0), "rows of the same size are not nested"
    # rows of 3, 2, 1: 1/2 of the second in the first, all of the third in the first, none of it in the second
    rows = matrix(["1110", "1001", "0100"])
    whole, of_rows, of_columns = nodf(rows)
    assert of_rows == pytest.approx(100 * (0.5 + 1 + 0) / 3)
    # columns of 2, 2, 1, 1 over the rows: c2 in c0 and in c1 (both hold row 0), c3 in c0 but not in c1
    assert of_columns == pytest.approx(100 * (1 + 1 + 1 + 0) / 6)
    assert whole == pytest.approx(100 * (1.5 + 3) / 9)
    assert nodf(matrix(["1"])) == (None, None, None)


def plainly(m):
    """NODF as its authors define it: sort by falling sums, then look at each pair of columns and rows in turn."""
    m = [list(row) for row in sorted(m.astype(int).tolist(), key=sum, reverse=True)]
    columns = sorted(zip(*m), key=sum, reverse=True)
    total, pairs = 0.0, 0
    for lines in (m, columns):
        for one, other in itertools.combinations(lines, 2):
            pairs += 1
            if sum(other) < sum(one) and sum(other):
                total += 100 * sum(a & b for a, b in zip(one, other)) / sum(other)
    return total / pairs


@pytest.mark.parametrize("seed", range(5))
def test_nestedness_as_by_its_definition(seed):
    m = (numpy.random.default_rng(seed).random((9, 7)) < 0.4).astype(float)
    assert nodf(m)[0] == pytest.approx(plainly(m))


def test_the_null_model_of_nestedness_against_all_matrices():
    rows, columns = (3, 2, 2, 1), (3, 2, 2, 1)
    every = every_matrix(rows, columns)
    values = [nodf(numpy.array(m, dtype=float))[0] for m in every]
    most = max(range(len(every)), key=lambda k: values[k])
    held = of(["".join(map(str, line)) for line in every[most]])
    row = analysis.nestedness(held, draws=3000).records()[0]
    assert row["null_mean"] == pytest.approx(sum(values) / len(values), rel=0.02)
    assert row["p"] == pytest.approx(sum(v >= values[most] - 1e-9 for v in values) / len(values), abs=0.03)


def test_a_nested_network_is_told_from_one_that_is_not():
    chance = random.Random(3)
    # the broad ones have the first ten things, the narrow ones what the broad ones lack
    apart = from_cells((f"r{i:02}", f"c{j:02}") for i in range(30) for j in range(20)
                       if (i < 15) == (j < 14) and chance.random() < 0.85)
    assert analysis.nestedness(apart, draws=50).records()[0]["z"] < -10
    note = analysis.ordering(apart, draws=50).note
    assert "no more nested than chance" in note["en"] and "嵌套不高于偶然" in note["zh"]
    noisy = from_cells((f"r{i:02}", f"c{j:02}") for i in range(20) for j in range(20) if chance.random() < (0.95 if i + j < 18 else 0.12))
    found = analysis.nestedness(noisy, draws=50).records()[0]
    assert found["nodf"] > 50 and found["draws"] == 50


def test_the_complexity_order_is_that_of_its_authors_reflections():
    chance = random.Random(8)
    held = from_cells((f"r{i:02}", f"c{j:02}") for i in range(12) for j in range(12) if chance.random() < (0.9 if i + j < 11 else 0.15))
    table = analysis.ordering(held, draws=5)
    m = held.matrix()
    spread, common = m.sum(1), m.sum(0)
    k, q = spread.copy(), common.copy()
    for _ in range(4000):  # the method of reflections (Hidalgo & Hausmann 2009), each time standardised
        k, q = (m @ q) / spread, (m.T @ k) / common
        k, q = k - numpy.average(k, weights=spread), q - numpy.average(q, weights=common)
        k, q = k / abs(k).max(), q / abs(q).max()
    expected = (k - k.mean()) / k.std()
    if numpy.corrcoef(expected, spread)[0, 1] < 0:
        expected = -expected
    found = dict(zip(table.column("who"), table.column("complexity")))
    assert [found[r] for r in held.rows] == pytest.approx(expected.tolist(), abs=1e-3)
    assert sum(table.column("complexity")) == pytest.approx(0, abs=1e-4)
    assert table.column("diversity")[0] == max(table.column("diversity")) or table.column("complexity")[0] > 0
    assert "not a measure of ability" in table.note["en"] and "并非能力的度量" in table.note["zh"]


def test_parts_that_nothing_joins_have_no_common_order():
    held = of(["1100", "1000", "0100", "0011"])
    found = {row["who"]: row for row in analysis.ordering(held, draws=5).records()}
    assert found["r3"]["part"] == 2 and found["r3"]["complexity"] is None
    assert {found[r]["part"] for r in ("r0", "r1", "r2")} == {1}


# Everywhere ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("held", [from_cells([]), of(["1"]), of(["11"]), of(["1", "1"]), of(["1", "1", "1"]), of(["10", "01"]), of(["111", "111"])])
def test_small_full_and_empty_ones_give_plain_answers(held):
    with warnings.catch_warnings(), numpy.errstate(all="raise"):
        warnings.simplefilter("error")
        tables = [analysis.similarity(held), analysis.similarity(held, null="curveball", draws=5),
                  analysis.nestedness(held, draws=5), analysis.ordering(held, draws=5)]
        analysis.projected(held)
    for table in tables:
        assert "nan" not in table.text() and table.json() and set(table.headings) >= set(table.columns)
        assert set(table.note) == {"en", "zh"} and table.note["en"] != table.note["zh"]
    assert not any(tables[0].column("alike"))


def test_an_empty_network_gives_an_empty_answer():
    held = analysis.incidence(nx.MultiGraph())
    assert len(analysis.similarity(held)) == len(analysis.ordering(held, draws=2)) == 0


@pytest.mark.parametrize("wrong", [{"null": "guess"}, {"correction": "fdr"}, {"level": 0}, {"level": 1.0}, {"draws": 0}, {"seed": -1}])
def test_an_unusable_parameter_is_named(wrong):
    with pytest.raises(NetworkError, match=next(iter(wrong))):
        analysis.similarity(of(["10", "11"]), **wrong)


def test_two_processes_write_the_same_bytes():
    script = ("from kg import analysis; from kg.analysis.two_sided import from_cells; import random; c = random.Random(1);"
              "h = from_cells((f'r{i}', f'c{j}') for i in range(15) for j in range(12) if c.random() < .4);"
              "n = analysis.projected(h, null='curveball', draws=200, level=.3, correction='none');"
              "print(analysis.similarity(h).json(), analysis.similarity(h, null='curveball', draws=200).json(),"
              " analysis.nestedness(h, draws=50).json(), analysis.ordering(h, draws=9).json(), sorted(n.edges(data=True)))")
    found = [subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=layout.PACKAGE.parent,
                            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(layout.PACKAGE.parent)}, check=True).stdout
             for hash_seed in ("1", "2")]
    assert found[0] == found[1] and len(found[0]) > 1000


def test_on_the_data_technologies_of_partners_are_no_more_alike_than_their_numbers_give(g):
    held = analysis.incidence(g.network("partner-technology"))
    table = analysis.similarity(held)
    assert len(table) > 1000 and held.labels("country-jpn")["en"] == "Japan"
    assert sum(table.column("alike")) < 0.05 * len(table), "sharing AI with half of the world is no likeness"
    assert all(record in g.claims for records in held.records.values() for record in records)


def test_too_many_pairs_are_refused_before_anything_is_computed():
    with pytest.raises(NetworkError, match="5007030 pairs are too many"):
        analysis.similarity(from_cells((i, 0) for i in range(3165)))


def test_no_event_at_least_as_often_as_asked_has_no_chance_to_tell():
    assert at_least(numpy.zeros((0, 3)), numpy.zeros(0, dtype=int)).tolist() == []


def test_a_null_model_that_does_not_settle_is_refused():
    with pytest.raises(NetworkError, match="does not settle.*null='curveball'"):
        independent(matrix(["1110", "1100", "1000", "0011"]), most=1)


def test_ties_without_a_mechanism_and_mechanisms_without_a_kind_make_no_cell():
    net = network.from_edges([{"source": "a", "target": "b", "via": "m"}, {"source": "b", "target": "c"}, {"source": "c", "target": "d", "via": "n"}])
    assert list(analysis.incidence(net, "via").records) == [("a", "m"), ("b", "m"), ("c", "n"), ("d", "n")]
    assert list(analysis.incidence(net, "via", {"m": "treaty"}).records) == [("a", "treaty"), ("b", "treaty")]


def test_rows_with_more_and_rarer_things_stand_first_and_draws_and_seed_are_said():
    table = analysis.ordering(of(["100", "111", "110"]))
    assert table.column("who") == ["r1", "r2", "r0"] and table.column("diversity") == [3, 2, 1] and table.column("ubiquity") == [2.0, 2.5, 3.0]
    row = analysis.nestedness(of(["100", "111", "110"])).records()[0]
    assert (row["nodf"], row["draws"], row["seed"]) == (100.0, 999, 0)
    # of rows of one size the first has the positive end: the second eigenvector of a chain is (1, 0, -1)
    chain = analysis.ordering(of(["1100", "0110", "0011"]))
    assert chain.column("who") == ["r0", "r1", "r2"] and chain.column("complexity") == pytest.approx([1.5 ** 0.5, 0, -(1.5 ** 0.5)], abs=1e-5)
    turned = analysis.ordering(of(["00110", "11000", "01100", "00011"]))  # the first row decides, though others lie further out
    assert turned.column("who") == ["r3", "r0", "r2", "r1"]
    assert "99 draws of the same row and column sums, seed 0" in chain.note["en"]
    bare = analysis.nestedness(of(["100", "111", "110"]), draws=0)
    assert bare.records()[0]["p"] is None and bare.records()[0]["nodf"] == 100 and "No null model was drawn" in bare.note["en"]
    for draws in (0, 1_000_001):
        with pytest.raises(NetworkError, match="`draws`"):
            analysis.similarity(of(["1"]), draws=draws)


def test_complexity_grows_with_the_number_of_things_by_choice_of_sign():
    chance, small = random.Random(5), 0
    for _ in range(60):
        held = from_cells((f"r{i}", f"c{j}") for i in range(5) for j in range(5) if chance.random() < 0.55)
        found = [row for row in analysis.ordering(held, draws=0).records() if row["complexity"] is not None]
        mean = sum(row["diversity"] for row in found) / max(len(found), 1)
        lean = sum((row["diversity"] - mean) * row["complexity"] for row in found)
        assert lean > -1e-4, held.held
        small += 0.01 < lean < 1
    assert small > 3, "also where it hardly leans to either side"
