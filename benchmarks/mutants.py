"""Mutants: small faults planted one at a time in the source of a module, in the places where people make mistakes.

``mutants`` lists all of a file; ``planted`` puts one into the module that is already loaded, by giving the function that
holds it another code object (a constant of the module is set anew, with what hangs on it). So nothing is written, nothing
imported again, and a process in which all is warm can be forked for each mutant. Sentences for people, annotations, class
bodies and ``TYPE_CHECKING`` blocks are left alone: a wording is no behaviour, the others do not run.
"""
from __future__ import annotations
import __future__

import ast
import copy
import functools
import inspect
import sys
import types
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_ORDER = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn,
          ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
_SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
         ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitOr}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "bisect_right": "bisect_left", "bisect_left": "bisect_right"}
_FUTURE = __future__.annotations.compiler_flag
Change = Callable[[ast.AST], ast.AST | None]


@dataclass(frozen=True)
class Mutant:
    """One fault: where it is, what stood there and stands there now; ``path`` leads to the node from the holder's statement."""

    module: str
    holder: str
    line: int
    lines: tuple[int, int]
    before: str
    after: str
    number: int
    index: int
    place: int
    kind: str
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name that stays the same while the line moves."""
        return f"{self.module}:{self.holder}: {self.before} → {self.after}" + (f" #{self.number}" if self.number else "")


def mutants(module: str, path: Path) -> list[Mutant]:
    """All mutants of a file, in order of their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found, seen = [], Counter()
    for holder, statement, names in _holders(tree):
        for place, node in enumerate(_nodes(statement)):
            for kind, change in _changes(node, bool(names)):
                new = change(copy.deepcopy(node))
                around = _around(statement, node)
                if any(n is node for n in ast.walk(getattr(statement, "args", node))) and around is node and hasattr(statement, "args"):
                    around = statement  # a default: whoever runs the function may see it
                before, after = _text(node), _text(new)
                if before == after or len(before) > 400:
                    continue
                what = f"{module}:{holder}:{before}:{after}"
                found.append(Mutant(module, holder, node.lineno, (around.lineno, around.end_lineno), before, after, seen[what],
                                    0, place, kind, names))
                seen[what] += 1
    return [Mutant(**{**vars(m), "index": i}) for i, m in enumerate(found)]


def planted(mutant: Mutant, path: Path) -> None:
    """Put a mutant into the loaded module. The process is spoilt for anything else afterwards."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = sys.modules[mutant.module]
    statement = next(s for h, s, n in _holders(tree) if h == mutant.holder)
    node = list(_nodes(statement))[mutant.place]
    change = next(c for k, c in _changes(node, bool(mutant.names)) if k == mutant.kind)
    new = _Swap(node, change(copy.deepcopy(node))).visit(statement)
    if mutant.names:
        _constants(module, tree, new, set(mutant.names))
    else:
        _function(module, new, mutant.holder)


# Where: functions, methods and constants of the module ------------------------------------------------------------------

def _holders(tree: ast.Module) -> Iterator[tuple[str, ast.stmt, tuple[str, ...]]]:
    """Functions and methods by qualified name, and assignments of the module with the names they set."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node, ()
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{inner.name}", inner, ()
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = tuple(n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name))
            if names and not names[0].startswith("__"):
                yield ",".join(names), node, names


def _nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes below a statement that may change, in a fixed order: no annotations, no docstrings, no parts of f-strings' form."""
    for name, value in ast.iter_fields(statement):
        if name in ("annotation", "returns", "type_params", "decorator_list"):
            continue
        for i, child in enumerate(value if isinstance(value, list) else [value]):
            said = isinstance(statement, ast.Dict) and isinstance(statement.keys[i], ast.Constant) and \
                statement.keys[i].value in ("en", "zh", "word")  # wordings, and the marks of their languages
            if isinstance(child, ast.AST) and not _docstring(child) and not said:
                yield child
                if not isinstance(child, ast.JoinedStr):
                    yield from _nodes(child)
                else:
                    yield from (n for part in child.values if isinstance(part, ast.FormattedValue) for n in _nodes(part.value))


def _docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _around(statement: ast.stmt, node: ast.AST) -> ast.stmt | ast.AST:
    """The innermost statement that holds a node and is no block, else the node: its lines tell which tests run it."""
    best: ast.AST = node
    for inner in ast.walk(statement):
        if isinstance(inner, ast.stmt) and not hasattr(inner, "body") and any(n is node for n in ast.walk(inner)):
            best = inner
    return best


def _text(node: ast.AST | None) -> str:
    return "(nothing)" if node is None or isinstance(node, ast.Pass) else " ".join(ast.unparse(node).split())


# What: the faults ---------------------------------------------------------------------------------------------------------

