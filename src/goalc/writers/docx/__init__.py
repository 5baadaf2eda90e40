"""Documents → a Word file (ECMA-376 WordprocessingML, transitional), one section per document.

Parts that depend only on the stylesheet are made once per writer; a file adds the body and the stamp.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from goalc.document.annotated import Sheet
from goalc.document.document import Document, Revision, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.docx.body import BEGIN, END, Body
from goalc.writers.docx.parts import DocxParts
from goalc.writers.package import OpenPart, Packed, archive, pack_pieces
from goalc.writers.properties import properties
from goalc.writers.writer import Writer

_MAIN = "word/document.xml"


class DocxWriter(Writer):
    """A writer of documents in the styles of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _parts(self) -> DocxParts:
        from goalc.writers.docx.static_parts import make_parts

        return make_parts(self.stylesheet)

    def begin(self, stamp: Stamp) -> DocxFile:
        """Begin a .docx file. Raises `WriteError` for a stamp that the format cannot carry."""
        body = Body(self.stylesheet, self._parts.style_ids)
        return DocxFile(body, self._parts, properties(stamp, "docx"))

    def redline(
        self, before: Document | None, after: Document | None, revision: Revision, stamp: Stamp
    ) -> bytes:
        """Return the bytes of a .docx file with tracked changes; a version that does not exist is None.

        Rejecting all changes gives `before`, accepting all gives `after`. Raises errors as `write` does.
        """
        from goalc.writers.docx.redline import RedlineBody

        body = RedlineBody(self.stylesheet, self._parts.style_ids, revision)
        main = pack_pieces(_MAIN, body.redline(before, after))
        return b"".join(_package(self._parts, main, properties(stamp, "docx")))

    def blank(self, sheet: Sheet, stamp: Stamp) -> bytes:
        """Return the bytes of a .docx file that is an empty form. Raises errors as `write` does."""
        from goalc.writers.docx.blank import BlankBody

        body = BlankBody(self.stylesheet, self._parts.style_ids, sheet)
        file = DocxFile(body, self._parts, properties(stamp, "docx"))
        file.add(sheet.document)
        return b"".join(file.finish())


class DocxFile:
    """A Word file in the making. It keeps the last document, as only the last section has another form."""

    def __init__(self, body: Body, static: DocxParts, stamp: Iterable[Packed]) -> None:
        self._body = body
        self._static = static
        self._stamp = stamp
        self._main = OpenPart(_MAIN)
        self._main.add(BEGIN)
        self._kept: Document | None = None
        self._restart = True

    def add(self, document: Document) -> None:
        """Write the document before this one. Raises `WriteError` for what the format cannot carry."""
        if self._kept is not None:
            self._write(self._kept, last=False)
        self._kept = document

    def finish(self) -> Iterator[bytes]:
        """Write the last document and yield the bytes of the file. Raises errors as `OpenFile` does."""
        if self._kept is None:
            raise ValueError("a Word file needs at least one document")
        self._write(self._kept, last=True)
        self._main.add(END)
        return _package(self._static, self._main.finish(), self._stamp)

    def _write(self, document: Document, last: bool) -> None:
        for piece in self._body.xml(document, self._restart, last):
            self._main.add(piece)
        self._restart = not self._body.is_numbered(document)


def _package(static: DocxParts, main: Packed, stamp: Iterable[Packed]) -> Iterator[bytes]:
    return archive((*static.before, main, *static.after, *stamp))
