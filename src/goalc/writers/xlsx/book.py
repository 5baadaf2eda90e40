"""A workbook in the making, sheet by sheet.

In: the parts that depend only on the stylesheet; documents, or annotated sheets with their plans. Out: the
bytes of the file. What is kept of a sheet is its compressed part and what the list of sheets says of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goalc.document.annotated import Sheet
from goalc.document.document import CellRef, Document
from goalc.document.style import Stylesheet
from goalc.writers.package import Packed, archive, pack
from goalc.writers.xlsx import parts
from goalc.writers.xlsx.annotations import comments, drawing, extras, filter_range
from goalc.writers.xlsx.marks import digest_name, mark_names
from goalc.writers.xlsx.names import SheetNames
from goalc.writers.xlsx.plan import Area, Extent, Plan, lay_out
from goalc.writers.xlsx.sheet import SheetWriter


class XlsxFile:
    """A workbook in the making."""

    def __init__(
        self, stylesheet: Stylesheet, static: parts.XlsxParts, stamp: Iterable[Packed], digest: str
    ) -> None:
        self._stylesheet = stylesheet
        self._static = static
        self._stamp = stamp
        self._giver = SheetNames()
        self._names: list[str] = []
        self._extents: list[Extent] = []
        self._sheets: list[Packed] = []
        self._noted: list[int] = []
        self._lists: dict[int, str] = {}
        self._restart = True
        self._digest = digest
        self._marks: list[str] = []

    def add(self, document: Document) -> None:
        """Write a document's sheet. Raises `WriteError` for what the format cannot carry."""
        self.add_sheet(Sheet(document), lay_out(document, self._stylesheet), {}, {})

    def add_sheet(
        self, sheet: Sheet, plan: Plan, places: Mapping[CellRef, Area], ends: Mapping[CellRef, str]
    ) -> None:
        """Write an annotated sheet; `ends` has where its links lead. Raises `WriteError` as `add` does."""
        self._names.append(self._giver.add(sheet.document))
        number = len(self._names)
        page = self._stylesheet.pages[sheet.document.page]
        beside = extras(sheet, plan, places, ends)
        numbered = self._restart and page.numbered
        writer = SheetWriter(plan, self._static.looks, page, self._stylesheet.footer, numbered, beside)
        self._sheets.append(pack(f"xl/worksheets/sheet{number}.xml", writer.xml()))
        if sheet.notes:
            self._noted.append(number)
            notes = [(places[ref], text) for ref, text in sheet.notes.items()]
            self._sheets += _note_parts(number, plan, writer, notes)
        if sheet.listing and plan.titles is not None:
            self._lists[number - 1] = filter_range(plan, plan.titles[1])
        self._extents.append(plan.extent)
        self._marks += mark_names(plan, sheet.document.marks, self._names[-1])
        self._restart = not page.numbered

    def finish(self) -> Iterator[bytes]:
        """Yield the bytes of the file. Raises `ValueError` for no documents, as a workbook needs a sheet."""
        if not self._names:
            raise ValueError("a workbook needs at least one document")
        static = self._static
        types, relationships = parts.frame(len(self._names), tuple(self._noted))
        marks = f"{digest_name(self._digest)}{''.join(self._marks)}" if self._marks else ""
        book = pack("xl/workbook.xml", parts.workbook(self._names, self._extents, self._lists, marks))
        return archive((types, static.root, book, relationships, static.styles, *self._sheets, *self._stamp))


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
