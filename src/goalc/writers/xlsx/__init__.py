"""Documents → a workbook (ECMA-376 SpreadsheetML, transitional), one sheet per document.

Parts that depend only on the stylesheet are made once per writer; `write` makes the sheets and the stamp.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from goalc.document.annotated import CellRef, Sheet, Target
from goalc.document.document import Document, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.package import Packed, archive, pack
from goalc.writers.properties import properties
from goalc.writers.xlsx import parts
from goalc.writers.xlsx.annotations import (
    areas_by_ref,
    comments,
    drawing,
    extras,
    filter_range,
    reference,
)
from goalc.writers.xlsx.names import sheet_names
from goalc.writers.xlsx.plan import Area, Plan, lay_out
from goalc.writers.xlsx.sheet import SheetWriter


class XlsxWriter:
    """A writer of documents in the styles of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _parts(self) -> parts.XlsxParts:
        from goalc.writers.xlsx.static_parts import make_parts

        return make_parts(self.stylesheet)

    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes:
        """Return the bytes of an .xlsx file.

        Raises `WriteError` for content that the format cannot carry, and `ValueError` for no documents, as a
        workbook needs a sheet.
        """
        return self.write_sheets([Sheet(document) for document in documents], stamp)

    def write_sheets(self, sheets: Sequence[Sheet], stamp: Stamp) -> bytes:
        """Return the bytes of an .xlsx file of annotated documents. Raises errors as `write` does."""
        if not sheets:
            raise ValueError("a workbook needs at least one document")
        static = self._parts
        names = sheet_names([sheet.document for sheet in sheets])
        annotated = any(sheet.notes or sheet.links for sheet in sheets)
        places = [areas_by_ref(self._plan(sheet)) if annotated else {} for sheet in sheets]
        plans: list[Plan] = []
        made: list[Packed] = []
        restart = True
        for number, sheet in enumerate(sheets, 1):
            plan = self._plan(sheet)
            page = self.stylesheet.pages[sheet.document.page]
            own = places[number - 1]
            ends = {ref: _destination(target, names, places) for ref, target in sheet.links.items()}
            beside = extras(sheet, plan, own, ends)
            numbered = restart and page.numbered
            writer = SheetWriter(plan, static.looks, page, self.stylesheet.footer, numbered, beside)
            made.append(pack(f"xl/worksheets/sheet{number}.xml", writer.xml()))
            notes = [(own[ref], text) for ref, text in sheet.notes.items()]
            made += _note_parts(number, plan, writer, notes) if notes else ()
            restart = not page.numbered
            # The workbook needs the measures of all sheets; what stands in them is written.
            plans.append(plan._replace(areas=[]))
        noted = tuple(number for number, sheet in enumerate(sheets, 1) if sheet.notes)
        types, relationships = parts.frame(len(sheets), noted)
        lists = {
            n: filter_range(plan, plan.titles[1])
            for n, (sheet, plan) in enumerate(zip(sheets, plans, strict=True))
            if sheet.listing and plan.titles is not None
        }
        book = pack("xl/workbook.xml", parts.workbook(names, plans, lists))
        return archive(
            (types, static.root, book, relationships, static.styles, *made, *properties(stamp, "xlsx"))
        )

    def _plan(self, sheet: Sheet) -> Plan:
        return lay_out(sheet.document, self.stylesheet)


def _destination(target: Target, names: Sequence[str], places: Sequence[Mapping[CellRef, Area]]) -> str:
    """Return the destination of a link as Excel writes it."""
    place = "A1" if target.ref is None else reference(places[target.sheet][target.ref])
    return f"{parts.sheet_prefix(names[target.sheet])}{place}"


def _note_parts(
    number: int, plan: Plan, writer: SheetWriter, notes: Sequence[tuple[Area, str]]
) -> tuple[Packed, ...]:
    """Return the parts with a sheet's notes."""
    ordered = sorted(notes, key=lambda note: (note[0].top, note[0].left))
    escaped = [(area, writer.text(area, text)) for area, text in ordered]
    return (
        pack(f"xl/worksheets/_rels/sheet{number}.xml.rels", parts.note_relationships(number)),
        pack(f"xl/comments{number}.xml", comments(escaped)),
        pack(f"xl/drawings/vmlDrawing{number}.vml", drawing(plan, ordered, number)),
    )
