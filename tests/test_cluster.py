"""A ranking shared out over workers: the same bytes from every backend, the figures of a single machine, plain errors."""
import os
import subprocess
import sys

import networkx as nx
import pytest

from kg import analysis, layout
from kg.analysis import engines, workers
from kg.analysis.pairs import pairs
from kg.errors import NetworkError, UnknownName

joblib = pytest.importorskip("joblib", reason="joblib is not installed (extra 'cluster')")
HEAVY = ("betweenness", "harmonic", "closeness")
HERE = ({"workers": 1, "backend": "sequential"}, {"workers": 2, "backend": "threading"}, {"workers": 2, "backend": "loky"})


@pytest.fixture(scope="module")
def dask():
    """A real Dask cluster on loopback: a scheduler and two worker processes."""
    distributed = pytest.importorskip("distributed", reason="distributed is not installed (extra 'cluster')")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
                                  dashboard_address="127.0.0.1:0") as cluster, distributed.Client(cluster) as client:
        yield client


@pytest.fixture(scope="module")
def karate():
    return nx.Graph(nx.karate_club_graph().edges())


@pytest.fixture(scope="module")
def large():
    """2,000 nodes of skewed degree, and beside them parts and nodes of their own."""
    net = nx.barabasi_albert_graph(1900, 3, seed=7)
    net.add_edges_from((a + 1900, b + 1900) for a, b in nx.path_graph(12).edges())
    net.add_nodes_from(range(1912, 2000))
    return net


def ranked(net, by, weight="pairs", **how):
    return analysis.rank(net, by, weight=weight, **how).json()


@pytest.mark.parametrize("by", HEAVY)
def test_every_backend_gives_the_same_bytes_and_the_figures_of_one_machine(by, large, dask):
    flat = pairs(large)
    first, *others = (engines.values(flat, by, "pairs", run=workers.shared(how["workers"], how["backend"]))
                      for how in (*HERE, {"workers": 2, "backend": "dask"}))
    assert all(found == first for found in others)  # unrounded: to the last bit
    assert first == pytest.approx(engines.values(flat, by, "pairs"), rel=1e-12, abs=0)


@pytest.mark.parametrize("by", HEAVY)
def test_the_table_is_the_same_from_every_backend(by, karate, dask):
    assert len({ranked(karate, by, **how) for how in (*HERE, {"backend": "dask"}, {})}) == 1  # {} is plain networkx


def test_the_work_is_done_in_the_processes_of_the_cluster(dask):
    done_by = set(workers.shared(2, "dask")(lambda given, part: __import__("os").getpid(), None, range(64)))
    assert done_by <= set(dask.run(os.getpid).values()) and os.getpid() not in done_by


