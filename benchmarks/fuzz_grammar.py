"""SPARQL made up by a grammar, as a tree that can be written out and cut down.

A query is drawn over the data that it will be asked of: its patterns begin as statements that are there, so that most have
answers. What may differ for good reason is not drawn: LIMIT without a whole order, blank nodes in results, RAND and NOW,
the order of solutions inside GROUP_CONCAT and SAMPLE.
"""
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

VARIABLES = "abcdefgh"
Row = tuple


@dataclass(frozen=True)
class Node:
    """A part of a query: its kind, its parts, and what stands in it as text."""

    kind: str
    parts: tuple[Node, ...] = ()
    text: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """A whole query: SELECT with what it shows, ASK or CONSTRUCT."""

    form: str
    where: Node
    shown: tuple[str, ...] = ()
    distinct: bool = False
    group: tuple[str, ...] = ()
    having: str = ""
    limit: int | None = None
    template: str = ""
    ordered: bool = False

    def text(self) -> str:
        """The query as SPARQL."""
        body = written(self.where)
        if self.form == "ASK":
            return f"ASK {body}"
        if self.form == "CONSTRUCT":
            return f"CONSTRUCT {{ {self.template} }} WHERE {body}"
        tail = f" GROUP BY {' '.join(self.group)}" if self.group else ""
        tail += f" HAVING({self.having})" if self.having else ""
        if self.ordered:
            names = [s.rsplit(" AS ", 1)[-1].rstrip(")") for s in self.shown]
            tail += " ORDER BY " + " ".join(f'COALESCE(STR({n}), "")' if i % 2 else f'DESC(COALESCE(STR({n}), ""))'
                                            for i, n in enumerate(names))
        tail += f" LIMIT {self.limit}" if self.limit is not None else ""
        return f"SELECT {'DISTINCT ' if self.distinct else ''}{' '.join(self.shown)} WHERE {body}{tail}"

    def kinds(self) -> set[str]:
        """Everything that stands in it, by kind."""
        found = {self.form} | {k for k in ("distinct", "group", "having", "limit", "ordered") if getattr(self, k) not in ((), "", None, False)}
        return found | {n.kind for n in walked(self.where)} | ({"aggregate"} if any("(" in s for s in self.shown) else set())


def walked(node: Node) -> Iterator[Node]:
    """A node and all below it."""
    yield node
    for part in node.parts:
        yield from walked(part)


def written(node: Node) -> str:
    """A node as SPARQL."""
    inner = [written(p) for p in node.parts]
    match node.kind:
        case "group":
            return "{ " + " ".join(inner) + " }"
        case "triple" | "path":
            return " ".join(node.text) + " ."
        case "optional" | "minus":
            return f"{node.kind.upper()} {inner[0]}"
        case "union":
            return " UNION ".join(inner)
        case "graph":
            return f"GRAPH {node.text[0]} {inner[0]}"
        case "exists" | "not exists":
            return f"FILTER {node.kind.upper()} {inner[0]}"
        case "filter":
            return f"FILTER({node.text[0]})"
        case "bind":
            return f"BIND({node.text[0]} AS {node.text[1]})"
        case "values":
            return f"VALUES ({node.text[0]}) {{ {' '.join(node.text[1:])} }}"
        case "select":
            return f"{{ SELECT {node.text[0]} WHERE {inner[0]} {node.text[1]} }}"
    raise ValueError(node.kind)


def smaller(query: Query) -> Iterator[Query]:
    """Every query that is this one with one thing less, the largest cuts first."""
    for where in _cut(query.where):
        if where.kind == "group":
            yield replace(query, where=where)
    if query.having:
        yield replace(query, having="")
    if query.limit is not None:
        yield replace(query, limit=None)
    if query.ordered:
        yield replace(query, ordered=False, limit=None)
    if query.distinct:
        yield replace(query, distinct=False)
    if len(query.shown) > 1:
        for i in range(len(query.shown)):
            yield replace(query, shown=query.shown[:i] + query.shown[i + 1:])
    for i in range(len(query.group)):
        left = query.group[i]
        if len(query.group) > 1 and left not in query.shown:
            yield replace(query, group=query.group[:i] + query.group[i + 1:])


def _cut(node: Node) -> Iterator[Node]:
    """A node with a part less, or a part in its place."""
    if node.kind in ("group", "union") and len(node.parts) > (node.kind == "union"):
        for i, part in enumerate(node.parts):
            yield replace(node, parts=node.parts[:i] + node.parts[i + 1:])
            if node.kind == "group" and part.kind in ("group", "graph", "optional", "minus"):
                inner = part if part.kind == "group" else part.parts[0]
                yield replace(node, parts=node.parts[:i] + inner.parts + node.parts[i + 1:])
            if node.kind == "group" and part.kind == "union":
                for one in part.parts:
                    yield replace(node, parts=node.parts[:i] + one.parts + node.parts[i + 1:])
    if node.kind == "values" and len(node.text) > 2:
        for i in range(1, len(node.text)):
            yield replace(node, text=node.text[:i] + node.text[i + 1:])
    for i, part in enumerate(node.parts):
        for less in _cut(part):
            yield replace(node, parts=node.parts[:i] + (less,) + node.parts[i + 1:])


