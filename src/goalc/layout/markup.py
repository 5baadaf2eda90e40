"""Turn the markup that templates render to into blocks of a document.

A small subset of HTML, well-formed as XML, with HTML's own meaning:

- `<p class="…">`: a paragraph; its class is a style of the pack, `p` without one.
- `<table>` with one `<colgroup>` of `<col style="width:16mm">`, then rows.
- `<tr data-repeat="page">`: this row is printed again at the top of each page that follows.
- `<table data-cut="repeat">`: a format that repeats only leading rows may cut the table before such rows.
- `<th>`, `<td>` with `rowspan`, `colspan`, `class`; inside, text or `<p>` without attributes, one per
  paragraph. The style is the class, else `th` or `td`.
- `<data value="17">`: a printed value and its entry in the origin table; written by the compiler.

Blanks at the ends of a text and line breaks between labels are the template's indentation and do
not count; a value's own are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, ParseError, fromstring

from goalc.document.document import Cell, Line, Paragraph, Row, Table
from goalc.document.grid import GridError
from goalc.layout.values import OriginTable
from goalc.source.diagnostic import Origin

_WIDTH = re.compile(r"\s*width:\s*([0-9]{1,4}(?:\.[0-9]{1,3})?)mm\s*;?\s*")
_SPAN = re.compile(r"[1-9][0-9]{0,5}")
ATTRIBUTES = {
    "p": {"class"},
    "table": {"data-cut"},
    "colgroup": set[str](),
    "col": {"style"},
    "tr": {"data-repeat"},
    "th": {"rowspan", "colspan", "class"},
    "td": {"rowspan", "colspan", "class"},
    "data": {"value"},
}
_SPAN_FAULTS = {"hole": "GC906.hole", "overlap": "GC906.overlap", "outside": "GC906.outside"}
"""Message key for each kind of `GridError`."""
_new = tuple.__new__
"""The fast constructor: a named tuple's own is a Python function, which doubles the cost on a hot path."""
LINE_MARK = "data-line"
MAX_COLUMNS = 63
"""Maximum number of columns of a table, Word's own."""
MAX_ROWS = 10_000
MAX_SHAPES = 10_000


class MarkupFault(Exception):
    """Markup outside the subset; `mark` is that of the tag to blame, `offset` the place of a syntax error.

    `also` are the marks of further tags with the same slip.
    """

    def __init__(
        self,
        key: str,
        arguments: dict[str, object],
        mark: str = "",
        offset: int = 0,
        origin: Origin | None = None,
        also: tuple[str, ...] = (),
    ) -> None:
        super().__init__(key)
        self.also = also
        self.key = key
        self.arguments = arguments
        self.mark = mark
        self.offset = offset
        self.origin = origin


class Shapes:
    """The parts that a template repeats on every form, cached from form to form.

    `spans`: the style, row span and column span that a tag with its attributes means; `labels`: whole
    cells that print no value.
    """

    def __init__(self) -> None:
        self.spans: dict[object, tuple[str, int, int]] = {}
        self.labels: dict[object, Cell] = {}

    def trim(self) -> None:
        """Forget all before it becomes too much; there are as many row spans as forms have lengths."""
        if len(self.spans) + len(self.labels) > MAX_SHAPES:
            self.spans.clear()
            self.labels.clear()


