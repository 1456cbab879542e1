"""A dataset put into a server, graph by graph (SPARQL 1.1 Graph Store HTTP Protocol), and verified afterwards.

N-Triples to one named graph a request: the one form that every server tried takes. Afterwards the counts and a content
hash of what the server gives back are compared with what was sent, with blank nodes named canonically (RDFC-1.0).
"""
from __future__ import annotations

import re
import urllib.parse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.dataset import digest
from kg.errors import EndpointError, KnowledgeGraphError
from kg.places.client import Client, Reply
from kg.places.endpoint import Endpoint
from kg.table import Table
from kg.terms import short
from kg.words import Bilingual

BATCH = 20_000
TITLE = {"en": "Statements loaded and verified", "zh": "已载入并核对的陈述"}
PLAN = {"en": "What would be loaded", "zh": "将要载入的内容"}
HEADINGS = {"graph": {"en": "Graph", "zh": "图"}, "statements": {"en": "Statements", "zh": "陈述数"},
            "before": {"en": "There before", "zh": "原有陈述数"}, "done": {"en": "Done", "zh": "结果"},
            "sha256": {"en": "SHA-256", "zh": "SHA-256"}}
_LOADED, _SAME = Bilingual("loaded, verified", "已载入并核对"), Bilingual("was there, verified", "原已存在，已核对")
_WOULD, _STAYS = Bilingual("would be loaded", "将载入"), Bilingual("is there already", "已存在")
_OVER = Bilingual("would be replaced", "将替换")
# Address of the graph store beside that of queries, by product; the first that fits is taken.
_STORES = (
    (r"(.*)/repositories/([^/]+)/?", r"\1/repositories/\2/rdf-graphs/service"),  # GraphDB, RDF4J
    (r"(.*):8182/sparql/?", r"\1:8182/sparql/gsp/"),                              # Neptune
    (r"(.*)/sparql-auth/?", r"\1/sparql-graph-crud-auth"), (r"(.*)/sparql/?", r"\1/sparql-graph-crud-auth"),  # Virtuoso
    (r"(.*://[^/]+)/query/?", r"\1/store"),                                       # Oxigraph
    (r"(.*)/(?:query|sparql)/?", r"\1/data"),                                     # Fuseki
)


def load(quads: Iterable[ox.Quad], to: str, *, store: str | None = None, auth: str | None = None, timeout: float = 300.0,
         replace: bool = False, dry_run: bool = False, progress: Callable[[str], None] = lambda graph: None) -> Table:
    """Put quads into a server, and hold what it then gives back against what was sent.

    Parameters: ``to`` is the address for queries; ``store`` that of the graph store (left out: guessed from ``to`` for the
    usual products); ``auth`` as in ``client.Client``; ``timeout`` in seconds a request; ``replace``: graphs that hold
    something else may be replaced; ``dry_run``: only say what would be done; ``progress`` is told each graph as it begins.

    Gives one row a graph: statements, how many were there before, what was done, SHA-256 of the sorted statements.
    Raises ``EndpointError``; if some graphs were written before it, the message says which are whole and which may not be.
    """
    graphs = _by_graph(quads)
    far = Endpoint(Client(to, auth, timeout), here=False)
    gsp = Client(store or guessed(to), auth, timeout)
    before = {g: far.count(g) for g in graphs}
    same = {g for g, n in before.items() if n and n == len(graphs[g]) and far.digest(g, n) == content(graphs[g])}
    other = [g for g, n in before.items() if n and g not in same]
    if other and not replace and not dry_run:
        raise EndpointError(f"{far.name} holds something else in {_named(other)}; to replace it, say so (--replace)",
                            f"{far.name} 的 {_named(other)} 中已有其他内容；如要替换，请写明 --replace")
    if dry_run:
        done = {g: _STAYS if g in same else _OVER if g in other else _WOULD for g in graphs}
    else:
        _write(gsp, far, graphs, [g for g in graphs if g not in same], progress)
        done = {g: _SAME if g in same else _LOADED for g in graphs}
    rows = [(short(g), len(found), before[g], done[g], content(found)) for g, found in graphs.items()]
    return Table(tuple(HEADINGS), rows, PLAN if dry_run else TITLE, headings=HEADINGS)


def guessed(to: str) -> str:
    """The address of the graph store that the usual products have beside an address for queries."""
    for pattern, store in _STORES:
        if re.fullmatch(pattern, to):
            return re.sub(pattern, store, to, count=1)
    raise EndpointError("the address of the graph store cannot be guessed from that for queries; give it (--store)",
                        "无法由查询地址推知图存储地址；请以 --store 给出")


