"""Documents → a Word file (ECMA-376 WordprocessingML, transitional), one section per document.

The parts that depend on looks alone are made once per writer; a `write` makes the body and the stamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from goalc.document.document import Document, Revision, Stamp
from goalc.document.style import Stylesheet
from goalc.writers.docx.body import Body
from goalc.writers.docx.parts import Shell
from goalc.writers.package import archive, pack
from goalc.writers.properties import properties


class DocxWriter:
    """Writes documents with the looks of one stylesheet."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.stylesheet = stylesheet

    @cached_property
    def _shell(self) -> Shell:
        from goalc.writers.docx.shell import make_shell

        return make_shell(self.stylesheet)

    def write(self, documents: Sequence[Document], stamp: Stamp) -> bytes:
        """The bytes of a .docx file. Raises `WriteError` for what the format cannot carry.

        No documents is a `ValueError`, as for a workbook.
        """
        if not documents:
            raise ValueError("a Word file needs at least one document")
        return self._package(Body(self.stylesheet, self._shell.style_ids).xml(documents), stamp)

    def redline(
        self, before: Document | None, after: Document | None, revision: Revision, stamp: Stamp
    ) -> bytes:
        """The bytes of a .docx file with tracked changes; of a new or a removed form one version is None.

        Rejecting all changes gives `before`, accepting all `after`. Raises `WriteError` as `write` does.
        """
        from goalc.writers.docx.redline import RedlineBody

        body = RedlineBody(self.stylesheet, self._shell.style_ids, revision)
        return self._package(body.redline(before, after), stamp)

    def _package(self, body: str, stamp: Stamp) -> bytes:
        shell = self._shell
        return archive(
            (*shell.before, pack("word/document.xml", body), *shell.after, *properties(stamp, "docx"))
        )
