"""The main part of a Word file: sections, paragraphs, tables, as text.

In: documents, a stylesheet, the ids of its styles. Out: word/document.xml (ECMA-376 part 1, 17.2 and 17.6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from goalc.document.document import Document, Paragraph, Table
from goalc.document.style import Page, Stylesheet
from goalc.writers.docx import parts
from goalc.writers.docx.bookmarks import Bookmarks
from goalc.writers.docx.run import runs
from goalc.writers.docx.table import TableWriter, twips
from goalc.writers.error import WriteError
from goalc.writers.properties import DECLARATION
from goalc.writers.text import ForbiddenCharacterError

_MIN_FOOTER_DISTANCE = 5.0
"""Minimum distance in mm of the footer from the edge of the page; printers cannot print closer to it."""

TAIL = f'<w:pStyle w:val="{parts.TAIL}"/>'
"""The properties of a paragraph of no height."""


BEGIN = f"{DECLARATION}<w:document {parts.W} {parts.R}><w:body>"
END = "</w:body></w:document>"


class Body:
    """A writer of the content of the main part, between `BEGIN` and `END`; it counts the bookmarks."""

    def __init__(self, stylesheet: Stylesheet, style_ids: Mapping[str, str]) -> None:
        self._sheet = stylesheet
        self._ids = style_ids
        self._numbers = count()

    def xml(self, document: Document, restart: bool, last: bool) -> Iterator[str]:
        """Yield the section of a document, block by block; `last` sections have another form.

        `restart`: page numbers begin with 1, as they do after a document without page numbers.
        """
        page = self._sheet.pages[document.page]
        section = self._section(page, restart and page.numbered)
        yield from self._blocks(document, page, "" if last else section)
        if last:
            yield section

    def is_numbered(self, document: Document) -> bool:
        """Return True if the pages of a document have numbers."""
        return self._sheet.pages[document.page].numbered

    def _blocks(self, document: Document, page: Page, section: str) -> Iterator[str]:
        """Yield the blocks of a document; the last paragraph carries `section`, unless it is empty."""
        last = len(document.blocks) - 1
        below_table = True
        marks = Bookmarks(document.marks, self._numbers)
        for number, block in enumerate(document.blocks):
            if isinstance(block, Table):
                if below_table and number:
                    yield paragraph(TAIL, "")
                yield self._table(block, document, number, page, marks)
            else:
                yield self._paragraph(block, document, number, section if number == last else "", marks)
            below_table = isinstance(block, Table)
        if below_table:
            yield paragraph(TAIL + section, "")

    def _table(self, block: Table, document: Document, number: int, page: Page, marks: Bookmarks) -> str:
        return TableWriter(block, self._sheet, self._ids, page, document.name, number, marks).xml()

    def _paragraph(
        self, block: Paragraph, document: Document, number: int, section: str, marks: Bookmarks
    ) -> str:
        try:
            text = runs(block.line.text)
        except ForbiddenCharacterError as error:
            raise WriteError(
                "character",
                "docx",
                error.code,
                document=document.name,
                block=number,
                origin=block.line.origin,
            ) from None
        start, end = marks.ends(number)
        return paragraph(f'<w:pStyle w:val="{self._ids[block.style]}"/>{section}', f"{start}{text}{end}")

    def _section(self, page: Page, restart: bool) -> str:
        footer = parts.NUMBERED if page.numbered else parts.BLANK
        orientation = ' w:orient="landscape"' if page.landscape else ""
        line = self._sheet.footer.size * 0.5
        distance = max(_MIN_FOOTER_DISTANCE, (page.bottom - line) / 2)
        number = '<w:pgNumType w:start="1"/>' if restart else ""
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orientation}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}"'
            f' w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}"'
            f' w:header="{twips(page.top / 2)}" w:footer="{twips(min(distance, page.bottom))}" w:gutter="0"/>'
            f"{number}</w:sectPr>"
        )


def paragraph(properties: str, content: str) -> str:
    """Return a w:p element with properties and runs."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"
