"""A table is the answer to a question: named columns, rows of plain values, and the labels of what they name."""
from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from kg import frames
from kg.words import LANGUAGES, Bilingual

if TYPE_CHECKING:
    import pandas

Labels = Callable[[str], Mapping[str, str] | None]
# Values of closed lists and relations: their label says everything, so it stands without the code behind it.
CODES = ("capacity-", "confidence-", "dpn:", "event-", "gapkind-", "level-", "modality-", "polarity-", "pscope-", "review-",
         "role-", "sourcekind-", "state-", "type-", "window-")
_ESCAPED = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": " "})
MOST_SHOWN, CELL_SHOWN, SEVERAL = 40, 60, 3
"""Of a table a notebook shows so many rows, so many letters of a label or text, so many of several values in a cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, repr=False)
class Table:
    """Rows of plain Python values under named columns.

    Parameters: ``columns`` and ``rows`` (one value a column; short ids, text, ``datetime.date``, numbers, booleans or
    None); ``title`` and ``note`` as {"en": …, "zh": …}; ``headings`` gives each column's heading in both languages;
    ``labels`` answers the two labels of a short id, or None; ``lang`` is the language in which a notebook shows it.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple]
    title: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: Labels | None = None
    lang: str = field(default="en", kw_only=True)

    def __iter__(self) -> Iterator[tuple]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index):
        return self.rows[index]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {c: i for i, c in enumerate(self.columns)}

    def column(self, name: str) -> list:
        """All values of one column; ``KeyError`` if there is none of that name."""
        i = self._place[name]
        return [row[i] for row in self.rows]

    def records(self) -> list[dict]:
        """The rows as dictionaries from column to value."""
        return [dict(zip(self.columns, row)) for row in self.rows]

    def heading(self, column: str, lang: str = "en") -> str:
        """What a reader sees above a column."""
        return self.headings.get(column, {}).get(lang) or column.replace("_", " ")

    def shown(self, cell: object, lang: str = "en") -> str:
        """A cell as a reader sees it: the label of an id with the id behind it, dates in ISO form, booleans in words."""
        if cell is None:
            return ""
        if cell is True or cell is False:
            return {"en": ("no", "yes"), "zh": ("否", "是")}[lang][cell]
        if isinstance(cell, Bilingual):
            return cell.get(lang)
        if isinstance(cell, float):
            return f"{cell:.6g}"
        if isinstance(cell, tuple | list):
            return ", ".join(self.shown(c, lang) for c in cell)
        if isinstance(cell, str) and self.labels and (found := self.labels(cell)):
            label = found.get(lang) or found.get("en") or cell
            return label if cell.startswith(CODES) or "word" in found else f"{label} [{cell}]"
        return str(cell)

    def brief(self, cell: object, lang: str = "en", width: int | None = None) -> str:
        """A cell as a reader sees it, cut to ``width``: of a label the words go and its id stays, of several values the last go."""
        if width is None:
            return self.shown(cell, lang)
        if isinstance(cell, tuple | list) and len(cell) > SEVERAL:
            return ", ".join(self.brief(c, lang, width) for c in cell[:SEVERAL]) + f" … ({len(cell)})"
        if isinstance(cell, tuple | list):
            return ", ".join(self.brief(c, lang, width) for c in cell)
        text = self.shown(cell, lang)
        if isinstance(cell, str) and text.endswith(behind := f" [{cell}]"):
            return clip(text.removesuffix(behind), width) + behind
        return clip(text, width)

    def text(self, lang: str = "en", width: int | None = None) -> str:
        """The table as aligned text with a title line, headings, rows and a closing count.

        Control characters and bidirectional overrides in cells are shown as ``\\uXXXX``, so that nothing that came
        from a source can move the cursor of a terminal. ``width`` cuts a column to that many cells of the screen.
        """
        head = [visible(self.heading(c, lang)) for c in self.columns]
        body = [[visible(self.shown(cell, lang)) for cell in row] for row in self.rows]
        if width:
            body = [[clip(cell, width) for cell in row] for row in body]
        widths = [max([cells(h)] + [cells(row[i]) for row in body]) for i, h in enumerate(head)]
        lines = ["  ".join(pad(c, w) for c, w in zip(row, widths)).rstrip() for row in [head, *body]]
        lines.insert(1, "  ".join("─" * w for w in widths))
        if self.title:
            lines.insert(0, visible(self.title.get(lang, "")))
        lines.append(self._count(lang))
        if self.note:
            lines += map(visible, self.note.get(lang, "").split("\n"))
        return "\n".join(lines)

    def in_language(self, lang: str) -> Self:
        """The same table, shown by a notebook and by ``print`` in a language (``en`` or ``zh``); ``ValueError`` for another."""
        if lang not in LANGUAGES:
            raise ValueError(f"a table is shown in {' or '.join(LANGUAGES)}, not in '{lang}'")
        return replace(self, lang=lang)

    def markdown(self, lang: str = "en", most: int | None = None, width: int | None = None) -> str:
        """The table in GitHub-flavoured Markdown, cut to ``most`` rows and its cells as ``brief`` does.

        Pipes and line ends in cells are escaped; nothing in a cell becomes markup or a link.
        """
        def row(cs):
            return "| " + " | ".join(cs) + " |"
        head = [marked(self.heading(c, lang)) for c in self.columns]
        body = [[marked(self.brief(c, lang, width)) for c in r] for r in self.rows[:most]]
        return "\n".join([row(head), row(["---"] * len(head)), *(row(r) for r in body)])

    def html(self, lang: str = "en", most: int | None = None, width: int | None = None) -> str:
        """The table as HTML without scripts, cut to ``most`` rows with a line that says so; every cell is escaped.

        ``width`` cuts cells as ``brief`` does; the whole cell is then shown where the pointer rests. Ids stand in small type behind their labels and stay text; numbers are set to the right.
        """
        head = "".join(f"<th scope='col' style='text-align:left'>{html.escape(visible(self.heading(c, lang)))}</th>"
                       for c in self.columns)
        body = "".join("<tr>" + "".join(self._html_cell(c, lang, width) for c in row) + "</tr>" for row in self.rows[:most])
        title = html.escape(visible(self.title.get(lang) or self.title.get("en", "")))
        below = [html.escape(visible(said)) for said in (self._count(lang, most), self.note.get(lang, "")) if said]
        tag = {"en": "en", "zh": "zh-Hans"}[lang]
        return (f"<table lang='{tag}'><caption style='text-align:left;font-weight:bold'>{title}</caption>"
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p lang='{tag}'><small>{'<br>'.join(below)}</small></p>")

    def _html_cell(self, cell: object, lang: str, width: int | None) -> str:
        text, whole = (html.escape(visible(self.brief(cell, lang, w))) for w in (width, None))
        more = f" title='{whole}'" if text != whole else ""
        if isinstance(cell, str) and text.endswith(f" [{html.escape(cell)}]"):
            label = text[:-len(html.escape(cell)) - 3]
            text = f"{label} <small style='opacity:.7;white-space:nowrap'>[{html.escape(cell)}]</small>"
        number = isinstance(cell, int | float) and not isinstance(cell, bool)
        style = "text-align:right" if number else \
            "text-align:left" + (";white-space:nowrap" if isinstance(cell, dt.date) else "")
        return f"<td style='{style}'{more}>{text}</td>"

    def _count(self, lang: str, most: int | None = None) -> str:
        """How many rows there are, and how many of them are shown."""
        n = len(self)
        said = {"en": f"{n} row" + ("" if n == 1 else "s"), "zh": f"{n} 行"}[lang]
        if most is not None and n > most:
            said += {"en": f", the first {most} shown; all of them: .html(), .text() or .to_pandas()",
                     "zh": f"，仅显示前 {most} 行；全部内容见 .html()、.text() 或 .to_pandas()"}[lang]
        return said

    def to_pandas(self, lang: str = "en", labels: bool = False) -> pandas.DataFrame:
        """The table as a pandas ``DataFrame``: ids and texts ``string``, whole numbers ``Int64``, days ``datetime64[s]``.

        ``lang``: the language of sentences and labels; ``labels``: a column ``NAME_label`` beside every column with
        ids. ``DataFrame.attrs`` holds title, note and headings, which ``from_pandas`` reads back. Times that are not
        known to the day (``2025-06``) are texts. Raises ``FileError`` if pandas is not installed.
        """
        columns, rows = list(self.columns), [list(row) for row in self.rows]
        for name in reversed(self.columns) if labels and self.labels else ():
            said = [self.labels(c) if isinstance(c, str) else None for c in self.column(name)]
            if any(said):
                place = columns.index(name) + 1
                columns.insert(place, name + "_label")
                for row, found in zip(rows, said):
                    row.insert(place, found and (found.get(lang) or found.get("en")) or None)
        attrs = {"title": dict(self.title), "note": dict(self.note), "headings": {c: dict(h) for c, h in self.headings.items()
                                                                                 if c in self.columns}}
        return frames.frame(columns, rows, lang, attrs)

    @classmethod
    def from_pandas(cls, frame: object, title: Mapping[str, str] | None = None, labels: Labels | None = None) -> Table:
        """A table of a data frame (pandas or polars) or of a list of dictionaries; the index of the frame is left out.

        Missing cells become None, days without an hour ``datetime.date``. Title, note and headings come from
        ``frame.attrs`` if ``to_pandas`` put them there. Raises ``FileError`` if it is no such thing.
        """
        columns, rows = frames.named_rows(frame)
        attrs = getattr(frame, "attrs", None) or {}
        given = {k: attrs[k] for k in ("title", "note", "headings") if isinstance(attrs.get(k), Mapping)}
        return cls(columns, rows, labels=labels, **(given | ({"title": title} if title else {})))

    def csv(self, spreadsheet: bool = False, lang: str = "en") -> str:
        """The table as CSV (RFC 4180, LF line ends, ids not labels, sentences in one language).

        With ``spreadsheet=True`` a text that a spreadsheet would run as a formula gets a leading apostrophe.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        # the writer would leave a carriage return unquoted, and readers take it for the end of the row
        quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(self.columns)
        for row in self.rows:
            cs = [c.get(lang) if isinstance(c, Bilingual) else plain(c) for c in row]
            cs = ["" if c is None else ("true" if c is True else "false" if c is False else
                  " | ".join(map(str, c)) if isinstance(c, list) else str(c)) for c in cs]
            cs = [harmless(c) if spreadsheet and not isinstance(v, int | float) else c for v, c in zip(row, cs)]
            (quoting if any("\r" in c for c in cs) else writer).writerow(cs)
        return out.getvalue()

    def json(self) -> str:
        """The table as JSON: {"columns": […], "rows": [{column: value}], "title": …, "note": …}."""
        rows = [{c: plain(v) for c, v in zip(self.columns, row)} for row in self.rows]
        return json.dumps({"title": dict(self.title), "note": dict(self.note), "columns": list(self.columns),
                           "rows": rows}, ensure_ascii=False, indent=1, allow_nan=False)

    def _repr_html_(self) -> str:
        return self.html(self.lang, MOST_SHOWN, CELL_SHOWN)

    def _repr_markdown_(self) -> str:
        title, note = (marked(said.get(self.lang, "")) for said in (self.title, self.note))
        head = f"**{title}**\n\n" if title else ""
        return f"{head}{self.markdown(self.lang, MOST_SHOWN, CELL_SHOWN)}\n\n{self._count(self.lang, MOST_SHOWN)}\n{note}".rstrip("\n")

    def _repr_pretty_(self, printer, cycle: bool) -> None:
        printer.text(replace(self, rows=self.rows[:MOST_SHOWN]).text(self.lang, 60) if len(self) > MOST_SHOWN else
                     self.text(self.lang, 60))
        if len(self) > MOST_SHOWN:
            printer.text("\n" + self._count(self.lang, MOST_SHOWN))

    def __repr__(self) -> str:
        title = self.title.get("en")
        return f"<{type(self).__name__}{f' {title!r}' if title else ''}: {self._count('en')}, {len(self.columns)} column{'s' * (len(self.columns) != 1)}>"

    def __str__(self) -> str:
        return self.text(self.lang)


def plain(cell: object) -> object:
    """A cell as a value that JSON knows: dates become ISO text, tuples lists."""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, tuple | list):
        return [plain(c) for c in cell]
    if isinstance(cell, Bilingual):
        return {"en": cell.en, "zh": cell.zh}
    return cell


def marked(text: str) -> str:
    """Text for Markdown: no pipe, backslash, line end, tag or link in it is taken for markup."""
    return html.escape(visible(text).translate(_ESCAPED).replace("](", "]\\("), quote=False)


def harmless(text: str) -> str:
    """A text with a leading apostrophe where a spreadsheet would run it as a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def visible(text: str) -> str:
    """Text with control, format and line-break characters written out as ``\\uXXXX``."""
    if text.isprintable():  # holds none of these categories
        return text
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else f"\\u{ord(c):04X}"
                   for c in text)


def cells(text: str) -> int:
    """How many character cells of a terminal a text takes (Chinese characters take two)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, width: int) -> str:
    """Text filled with spaces to a width in terminal cells."""
    return text + " " * (width - cells(text))


def clip(text: str, width: int) -> str:
    """Text cut to a width in terminal cells, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    out, used = [], 0
    for c in text:
        used += cells(c)
        if used > width - 1:
            break
        out.append(c)
    return "".join(out) + "…"