@pytest.mark.parametrize("by", HEAVY)
def test_ties_as_distances_are_shared_out_too(by, dask):
    net = nx.MultiGraph(nx.barabasi_albert_graph(120, 2, seed=3).edges())
    net.add_edges_from(list(net.edges())[::3])
    tables = {ranked(net, by, "ties", **how) for how in (*HERE, {"backend": "dask"})}
    assert len(tables) == 1
    flat = pairs(net)
    assert engines.values(flat, by, "ties", run=workers.shared(1)) == pytest.approx(
        engines.values(flat, by, "ties", "small"), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("by", HEAVY)
def test_a_network_too_deep_for_many_sources_at_once(by):
    """In a chain of n nodes, n-1-i of them lie on the one side of node i and i on the other: betweenness i(n-1-i)."""
    chain = nx.path_graph(300)
    flat = pairs(chain)
    shared = engines.values(flat, by, "pairs", run=workers.shared(2, "loky"))
    assert shared == pytest.approx(engines.values(flat, by, "pairs", "small"), rel=1e-12, abs=0)
    if by == "betweenness":
        assert shared == [i * (299 - i) for i in range(300)]


def test_the_backend_may_be_named_the_way_of_joblib(karate, dask):
    with joblib.parallel_config(backend="dask"):
        inside = ranked(karate, "betweenness", workers=2)
    assert inside == ranked(karate, "betweenness", workers=2)


@pytest.mark.parametrize("weight", ["pairs", "ties"])
def test_arrays_that_workers_may_only_read(weight):
    """Large arrays reach processes as read-only maps of a file; here small ones do."""
    net = nx.barabasi_albert_graph(90, 2, seed=4)
    for by in HEAVY:
        with joblib.parallel_config(max_nbytes=100):
            mapped = ranked(net, by, weight, workers=2, backend="loky")
        assert mapped == ranked(net, by, weight, workers=1)


def test_the_shares_hang_on_the_network_alone(large):
    seen = []

    def run(work, given, parts):
        seen.append([list(part) for part in parts])
        return [work(given, part) for part in parts]

    flat = pairs(large)
    for _ in range(2):
        engines.values(flat, "betweenness", "pairs", run=run)
    assert seen[0] == seen[1] and len(seen[0]) == 9  # 1,900 nodes in shares of 256, and the chain
    assert sorted(i for part in seen[0] for i in part) == list(range(1912))  # each source once; nodes without a tie in none


@pytest.mark.parametrize("by", [by for by in analysis.MEASURES if by not in HEAVY])
def test_what_is_linear_is_done_here(by, karate, monkeypatch):
    monkeypatch.setattr(workers, "_pool", lambda *_: pytest.fail("a worker was woken"))
    weight = analysis.MEASURES[by].readings[0]
    assert ranked(karate, by, weight, workers=2) == ranked(karate, by, weight)


@pytest.mark.parametrize("by", HEAVY)
def test_networks_without_ties(by):
    for net in (nx.Graph(), nx.empty_graph(3)):
        assert ranked(net, by, workers=2) == ranked(net, by)


@pytest.mark.parametrize("number", [0, -2, 1.5, True, "2"])
def test_a_number_of_workers_that_is_none(number, karate):
    with pytest.raises(NetworkError) as caught:
        ranked(karate, "betweenness", workers=number)
    assert repr(number) in str(caught.value) and "nearest: 1" in str(caught.value)
    assert "最接近" in caught.value.said.zh and repr(number) in caught.value.said.zh


def test_an_unknown_backend_is_told_the_nearest(karate):
    with pytest.raises(UnknownName) as caught:
        ranked(karate, "betweenness", backend="dusk")
    assert caught.value.nearest[0] == "dask" and "后端" in caught.value.said.zh


def test_a_backend_without_its_cluster_or_library_says_what_is_missing():
    script = """import sys
for name in ("joblibspark", "ray"):
    sys.modules[name] = None
import networkx as nx
from kg import analysis, errors
for backend in ("dask", "spark", "ray"):
    try:
        analysis.rank(nx.path_graph(9), backend=backend)
    except errors.NetworkError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=layout.PACKAGE.parent)
    said = done.stdout.splitlines()
    assert [one.split("'")[1] for one in said] == ["dask", "spark", "ray"], done.stderr
    assert "first create a Dask Client" in said[0] and "joblibspark" in said[1] and "ray" in said[2]
    assert all("cannot be reached" in one for one in said)


def test_the_shell_shares_out_too(capsys):
    from kg.shell import main
    said = []
    for more in ([], ["--workers", "2"]):
        assert main(["rank", "partners", "--top", "3", "--as", "csv", *more]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] and said[0].count("\n") == 4
    for wrong in (["--workers", "0"], ["--workers", "2", "--intervals"]):
        with pytest.raises(SystemExit) as caught:
            main(["rank", "partners", *wrong])
        assert caught.value.code == 2 and "--workers" in capsys.readouterr().err


def test_without_joblib_the_error_names_the_extra(karate, monkeypatch):
    monkeypatch.setitem(sys.modules, "joblib", None)
    with pytest.raises(NetworkError, match=r"pip install 'eudpn\[cluster\]'") as caught:
        ranked(karate, "betweenness", workers=2)
    assert "pip install 'eudpn[cluster]'" in caught.value.said.zh
    assert ranked(karate, "betweenness")  # one machine needs none
