"""A table is the answer to a question: named columns, rows of plain values, and the labels of what they name."""
from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.words import Bilingual

Labels = Callable[[str], Mapping[str, str] | None]
# Values of closed lists and relations: their label says everything, so it stands without the code behind it.
CODES = ("capacity-", "confidence-", "dpn:", "event-", "gapkind-", "level-", "modality-", "polarity-", "pscope-", "review-",
         "role-", "sourcekind-", "state-", "type-", "window-")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """Rows of plain Python values under named columns.

    Parameters: ``columns`` and ``rows`` (one value a column; short ids, text, ``datetime.date``, numbers, booleans or
    None); ``title`` and ``note`` as {"en": …, "zh": …}; ``headings`` gives each column's heading in both languages;
    ``labels`` answers the two labels of a short id, or None.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple]
    title: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    labels: Labels | None = None

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

    def text(self, lang: str = "en", width: int | None = None) -> str:
        """The table as aligned text with a title line, headings, rows and a closing count.

        Control characters and bidirectional overrides in cells are shown as ``\\uXXXX``, so that nothing that came
        from a source can move the cursor of a terminal. ``width`` cuts a column to that many cells of the screen.
        """
        head = [self.heading(c, lang) for c in self.columns]
        body = [[visible(self.shown(cell, lang)) for cell in row] for row in self.rows]
        if width:
            body = [[clip(cell, width) for cell in row] for row in body]
        widths = [max([cells(h)] + [cells(row[i]) for row in body]) for i, h in enumerate(head)]
        lines = ["  ".join(pad(c, w) for c, w in zip(row, widths)).rstrip() for row in [head, *body]]
        lines.insert(1, "  ".join("─" * w for w in widths))
        if self.title:
            lines.insert(0, self.title.get(lang, ""))
        lines.append({"en": f"{len(self)} row" + ("" if len(self) == 1 else "s"), "zh": f"{len(self)} 行"}[lang])
        if self.note:
            lines.append(self.note.get(lang, ""))
        return "\n".join(lines)

    def markdown(self, lang: str = "en") -> str:
        """The table in GitHub-flavoured Markdown; pipes and line ends in cells are escaped."""
        def row(cs):
            return "| " + " | ".join(c.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for c in cs) + " |"
        head = [self.heading(c, lang) for c in self.columns]
        body = [[html.escape(visible(self.shown(c, lang)), quote=False) for c in r] for r in self.rows]
        return "\n".join([row(head), row(["---"] * len(head)), *(row(r) for r in body)])

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
        head = "".join(f"<th scope='col'>{html.escape(self.heading(c))}</th>" for c in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(visible(self.shown(c)))}</td>" for c in row) + "</tr>"
                       for row in self.rows)
        title = " · ".join(html.escape(self.title[k]) for k in ("en", "zh") if self.title.get(k))
        return f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __str__(self) -> str:
        return self.text()


def plain(cell: object) -> object:
    """A cell as a value that JSON knows: dates become ISO text, tuples lists."""
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, tuple | list):
        return [plain(c) for c in cell]
    if isinstance(cell, Bilingual):
        return {"en": cell.en, "zh": cell.zh}
    return cell


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
