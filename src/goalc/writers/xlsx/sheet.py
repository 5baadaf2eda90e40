"""A sheet as SpreadsheetML.

In: a plan, cell formats, the page. Out: the part xl/worksheets/sheetN.xml (ECMA-376 part 1, 18.3).

The width of a column is counted in digits of the default font, Arial of 10 points, which are 7 pixels wide at
96 pixels per inch. A file gives the width of a column with its padding (18.3.1.13). Programs round columns to
pixels, so their edges are rounded here: down, so that the columns together are not wider than the page, which
would make programs print the sheet smaller. Gnumeric takes 7 pixels for a digit whatever the font is.
Text is always an inline string, whatever it begins with, so that no target becomes a formula.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from math import floor

from goalc.document.document import Number
from goalc.document.style import Page, Style
from goalc.writers.error import WriteError
from goalc.writers.properties import DECLARATION
from goalc.writers.text import ForbiddenCharacterError, escape
from goalc.writers.xlsx.annotations import Extras
from goalc.writers.xlsx.parts import MAIN, CellFormats, R, column_name
from goalc.writers.xlsx.plan import Area, Plan, line_of

_DIGIT = 7
"""Width in pixels of a digit of the default font, see static_parts.py."""
_MAX_WIDTH = 255.0
"""Maximum width of a column in digits."""
_MAX_TEXT = 32767
"""Maximum length of a cell's text in UTF-16 units."""
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = frozenset("=+-@'")
"""Characters that Excel takes for a formula or a prefix when somebody edits the cell and presses Enter."""


