"""A Word file → its documents: one per section, with the texts and spans of cells.

In: the bytes of a .docx file, made by goalc or by anybody else. Out: documents whose texts come from the file
alone; names, styles and origins are not in it and stay empty. Tables that goalc cut before their header rows
are joined again: a hidden paragraph of its own style separates the slices, and the parts of a cell meet at
open borders. Tracked changes are read as accepted; text in content controls, text boxes and tables within
cells is read where it is anchored, but not the prompt of a control that nobody has filled
in. Headers, footers and notes are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_Element: TypeAlias = Any
"""An XML element; python-docx chooses its class by its name, which no annotation can express."""
_JOINT = "goalc joint"
_TAIL = "goalc tail"
_MM = 36000
"""Number of English Metric Units in a millimetre."""
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
"""Elements that may enclose paragraphs, tables, rows and cells."""
_SKIPPED = frozenset({"del", "moveFrom", "Fallback"})
"""Elements that are skipped: deletions, as changes are accepted, and repetitions for older programs."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Part(NamedTuple):
    """A cell in one row; `lines` is None where a merged cell continues."""

    lines: tuple[Line, ...] | None
    span: int
    open_top: bool
    open_bottom: bool
    element: _Element


class _Row(NamedTuple):
    """A row of a table: its parts, by the column in which they begin."""

    parts: dict[int, _Part]
    header: bool


class PlacedBlock(NamedTuple):
    """A block of a document with the elements of its cells, by row and place in it; None for a paragraph."""

    block: Paragraph | Table
    elements: dict[tuple[int, int] | None, list[_Element]]


def read_docx(data: bytes) -> tuple[Document, ...]:
    """Return the documents of a Word file, in the order of its sections."""
    import docx

    placed = read_placed(docx.Document(BytesIO(data)))
    return tuple(Document("", "", tuple(one.block for one in blocks)) for blocks in placed)


def read_placed(word: WordDocument) -> Iterator[list[PlacedBlock]]:
    """Yield the blocks of each section of an open Word file."""
    _clear_placeholders(word.element.body)
    styles = _StyleNames(word)
    for section in _sections(word):
        yield list(_blocks(styles, section))


def _clear_placeholders(body: _Element) -> None:
    """Empty the content controls that show what to write there (17.5.2.39): nobody has filled them in."""
    for shown in body.iter(f"{_W}showingPlcHdr"):
        if shown.get(f"{_W}val", "1") not in {"0", "false", "off"}:
            control = shown.getparent().getparent()
            for text in control.iterfind(f"{_W}sdtContent//{_W}t"):
                text.text = ""


def _sections(word: WordDocument) -> Iterator[list[_Element]]:
    """Yield the blocks of each section; its settings are in its last paragraph, or at the body's end."""
    blocks: list[_Element] = []
    for block in _children(word.element.body, "p", "tbl"):
        blocks.append(block)
        if block.find(f"{_W}pPr/{_W}sectPr") is not None:
            yield blocks
            blocks = []
    yield blocks


def _children(parent: _Element, *names: str) -> Iterator[_Element]:
    """Yield the children of an element that have these names, also those inside wrappers."""
    for child in parent:
        name = _name(child)
        if name in names:
            yield child
        elif name in _WRAPPERS:
            yield from _children(child, *names)


def _name(element: _Element) -> str:
    # A comment's tag is a function.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class _StyleNames:
    """The names of paragraph styles; the library looks through all styles for each paragraph."""

    def __init__(self, word: WordDocument) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        self._names: dict[str, str] = {}
        for style in word.styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH:
                self._names.setdefault(style.style_id, style.name or "")
        default = word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        self._default = (default.name if default is not None else "") or ""

    def of(self, paragraph: _Element) -> str:
        return self._names.get(paragraph.style, self._default)


def _blocks(styles: _StyleNames, section: list[_Element]) -> Iterator[PlacedBlock]:
    columns: tuple[float, ...] = ()
    rows: list[_Row] = []
    joined = True
    for item in section:
        if _name(item) == "tbl":
            if rows and not joined:
                yield _table(columns, rows)
                rows = []
            columns = _columns(item)
            rows.extend(_rows(item))
            joined = False
            continue
        style, text = styles.of(item), _text(item)
        if style == _JOINT and not text:
            joined = True
            continue
        if rows:
            yield _table(columns, rows)
            rows = []
        if style != _TAIL or text:
            yield PlacedBlock(Paragraph(Line(text), ""), {None: [item]})
    if rows:
        yield _table(columns, rows)


def _text(paragraph: _Element) -> str:
    """Return the text of a paragraph with everything that is anchored in it."""
    return "".join(_pieces(paragraph))


