"""The explorer as a static site: a folder of pages in both languages that needs no server.

    kg.site.write(g, "site")                        # then open site/index.html
    kg.site.write_file(g, "explorer.html")          # the same in one file, with the data and the SPARQL engine
"""
from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.site.facts import Facts

__all__ = ["write", "write_file"]


def write(g: KnowledgeGraph, folder: str | os.PathLike, lang: str | None = None, facts: Facts | None = None) -> Path:
    """Write the whole site, both languages, into a folder: whole or not at all, the same bytes for the same data.

    The folder is made beside its place and renamed; one that is there already is replaced only if this function made it.
    ``lang``: the language that the first page names first (``en`` unless told). ``facts``: answers and
    networks of the same graph that were worked out before, so that none is asked or drawn twice. Gives back the folder.
    Raises ``FileError``; ``QueryError`` for another language.
    """
    from kg.site.folder import write as whole

    return whole(g, Path(folder), lang, facts)


def write_file(g: KnowledgeGraph, path: str | os.PathLike, lang: str | None = None) -> Path:
    """Write the whole site, both languages, with the data and the SPARQL engine, into one HTML file that makes no request.

    Whole or not at all, the same bytes for the same data; about 6 MB. ``lang``: the language in which it opens (``en``
    unless told). Gives back the path. Raises ``FileError`` if the name does not end in .html or cannot be written.
    """
    from kg.site.single_file import write as whole

    return whole(g, Path(path), lang or "en")
