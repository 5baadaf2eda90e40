"""Documents → a workbook (ECMA-376 SpreadsheetML, transitional), one sheet per document.

The parts that depend on looks alone are made once per writer; a `write` makes the sheets and the stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from goalc.document.document import Document, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.package import archive, pack
from goalc.writers.properties import properties
from goalc.writers.xlsx import parts
from goalc.writers.xlsx.names import sheet_names
from goalc.writers.xlsx.plan import lay_out
from goalc.writers.xlsx.sheet import SheetWriter


class XlsxWriter:
    """Writes documents with the looks of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _shell(self) -> parts.Shell:
        from goalc.writers.xlsx.shell import make_shell

        return make_shell(self.stylesheet)

    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes:
        """The bytes of an .xlsx file. Raises `WriteError` for what the format cannot carry.

        A workbook without a sheet is no workbook: no documents is a `ValueError`.
        """
        if not documents:
            raise ValueError("a workbook needs at least one document")
        shell = self._shell
        names = sheet_names(documents)
        plans = [lay_out(document, self.stylesheet) for document in documents]
        sheets, restart = [], True
        for number, (document, plan) in enumerate(zip(documents, plans, strict=True), 1):
            page = self.stylesheet.pages[document.page]
            writer = SheetWriter(plan, shell.looks, page, self.stylesheet.footer, restart and page.numbered)
            sheets.append(pack(f"xl/worksheets/sheet{number}.xml", writer.xml()))
            restart = not page.numbered
        types, relationships = parts.frame(len(sheets))
        book = pack("xl/workbook.xml", parts.workbook(names, plans))
        return archive(
            (types, shell.root, book, relationships, shell.styles, *sheets, *properties(stamp, "xlsx"))
        )
