"""Documents → a Word file (ECMA-376 WordprocessingML, transitional), one section per document.

Parts that depend only on the stylesheet are made once per writer; `write` makes the body and the stamp.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from goalc.document.document import Document, Revision, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.docx.body import Body
from goalc.writers.docx.parts import DocxParts
from goalc.writers.package import archive, pack_pieces
from goalc.writers.properties import properties


class DocxWriter:
    """A writer of documents in the styles of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _parts(self) -> DocxParts:
        from goalc.writers.docx.static_parts import make_parts

        return make_parts(self.stylesheet)

    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes:
        """Return the bytes of a .docx file.

        Raises `WriteError` for content that the format cannot carry, and `ValueError` for no documents.
        """
        if not documents:
            raise ValueError("a Word file needs at least one document")
        return self._package(Body(self.stylesheet, self._parts.style_ids).xml(documents), stamp)

    def redline(
        self, before: Document | None, after: Document | None, revision: Revision, stamp: Stamp
    ) -> bytes:
        """Return the bytes of a .docx file with tracked changes; a version that does not exist is None.

        Rejecting all changes gives `before`, accepting all gives `after`. Raises errors as `write` does.
        """
        from goalc.writers.docx.redline import RedlineBody

        body = RedlineBody(self.stylesheet, self._parts.style_ids, revision)
        return self._package(body.redline(before, after), stamp)

    def _package(self, body: Iterable[str], stamp: Stamp) -> bytes:
        static = self._parts
        main = pack_pieces("word/document.xml", body)
        return archive((*static.before, main, *static.after, *properties(stamp, "docx")))
