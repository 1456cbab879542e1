"""The face of the package: what is public, that it explains itself, and that every message exists in both languages."""
import ast
import inspect
import re

import pytest
from conftest import HAN

import kg
from kg import errors, layout
from kg.errors import DataError, Fault, KnowledgeGraphError, UnknownName
from kg.words import Bilingual

PUBLIC = ["DataError", "EndpointError", "FigureError", "FileError", "KnowledgeGraph", "KnowledgeGraphError", "NetworkError",
          "NotAllowed", "QueryError", "Table", "UnknownName", "__version__", "analysis", "figures", "network", "open", "views"]
FILES = sorted(p for p in layout.PACKAGE.rglob("*.py") if "_shipped" not in p.parts)


def test_the_public_names_are_these_and_no_others():
    assert sorted(kg.__all__) == PUBLIC
    for name in PUBLIC:
        assert getattr(kg, name) is not None
    assert set(PUBLIC) <= set(dir(kg)), "names that are loaded late can be found by completion too"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


def test_the_version_is_written_in_one_place():
    assert kg.__version__ == layout.VERSION and re.fullmatch(r"\d+\.\d+\.\d+", kg.__version__)
    root = layout.PACKAGE.parent
    assert f"version: {kg.__version__}" in (root / "CITATION.cff").read_text(encoding="utf-8")
    assert kg.__version__ in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def members():
    """Every public function, class and method behind the public names."""
    for name in PUBLIC:
        thing = getattr(kg, name)
        if inspect.ismodule(thing):
            for inner in thing.__all__:
                yield f"{name}.{inner}", getattr(thing, inner)
        elif inspect.isclass(thing):
            yield name, thing
            for inner, value in vars(thing).items():
                if not inner.startswith("_") and (callable(value) or isinstance(value, property) or hasattr(value, "func")):
                    yield f"{name}.{inner}", value
        elif callable(thing):
            yield name, thing


MEMBERS = dict(members())


@pytest.mark.parametrize("name", [n for n, v in MEMBERS.items() if callable(v) or isinstance(v, property) or hasattr(v, "func")])
def test_what_is_public_explains_itself(name):
    doc = inspect.getdoc(MEMBERS[name])
    assert doc and len(doc) > 20
    function = inspect.unwrap(MEMBERS[name])
    if inspect.isfunction(function):
        undocumented = [p for p in inspect.signature(function).parameters.values()
                        if p.annotation is p.empty and p.name not in ("self", "cls")]
        assert not undocumented, f"parameters of {name} without a type"


@pytest.mark.parametrize("name", ["open", "KnowledgeGraph.ask", "KnowledgeGraph.sparql", "KnowledgeGraph.network",
                                  "KnowledgeGraph.export", "network.build", "network.from_edges", "analysis.rank", "analysis.paths", "views.draw"])
def test_the_doors_say_what_they_raise(name):
    assert "Raises" in inspect.getdoc(MEMBERS[name])


# Errors -----------------------------------------------------------------------------------------------------------------


def family(of=KnowledgeGraphError):
    for one in of.__subclasses__():
        if one.__module__.startswith("kg."):
            yield one
            yield from family(one)


def test_every_error_stands_in_the_tree_that_the_module_draws():
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__))
    assert drawn == {e.__name__ for e in family()} and "KnowledgeGraphError" in errors.__doc__
    for one in family():
        assert one.__module__ == "kg.errors" and inspect.getdoc(one)
        assert one.__name__ in PUBLIC


def test_every_error_is_caught_by_the_common_one_and_is_one_sentence():
    for error in (UnknownName("question", "x", ["y"]), UnknownName("thing", "x", ["a", "b"], ambiguous=True),
                  errors.FileError("a", "甲"), errors.QueryError("a", "甲"), errors.NetworkError("a", "甲"),
                  DataError([Fault("a.csv", 2, "id", Bilingual("wrong", "错误"), "x", "y")])):
        assert isinstance(error, KnowledgeGraphError)
        assert "\n" not in str(error) and error.said.en == str(error) and HAN.search(error.said.zh)


@pytest.mark.parametrize("kind", ["question", "thing", "measure", "network", "node", "confidence", "parameter of trade-pipeline"])
def test_an_unknown_name_is_told_wholly_in_each_language(kind):
    for ambiguous in (False, True):
        said = UnknownName(kind, "甲" if ambiguous else "x", ["country-jpn"], ambiguous).said
        left = re.sub(r"country-jpn|trade-pipeline|“.*?”", "", said.zh)
        assert not re.search(r"[A-Za-z]{3,}", left), said.zh


def test_a_data_error_holds_its_faults_in_order():
    faults = [Fault("b.csv", 2, "", Bilingual("x", "甲")), Fault("a.csv", 10, "z", Bilingual("y", "乙"), "v", "n"),
              Fault("a.csv", 9, "", Bilingual("y", "乙"))]
    error = DataError(faults)
    assert [(f.file, f.line) for f in error.faults] == [("a.csv", 9), ("a.csv", 10), ("b.csv", 2)]
    assert str(error).splitlines()[1] == "a.csv:10 column 'z': y; did you mean 'n'?"
    assert error.said.zh.splitlines()[1] == "a.csv:10 列“z”：乙；是否应为“n”？"


def words(node):
    """The fixed words of a text in the source: of a string, of an f-string, of a sum of them; None if it is computed."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value for v in node.values if isinstance(v, ast.Constant))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        sides = [words(node.left), words(node.right)]
        return None if None in sides else "".join(sides)
    if isinstance(node, ast.IfExp):
        sides = [words(node.body), words(node.orelse)]
        return None if None in sides else "".join(sides)
    return None


def calls(*names):
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield f"{path.relative_to(layout.PACKAGE)}:{node.lineno}", node


def pair(node):
    texts = [words(a) for a in node.args[:2]]
    named = {k.arg: words(k.value) for k in node.keywords}
    return (texts + [None, None])[0] or named.get("en"), (texts + [None, None])[1] or named.get("zh")


RAISED = dict(calls("FileError", "QueryError", "NetworkError", "InvalidValue"))


@pytest.mark.parametrize("place", RAISED)
def test_every_message_that_is_raised_has_its_chinese(place):
    node = RAISED[place]
    assert len(node.args) + len(node.keywords) >= 2, f"{place}: an error with one language only"
    en, zh = pair(node)
    if en is not None and re.search("[A-Za-z]{3}", en):
        assert not HAN.search(re.sub("'[^']*'", "", en))  # what is quoted may be an example of both
        assert zh is None or HAN.search(zh), f"{place}: {en}"


SAID = dict(calls("Bilingual"))


@pytest.mark.parametrize("place", SAID)
def test_every_pair_of_texts_is_english_and_chinese(place):
    en, zh = pair(SAID[place])
    if en is not None and zh is not None:
        assert not HAN.search(en), en
        assert HAN.search(zh) or not re.search("[A-Za-z]{3}", en), f"{place}: {en!r} has no Chinese"


def test_a_table_shows_itself_in_both_languages(g):
    table = g.ask("digital-partnerships")
    assert "伙伴" in table.text("zh") and "partner" in table.text("en").lower()
    assert "4 rows" in table.text("en") and "4 行" in table.text("zh")
    assert table._repr_html_().startswith("<table") and str(table) == table.text()
    assert len(table) == 4 and list(table)[0] == table[0] and table.column(table.columns[0])[0] == table[0][0]


def test_the_graph_says_what_it_is(g):
    assert re.fullmatch(r"<KnowledgeGraph \w+: \d+ statements>", repr(g))
