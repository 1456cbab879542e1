"""The network page: a pyvis network that writes one safe, self-contained file."""
from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import webbrowser
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network

from kg import files
from kg.errors import FileError, NetworkError
from kg.views.encoding import families_of
from kg.views.page_data import find_hub, layouts_of, normal_nodes, normal_ties, page_data, sketch_of, take_states
from kg.views.reading import node_options, page_ids, plain, tie_options, to_json
from kg.views.wording import read_words

LANGUAGES, THEMES = ("en", "zh"), ("auto", "light", "dark")
SCRIPTS = ("vendor/vis-network.min.js", *(f"script/{name}.js" for name in (
    "page", "shown", "labels", "drawing", "marks", "lettering", "canvas", "panel", "receipt", "tables", "controls", "svg",
    "export", "start")))
_TAGS = {"en": "en", "zh": "zh-Hans"}
_SHAPES = {"page": "square"}  # shapes that vis-network lacks and the page draws itself


class OptionTree(dict):
    """The options of a drawing as a dictionary whose branches also answer to their names, as pyvis expects."""

    def __getattr__(self, name: str) -> OptionTree:
        if name.startswith("__"):
            raise AttributeError(name)
        branch = self.setdefault(name, OptionTree())
        if isinstance(branch, dict) and not isinstance(branch, OptionTree):
            branch = self[name] = OptionTree(branch)
        return branch

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class NetworkPage(Network):
    """A pyvis ``Network`` drawn as the project's page: add nodes and edges, set options, call ``show`` as ever.

    Parameters: ``net`` any networkx graph, read once and left as it is; ``lang`` (``en`` or ``zh``) and ``theme``
    (``auto``, ``light`` or ``dark``) with which the page opens; ``title`` a text, or a mapping with ``en`` and ``zh``,
    in place of the question's own title. Raises ``NetworkError`` for a language or theme that does not exist.
    """

    def __init__(self, net: nx.Graph | None = None, lang: str = "en", theme: str = "auto",
                 title: str | Mapping[str, str] | None = None, height: str = "680px", **options: Any):
        if lang not in LANGUAGES or theme not in THEMES:
            raise NetworkError(f"a page has the languages en and zh and the themes auto, light and dark, "
                               f"not '{lang}' and '{theme}'",
                               f"页面的语言为 en 或 zh，主题为 auto、light 或 dark，不能是“{lang}”和“{theme}”")
        options |= {"directed": True, "cdn_resources": "in_line"}  # pyvis drops parallel edges of undirected networks
        super().__init__(height=height, **options)
        self.lang, self.theme, self.title = lang, theme, title
        self.graph: dict = {}
        self.arrows = False
        self._arranged: tuple | None = None
        self.templateEnv = _environment()
        self.path = "page.html"
        self.template = self.templateEnv.get_template(self.path)
        self.options.physics.enabled = False
        if net is not None:
            self.from_nx(net)

    # -- what is on the page -------------------------------------------------------------------------------------

    def from_nx(self, nx_graph: nx.Graph, *_: Any, **__: Any) -> None:
        """Add every node and every edge of a networkx graph, which stays as it is. Parallel edges are all kept.

        Raises ``NetworkError`` if it is not a networkx graph.
        """
        if not isinstance(nx_graph, nx.Graph):
            raise NetworkError(f"a network page needs a networkx graph, not {type(nx_graph).__name__}",
                               f"网络页面需要 networkx 图，而不是 {type(nx_graph).__name__}")
        ids = page_ids(nx_graph)
        for node, attributes in nx_graph.nodes(data=True):
            options = node_options(ids[node], attributes)
            self.add_node(ids[node], label=options["texts"][self.lang][0], **options)
        ties = nx_graph.edges(keys=True, data=True) if nx_graph.is_multigraph() else (
            (a, b, None, d) for a, b, d in nx_graph.edges(data=True))
        for source, target, key, attributes in ties:
            self.add_edge(ids[source], ids[target], **tie_options(attributes, key))
        self.graph = dict(nx_graph.graph)
        self.arrows = nx_graph.is_directed()
        self._arrange()

    def add_node(self, n_id: str | int, label: str | None = None, shape: str = "dot", color: str = "#97c2fc",
                 **options: Any) -> None:
        """As in pyvis; a node that is there already is left as it is. Time does not grow with the network."""
        if not isinstance(n_id, (str, int)):
            raise NetworkError(f"the id of a node is a text or a number, not {type(n_id).__name__}",
                               f"节点标识须为文本或数字，而不是 {type(n_id).__name__}")
        if n_id in self.node_map:
            return
        node = {"id": n_id, "label": str(n_id if label is None else label), "shape": shape, "color": color, **options}
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: str | int, to: str | int, **options: Any) -> None:
        """As in pyvis, but every edge is kept, parallel or not. Raises ``NetworkError`` if an end is not there."""
        for end in (source, to):
            if end not in self.node_map:
                raise NetworkError(f"no node '{end}': add it before its ties", f"没有节点“{end}”：请先添加节点再添加联系")
        self.edges.append({**options, "from": source, "to": to})

    def set_options(self, options: str | Mapping) -> None:
        """Drawing options of vis-network as JSON text or a mapping, kept to the letter. Raises ``NetworkError``.

        The page reads ``nodes``, ``edges`` and ``interaction``; positions are data, so physics stays off.
        """
        try:
            given = json.loads(options) if isinstance(options, str) else dict(options)
        except ValueError as error:
            raise NetworkError(f"the options are not JSON: {error}", f"选项不是有效的JSON：{error}") from None
        self.options = OptionTree(given)

    def arranged(self) -> tuple:
        """Nodes, ties, families by class, place of the hub or None, and layouts by code (the first is the one it opens with)."""
        return self._arrange()

    def _arrange(self) -> tuple:
        """The page as numbers: nodes, ties, families, hub, layouts; worked out anew only after something was added."""
        if self._arranged and self._arranged[0] == (len(self.nodes), len(self.edges)):
            return self._arranged[1:]
        places = {n: i for i, n in enumerate(self.node_ids)}
        nodes, ties = normal_nodes(self.nodes, self.lang), normal_ties(self.edges, places)
        families = families_of(n["class"] for n in nodes)
        take_states(nodes, ties, families)
        hub = find_hub(nodes, ties, families)
        layouts = layouts_of(sketch_of(nodes, ties, families, hub))
        first = next(iter(layouts.values()))
        for node, entry, point in zip(self.nodes, nodes, first.points):
            if "texts" in node:
                shape = families[entry["class"]].shape
                node.update(shape=_SHAPES.get(shape, shape), color=families[entry["class"]].light)
            x, y = node.setdefault("x", round(point[0])), node.setdefault("y", round(point[1]))
            if "texts" not in node and isinstance(x, (int, float)) and isinstance(y, (int, float)):
                first.points[entry["key"]] = (x, y)  # a place given by hand is kept
        self._arranged = ((len(self.nodes), len(self.edges)), nodes, ties, families, hub, layouts)
        return self._arranged[1:]

    # -- the page ------------------------------------------------------------------------------------------------

    def titles(self) -> dict[str, str]:
        """The title in both languages: as given, else the heading set on pyvis, else the question's, else a plain one."""
        receipt, plain_one = self.graph.get("receipt") or {}, read_words("strings")["untitled"]
        given = self.title or self.heading or {k: receipt.get(f"title_{k}") or plain_one[k] for k in LANGUAGES}
        if isinstance(given, Mapping):
            return {k: str(given.get(k) or given.get("en") or plain_one[k]) for k in LANGUAGES}
        return {k: str(given) for k in LANGUAGES}

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page as one HTML text; the same network gives the same text."""
        nodes, ties, families, hub, layouts = self._arrange()
        held = [sum("texts" not in n for n in self.nodes), sum("more" not in e for e in self.edges)]
        titles = self.titles()
        data = page_data(nodes, ties, self.graph, added=(held[0], held[1]), directed=self.arrows, layouts=layouts,
                         families=families, hub=hub, title=titles)
        strings = read_words("strings")
        self.html = self.template.render(
            **_assets(), nodes=nodes, edges=ties, options=plain(json.loads(self.get_network_data()[5])), page=data,
            strings=strings, lang=self.lang, tag=_TAGS[self.lang], theme=self.theme, title=titles[self.lang],
            say={key: word[self.lang] for key, word in strings.items() if isinstance(word[self.lang], str)})
        return self.html

    def get_network_data(self) -> tuple:
        """As in pyvis: nodes, edges, heading, height, width and the options as JSON text."""
        options = to_json(self.options) if isinstance(self.options, dict) else self.options.to_json()
        return self.nodes, self.edges, self.heading, self.height, self.width, options

    def write_html(self, name: str | os.PathLike, local: bool = True, notebook: bool = False,
                   open_browser: bool = False) -> None:
        """Write the page to a file: whole or not at all, always UTF-8, nothing beside it. Raises ``FileError``."""
        path = Path(name)
        if path.suffix.lower() not in (".html", ".htm"):
            better = f"{path.stem or 'net'}.html"
            raise FileError(f"a network page is an HTML file: give it a name such as {better}",
                            f"网络页面是HTML文件：请使用 {better} 这样的文件名")
        files.write(path, self.generate_html())
        if open_browser:
            webbrowser.open(path.resolve().as_uri())

    def save_graph(self, name: str | os.PathLike) -> None:
        """Write the page to a file, as ``write_html``."""
        self.write_html(name)

    def show(self, name: str | os.PathLike, local: bool = True, notebook: bool = True) -> NetworkPage:
        """Write the page and give it back, so that a notebook shows it; with ``notebook=False`` open it in a browser."""
        self.write_html(name, open_browser=not notebook)
        return self

    # -- notebooks -----------------------------------------------------------------------------------------------

    def __repr__(self) -> str:
        receipt = self.graph.get("receipt") or {}
        source = receipt.get("question") or "own graph"
        asked = ", ".join(f"{k}={v}" for k, v in (receipt.get("parameters") or {}).items())
        asked = f" ({asked})" if asked else ""
        one_line = f"network page: {self.num_nodes()} nodes, {self.num_edges()} ties; question: {source}{asked}"
        return re.sub(r"\s+", " ", one_line)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The page in a frame that can reach neither the notebook nor another page."""
        page = self.generate_html().replace("&", "&amp;").replace("'", "&#39;")
        title = html.escape(self.titles()[self.lang], quote=True)
        height = html.escape(str(self.height), quote=True)
        return (f'<iframe title="{title}" sandbox="allow-scripts allow-downloads allow-popups '
                f'allow-popups-to-escape-sandbox" style="width:100%;height:{height};border:0" '
                f"srcdoc='{page}'></iframe>")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """The page, a picture for where scripts may not run (if matplotlib is installed), and one line of text."""
        bundle = {"text/html": self._repr_html_(), "text/plain": repr(self)}
        try:
            return bundle | {"image/png": base64.b64encode(self.still()).decode("ascii")}
        except ImportError:
            return bundle

    def still(self) -> bytes:
        """The first view as PNG; ``ImportError`` without matplotlib."""
        from kg.views.picture import picture

        nodes, ties, families, hub, layouts = self._arrange()
        return picture(nodes, ties, families, hub, next(iter(layouts.values())), self.titles()[self.lang], self.lang)


def _read(name: str) -> str:
    return (resources.files("kg.views") / "assets" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(loader=DictLoader({"page.html": _read("page.html")}), autoescape=True)
    made.policies["json.dumps_function"] = to_json
    return made


@cache
def _assets() -> dict:
    """Style, scripts and the policy that lets exactly these scripts run."""
    scripts = [Markup(re.sub(r"(?m)^//# sourceMappingURL=.*$", "", _read(name)).replace("</script", "<\\/script"))
               for name in SCRIPTS]
    hashes = " ".join("'sha256-" + base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode("ascii") + "'"
                      for s in scripts)
    policy = (f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
              "base-uri 'none'; form-action 'none'")
    return {"style": Markup(_read("page.css")), "scripts": scripts, "policy": policy}
