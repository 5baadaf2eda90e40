"""The parts of a workbook that depend only on its stylesheet. No other module of writers loads openpyxl.

In: a stylesheet. Out: the compressed parts and the cell formats of each style. openpyxl collects and numbers
the formats; the order of children of `font`, which it gets wrong, is corrected afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side
from openpyxl.styles import Font as SheetFont
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.xml.functions import tostring

from goalc.document.style import Style, Stylesheet
from goalc.writers.package import pack
from goalc.writers.properties import DECLARATION, ROOT_RELATIONSHIPS
from goalc.writers.xlsx.parts import CellFormats, XlsxParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.worksheet.worksheet import Worksheet

_DEFAULT_FONT = "Arial"
_DEFAULT_SIZE = 10
"""The default font and its size in points. Column widths are counted in its digits, so it has to be as wide
on every machine. Arial, or a font of the same metrics (Liberation Sans), is everywhere; 宋体 is not, and its
substitutes are wider. At 10 points (13.3 pixels) a digit is 7.4 pixels wide, which Excel rounds to 7; 7 is
what Gnumeric takes for any font. No cell has this font."""

_MAX_DECIMALS = 6

_ENTRIES = {"": "General", "text": "@", "amount": "#,##0.00####"}
"""The number format of cells to fill in: of texts, so that `=100%` and `2025-01` stay what was typed."""

_Line = Literal["hair", "thin", "medium", "thick"]

_FONT_ORDER = (
    "b",
    "i",
    "strike",
    "condense",
    "extend",
    "outline",
    "shadow",
    "u",
    "vertAlign",
    "sz",
    "color",
    "name",
)
"""The order of the children of CT_Font; the others (family, charset, scheme) follow."""


def make_parts(stylesheet: Stylesheet) -> XlsxParts:
    """Make all parts except the sheets and the stamp."""
    book = Workbook()
    # openpyxl has no other way to set the default font.
    book._fonts[0] = SheetFont(name=_DEFAULT_FONT, size=_DEFAULT_SIZE)  # type: ignore[attr-defined]
    sheet = book.worksheets[0]
    looks = {name: _look(sheet, style, stylesheet) for name, style in stylesheet.styles.items()}
    return XlsxParts(
        pack("_rels/.rels", ROOT_RELATIONSHIPS.format(main="xl/workbook.xml")),
        pack("xl/styles.xml", DECLARATION + _styles(book)),
        looks,
    )


def _look(sheet: Worksheet, style: Style, stylesheet: Stylesheet) -> CellFormats:
    """Return the cell formats of a style; each is given to a cell of its own, for openpyxl to number it."""
    font = SheetFont(
        name=style.font.name, size=style.size, bold=style.bold, charset=134, color=style.ink or None
    )
    fill = PatternFill("solid", style.fill) if style.fill else PatternFill()
    line = _line(stylesheet.border)
    side = Side(line, "FF000000") if line else Side()
    bordered = Border(side, side, side, side)

    def look(vertical: str, borders: Border, form: str = "General", quoted: bool = False) -> int:
        sample = sheet.cell(sheet.max_row + 1, 1)
        sample.font, sample.border, sample.number_format = font, borders, form
        sample.fill = fill
        if style.entry:
            sample.protection = Protection(locked=False)
        sample.alignment = Alignment(style.align, vertical, wrap_text=True)
        sample.quotePrefix = quoted
        return sample.style_id

    whole = "#,##0" if stylesheet.grouping else "0"
    forms = [whole + ("." + "0" * decimals if decimals else "") for decimals in range(_MAX_DECIMALS + 1)]
    return CellFormats(
        cell=look("center", bordered, _ENTRIES[style.entry]),
        quoted=look("center", bordered, quoted=True),
        numbers=tuple(look("center", bordered, form) for form in forms),
        around={
            "above": look("top", Border(), _ENTRIES[style.entry]),
            "middle": look("center", Border(), _ENTRIES[style.entry]),
            "below": look("bottom", Border(), _ENTRIES[style.entry]),
        },
    )


def _line(border: float) -> _Line | None:
    """Return Excel's nearest line: it names lines (hair to thick) instead of giving widths; None for none."""
    if border <= 0:
        return None
    return "hair" if border < 0.25 else "thin" if border < 1.0 else "medium" if border < 2.0 else "thick"


def _styles(book: Workbook) -> str:
    """Return styles.xml, with the children of each font in the order of the schema."""
    root: Element = write_stylesheet(book)
    for element in root.iter():
        if element.tag.rpartition("}")[2] == "font":
            element[:] = sorted(element, key=_rank)
    written: str | bytes = tostring(root)  # openpyxl gives bytes, its stubs say text
    return written if isinstance(written, str) else written.decode()


def _rank(child: Element) -> int:
    name = child.tag.rpartition("}")[2]
    return _FONT_ORDER.index(name) if name in _FONT_ORDER else len(_FONT_ORDER)
