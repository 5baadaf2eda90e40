"""Compiled submission → the workbooks that a budget system reads, as `sheets` of its form pack declares them.

In: `Compiled` and its pieces. Out: the name and forms of each workbook, and its document when it is wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from goalc.document.document import Document
from goalc.layout.sheets import STYLES, lay_out_sheet
from goalc.model.sheets import Sheet
from goalc.model.spec import PACK_KEY, Form
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import OutputPiece, Pieces
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.writers.registry import WRITERS
from goalc.writers.writer import Writer

SHEET_ENDING = "xlsx"


class SheetPiece(NamedTuple):
    """A workbook: its name and digest, the sheet of the pack, the forms that it takes."""

    piece: OutputPiece
    sheet: Sheet
    forms: tuple[Form, ...]

    def lay_out(self, compiled: Compiled) -> Document | list[Finding]:
        """Return the document of the workbook, or why it cannot hold a value."""
        return lay_out_sheet(self.sheet, self.forms, compiled.submission, compiled.pack.profile)


def name_sheets(compiled: Compiled, pieces: Pieces) -> list[SheetPiece]:
    """Return the workbooks of a submission; a sheet for whose forms there is no spec has none."""
    return [
        SheetPiece(piece, sheet, forms)
        for sheet in compiled.pack.profile.sheets
        for piece, forms in _split(sheet, compiled, pieces)
    ]


def _split(
    sheet: Sheet, compiled: Compiled, pieces: Pieces
) -> Iterator[tuple[OutputPiece, tuple[Form, ...]]]:
    forms = tuple(form for form in compiled.submission.forms if form.title in sheet.forms)
    if sheet.each:
        yield from ((pieces.part(form, sheet.name), (form,)) for form in forms)
    elif forms:
        yield pieces.whole(sheet.name), forms


def refuse_sheets(
    compiled: Compiled, sheets: Collection[SheetPiece], draft: bool, alone: bool
) -> list[Finding]:
    """Return why no workbooks are made of a submission: there are none, or it is a draft.

    It is an error if nothing else is to be made, `alone`. A draft's mark above the forms would move the rows.
    """
    key = "GC912.draft" if draft else "" if sheets else "GC912.none"
    origin = Origin(compiled.submission.file, (PACK_KEY,))
    severity = Severity.ERROR if alone else Severity.WARNING
    return [Finding(key, severity, origin, {"pack": compiled.pack.name})] if key else []


def sheet_writer() -> Writer:
    """Return the writer of all workbooks."""
    return WRITERS[SHEET_ENDING](STYLES)
