"""Tracked changes in WordprocessingML (ECMA-376 part 1, 17.13.5): runs, ends of paragraphs, rows.

In: runs of text with their kinds of revision. Out: XML in which each revision mark has a number of its own,
the author and, if known, the date. The clock is never read.
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
    """The revision marks of one file, numbered in the order in which they are made."""

    def __init__(self, revision: Revision) -> None:
        self._count = 0
        try:
            date = "" if revision.date is None else f' w:date="{escape(revision.date)}"'
            self._signed = f'w:author="{escape(revision.author)}"{date}'
        except ForbiddenCharacterError as error:
            raise WriteError("character", "docx", error.code) from None

    def mark(self, kind: RevisionKind) -> str:
        """Return the mark of a row or of the end of a paragraph; empty if it was kept."""
        return "" if kind == "kept" else f"<{self._tag(kind)}/>"

    def end(self, kind: RevisionKind) -> str:
        """Return the properties of a paragraph that mark its end."""
        return "" if kind == "kept" else f"<w:rPr>{self.mark(kind)}</w:rPr>"

    def runs(self, pieces: Iterable[WordRun]) -> str:
        """Return the runs of a paragraph. Raises `ForbiddenCharacterError`."""
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
