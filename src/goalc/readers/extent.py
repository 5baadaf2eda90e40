"""The extent of the XML in a package: how much the libraries would build of it, counted before they do.

In: the XML parts of a package, one after the other. Out: nothing, or a `ReadError` for more than the
libraries can hold in some 300 MB or read in some seconds. The parser keeps nothing of what it has read.
Elements, attributes, texts and the slots of tables and sheets are counted over the whole package, so that
many small parts cost no less than a large one; a text counts as often as cells show it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from xml.parsers import expat

MAX_ELEMENTS = 400_000
"""Maximum number of elements, attributes and comments; a booklet of fifty forms has 150,000."""
MAX_STEPS = 5_000_000
"""Maximum sum of the depths of all elements: readers pass what they find through all levels above it."""
MAX_DEPTH = 100
MAX_TEXT = 2_000_000
"""Maximum number of characters of text; a booklet of fifty forms has 150,000."""
MAX_SLOTS = 400_000
"""Maximum number of slots in the used ranges of sheets, in their merged ranges, and in tables of text."""
MAX_FORMULA = 8192
"""Maximum number of characters of a formula that other cells share, as in Excel."""

_OBJECT = 8
"""The price of an element of which openpyxl makes an object with descriptors, in plain elements."""
_PLAIN_ROOTS = frozenset(
    {"document", "hdr", "ftr", "footnotes", "endnotes", "comments", "styles", "numbering"}
)
"""Roots of the parts of Word files, which stay plain elements."""


class ReadError(ValueError):
    """A file that is refused; `key` is the key of the message."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Extent:
    """The sum of the parts of a package. `take` adds a part, `check_references` what cells repeat."""

    def __init__(self) -> None:
        self.elements = self.steps = self.text = 0
        self.slots = self.merged = self.spans = 0
        self.strings: array[int] = array("I")
        """The length of each shared string; of several tables of them, the longest of each place."""
        self.shown: Counter[int] = Counter()
        """Number of times that cells show each shared string."""

    def take(self, content: bytes) -> None:
        """Add an XML part. Raises `ReadError`, and another error for broken XML and invalid references."""
        _Part(self).read(content)

    def add(self, elements: int = 0, depth: int = 0, text: int = 0) -> None:
        """Add to the whole. Raises `ReadError` if it is too large."""
        self.elements += elements
        self.steps += depth
        self.text += text
        if self.elements > MAX_ELEMENTS or self.steps > MAX_STEPS or self.text > MAX_TEXT:
            raise ReadError("textconv.too-large")

    def check_references(self) -> None:
        """Add the texts that cells show by reference, after all parts. Raises `ReadError`."""
        lengths, shown, size = self.strings, self.shown, len(self.strings)
        self.add(text=sum(lengths[n] * count for n, count in shown.items() if -size <= n < size))