# Drawing ---------------------------------------------------------------------------------------------------------------------

CONSTANTS = ('1', '2', '-1', '2.5', '"a"', '"Japan"', '"b"@en', '"日本"@zh', 'true', '"2024-05-01"^^xsd:date', '1.0e0', '0')
ORDERS = ("=", "!=", "<", "<=", ">", ">=")
PATHS = ("{0}/{1}", "{0}|{1}", "^{0}", "{0}*", "{0}+", "{0}?", "({0}|^{1})+", "!{0}", "!({0}|{1})", "({0}/{1})?", "^{0}/{1}", "{0}/^{0}",
         "({0}|{1})*", "!(^{0}|{1})")


@dataclass
class Maker:
    """Draws queries over a list of quads."""

    rng: random.Random
    quads: Sequence[ox.Quad]
    bound: dict[str, object] = field(default_factory=dict)

    def query(self) -> Query:
        """One query."""
        rng = self.rng
        self.bound = {}
        where = self.group(rng.choice((1, 2, 2, 3)), graph=rng.random() < 0.85)
        names = sorted({w for n in walked(where) if n.kind in ("triple", "path", "bind", "values", "graph", "select") for t in n.text
                        for w in t.split() if w.startswith("?")}) or ["?a"]
        pick = rng.random()
        if pick < 0.08:
            return Query("ASK", where)
        if pick < 0.16:
            s, o = rng.choice(names), rng.choice(names)
            return Query("CONSTRUCT", where, template=f"{s} ex:made {o} .")
        if pick < 0.4:
            keys = tuple(rng.sample(names, min(len(names), rng.choice((0, 1, 1, 2)))))
            shown, having = [*keys], ""
            for i in range(rng.choice((1, 1, 2))):
                call = rng.choice(("COUNT(*)", "COUNT({})", "COUNT(DISTINCT {})", "MIN(STR({}))", "MAX(STR({}))", "SUM(STRLEN(STR({})))",
                                   "AVG(STRLEN(STR({})))", "SUM({})", "COUNT(DISTINCT *)")).format(rng.choice(names))
                shown.append(f"({call} AS ?n{i})")
            if rng.random() < 0.3:
                having = rng.choice(("COUNT(*) > 1", "COUNT(*) < 3", f"COUNT({rng.choice(names)}) > 0"))
            return Query("SELECT", where, tuple(shown), group=keys, having=having, ordered=rng.random() < 0.3)
        shown = tuple(rng.sample(names, rng.randint(1, len(names))))
        ordered = rng.random() < 0.3
        return Query("SELECT", where, shown, rng.random() < 0.25, ordered=ordered, limit=rng.choice((1, 3, 10)) if ordered and rng.random() < 0.4
                     else None)

    def group(self, size: int, depth: int = 0, graph: bool = True) -> Node:
        """A group of patterns; deeper ones are smaller."""
        rng = self.rng
        parts = [self.pattern() for _ in range(rng.choice((1, 1, 2)))] if depth == 0 or rng.random() < 0.92 else []
        for _ in range(size):
            kind = rng.choice(("triple", "optional", "union", "minus", "graph", "exists", "not exists", "filter", "filter", "filter", "bind",
                               "values", "select", "path", "group"))
            if depth >= 2 and kind not in ("filter", "bind", "values", "path"):
                kind = "triple"
            if kind == "graph" and not graph:
                kind = "filter"
            inner = rng.choice((0, 0, 1)) if depth == 0 else 0
            match kind:
                case "triple":
                    parts.append(self.pattern())
                case "path":
                    parts.append(self.path())
                case "filter":
                    parts.append(Node("filter", text=(self.expression(2),)))
                case "bind":
                    free = [v for v in "xyz" if not any("?" + v in written(p) for p in parts)]
                    if free:
                        parts.append(Node("bind", text=(self.value(1), "?" + free[0])))
                case "values":
                    parts.append(self.values())
                case "graph":
                    name = f"?{rng.choice('gh')}" if rng.random() < 0.5 else str(rng.choice(self.quads).graph_name)
                    parts.append(Node("graph", (self.group(inner, depth + 1, False),), (name,)))
                case "union":
                    parts.append(Node("union", (self.group(inner, depth + 1, graph), self.group(inner, depth + 1, graph))))
                case "select":
                    parts.append(self.select(depth, inner, graph))
                case _:
                    node = self.group(inner, depth + 1, graph)
                    parts.append(node if kind == "group" else Node(kind, (node,)))
        return Node("group", tuple(parts))

    def select(self, depth: int, inner: int, graph: bool) -> Node:
        """A SELECT within, with an aggregate or without."""
        where = self.group(inner, depth + 1, graph)
        names = sorted({t for n in walked(where) if n.kind in ("triple", "path") for t in n.text if t.startswith("?")}) or ["?a"]
        name = self.rng.choice(names)
        if self.rng.random() < 0.4:
            return Node("select", (where,), (f"{name} (COUNT(*) AS ?n)", f"GROUP BY {name}"))
        if self.rng.random() < 0.2:
            return Node("select", (where,), ("(COUNT(*) AS ?n)", ""))
        return Node("select", (where,), (("DISTINCT " if self.rng.random() < 0.4 else "") + name, ""))

    def pattern(self) -> Node:
        """A statement that is there, with variables in some places."""
        rng = self.rng
        known = [n for n in self.bound.values()]
        joined = [q for q in self.quads if q.subject in known or q.object in known] if known and rng.random() < 0.75 else []
        q = rng.choice(joined or self.quads)
        return Node("triple", text=(self.term(q.subject, 0.75), self.term(q.predicate, 0.25), self.term(q.object, 0.7)))

    def term(self, term: object, likely: float) -> str:
        """A term or a variable for it; the same term most often gets the same variable."""
        for name, other in self.bound.items():
            if other == term and self.rng.random() < 0.8:
                return "?" + name
        if self.rng.random() < likely:
            name = self.rng.choice(VARIABLES[:5])
            self.bound.setdefault(name, term)
            return "?" + name
        return str(term)

    def path(self) -> Node:
        """A property path between two ends."""
        q = self.rng.choice(self.quads)
        ends = [self.term(q.subject, 0.7), self.term(q.object, 0.7)]
        two = self.rng.choice(self.quads).predicate
        path = self.rng.choice(PATHS).format(q.predicate, two)
        if isinstance(q.object, ox.Literal) and ends[1].startswith('"') and self.rng.random() < 0.7:
            ends[1] = "?" + self.rng.choice(VARIABLES[:5])
        return Node("path", text=(ends[0], path, ends[1]))

    def values(self) -> Node:
        """A list of terms that are there, some of them undefined."""
        names = self.rng.sample(VARIABLES[:5], self.rng.choice((1, 1, 2)))
        rows = []
        for _ in range(self.rng.choice((1, 2, 3))):
            cells = [str(self.rng.choice((self.rng.choice(self.quads).subject, self.rng.choice(self.quads).object, self.bound.get(n) or "1")))
                     for n in names]
            rows.append("(" + " ".join("UNDEF" if self.rng.random() < 0.12 else c for c in cells) + ")")
        return Node("values", text=(" ".join("?" + n for n in names), *rows))

    def variable(self) -> str:
        """A variable, most often one that is bound somewhere."""
        return "?" + self.rng.choice([*self.bound, *self.bound, *VARIABLES[:3]] if self.bound else [*VARIABLES[:3]])

    def value(self, depth: int) -> str:
        """An expression that gives a term."""
        v, r = self.variable(), self.rng
        pick = r.choice(("STR({v})", "STRLEN(STR({v}))", "UCASE(STR({v}))", "SUBSTR(STR({v}), 2, 3)", "CONCAT(STR({v}), \"!\")", "LANG({v})",
                         "DATATYPE({v})", "IF({e}, 1, 2)", "COALESCE({v}, \"none\")", "({v} + 1)", "({v} * 2)", "{c}", "{v}", "YEAR({v})", "ABS({v})",
                         "REPLACE(STR({v}), \"a\", \"b\")", "STRBEFORE(STR({v}), \"a\")", "STRAFTER(STR({v}), \"a\")", "({v} - 2.5)", "({v} / 2)",
                         "CEIL({v})", "xsd:string({v})", "xsd:integer({v})", "ENCODE_FOR_URI(STR({v}))", "STRLANG(STR({v}), \"en\")"))
        return pick.replace("{v}", v).replace("{e}", self.expression(0) if "{e}" in pick else "").replace("{c}", r.choice(CONSTANTS))

    def expression(self, depth: int) -> str:
        """An expression that is true, false or an error."""
        r = self.rng
        if depth and r.random() < 0.3:
            return r.choice(("({} && {})", "({} || {})")).format(self.expression(depth - 1), self.expression(depth - 1))
        if depth and r.random() < 0.12:
            return f"!({self.expression(depth - 1)})"
        v, w, c = self.variable(), self.variable(), r.choice(CONSTANTS)
        if r.random() < 0.3 and self.quads:
            c = str(r.choice(self.quads).object)
        return r.choice((f"{v} {r.choice(ORDERS)} {c}", f"{v} {r.choice(ORDERS)} {w}", f"BOUND({v})", f"isIRI({v})", f"isLiteral({v})",
                         f"isNumeric({v})", f"sameTerm({v}, {w})", f'LANG({v}) = "en"', f'LANGMATCHES(LANG({v}), "{r.choice(("zh", "*", "en"))}")',
                         f"DATATYPE({v}) = xsd:integer", f"{v} IN ({c}, {r.choice(CONSTANTS)})", f"{v} NOT IN ({c}, {r.choice(CONSTANTS)})",
                         f'CONTAINS(STR({v}), "a")', f'STRSTARTS(STR({v}), "http")', f'REGEX(STR({v}), "^[a-m]", "i")',
                         f"STRLEN(STR({v})) > {r.choice((1, 5, 20))}", f"{self.value(0)} = {self.value(0)}", f"{self.value(0)} < {c}", v))
