"""What every format is made of: diagnostics, the texts they speak of, and the files that were looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goalc.source.diagnostic import Diagnostic, Edit, Severity
from goalc.source.edits import put
from goalc.source.text import Position, SourceText, Span


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one check has to say. `files` are those looked at, also where nothing was found.

    `failing` are those of the diagnostics that weigh enough to fail the check; `whole`: no file kept goalc
    from looking at it.
    """

    diagnostics: Sequence[Diagnostic]
    sources: Mapping[str, SourceText]
    files: Sequence[str] = ()
    failing: Sequence[Diagnostic] = ()
    whole: bool = True

    @property
    def passed(self) -> bool:
        """Whether nothing fails the check."""
        return self.whole and not self.failing

    def count(self, severity: Severity) -> int:
        """How many diagnostics weigh so much."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def place(self, file: str, span: Span) -> tuple[Position, Position]:
        """Where a span begins and ends; of a file whose text is not known, its first place."""
        source = self._source(file)
        return source.position(span.start), source.position(span.end)

    def put(self, edit: Edit) -> str:
        """What an edit puts into its file, with the line breaks of the file."""
        return put(edit, self._source(edit.file).text)

    def _source(self, file: str) -> SourceText:
        return self.sources.get(file) or SourceText(file, "")