class _Part:
    """The state of the parser in one part."""

    def __init__(self, whole: Extent) -> None:
        self.whole = whole
        self.depth = 0
        self.root = ""
        self.in_rows = False
        self.sheet = _Sheet()
        self.strings = 0
        self.held: list[str] | None = None
        """The pieces of a text to look at: a shared string or the number of one, a shared formula."""
        self.cell = self.formula = ""

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.CommentHandler = parser.StartCdataSectionHandler = self.aside
        parser.ProcessingInstructionHandler = self.aside
        parser.StartDoctypeDeclHandler = self.refuse_type
        # In one piece: the parser begins a token anew with each piece that does not end it.
        parser.Parse(content, True)
        self.whole.slots += self.sheet.rows * self.sheet.columns

    def start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(":")[2]
        self.depth += 1
        self.root = self.root or name
        if self.depth > MAX_DEPTH:
            raise ReadError("textconv.too-large")
        plain = self.in_rows or self.root in _PLAIN_ROOTS
        self.whole.add((1 if plain else _OBJECT) + len(attributes), self.depth)
        if take := _STARTS.get(name):
            take(self, attributes)

    def end(self, qualified: str) -> None:
        self.depth -= 1
        if take := _ENDS.get(qualified.rpartition(":")[2]):
            take(self)

    def characters(self, text: str) -> None:
        self.whole.add(text=len(text))
        if self.held is not None:
            self.held.append(text)

    def aside(self, *_: str) -> None:
        self.whole.add(1)

    def refuse_type(self, *_: object) -> None:
        raise ReadError("textconv.entities")

    def begin_rows(self, _: Mapping[str, str]) -> None:
        self.in_rows = True

    def end_rows(self) -> None:
        self.in_rows = False

    def begin_row(self, attributes: Mapping[str, str]) -> None:
        if self.in_rows:
            self.sheet.begin_row(attributes.get("r"))
            self.check_slots()

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        if self.in_rows:
            self.cell = attributes.get("t", "")
            self.sheet.begin_cell(attributes.get("r"))
            self.check_slots()

    def begin_value(self, _: Mapping[str, str]) -> None:
        self.held = [] if self.in_rows and self.cell == "s" else None

    def end_value(self) -> None:
        if self.held is not None and self.in_rows:
            self.whole.shown[int("".join(self.held))] += 1
        self.held = None

    def begin_formula(self, attributes: Mapping[str, str]) -> None:
        self.formula = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        self.held = [] if self.in_rows and self.formula else None

    def end_formula(self) -> None:
        """Add a shared formula to the price of each cell that repeats it."""
        if self.held is not None and self.in_rows:
            size = self.sheet.formulas.setdefault(self.formula, sum(map(len, self.held)))
            if size > MAX_FORMULA:
                raise ReadError("textconv.too-large")
            self.whole.add(elements=size // 4, text=size)
        self.held = None

    def begin_string(self, _: Mapping[str, str]) -> None:
        self.held = [] if self.root == "sst" else None

    def end_string(self) -> None:
        if self.held is not None:
            size, known = sum(map(len, self.held)), self.whole.strings
            if self.strings < len(known):
                known[self.strings] = max(known[self.strings], size)
            else:
                known.append(size)
            self.strings += 1
        self.held = None

    def merge(self, attributes: Mapping[str, str]) -> None:
        from openpyxl.utils.cell import range_boundaries

        left, top, right, bottom = (int(side or 0) for side in range_boundaries(attributes.get("ref", "")))
        self.whole.merged += (abs(right - left) + 1) * (abs(bottom - top) + 1)
        self.check_slots()

    def span(self, attributes: Mapping[str, str]) -> None:
        """Add a cell of a table of text, or the columns over which it reaches."""
        value = next((value for name, value in attributes.items() if name.rpartition(":")[2] == "val"), "1")
        self.whole.spans += abs(int(value))
        self.check_slots()

    def check_slots(self) -> None:
        whole, sheet = self.whole, self.sheet
        if max(whole.slots + sheet.rows * sheet.columns, whole.merged, whole.spans) > MAX_SLOTS:
            raise ReadError("textconv.too-large")


class _Sheet:
    """The used range of a sheet, counted as in openpyxl, and the lengths of its shared formulas."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.rows = self.columns = 0
        self.formulas: dict[str, int] = {}

    def begin_row(self, place: str | None) -> None:
        self.row, self.column = (int(float(place)) if place else self.row + 1), 0
        self.rows = max(self.rows, self.row)

    def begin_cell(self, place: str | None) -> None:
        from openpyxl.utils.cell import coordinate_to_tuple

        if place:
            self.row, self.column = coordinate_to_tuple(place)
        else:
            self.column += 1
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)


_STARTS: Mapping[str, Callable[[_Part, Mapping[str, str]], None]] = {
    "sheetData": _Part.begin_rows,
    "row": _Part.begin_row,
    "c": _Part.begin_cell,
    "v": _Part.begin_value,
    "f": _Part.begin_formula,
    "si": _Part.begin_string,
    "mergeCell": _Part.merge,
    "tc": _Part.span,
    "gridSpan": _Part.span,
    "gridBefore": _Part.span,
    "gridAfter": _Part.span,
}
_ENDS: Mapping[str, Callable[[_Part], None]] = {
    "sheetData": _Part.end_rows,
    "v": _Part.end_value,
    "f": _Part.end_formula,
    "si": _Part.end_string,
}
