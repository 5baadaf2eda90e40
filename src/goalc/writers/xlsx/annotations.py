"""The annotations of a sheet: notes, links, a list that can be filtered, places to fill in.

In: a sheet's document with its annotations, and its plan. Out: references of cells, the part with the notes
(ECMA-376 part 1, 18.7), and the drawing of their boxes, which programs still require (part 4, 19).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from goalc.document.annotated import Sheet
from goalc.document.document import CellRef
from goalc.writers.properties import DECLARATION
from goalc.writers.text import escape
from goalc.writers.xlsx.entries import PROTECTION, validations
from goalc.writers.xlsx.parts import MAIN, column_name
from goalc.writers.xlsx.plan import Area, Plan

_DPI = 96
_BOX = (240, 18)
"""The width of a note's box, and the height of a line in it, in pixels."""
_PER_LINE = 16
"""Number of Chinese characters on a line of a note's box."""
_MAX_LINES = 20
_BEYOND = (64, 20)
"""The width of a column and the height of a row outside the form, in pixels."""


def areas_by_ref(plan: Plan) -> dict[CellRef, Area]:
    """Return the range of each cell of the document."""
    return {CellRef(area.block, area.row, area.column): area for areas in plan.areas for area in areas}


def reference(area: Area) -> str:
    """Return the reference of the first cell of a range, such as `C7`."""
    return f"{column_name(area.left + 1)}{area.top + 1}"


def filter_range(plan: Plan, header: int) -> str:
    """Return the range of a list whose last header row is `header`, counted from 1."""
    return f"A{header}:{column_name(len(plan.widths))}{len(plan.heights)}"


class Extras(NamedTuple):
    """The XML in the part of a sheet for its annotations."""

    pane: str = ""
    protection: str = ""
    filter: str = ""
    validations: str = ""
    links: str = ""
    drawing: str = ""


def extras(sheet: Sheet, plan: Plan, places: Mapping[CellRef, Area], ends: Mapping[CellRef, str]) -> Extras:
    """Return the XML for a sheet's annotations; `ends` has where its links lead, e.g. `'表'!C7`."""
    links = "".join(
        f'<hyperlink ref="{reference(places[ref])}" location="{escape(end)}"/>' for ref, end in ends.items()
    )
    pane = filtered = ""
    if sheet.listing and plan.titles is not None:
        below = plan.titles[1]
        filtered = f'<autoFilter ref="{filter_range(plan, below)}"/>'
        pane = f'<pane ySplit="{below}" topLeftCell="A{below + 1}" activePane="bottomLeft" state="frozen"/>'
    return Extras(
        pane,
        PROTECTION if sheet.entries else "",
        filtered,
        validations(sheet.entries, places),
        f"<hyperlinks>{links}</hyperlinks>" if links else "",
        '<legacyDrawing r:id="rId1"/>' if sheet.notes else "",
    )


def comments(notes: Sequence[tuple[Area, str]]) -> str:
    """Return the part xl/commentsN.xml of notes whose text is escaped."""
    items = "".join(
        f'<comment ref="{reference(area)}" authorId="0"><text>'
        f'<t xml:space="preserve">{text}</t></text></comment>'
        for area, text in notes
    )
    return (
        f"{DECLARATION}<comments {MAIN}><authors><author></author></authors>"
        f"<commentList>{items}</commentList></comments>"
    )


def drawing(plan: Plan, notes: Sequence[tuple[Area, str]], sheet: int) -> str:
    """Return the part xl/drawings/vmlDrawingN.vml: a hidden box beside each cell with a note."""
    columns = [0, *accumulate(round(width / 25.4 * _DPI) for width in plan.widths)]
    rows = [0, *accumulate(round(height / 72 * _DPI) for height in plan.heights)]
    shapes = "".join(
        f'<v:shape id="_x0000_s{sheet * 1024 + number}" type="#_x0000_t202"'
        ' style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{_anchor(area, text, columns, rows)}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{area.top}</x:Row><x:Column>{area.left}</x:Column></x:ClientData></v:shape>"
        for number, (area, text) in enumerate(notes, 1)
    )
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
        f'<o:idmap v:ext="edit" data="{sheet}"/></o:shapelayout><v:shapetype id="_x0000_t202"'
        ' coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        f'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{shapes}</xml>'
    )


def _anchor(area: Area, text: str, columns: Sequence[int], rows: Sequence[int]) -> str:
    """Return column, offset, row, offset of the upper left and lower right corners; offsets are in pixels."""
    lines = sum(1 + len(line) // _PER_LINE for line in text.split("\n"))
    width, line = _BOX
    left, top = columns[area.right] + 12, max(rows[area.top] - 8, 0)
    corners = (left, top), (left + width, top + line * (min(lines, _MAX_LINES) + 1))
    return ",".join(
        f"{place},{offset}"
        for x, y in corners
        for place, offset in (_place(x, columns, _BEYOND[0]), _place(y, rows, _BEYOND[1]))
    )


def _place(pixels: int, edges: Sequence[int], beyond: int) -> tuple[int, int]:
    """Return the column or row that a pixel is in, and its offset there."""
    if pixels >= edges[-1]:
        more, offset = divmod(pixels - edges[-1], beyond)
        return len(edges) - 1 + more, offset
    place = bisect_right(edges, pixels) - 1
    return place, pixels - edges[place]