class MarkupReader:
    """The reader of one form's markup; `styles` are the class names, `room` the width of the page in mm."""

    def __init__(
        self, origin_table: OriginTable, styles: frozenset[str], room: float, shapes: Shapes
    ) -> None:
        self._origin_table = origin_table
        self._styles = styles
        self._room = room
        self._shapes = shapes

    def blocks(self, markup: str) -> tuple[Paragraph | Table, ...]:
        """Return the paragraphs and tables. Raises `MarkupFault`."""
        root = self._root(markup)
        self._check_no_text(root)
        return tuple(self._block(element) for element in root)

    def _root(self, markup: str) -> Element:
        try:
            # No document type can stand inside an element, so no entities can be declared.
            return fromstring(f"<form>{markup}</form>")  # noqa: S314
        except ParseError as error:
            line, column = error.position
            lines = markup.split("\n")
            offset = sum(len(text) + 1 for text in lines[: line - 1]) + column
            raise MarkupFault("GC905.syntax", {}, offset=offset) from None

    def _block(self, element: Element) -> Paragraph | Table:
        if element.tag == "p":
            self._check_attributes(element)
            return Paragraph(self._line(element), self._style(element, "p"))
        if element.tag == "table":
            return self._table(element)
        raise self._fault("GC905.tag", element, tag=element.tag)

    def _table(self, element: Element) -> Table:
        self._check_attributes(element)
        self._check_no_text(element)
        parts = list(element)
        if not parts or parts[0].tag != "colgroup":
            raise self._fault("GC905.colgroup", element)
        for part in parts[1:]:
            if part.tag != "tr":
                raise self._fault("GC905.tag", part, tag=part.tag)
        columns = tuple(self._columns(parts[0]))
        if not columns or not parts[1:]:
            raise self._fault("GC905.empty", element)
        if len(columns) > MAX_COLUMNS or len(parts) > MAX_ROWS:
            raise self._fault("GC905.size", element, rows=MAX_ROWS, columns=MAX_COLUMNS)
        if sum(columns) > self._room + 0.5:
            raise self._fault("GC905.wide", element, width=f"{sum(columns):g}", room=f"{self._room:g}")
        cut = self._has_word(element, "data-cut", "repeat")
        table = Table(columns, tuple(self._row(row) for row in parts[1:]), cut)
        try:
            table.grid  # noqa: B018 - made here so that a bad span is found with its row
        except GridError as error:
            raise self._span_fault(error, parts[1:]) from None
        return table

    def _columns(self, group: Element) -> Iterator[float]:
        self._check_attributes(group)
        self._check_no_text(group)
        for column in group:
            if column.tag != "col":
                raise self._fault("GC905.tag", column, tag=column.tag)
            self._check_attributes(column)
            width = _WIDTH.fullmatch(column.get("style", ""))
            if width is None or not float(width[1]):
                raise self._fault("GC905.width", column, value=column.get("style", ""))
            yield float(width[1])

    def _row(self, element: Element) -> Row:
        header = False
        if element.attrib:
            self._check_attributes(element)
            header = self._has_word(element, "data-repeat", "page")
        self._check_no_text(element)
        return Row(tuple([self._cell(cell) for cell in element]), header)

    def _has_word(self, element: Element, attribute: str, word: str) -> bool:
        """Return True if an attribute is there; the only value that it can have is `word`."""
        value = element.get(attribute)
        if value not in {None, word}:
            raise self._fault("GC905.value", element, attribute=attribute, value=value)
        return value is not None

    def _cell(self, element: Element) -> Cell:
        key = (element.tag, *element.attrib.items()) if element.attrib else element.tag
        shape = self._shapes.spans.get(key)
        if shape is None:
            shape = self._shapes.spans[key] = self._shape(element)
        if len(element) == 1:
            # Nearly every cell that is not a label prints one value and nothing else.
            data = element[0]
            around = (element.text or "") + (data.tail or "")
            if data.tag == "data" and (not around or around.isspace()):
                entry = int(data.attrib["value"])
                line = _new(Line, (data.text or "", self._origin_table.origins[entry]))
                return _new(Cell, ((line,), *shape, self._origin_table.numbers.get(entry)))
        elif not len(element):
            label = (key, element.text)
            cell = self._shapes.labels.get(label)
            if cell is None:
                cell = self._shapes.labels[label] = Cell((self._line(element),), *shape)
            return cell
        if element[0].tag == "p":
            return Cell(tuple(self._paragraphs(element)), *shape)
        return Cell((self._line(element),), *shape)

    def _shape(self, element: Element) -> tuple[str, int, int]:
        """Return the style, row span and column span of a cell, by its tag and attributes."""
        if element.tag not in {"td", "th"}:
            raise self._fault("GC905.tag", element, tag=element.tag)
        self._check_attributes(element)
        spans = self._span(element, "rowspan"), self._span(element, "colspan")
        return self._style(element, element.tag), *spans

    def _paragraphs(self, element: Element) -> Iterator[Line]:
        self._check_no_text(element)
        for part in element:
            if part.tag != "p" or set(part.attrib) - {LINE_MARK}:
                raise self._fault("GC905.tag", part, tag=part.tag)
            yield self._line(part)

    def _line(self, element: Element) -> Line:
        """Return the text of a paragraph: labels without the template's indentation, values to the letter."""
        if not len(element):
            return Line(_label(element.text or "").strip())
        origin = None
        pieces = [_label(element.text or "").lstrip()]
        for child in element:
            if child.tag != "data" or len(child):
                raise self._fault("GC905.tag", child, element, tag=child.tag)
            if origin is None:
                origin = self._origin_table.origins[self._entry(child)]
            pieces += (child.text or "", _label(child.tail or ""))
        pieces[-1] = pieces[-1].rstrip()
        return Line("".join(pieces), origin)

    def _entry(self, element: Element) -> int:
        """Return the entry of a printed value; the sandbox lets only the compiler write this tag."""
        return int(element.attrib["value"])

    def _style(self, element: Element, default: str) -> str:
        style = element.get("class", default)
        if style not in self._styles:
            raise self._fault("GC905.class", element, value=style, known=tuple(sorted(self._styles)))
        return style

    def _span(self, element: Element, name: str) -> int:
        value = element.get(name, "1")
        if not _SPAN.fullmatch(value):
            raise self._fault("GC905.value", element, attribute=name, value=value)
        return int(value)

    def _check_attributes(self, element: Element) -> None:
        known = ATTRIBUTES[element.tag]
        for name in element.attrib:
            if name not in known and name != LINE_MARK:
                raise self._fault("GC905.attribute", element, tag=element.tag, attribute=name)

    def _check_no_text(self, element: Element) -> None:
        text = element.text or ""
        if len(element):
            text += "".join([child.tail for child in element if child.tail])
        if text and not text.isspace():
            raise self._fault("GC905.text", element, text=text.strip()[:24])

    def _span_fault(self, error: GridError, rows: Sequence[Element]) -> MarkupFault:
        row = rows[error.row]
        to_blame = row if error.cell is None else row[error.cell]
        where: dict[str, object] = {"row": error.row + 1, "column": error.column + 1}
        return self._fault(_SPAN_FAULTS[error.kind], to_blame, row, **where)

    def _fault(
        self, key: str, element: Element, fallback: Element | None = None, **arguments: object
    ) -> MarkupFault:
        mark = element.get(LINE_MARK) or (fallback.get(LINE_MARK) if fallback is not None else None) or ""
        data = next(iter(element.iter("data")), None)
        origin = None
        if data is not None:
            origin = self._origin_table.origins[self._entry(data)]
        return MarkupFault(key, arguments, mark, origin=origin)


def _label(text: str) -> str:
    """Return a template's text without its line breaks and the indentation around them."""
    if "\n" not in text:
        return text
    first, *inner, last = text.split("\n")
    return "".join((first.rstrip(), *(line.strip() for line in inner), last.lstrip()))
