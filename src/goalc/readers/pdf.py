"""A PDF with ruled tables → one document: its tables with the texts and spans of their cells.

In: the bytes of a PDF that a program wrote, not a scan. Out: paragraphs and tables, page by page. A line that
ends where its cell does, so that what follows would not have fitted, goes on in the next line; any other line
ends a paragraph, and so does one before a counted paragraph (`目标二：`). Page numbers are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from goalc.readers.extent import ReadError

MAX_PAGES = 200
MAX_CHARACTERS = 500_000
_POINT_MM = 25.4 / 72
_SAME = 2.0
"""Maximum distance in points of two edges that are one."""
_MAX_PADDING = 8.0
_SLACK = 1.0
"""Number of points by which a line may end before its cell does and still be full."""
_PAGE_NUMBER = re.compile(r"[\s0-9第共页/／.—–-]{1,24}")
_BOTTOM, _TOP = 0.9, 0.08
"""The shares of a page's height where page numbers stand."""
_CHUNK = re.compile(r"[A-Za-z0-9.,%+\-/×*=≥≤<>]+|.")
_NUMBERED = re.compile(
    r"目标[一二三四五六七八九十0-9]{1,3}[:：]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[)）]"
    r"|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]"
)
"""The beginning of a paragraph that is counted."""
_ENDS = ("。", "；", "：", "！", "？", ";", ":")
_CLOSING = frozenset("，。；：、！？）】》”’%,.;:!?)")
_OPENING = frozenset("（【《“‘(")

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points."""


class _TextLine(NamedTuple):
    """A line of characters as they stand beside each other."""

    text: str
    left: float
    right: float
    widths: tuple[float, ...]
    top: float


def read_pdf(data: bytes) -> tuple[Document, ...]:
    """Return the document of a PDF. Raises `ReadError` for one without a text or without ruled tables."""
    try:
        import pdfplumber
    except ImportError as error:
        raise ReadError("import.no-pdf") from error
    blocks: list[Paragraph | Table] = []
    count = 0
    with pdfplumber.open(BytesIO(data)) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise ReadError("textconv.too-large")
        for page in pdf.pages:
            count += len(page.chars)
            if count > MAX_CHARACTERS:
                raise ReadError("textconv.too-large")
            blocks += _page(page)
            page.close()
    if not any(isinstance(block, Table) for block in blocks):
        raise ReadError("import.scanned")
    return (Document("", "", tuple(blocks)),)


def _page(page: Any) -> list[Paragraph | Table]:
    """Return the blocks of a page from the top down."""
    found: list[tuple[float, Paragraph | Table]] = []
    chars = [char for char in page.chars if char["text"].strip() or char["text"] == " "]
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    found += [(table.bbox[1], _table(table, chars)) for table in tables]
    outside = [char for char in chars if not any(_is_in(char, table.bbox) for table in tables)]
    for line in _lines(outside):
        share = line.top / page.height
        is_number = _PAGE_NUMBER.fullmatch(line.text) and not _TOP < share < _BOTTOM
        if line.text.strip() and not is_number:
            found.append((line.top, Paragraph(Line(line.text.strip()), "")))
    return [block for _, block in sorted(found, key=lambda one: one[0])]


def _is_in(char: Any, box: _Box) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _table(table: Any, chars: Sequence[Any]) -> Table:
    boxes: list[_Box] = sorted(table.cells, key=lambda box: (box[1], box[0]))
    columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
    rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
    own = [char for char in chars if _is_in(char, table.bbox)]
    lines = [_lines(char for char in own if _is_in(char, box)) for box in boxes]
    gaps = [line.left - box[0] for box, held in zip(boxes, lines, strict=True) for line in held]
    padding = min((gap for gap in gaps if gap >= 0), default=0.0)
    begun: list[list[Cell]] = [[] for _ in rows[:-1]]
    for box, held in zip(boxes, lines, strict=True):
        left, top, right, bottom = (
            _place(edges, edge) for edges, edge in zip((columns, rows) * 2, box, strict=True)
        )
        room = box[2] - box[0] - 2 * min(padding, _MAX_PADDING)
        texts = tuple(map(Line, _paragraphs(held, room)))
        begun[top].append(Cell(texts or (Line(""),), "", max(1, bottom - top), max(1, right - left)))
    widths = tuple(round((b - a) * _POINT_MM, 2) for a, b in pairwise(columns))
    return Table(widths, tuple(Row(tuple(cells)) for cells in begun))


def _edges(found: Iterable[float]) -> list[float]:
    """Return the edges without those that are one."""
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _place(edges: Sequence[float], edge: float) -> int:
    return max(0, bisect_left(edges, edge - _SAME))


def _lines(chars: Iterable[Any]) -> list[_TextLine]:
    """Return the lines of characters, from the top down."""
    rows: list[list[Any]] = []
    for char in sorted(chars, key=lambda one: ((one["top"] + one["bottom"]) / 2, one["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        if rows and abs(middle - (rows[-1][0]["top"] + rows[-1][0]["bottom"]) / 2) < char["size"] * 0.5:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_line(sorted(row, key=lambda one: one["x0"])) for row in rows]


def _line(row: Sequence[Any]) -> _TextLine:
    text = "".join(char["text"] for char in row)
    widths = tuple(char["x1"] - char["x0"] for char in row for _ in char["text"])
    return _TextLine(text, row[0]["x0"], row[-1]["x1"], widths, row[0]["top"])


def _paragraphs(lines: Sequence[_TextLine], room: float) -> Iterator[str]:
    """Yield the paragraphs that lines are, in a cell with this much room for each."""
    text = ""
    for line, after in zip_longest(lines, lines[1:]):
        text += line.text
        if after is None or _ends(line, after, room):
            yield text.strip()
            text = ""


def _ends(line: _TextLine, after: _TextLine, room: float) -> bool:
    """Return True if a paragraph ends with a line: there was room for more, or the next is counted."""
    if _NUMBERED.match(after.text) and line.text.rstrip().endswith(_ENDS):
        return True
    return line.right - line.left + _first_width(after) <= room - _SLACK


def _first_width(line: _TextLine) -> float:
    """Return the width of what of a line cannot be parted, so that all of it goes to the next line."""
    length = 0
    for found in _CHUNK.finditer(line.text):
        length = found.end()
        is_open = found[0] in _OPENING
        goes_on = length < len(line.text) and line.text[length] in _CLOSING
        if not is_open and not goes_on:
            break
    return sum(line.widths[:length])
