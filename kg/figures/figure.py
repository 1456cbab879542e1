"""A figure that is ready: a drawing with what it shows in words, to be saved as SVG, PDF or PNG.

Text is set as outlines in SVG: the page a printer or another program shows is then the one that was looked at, Chinese
included, wherever it is opened; what the outlines say stands in the file as title and description. PDF carries the
outlines of the letters it needs with their meaning, so that its text can be searched and copied (as Type 3: matplotlib would
label the faces with Chinese as TrueType, which they are not, and a printer may refuse them). The same figure gives the same bytes: no dates, no random
names of parts.
"""
from __future__ import annotations

import io
import os
import re
import warnings
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from kg import files
from kg.errors import FigureError, clipped
from kg.figures import sheet
from kg.figures.outlines import slim
from kg.layout import VERSION
from kg.views import typefaces
from kg.words import Bilingual

FORMS = (".svg", ".pdf", ".png")
_DOTS = 220


def written_as(path: str | os.PathLike) -> str:
    """The form that the ending of a name asks for; ``FigureError`` if it is none of ``FORMS``."""
    form = Path(path).suffix.lower()
    if form not in FORMS:
        raise FigureError(f"a figure is written as {', '.join(FORMS)}; the name '{clipped(Path(path).name)}' ends otherwise",
                          f"图的格式为 {'、'.join(FORMS)}；文件名“{clipped(Path(path).name)}”的扩展名不是其一")
    return form


class Figure:
    """A drawing in one language.

    ``alt`` says in both languages what is seen (``{"en": …, "zh": …}``), ``receipt`` what it was computed on; ``drawing`` is
    matplotlib's own figure. A notebook shows it by itself.
    """

    def __init__(self, drawing: Any, lang: str, title: str, alt: Bilingual, receipt: Bilingual):
        self.drawing, self.lang, self.title = drawing, lang, title
        self.alt = {"en": alt.en, "zh": alt.zh}
        self.receipt = {"en": receipt.en, "zh": receipt.zh}
        _readable(drawing)

    def __repr__(self) -> str:
        return f"<Figure: {self.title}>"

    def bytes(self, form: str, dpi: int = _DOTS) -> bytes:
        """The figure as ".svg", ".pdf" or ".png" (``dpi`` dots an inch; 7.5 inches wide). Raises ``FigureError``."""
        if form not in FORMS:
            raise FigureError(f"a figure is written as {', '.join(FORMS)}, not as '{form}'",
                              f"图的格式为 {'、'.join(FORMS)}，不能是“{form}”")
        told = {".svg": {"Date": None, "Creator": None}, ".png": {"Software": None, "Title": self.title},
                ".pdf": {"CreationDate": None, "ModDate": None, "Creator": None, "Producer": f"kg {VERSION}", "Title": self.title}}
        out = io.BytesIO()
        with sheet.style(self.lang), warnings.catch_warnings():
            warnings.filterwarnings("error", message="Glyph .* missing")
            self.drawing.savefig(out, format=form[1:], dpi=dpi, metadata=told[form])
        return self._told(out.getvalue()) if form == ".svg" else out.getvalue()

    def _told(self, body: bytes) -> bytes:
        """The SVG with its title and description for those who do not see it."""
        words = f'<title>{escape(self.title)}</title>\n <desc>{escape(self.alt[self.lang])}</desc>\n '
        code = "zh-Hans" if self.lang == "zh" else "en"
        text = slim(body.decode("utf-8"))
        text = re.sub(r"<svg ", f'<svg role="img" xml:lang="{code}" ', text, count=1)
        return re.sub(r"(<svg [^>]*>\s*)", lambda m: m[1] + words, text, count=1).encode("utf-8")

    def save(self, path: str | os.PathLike) -> Path:
        """Write the figure; the ending of the name says the form. Raises ``FigureError`` and ``FileError``."""
        return files.write(path, self.bytes(written_as(path)))

    def _repr_png_(self) -> bytes:
        return self.bytes(".png", 144)

    def _repr_svg_(self) -> str:
        return self.bytes(".svg").decode("utf-8")


def _readable(drawing: Any) -> None:
    """Refuse a drawing with letters that no face here has: they would be boxes."""
    from matplotlib.text import Text

    texts = [one.get_text() for one in drawing.findobj(Text)]
    if gone := typefaces.missing(texts, typefaces.installed()):
        raise FigureError(f"no installed typeface has the characters {gone[:20]}; install one, for example "
                          + typefaces.CHINESE[0], f"已安装的字体均不含字符 {gone[:20]}；请安装其一，例如 " + typefaces.CHINESE[0])
