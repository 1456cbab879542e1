"""One stage of the work by one engine in a process of its own: prints what it measured as lines of JSON.

    python benchmarks/stages.py STAGE ENGINE FOLDER [OPTIONS_AS_JSON]

Called by run.py. FOLDER is that of a size (sizes.py): ``tables/``, ``all.nq``, ``all.nt``, ``questions.json``. Whatever comes before
the work itself (imports, reading what the stage starts from) is not timed; the peak of memory is that of the whole process.
An engine that is not installed says so and is no error.
"""
from __future__ import annotations

import cProfile
import gc
import json
import os
import pstats
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[], int]
Made = Callable[[Path, dict], Work]
MODULES = {"kg": "kg.graph", "pyoxigraph": "pyoxigraph", "rdflib": "rdflib", "oxrdflib": "oxrdflib", "maplib": "maplib",
           "pyshacl": "pyshacl", "networkx": "networkx", "kglab": "kglab", "pyvis": "pyvis.network"}
"""What must be importable for an engine; one that is not named here needs what its name begins with."""


def highest() -> float:
    """The most memory that this process has held, in MB; unlike ``ru_maxrss`` it forgets the process that started this one."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def measured(work: Work) -> dict[str, Any]:
    """Wall and processor seconds of a call, what it counted, and the peak of memory."""
    gc.collect()
    start, used = time.perf_counter(), processor()
    count = work()
    return {"wall": time.perf_counter() - start, "cpu": processor() - used, "mb": highest(), "count": count}


def processor() -> float:
    """Seconds of processor of this process with its threads and of its finished children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


# Load: an RDF file becomes a store ---------------------------------------------------------------------------------

def load_kg(place: Path, options: dict) -> Work:
    import kg

    with tempfile.TemporaryDirectory() as folder:  # what is read at the first opening is read before the clock runs
        (first := Path(folder) / "first.nq").write_text("<urn:a> <urn:b> <urn:c> <urn:d> .\n")
        kg.open(first)
    return lambda: kg.open(place / "all.nq").data.quads


def load_pyoxigraph(place: Path, options: dict) -> Work:
    def work() -> int:
        return len(store(place))
    return work


def store(place: Path) -> Any:
    """The whole dataset of a size in bare Oxigraph."""
    import pyoxigraph as ox

    made = ox.Store()
    made.bulk_load(path=str(place / "all.nq"), format=ox.RdfFormat.N_QUADS)
    return made


def load_rdflib(place: Path, options: dict) -> Work:
    return lambda: len(rdflib_dataset(place))


def rdflib_dataset(place: Path) -> Any:
    import rdflib

    made = rdflib.Dataset(default_union=True)
    made.parse(place / "all.nq", format="nquads")
    return made


def load_oxrdflib(place: Path, options: dict) -> Work:
    return lambda: len(oxrdflib_dataset(place))


def oxrdflib_dataset(place: Path) -> Any:
    import rdflib

    made = rdflib.Dataset(store="Oxigraph", default_union=True)
    made.parse(place / "all.nq", format="ox-nquads")
    return made


def load_maplib(place: Path, options: dict) -> Work:
    def work() -> int:
        maplib_model(place)
        return 0
    return work


def maplib_model(place: Path) -> Any:
    import maplib

    made = maplib.Model()
    made.read(str(place / "all.nt"), format="ntriples")
    return made


# Lift: tables become a dataset -------------------------------------------------------------------------------------

def lift_kg(place: Path, options: dict) -> Work:
    import pyoxigraph as ox

    from kg import records

    def work() -> int:
        found = records.read(place / "tables")
        assert not found.faults, found.faults[:3]
        made = ox.Store()
        found.fill(made) if hasattr(found, "fill") else made.bulk_extend(found.quads)
        return len(made)
    return work


def lift_pyoxigraph(place: Path, options: dict) -> Work:
    import pyoxigraph as ox

    from kg import records

    quads = list(records.read(place / "tables").quads)

    def work() -> int:
        made = ox.Store()
        made.bulk_extend(quads)
        return len(made)
    return work


# Check and derive --------------------------------------------------------------------------------------------------

def opened(place: Path) -> Any:
    """Our graph on the finished dataset of a size, as the project's own data."""
    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph

    made = store(place)
    return KnowledgeGraph(Dataset(made, True, {}, len(made), len(made), "benchmark"))


