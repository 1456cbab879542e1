"""What all tools share: the graph, how long a query may run, the last day the data cover, networks already made."""
from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg import studies
from kg.agents.forms import Thing
from kg.errors import FileError
from kg.graph import KnowledgeGraph

if TYPE_CHECKING:
    import networkx as nx

_KEPT = 6


class House:
    """A knowledge graph at which tools work. ``seconds``: how long one SPARQL query may run.

    Raises ``FileError`` for other people's data, whose claims and sources the tools could not show.
    """

    def __init__(self, g: KnowledgeGraph, seconds: float = 10.0):
        if g.foreign:
            raise FileError("the tools show claims with their sources, which other people's RDF files do not have; use kg serve",
                            "各工具须给出陈述及其来源，他人的RDF文件不具备；请改用 kg serve")
        self.g, self.seconds = g, seconds
        self._networks: OrderedDict[tuple[Any, ...], nx.MultiGraph] = OrderedDict()

    @cached_property
    def seen_to(self) -> str | None:
        """The last day on which a source was read."""
        days = [str(row["seen"]) for row in self.g.ask("sources").records() if row.get("seen")]
        return max(days, default=None)

    def thing(self, name: str, lang: str, score: float | None = None, fit: str | None = None) -> Thing:
        """A thing with its names in one language."""
        said = self.g.describe(name)
        kind = self.g.claims.terms.get(said["class"], {}).get(lang) or said["class"]
        label = said["label_" + lang]
        return Thing(id=name, label=label, kind=kind, also_called=[n for n in said["names"] if n != label][:12], score=score,
                     fit=fit)  # type: ignore[arg-type]

    def label(self, name: str, lang: str) -> str:
        """What a thing is called."""
        return str(self.g.describe(name)["label_" + lang])

    def network(self, name: str, **cuts: Any) -> nx.MultiGraph:
        """A network as ``kg.studies.network`` makes it; the last few are kept."""
        key = (name, *sorted((k, str(v)) for k, v in cuts.items()))
        if key not in self._networks:
            self._networks[key] = studies.network(self.g, name, **cuts)
            while len(self._networks) > _KEPT:
                self._networks.popitem(last=False)
        return self._networks[key]
