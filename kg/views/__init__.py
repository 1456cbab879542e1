"""Pictures of answers: the interactive network page.

    kg.views.draw(net, "net.html")        # one file, works offline and from a double click
    kg.views.draw(net)                    # shown by a notebook
"""
from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from kg.views.network_page import NetworkPage

__all__ = ["NetworkPage", "draw"]


def draw(net: nx.Graph, path: str | os.PathLike | None = None, lang: str = "en", theme: str = "auto",
         title: str | Mapping[str, str] | None = None) -> NetworkPage:
    """The network page of any networkx graph, written to ``path`` if one is given.

    Parameters: ``lang`` (``en`` or ``zh``) and ``theme`` (``auto``, ``light``, ``dark``) with which the page opens;
    ``title`` a text or a mapping with ``en`` and ``zh``. Gives back a pyvis ``Network``. Raises ``NetworkError`` and
    ``FileError``; nothing is written if the page cannot be made.
    """
    from kg.views.network_page import NetworkPage

    page = NetworkPage(net, lang=lang, theme=theme, title=title)
    if path is not None:
        page.write_html(path)
    return page


def __getattr__(name: str) -> Any:
    if name == "NetworkPage":  # pyvis brings IPython along, so it is read only when a page is made
        from kg.views.network_page import NetworkPage

        return NetworkPage
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