def check_kg(place: Path, options: dict) -> Work:
    g = opened(place)
    return lambda: len(g.check())


def check_pyshacl(place: Path, options: dict) -> Work:
    import pyshacl
    import rdflib

    from kg import dataset, layout

    shapes = [rdflib.Graph().parse(layout.ONTOLOGY / name) for name in ("shapes.ttl", "style.ttl")]
    made = store(place)
    graph = dataset.flat(made)
    words = dataset.flat(made.quads_for_pattern(None, None, None, dataset.graph_name("ontology")))
    result = rdflib.URIRef("http://www.w3.org/ns/shacl#ValidationResult")
    return lambda: sum(len(list(pyshacl.validate(data, shacl_graph=given, advanced=True)[1].subjects(None, result)))
                       for data, given in zip((graph, words), shapes))


def derive_kg(place: Path, options: dict) -> Work:
    from kg import dataset, layout

    made = store(place)
    made.remove_graph(dataset.graph_name("derived"))
    return lambda: sum(dataset.derive(made, layout.ONTOLOGY / "rules").values())


def derive_rdflib(place: Path, options: dict) -> Work:
    from kg import dataset, layout

    made = store(place)
    made.remove_graph(dataset.graph_name("derived"))
    view = dataset.rdflib_view(made)
    rules = [p.read_text(encoding="utf-8") for p in sorted((layout.ONTOLOGY / "rules").glob("*.rq"))]

    def work() -> int:
        layer, before = view.graph(rdflib_name("derived")), len(view)
        for rule in rules:
            for triple in list(view.query(rule)):
                if triple not in view:
                    layer.add(triple)
        return len(view) - before
    return work


def rdflib_name(layer: str) -> Any:
    import rdflib

    from kg.dataset import graph_name

    return rdflib.URIRef(graph_name(layer).value)


# Project: a dataset becomes a network ------------------------------------------------------------------------------

NETWORK = "knowledge"


def project_kg(place: Path, options: dict) -> Work:
    import networkx  # noqa: F401 - read before the clock runs

    g = opened(place)
    return lambda: g.network(NETWORK).number_of_edges()


def project_networkx(place: Path, options: dict) -> Work:
    """Lists that are ready: nodes with their labels, ties with all columns of the answer; no query, no look-up."""
    import networkx as nx

    texts = json.loads((place / "questions.json").read_text(encoding="utf-8"))
    answer = store(place).query(texts[NETWORK], use_default_graph_as_union=True)
    columns = [v.value for v in answer.variables]
    a, b = columns.index("source"), columns.index("target")
    ties = [(row[a], row[b], dict(zip(columns, row))) for row in ([None if t is None else t.value for t in r] for r in answer)]
    nodes = [(n, {"label_en": n, "label_zh": n, "class_": None}) for n in dict.fromkeys(e for tie in ties for e in tie[:2])]

    def work() -> int:
        net = nx.MultiDiGraph()
        net.add_nodes_from(nodes)
        net.add_edges_from(ties)
        return net.number_of_edges()
    return work


def asserted(place: Path) -> Any:
    """The asserted layer as an rdflib graph: what a converter would be given."""
    from kg import dataset

    return dataset.flat(store(place).quads_for_pattern(None, None, None, dataset.graph_name("asserted")))


def project_rdflib_multidigraph(place: Path, options: dict) -> Work:
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

    graph = asserted(place)
    return lambda: rdflib_to_networkx_multidigraph(graph).number_of_edges()


def project_rdflib_graph(place: Path, options: dict) -> Work:
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_graph

    graph = asserted(place)
    return lambda: rdflib_to_networkx_graph(graph).number_of_edges()


def project_kglab(place: Path, options: dict) -> Work:
    """In an environment of its own: nothing of this project is imported."""
    import kglab
    import networkx as nx

    graph = kglab.KnowledgeGraph()
    graph.load_rdf(str(place / "asserted.nt"), format="nt")
    text = "SELECT ?subject ?object WHERE { ?subject ?predicate ?object FILTER(isIRI(?object)) }"

    def work() -> int:
        return kglab.SubgraphMatrix(graph, text).build_nx_graph(nx.DiGraph()).number_of_edges()
    return work


# Draw: a network becomes a page ------------------------------------------------------------------------------------