def _changes(node: ast.AST, constant: bool) -> Iterator[tuple[str, Change]]:
    """The faults that a node can have, by a name of their kind."""
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            if type(operator) in _ORDER:
                yield f"comparison {i}", lambda n, i=i: _set(n, ops=[*n.ops[:i], _ORDER[type(n.ops[i])](), *n.ops[i + 1:]])
    elif isinstance(node, ast.BinOp) and type(node.op) in _SUMS and not (isinstance(node.op, ast.Add) and (constant or _wordy(node))):
        yield "arithmetic", lambda n: _set(n, op=_SUMS[type(n.op)]())
    elif isinstance(node, ast.AugAssign) and type(node.op) in _SUMS:
        yield "arithmetic", lambda n: _set(n, op=_SUMS[type(n.op)]())
        yield "deletion", lambda n: ast.copy_location(ast.Pass(), n)
    elif isinstance(node, ast.BoolOp):
        yield "boolean", lambda n: _set(n, op=ast.And() if isinstance(n.op, ast.Or) else ast.Or())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield "sign", lambda n: n.operand
    elif isinstance(node, ast.Constant):
        yield from _literals(node)
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield "condition", lambda n: _set(n, test=_not(n.test))
    elif isinstance(node, ast.comprehension):
        return
    elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
        for i, part in enumerate(node.generators):
            for j, _ in enumerate(part.ifs):
                yield f"filter {i} {j}", lambda n, i=i, j=j: _unfiltered(n, i, j)
    elif isinstance(node, ast.Return) and node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "return", lambda n: _set(n, value=ast.Constant(None))
    elif isinstance(node, ast.Expr | ast.Raise):
        yield "deletion", lambda n: ast.copy_location(ast.Pass(), n)
    elif isinstance(node, ast.Break):
        yield "loop", lambda n: ast.copy_location(ast.Continue(), n)
    elif isinstance(node, ast.Continue):
        yield "loop", lambda n: ast.copy_location(ast.Break(), n)
    elif isinstance(node, ast.Call):
        yield from _called(node)


def _wordy(node: ast.BinOp) -> bool:
    """Whether texts are put together: any other operator would only raise an error."""
    return any(isinstance(n, ast.JoinedStr) or isinstance(n, ast.Constant) and isinstance(n.value, str) for n in (node.left, node.right))


def _literals(node: ast.Constant) -> Iterator[tuple[str, Change]]:
    if isinstance(node.value, bool):
        yield "constant", lambda n: _set(n, value=not n.value)
    elif isinstance(node.value, int | float):
        yield "constant", lambda n: _set(n, value=n.value + 1)
    elif isinstance(node.value, str) and node.value.isascii() and " " not in node.value:
        yield "word", lambda n: _set(n, value=n.value + "XX")


def _called(node: ast.Call) -> Iterator[tuple[str, Change]]:
    name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name in _CALLS and isinstance(node.func, ast.Name):
        yield "extreme", lambda n: _set(n, func=ast.copy_location(ast.Name(_CALLS[n.func.id], ast.Load()), n))
    if name in ("sorted", "sort"):
        yield "order", lambda n: _reversed(n)
    if name in ("sorted", "sort", "min", "max") and any(k.arg == "key" for k in node.keywords):
        yield "key", lambda n: _set(n, keywords=[k for k in n.keywords if k.arg != "key"])


def _set(node: ast.AST, **fields: object) -> ast.AST:
    for name, value in fields.items():
        setattr(node, name, value)
    return node


def _not(test: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), test), test)


def _unfiltered(node: ast.AST, i: int, j: int) -> ast.AST:
    node.generators[i].ifs[j] = _not(node.generators[i].ifs[j])
    return node


def _reversed(node: ast.Call) -> ast.Call:
    given = next((k for k in node.keywords if k.arg == "reverse"), None)
    rest = [k for k in node.keywords if k.arg != "reverse"]
    return _set(node, keywords=rest if given else [*rest, ast.keyword("reverse", ast.Constant(True))])


class _Swap(ast.NodeTransformer):
    """Puts another node in the place of one."""

    def __init__(self, old: ast.AST, new: ast.AST):
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


# How: into what is loaded ---------------------------------------------------------------------------------------------------

def _run(module: types.ModuleType, statements: list[ast.stmt], names: dict[str, object]) -> dict[str, object]:
    tree = ast.fix_missing_locations(ast.Module(statements, []))
    exec(compile(tree, module.__file__, "exec", flags=_FUTURE, dont_inherit=True), names)
    return names


def _function(module: types.ModuleType, new: ast.stmt, holder: str) -> None:
    """Give a function that others hold already the code and the defaults of its mutant."""
    new.decorator_list = []
    made = _run(module, [new], dict(vars(module)))[new.name]
    owner, _, name = holder.rpartition(".")
    held = vars(vars(module)[owner] if owner else module)[name]
    if hasattr(held, "cache_clear"):
        held.cache_clear()
    held = held.fget if isinstance(held, property) else held.func if isinstance(held, functools.cached_property) else held
    old = inspect.unwrap(getattr(held, "__func__", held))
    old.__code__, old.__defaults__, old.__kwdefaults__ = made.__code__, made.__defaults__, made.__kwdefaults__


def _constants(module: types.ModuleType, tree: ast.Module, new: ast.stmt, names: set[str]) -> None:
    """Set a constant anew, then those of its module made from it, and whatever other modules have taken from there by name."""
    before = dict(vars(module))
    run = False
    for _, statement, given in _holders(tree):
        if not given:
            continue
        if set(given) & names and not run:
            _run(module, [new], vars(module))
            run = True
        elif run and any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(statement.value)):
            _run(module, [statement], vars(module))
            names |= set(given)
    for other in [m for name, m in sys.modules.items() if name.split(".")[0] == module.__name__.split(".")[0]]:
        for name in names:
            if other is not module and name in vars(other) and vars(other)[name] is before.get(name):
                setattr(other, name, vars(module)[name])