def _pieces(parent: _Element) -> Iterator[str]:
    for child in parent:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            # Breaks of pages and columns are not text.
            yield _SIGNS[name] if child.get(f"{_W}type", "textWrapping") == "textWrapping" else ""
        elif name == "sym":
            yield chr(int(child.get(f"{_W}char", "FFFD"), 16))
        elif name not in _SKIPPED and not name.endswith("Pr"):
            if name == "p":
                yield "\n"
            yield from _pieces(child)


def _lines(cell: _Element) -> Iterator[str]:
    """Yield the paragraphs of a cell; each row of a table within it counts as one."""
    for block in _children(cell, "p", "tbl"):
        if _name(block) == "p":
            yield _text(block)
        else:
            for row in _children(block, "tr"):
                yield " ".join(line for inner in _children(row, "tc") for line in _lines(inner))


def _columns(table: _Element) -> tuple[float, ...]:
    return tuple(round((column.w or 0) / _MM, 2) for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol"))


def _rows(table: _Element) -> Iterator[_Row]:
    begun: dict[int, _Part] = {}
    for row in _children(table, "tr"):
        marks = row.find(f"{_W}trPr")
        if marks is not None and marks.find(f"{_W}del") is not None:
            begun |= {column: part for column, part in _parts(row).items() if part.lines is not None}
            continue
        parts = _parts(row)
        # A merged cell that began in a deleted row does not become part of the one above that row.
        parts |= {
            column: begun[column]._replace(element=part.element)
            for column, part in parts.items()
            if part.lines is None and column in begun
        }
        begun = {}
        yield _Row(parts, marks is not None and marks.find(f"{_W}tblHeader") is not None)


def _parts(row: _Element) -> dict[int, _Part]:
    parts: dict[int, _Part] = {}
    column = row.grid_before
    # The public interface of python-docx repeats merged cells and hides their spans.
    for tc in _children(row, "tc"):
        lines = tuple(Line(text) for text in _lines(tc))
        plain = tc.tcPr is None
        continues = not plain and tc.vMerge == "continue" and not any(line.text for line in lines)
        span = 1 if plain else tc.grid_span
        borders = (False, False) if plain else _open_borders(tc)
        parts[column] = _Part(None if continues else lines, span, *borders, tc)
        column += span
    return parts


def _open_borders(tc: _Element) -> tuple[bool, bool]:
    """Return two flags: the upper border is open, the lower border is open."""
    path = f"{_W}tcPr/{_W}tcBorders/"
    sides = (tc.find(f"{path}{_W}{side}") for side in ("top", "bottom"))
    upper, lower = (side is not None and side.get(f"{_W}val") == "nil" for side in sides)
    return upper, lower


class _GrowingCell:
    """A cell that may continue in the rows below."""

    def __init__(self, part: _Part) -> None:
        self.lines = list(part.lines or ())
        self.filled = any(line.text for line in self.lines)
        self.span = part.span
        self.rows = 1
        self.open = part.open_bottom
        self.elements = [part.element]

    def continues_in(self, part: _Part) -> bool:
        """Return True if `part`, in the next row, belongs to this cell."""
        return part.span == self.span and (part.lines is None or (self.open and part.open_top))

    def grow(self, part: _Part) -> None:
        """Add `part`. If another part has the text, it has one empty paragraph."""
        self.rows += 1
        self.elements.append(part.element)
        self.open = part.open_bottom
        lines = list(part.lines or ())
        filled = any(line.text for line in lines)
        if self.filled and (filled or len(lines) > 1):
            self.lines += lines
        elif filled or len(lines) > 1:
            self.lines, self.filled = lines, filled

    def cell(self) -> Cell:
        return Cell(tuple(self.lines), "", self.rows, self.span)


def _table(columns: tuple[float, ...], rows: list[_Row]) -> PlacedBlock:
    above: dict[int, _GrowingCell] = {}
    begun: list[tuple[bool, list[_GrowingCell]]] = []
    for row in rows:
        new: list[_GrowingCell] = []
        current: dict[int, _GrowingCell] = {}
        for column, part in row.parts.items():
            upper = above.get(column)
            if upper is not None and upper.continues_in(part):
                upper.grow(part)
                current[column] = upper
            else:
                current[column] = _GrowingCell(part)
                new.append(current[column])
        begun.append((row.header, new))
        above = current
    made = tuple(Row(tuple(cell.cell() for cell in cells), header) for header, cells in begun)
    elements: dict[tuple[int, int] | None, list[_Element]] = {
        (row, place): cell.elements
        for row, (_, cells) in enumerate(begun)
        for place, cell in enumerate(cells)
    }
    return PlacedBlock(Table(columns, made), elements)
