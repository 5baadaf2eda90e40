"""Documents → a workbook (ECMA-376 SpreadsheetML, transitional), one sheet per document.

Parts that depend only on the stylesheet are made once per writer; a file adds the sheets and the stamp.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from goalc.document.annotated import Sheet, Target
from goalc.document.document import CellRef, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.properties import properties
from goalc.writers.writer import Writer
from goalc.writers.xlsx import parts
from goalc.writers.xlsx.annotations import areas_by_ref, reference
from goalc.writers.xlsx.book import XlsxFile
from goalc.writers.xlsx.names import sheet_names
from goalc.writers.xlsx.plan import Area, Plan, lay_out, with_contents


class XlsxWriter(Writer):
    """A writer of documents in the styles of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _parts(self) -> parts.XlsxParts:
        from goalc.writers.xlsx.static_parts import make_parts

        return make_parts(self.stylesheet)

    def begin(self, stamp: Stamp) -> XlsxFile:
        """Begin an .xlsx file. Raises `WriteError` for a stamp that the format cannot carry."""
        return XlsxFile(self.stylesheet, self._parts, properties(stamp, "xlsx"), stamp.digest)

    def write_sheets(self, sheets: Sequence[Sheet], stamp: Stamp) -> bytes:
        """Return the bytes of an .xlsx file of annotated documents. Raises errors as `write` does."""
        file = self.begin(stamp)
        names = sheet_names([sheet.document for sheet in sheets])
        annotated = any(sheet.notes or sheet.links or sheet.entries for sheet in sheets)
        places = [areas_by_ref(self._plan(sheet)) if annotated else {} for sheet in sheets]
        for sheet, own in zip(sheets, places, strict=True):
            ends = {ref: _destination(target, names, places) for ref, target in sheet.links.items()}
            file.add_sheet(sheet, self._plan(sheet), own, ends)
        return b"".join(file.finish())

    def _plan(self, sheet: Sheet) -> Plan:
        plan = lay_out(sheet.filled or sheet.document, self.stylesheet)
        return plan if sheet.filled is None else with_contents(plan, sheet.document)


def _destination(target: Target, names: Sequence[str], places: Sequence[Mapping[CellRef, Area]]) -> str:
    """Return the destination of a link as Excel writes it."""
    place = "A1" if target.ref is None else reference(places[target.sheet][target.ref])
    return f"{parts.sheet_prefix(names[target.sheet])}{place}"
