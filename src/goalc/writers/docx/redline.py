"""The main part of a Word file with tracked changes.

In: two versions of a document, and who changed it when. Out: word/document.xml, in which rejecting all
changes gives the older document and accepting all gives the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goalc.document.document import Document, Line, Revision
from goalc.document.revised.revision import RevisedParagraph, RevisedTable, revise
from goalc.document.revised.wording import RevisionKind, Wording, WordRun, compare_lines, compare_texts
from goalc.document.split import Part
from goalc.document.style import Page, Stylesheet
from goalc.source.diagnostic import Origin
from goalc.writers.docx.body import BEGIN, END, TAIL, Body, paragraph
from goalc.writers.docx.table import TableWriter
from goalc.writers.docx.tracking import Tracker
from goalc.writers.error import WriteError
from goalc.writers.text import ForbiddenCharacterError, escape


class RedlineBody(Body):
    """A writer of the main part of one redline."""

    def __init__(self, stylesheet: Stylesheet, style_ids: Mapping[str, str], revision: Revision) -> None:
        super().__init__(stylesheet, style_ids)
        self._tracker = Tracker(revision)

    def redline(self, before: Document | None, after: Document | None) -> Iterator[str]:
        """Yield the part, block by block, on the page of the newer version.

        Raises `ValueError` without a document.
        """
        document = after or before
        if document is None:
            raise ValueError("a redline needs at least one document")
        page = self._sheet.pages[document.page]
        section = self._section(page, page.numbered)
        return iter((BEGIN, *self._revised_blocks(before, after, document, page), section, END))

    def _revised_blocks(
        self, before: Document | None, after: Document | None, document: Document, page: Page
    ) -> Iterator[str]:
        below_table = False
        for number, block in enumerate(revise(before, after)):
            if isinstance(block, RevisedTable):
                if below_table:
                    yield paragraph(TAIL, "")
                place = document.name, number
                yield RevisedTableWriter(block, self._sheet, self._ids, page, place, self._tracker).xml()
            else:
                yield self._revised_paragraph(block, document.name, number)
            below_table = isinstance(block, RevisedTable)
        # An inserted or deleted paragraph must be followed by one that is kept.
        yield paragraph(TAIL, "")

    def _revised_paragraph(self, block: RevisedParagraph, document: str, number: int) -> str:
        shown = next(one for one in (block.after, block.before) if one is not None)
        lines = [Line("") if one is None else one.line for one in block]
        kind: RevisionKind = (
            "inserted" if block.before is None else "deleted" if block.after is None else "kept"
        )
        try:
            runs = self._tracker.runs(compare_texts(lines[0].text, lines[1].text))
        except ForbiddenCharacterError as error:
            raise WriteError(
                "character", "docx", error.code, document=document, block=number, origin=_find_origin(lines)
            ) from None
        return paragraph(f'<w:pStyle w:val="{self._ids[shown.style]}"/>{self._tracker.end(kind)}', runs)


class RevisedTableWriter(TableWriter):
    """A writer of one table that has the rows of two versions."""

    _any_row_may_be_last = True

    def __init__(
        self,
        revised: RevisedTable,
        stylesheet: Stylesheet,
        style_ids: Mapping[str, str],
        page: Page,
        place: tuple[str, int],
        tracker: Tracker,
    ) -> None:
        super().__init__(revised.table, stylesheet, style_ids, page, *place)
        self._revised = revised
        self._tracker = tracker

    def _row_mark(self, row: int) -> str:
        return self._tracker.mark(self._revised.kinds[row])

    def _cell(self, part: Part, row: int, below_header: bool, kept: bool) -> str:
        properties, beginning = self._beginning(part, row, below_header, kept)
        beginning = beginning.removesuffix("</w:pPr>")
        wordings = self._wordings(part, row)
        try:
            paragraphs = [
                f"{beginning}{self._tracker.end(end)}</w:pPr>{self._tracker.runs(pieces)}</w:p>"
                for pieces, end in wordings
            ]
        except ForbiddenCharacterError as error:
            raise self._xml_error(error, part, _find_origin(part.cell.lines)) from None
        return f"{properties}{''.join(paragraphs)}</w:tc>"

    def _wordings(self, part: Part, row: int) -> tuple[Wording, ...]:
        """Return the paragraphs of a part in a row; a part continued from the row above has an empty one."""
        kind = self._revised.kinds[row]
        lines = part.cell.lines if part.row == row and part.shown else ()
        if kind != "kept":
            return tuple(Wording((WordRun(kind, line.text),), kind) for line in lines or (Line(""),))
        slot = self._table.grid.slots[part.row][part.column]
        pair = self._revised.changed.get((slot.row, slot.cell)) if lines else None
        if pair is None:
            return tuple(Wording((WordRun("kept", line.text),), "kept") for line in lines or (Line(""),))
        old, new = ([line.text for line in cell.lines] for cell in pair)
        return compare_lines(old, new)


def _find_origin(lines: list[Line] | tuple[Line, ...]) -> Origin | None:
    """Return the origin of the first line that XML cannot carry."""
    for line in lines:
        try:
            escape(line.text)
        except ForbiddenCharacterError:
            return line.origin
    return None
