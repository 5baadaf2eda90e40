"""Tracked changes, spelled (ECMA-376 part 1, 17.13.5): runs, ends of paragraphs, rows.

In: pieces of text with their marks. Out: XML in which each mark has a number of its own, the author and, if
it is known, the date. Nothing here asks a clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goalc.document.document import Revision
from goalc.document.revised.wording import RevisionKind, WordRun
from goalc.writers.docx.run import runs
from goalc.writers.error import WriteError
from goalc.writers.text import ForbiddenCharacterError, escape

_TAGS = {"deleted": "del", "inserted": "ins"}
_TEXT = re.compile("<(/?)w:t(?=[ >])")


class Tracker:
    """Makes the marks of one file."""

    def __init__(self, revision: Revision) -> None:
        self._count = 0
        try:
            date = "" if revision.date is None else f' w:date="{escape(revision.date)}"'
            self._signed = f'w:author="{escape(revision.author)}"{date}'
        except ForbiddenCharacterError as error:
            raise WriteError("character", "docx", error.code) from None

    def mark(self, kind: RevisionKind) -> str:
        """The mark of a row, or of the end of a paragraph; nothing where it was kept."""
        return "" if kind == "kept" else f"<{self._tag(kind)}/>"

    def end(self, kind: RevisionKind) -> str:
        """What the properties of a paragraph say of its end."""
        return "" if kind == "kept" else f"<w:rPr>{self.mark(kind)}</w:rPr>"

    def runs(self, pieces: Iterable[WordRun]) -> str:
        """The runs of a paragraph. Raises `ForbiddenCharacterError`."""
        return "".join(self._run(kind, runs(text)) for kind, text in pieces if text)

    def _run(self, kind: RevisionKind, run: str) -> str:
        if kind == "kept":
            return run
        if kind == "deleted":
            run = _TEXT.sub(r"<\1w:delText", run)
        return f"<{self._tag(kind)}>{run}</w:{_TAGS[kind]}>"

    def _tag(self, kind: RevisionKind) -> str:
        self._count += 1
        return f'w:{_TAGS[kind]} w:id="{self._count}" {self._signed}'