def content(quads: Iterable[ox.Quad]) -> str:
    """SHA-256 of the sorted statements of one graph, blank nodes named canonically (RDFC-1.0)."""
    triples = {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    if any(isinstance(t, ox.BlankNode) for q in triples for t in (q.subject, q.object)):
        named = ox.Dataset(triples)
        named.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        triples = set(named)
    return digest(triples)


def _by_graph(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for q in quads:
        if not isinstance(q.graph_name, ox.NamedNode):
            raise EndpointError("statements outside any named graph are not loaded: servers disagree on where they go; "
                                "write them as .nq or .trig in a named graph",
                                "不载入未归入命名图的陈述，因各服务器的处理不一；请以.nq或.trig写入命名图")
        found[q.graph_name.value].append(q)
    if not found:
        raise EndpointError("there is nothing to load: the dataset is empty", "没有可载入的内容：数据集为空")
    return dict(sorted(found.items()))


def _write(gsp: Client, far: Endpoint, graphs: Mapping[str, Sequence[ox.Quad]], wanted: Sequence[str],
           progress: Callable[[str], None]) -> None:
    whole: list[str] = []
    for graph in wanted:
        progress(short(graph))
        try:
            _put(gsp, graph, graphs[graph])
            _verify(far, graph, graphs[graph])
        except KnowledgeGraphError as e:
            raise _halfway(e, graph, whole, len(wanted)) from None
        whole.append(graph)


def _put(gsp: Client, graph: str, quads: Sequence[ox.Quad]) -> None:
    """PUT the first batch, POST the others; with blank nodes all at once, for they must not fall apart."""
    lines = sorted({f"{q.subject} {q.predicate} {q.object} .\n" for q in quads})
    batch = len(lines) if any("_:" in line for line in lines) else BATCH
    sign = "&" if "?" in gsp.url else "?"
    url = f"{gsp.url}{sign}{urllib.parse.urlencode({'graph': graph})}"
    for start in range(0, len(lines), batch):
        body = "".join(lines[start:start + batch]).encode()
        reply = gsp.send("POST" if start else "PUT", url, body, {"Content-Type": "application/n-triples", "Accept": "*/*"})
        if not 200 <= reply.status < 300:
            raise _refused(gsp, reply)


def _refused(gsp: Client, reply: Reply) -> EndpointError:
    if reply.status in (401, 403):
        return EndpointError(f"{gsp.host} does not let us write (status {reply.status}); give --auth or KG_AUTH",
                             f"{gsp.host} 不允许写入（状态 {reply.status}）；请给出 --auth 或 KG_AUTH")
    return EndpointError(f"{gsp.host} does not take the graph at {gsp.parts.path} (status {reply.status}): {reply.said()}; is this "
                         "the address of the graph store (--store)?",
                         f"{gsp.host} 未接受写入 {gsp.parts.path} 的图（状态 {reply.status}）：{reply.said()}；该地址是否为图存储（--store）？")


def _verify(far: Endpoint, graph: str, quads: Sequence[ox.Quad]) -> None:
    count = far.count(graph)
    if count != len(set(quads)):
        raise EndpointError(f"{far.name} took {short(graph)} but counts {count:,} statements instead of {len(set(quads)):,}",
                            f"{far.name} 已接收 {short(graph)}，但计得 {count:,} 条陈述，应为 {len(set(quads)):,} 条")
    if far.digest(graph, count) != content(quads):
        raise EndpointError(f"{far.name} gives {short(graph)} back with another content than was sent",
                            f"{far.name} 交回的 {short(graph)} 与送出的内容不同")


def _halfway(error: KnowledgeGraphError, graph: str, whole: Sequence[str], of: int) -> EndpointError:
    en = f"{error.said.en}. Loaded and verified: {len(whole)} of {of} graphs ({_named(whole) or 'none'}); {short(graph)} may be " \
         "half there. Run the same call again with --replace: what is whole is left as it is"
    zh = f"{error.said.zh}。已载入并核对：{of} 个图中的 {len(whole)} 个（{_named(whole) or '无'}）；{short(graph)} 可能只载入一部分。" \
         "请加上 --replace 重新运行同一命令；已完整载入的图不再改动"
    return EndpointError(en, zh)


def _named(graphs: Iterable[str]) -> str:
    return ", ".join(map(short, graphs))
