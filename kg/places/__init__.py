"""Where a knowledge graph may lie beyond a folder of tables: RDF files, stores on disk, SPARQL endpoints.

    opened("graph.nq.gz")                        a file (.nq .trig .ttl .nt .jsonld .rdf, each also .gz)
    opened("graph.store")                        a store that ``store.build`` made, checked byte by byte
    opened("https://example.org/sparql")         an endpoint; ``auth``, ``timeout`` as ``client.Client`` takes them
    load.load(quads, "https://…/sparql")         a dataset put into a server by the Graph Store Protocol, and verified

Each gives a ``Dataset``; ``ours`` says whether it is one of this project, with its layers.
"""
from __future__ import annotations

import os
from pathlib import Path

from kg import dataset
from kg.dataset import Dataset
from kg.errors import FileError, clipped
from kg.places import client, store
from kg.terms import graph_name

_OURS = ("ontology", "vocabulary", "provenance", "asserted")


def opened(place: str | os.PathLike, auth: str | None = None, timeout: float = client.TIMEOUT,
           here: bool | None = None) -> Dataset:
    """The dataset at a place that is no folder of tables. Raises ``FileError`` or ``EndpointError``."""
    if client.is_address(place):
        from kg.places.endpoint import Endpoint

        return Endpoint(client.Client(str(place), auth, timeout), here)
    path = Path(place)
    if store.claimed(path):
        return store.read(path)
    try:
        there = path.exists()
    except (OSError, ValueError):  # a name that no file can have
        there = False
    if not there:
        raise FileError(f"there is no file or folder '{clipped(path.name)}' here", f"此处没有名为“{clipped(path.name)}”的文件或文件夹")
    return dataset.read_file(path)


def ours(data: Dataset) -> bool:
    """Whether a dataset has the layers of this project, so that its claims can be told and its days are known."""
    if client.is_address(getattr(getattr(data, "client", None), "url", None)):
        return data.ours  # type: ignore[attr-defined]
    return all(next(data.store.quads_for_pattern(None, None, None, graph_name(layer)), None) for layer in _OURS)