def network(nodes: int) -> Any:
    """A network with labels on its nodes, of average degree 8."""
    import networkx as nx
    from analysis import graph

    net = nx.Graph(graph(nodes))
    nx.set_node_attributes(net, {n: f"Node {n}" for n in net}, "label")
    return net


def draw_kg(place: Path, options: dict) -> Work:
    from kg import views

    net, path = network(options["nodes"]), Path(tempfile.mkdtemp(dir=place)) / "ours.html"
    views.draw(network(20), path)
    return lambda: views.draw(net, path) is not None and path.stat().st_size


def draw_pyvis(place: Path, options: dict) -> Work:
    from pyvis.network import Network

    net, path = network(options["nodes"]), Path(tempfile.mkdtemp(dir=place)) / "stock.html"

    def work() -> int:
        page = Network(cdn_resources="in_line")
        page.from_nx(net)
        path.write_text(page.generate_html(), encoding="utf-8")
        return path.stat().st_size
    return work


def draw_pyvis_filled_in_bulk(place: Path, options: dict) -> Work:
    from pyvis.network import Network

    net, path = network(options["nodes"]), Path(tempfile.mkdtemp(dir=place)) / "bulk.html"

    def work() -> int:
        page = Network(cdn_resources="in_line")
        page.add_nodes(list(net), label=[d["label"] for _, d in net.nodes(data=True)])
        page.edges = [{"from": a, "to": b} for a, b in net.edges()]
        path.write_text(page.generate_html(), encoding="utf-8")
        return path.stat().st_size
    return work


def start_up_kg(place: Path, options: dict) -> Work:
    """For the profile only: the shell from the first import to the answer."""
    def work() -> int:
        from kg import shell

        return shell.main(["ask", "digital-partnerships", "--as", "csv", "-o", str(place / "answer.csv")])
    return work


# One process -------------------------------------------------------------------------------------------------------

def missing(engine: str) -> str | None:
    """The module that an engine needs and that is not installed."""
    from importlib.util import find_spec

    name = MODULES.get(engine, re.split(r"[ ,]", engine)[0])
    try:
        return None if find_spec(name.split(".")[0]) else name
    except (ImportError, ValueError):
        return name


def profiled(work: Work) -> str:
    """Where the time of a call goes: by own and by cumulative time. Threads and the insides of compiled code are not seen."""
    watch = cProfile.Profile()
    watch.enable()
    work()
    watch.disable()
    stats = pstats.Stats(watch)
    parts = []
    for title, key in (("own", "tottime"), ("cumulative", "cumtime")):
        stats.sort_stats(key)
        lines = [f"{'seconds':>9} {'calls':>10}  function (by {title} time; whole {stats.total_tt:.2f} s)"]
        for function in (stats.fcn_list or [])[:14]:
            calls, _, own, cumulative, _ = stats.stats[function]
            lines.append(f"{own if title == 'own' else cumulative:9.3f} {calls:10,}  {named(*function)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def named(file: str, line: int, function: str) -> str:
    """A function as a reader of the project knows it: no path of this machine."""
    if file == "~":
        return re.sub(r" at 0x[0-9a-f]+", "", function)
    short = re.sub(r"^.*/(?:site-packages|python3\.\d+)/", "", file)
    short = re.sub(r"^.*/(?=(?:kg|benchmarks)/)", "", short)
    return f"{short if not short.startswith('/') else Path(short).name}:{line} {function}"


def main(stage: str, engine: str, place: str, options: str = "{}") -> None:
    """Do one stage and print what was measured."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    given = json.loads(options)
    if (stage, engine) != ("load", "virtuoso") and stage not in ("ask", "texts", "analyse") and (name := missing(engine)):
        print(json.dumps({"missing": name}))
        return
    if stage in ("ask", "texts") or engine == "virtuoso":
        import asking

        asking.run(stage, engine, Path(place), given)
    elif stage == "analyse":
        import analysis

        analysis.run(engine, given)
    else:
        work = globals()[re.sub(r"\W+", "_", f"{stage}_{engine}")](Path(place), given)
        print(json.dumps({"profile": profiled(work)} if given.get("profile") else measured(work)), flush=True)
    sys.stdout.flush()
    os._exit(0)  # a large store takes seconds to take down


if __name__ == "__main__":
    main(*sys.argv[1:])
