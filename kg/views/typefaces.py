"""The typefaces of still pictures: those with Chinese first, then the one that comes with matplotlib. Needs matplotlib.

The faces with Chinese carry Latin letters as well, so that a page in either language is set in one face.
"""
from __future__ import annotations

from collections.abc import Iterable

CHINESE = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei",
           "WenQuanYi Micro Hei", "Noto Sans SC", "Source Han Sans CN", "Noto Serif CJK SC", "Noto Sans CJK JP")
LATIN = "DejaVu Sans"
"""Comes with matplotlib, so it is always there."""


def installed() -> list[str]:
    """The faces of this machine that pictures are set in, best first; the last one has no Chinese."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in (*CHINESE, LATIN) if name in known]


def missing(texts: Iterable[str], faces: Iterable[str]) -> str:
    """The characters that none of some faces has, each once, in the order of their numbers."""
    from matplotlib import font_manager

    wanted = {ord(c) for text in texts for c in text if not c.isspace()}
    for face in faces:
        if wanted:
            path = font_manager.findfont(font_manager.FontProperties(family=face), fallback_to_default=True)
            wanted -= set(font_manager.get_font(path).get_charmap())
    return "".join(map(chr, sorted(wanted)))