class SheetWriter:
    """A writer of one sheet."""

    def __init__(
        self,
        plan: Plan,
        looks: Mapping[str, CellFormats],
        page: Page,
        footer: Style,
        restart: bool,
        extras: Extras,
    ) -> None:
        self._plan = plan
        self._looks = looks
        self._page = page
        self._footer = footer
        self._restart = restart
        self._extras = extras
        self._letters = [column_name(number) for number in range(1, len(plan.widths) + 1)]
        self._merges: list[str] = []
        self._fills: dict[tuple[int, int, int], str] = {}

    def xml(self) -> str:
        """Return the whole part. Raises `WriteError`."""
        plan, extras = self._plan, self._extras
        last = f"{self._letters[-1]}{len(plan.heights)}"
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{min(pixels / _DIGIT, _MAX_WIDTH):.4f}" customWidth="1"/>'
            for n, pixels in enumerate(_pixels(plan.widths), 1)
        )
        rows = self._rows()
        merges = (
            f'<mergeCells count="{len(self._merges)}">{"".join(self._merges)}</mergeCells>'
            if self._merges
            else ""
        )
        return (
            f"{DECLARATION}<worksheet {MAIN}{f' {R}' if extras.drawing else ''}>"
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="A1:{last}"/>'
            f"<sheetViews>{self._view()}</sheetViews>"
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
            f"{extras.protection}{extras.filter}{merges}{extras.validations}{extras.links}"
            f'<printOptions horizontalCentered="1"/>{self._paper()}'
            f'<ignoredErrors><ignoredError sqref="A1:{last}" numberStoredAsText="1"/></ignoredErrors>'
            f"{extras.drawing}</worksheet>"
        )

    def _view(self) -> str:
        view = 'sheetView showGridLines="0" workbookViewId="0"'
        return f"<{view}>{self._extras.pane}</sheetView>" if self._extras.pane else f"<{view}/>"

    def _rows(self) -> str:
        """Return the rows; every cell of a merged range has its format, else the range would lose borders.

        A row is assembled with NUL in place of its number, as no text can contain NUL; so the XML that the
        further rows of a range have in common is made once.
        """
        width = len(self._letters)
        covering: list[tuple[Area, str] | None] = [None] * width
        out = []
        for r, height in enumerate(self._plan.heights):
            begun = {area.left: self._begin(area, covering) for area in self._plan.areas[r]}
            pieces = [f'<row r="\0" ht="{height:.2f}" customHeight="1">']
            column = 0
            while column < width:
                owner = covering[column]
                if owner is None or owner[0].bottom <= r:
                    column += 1
                    continue
                area, fill = owner
                pieces.append(begun[column] if area.top == r else fill)
                column = area.right
            pieces.append("</row>")
            out.append("".join(pieces).replace("\0", str(r + 1)))
        return "".join(out)

    def _begin(self, area: Area, covering: list[tuple[Area, str] | None]) -> str:
        """Return the first row of an area; enter the area, with the XML of its other rows, in `covering`."""
        left, right = area.left, area.right
        looks = self._looks[area.content.style]
        look = looks.cell if area.place == "cell" else looks.around[area.place]
        fill = self._fill(left, right, look) if area.bottom - area.top > 1 else ""
        covering[left:right] = [(area, fill)] * (right - left)
        if fill or right - left > 1:
            letters = self._letters
            self._merges.append(
                f'<mergeCell ref="{letters[left]}{area.top + 1}:{letters[right - 1]}{area.bottom}"/>'
            )
        first = self._content(area, looks, look)
        return first if right - left == 1 else first + self._fill(left + 1, right, look)

    def _fill(self, left: int, right: int, look: int) -> str:
        """Return empty cells of one format."""
        key = (left, right, look)
        found = self._fills.get(key)
        if found is None:
            found = "".join([f'<c r="{letter}\0" s="{look}"/>' for letter in self._letters[left:right]])
            self._fills[key] = found
        return found

    def _content(self, area: Area, looks: CellFormats, look: int) -> str:
        letter = self._letters[area.left]
        number, lines = area.content.number, area.content.lines
        if number is not None and number.decimals < len(looks.numbers) and _fits(number):
            return f'<c r="{letter}\0" s="{looks.numbers[number.decimals]}"><v>{number.value:f}</v></c>'
        text = lines[0].text if len(lines) == 1 else area.content.text
        if not text:
            return f'<c r="{letter}\0" s="{look}"/>'
        if text[0] in _FORMULA and area.place == "cell":
            look = looks.quoted
        return (
            f'<c r="{letter}\0" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
            f"{self.text(area, text)}</t></is></c>"
        )

    def text(self, area: Area, text: str) -> str:
        """Return the XML of a text in an area or in a note on it. Raises `WriteError`."""
        length = (
            len(text) if len(text) * 2 <= _MAX_TEXT else len(text.encode("utf-16-le", "surrogatepass")) // 2
        )
        if length > _MAX_TEXT:
            raise self._error(area, "length", length, _MAX_TEXT)
        try:
            escaped = escape(text)
        except ForbiddenCharacterError as error:
            raise self._error(area, "character", error.code) from None
        return _ESCAPED.sub("_x005F_", escaped) if "_x" in escaped else escaped

    def _error(self, area: Area, kind: str, value: int, limit: int | None = None) -> WriteError:
        return WriteError(
            "length" if kind == "length" else "character",
            "xlsx",
            value,
            limit,
            document=self._plan.name,
            block=area.block,
            row=area.row,
            column=area.column,
            origin=line_of(area).origin,
        )

    def _paper(self) -> str:
        """Return margins, page set-up (one page wide) and page number; ISO 216 A4 is paper 9."""
        page = self._page
        top, right, bottom, left = (side / 25.4 for side in (page.top, page.right, page.bottom, page.left))
        orientation = "landscape" if page.landscape else "portrait"
        first = ' firstPageNumber="1" useFirstPageNumber="1"' if self._restart else ""
        paper = _PAPERS.get((round(min(page.width, page.height)), round(max(page.width, page.height))), 9)
        footer = escape(_footer(self._footer)) if page.numbered else ""
        return (
            f'<pageMargins left="{left:.4f}" right="{right:.4f}" top="{top:.4f}" bottom="{bottom:.4f}"'
            f' header="{top / 2:.4f}" footer="{bottom / 2.5:.4f}"/>'
            f'<pageSetup paperSize="{paper}"{_page_attributes(first, orientation)}/>'
            + (f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter>" if footer else "")
        )


_PAPERS = {(297, 420): 8, (210, 297): 9, (148, 210): 11}
"""Numbers of ISO paper sizes (ECMA-376 part 1, 18.3.1.63), by their sides in mm."""


def _page_attributes(first: str, orientation: str) -> str:
    number = first.replace(' useFirstPageNumber="1"', "")
    use = ' useFirstPageNumber="1"' if first else ""
    return f'{number} fitToWidth="1" fitToHeight="0" orientation="{orientation}"{use}'


def _footer(style: Style) -> str:
    """Return the code of a footer: `— 1 —`, centred, in the footer's size (18.3.1.46).

    Its font is the default one, as Gnumeric prints the code of a font as text.
    """
    return f"&C&{round(style.size)}— &P —"


def _pixels(widths: Sequence[float]) -> list[int]:
    """Return the widths of columns in pixels, from widths in mm; each is at least one pixel wide."""
    edges = [floor(round(edge / 25.4 * 96, 3)) for edge in accumulate(widths, initial=0.0)]
    return [max(b - a, 1) for a, b in pairwise(edges)]


def _fits(number: Number) -> bool:
    """Return True if a double, which is all a spreadsheet has, holds the printed value exactly."""
    return number.value.is_finite() and Decimal(repr(float(number.value))) == number.value
