"""The parts of a workbook that need no library: content types, relationships, the list of sheets.

In: names and extents of sheets. Out: XML text (ECMA-376 part 1, 18.2; part 2 for the package).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from goalc.writers.package import Packed, pack
from goalc.writers.properties import CONTENT_TYPES, DECLARATION
from goalc.writers.text import escape
from goalc.writers.xlsx.plan import Extent, Place

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f'xmlns:r="{RELATIONS}"'
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class CellFormats(NamedTuple):
    """The cell formats of a style, as indexes in styles.xml.

    `quoted` is `cell` for text that would begin a formula if it were typed; `numbers` are by decimals;
    `around` is for paragraphs outside tables, by their position in the row.
    """

    cell: int
    quoted: int
    numbers: tuple[int, ...]
    around: Mapping[Place, int]


class XlsxParts(NamedTuple):
    """The compressed parts that depend only on the stylesheet, and the formats of each named style."""

    root: Packed
    styles: Packed
    looks: Mapping[str, CellFormats]


@lru_cache(maxsize=64)
def frame(count: int, noted: tuple[int, ...]) -> tuple[Packed, Packed]:
    """Return the parts that depend only on the number of sheets and on which of them, from 1, have notes."""
    return (
        pack("[Content_Types].xml", _content_types(count, noted)),
        pack("xl/_rels/workbook.xml.rels", _relationships(count)),
    )


def _content_types(count: int, noted: tuple[int, ...]) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        for number in range(1, count + 1)
    ) + "".join(
        f'<Override PartName="/xl/comments{number}.xml" ContentType="{_SHEET}.comments+xml"/>'
        for number in noted
    )
    boxes = f'<Default Extension="vml" ContentType="{_DRAWING}"/>' if noted else ""
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{boxes}<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>'
        f"{sheets}{CONTENT_TYPES}</Types>"
    )


def _relationships(count: int) -> str:
    sheets = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'{sheets}<Relationship Id="rId{count + 1}" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )


def note_relationships(number: int) -> str:
    """Return the relationships of a sheet with notes, given its number from 1."""
    return (
        f'{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/vmlDrawing" Target="../drawings/vmlDrawing{number}.vml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/comments" Target="../comments{number}.xml"/>'
        "</Relationships>"
    )


def sheet_prefix(name: str) -> str:
    """Return the prefix of a reference that names the sheet, such as `'表'!`."""
    return "'" + name.replace("'", "''") + "'!"


def workbook(
    names: Sequence[str], extents: Sequence[Extent], filters: Mapping[int, str], marks: str = ""
) -> str:
    """Return the part xl/workbook.xml: the sheets, their print areas and the rows printed on every page.

    `filters` has the range of the list on a sheet, by the sheet's index from 0; `marks` are further names.
    """
    sheets, areas, titles = [], [], []
    for number, (name, extent) in enumerate(zip(names, extents, strict=True)):
        sheets.append(f'<sheet name="{escape(name)}" sheetId="{number + 1}" r:id="rId{number + 1}"/>')
        reference = escape(sheet_prefix(name))
        areas.append(
            f'<definedName name="_xlnm.Print_Area" localSheetId="{number}">'
            f"{reference}$A$1:${column_name(extent.columns)}${extent.rows}</definedName>"
        )
        if extent.titles is not None:
            first, last = extent.titles
            titles.append(
                f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
                f"{reference}${first + 1}:${last}</definedName>"
            )
    lists = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"{escape(sheet_prefix(names[number]))}{_make_absolute(range_)}</definedName>"
        for number, range_ in filters.items()
    )
    return (
        f"{DECLARATION}<workbook {MAIN} {R}><bookViews><workbookView/></bookViews>"
        f"<sheets>{''.join(sheets)}</sheets><definedNames>{lists}{''.join(areas)}{''.join(titles)}{marks}</definedNames>"
        "</workbook>"
    )


def _make_absolute(range_: str) -> str:
    return _CELL.sub(r"$\1$\2", range_)


def column_name(number: int) -> str:
    """Return the letters of a column, numbered from 1: A … Z, AA …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
