"""The result of one check, as data: what every format of reports is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from goalc.source.diagnostic import Diagnostic, Edit, Severity
from goalc.source.edits import inserted_text
from goalc.source.text import Position, SourceText, Span
from goalc.source.trouble import Trouble


@dataclass(frozen=True)
class Report:
    """All that there is to say about some specs.

    `files` are those looked at, also where nothing was found; `sources` has the text of each file that is
    spoken of. `failing` are the diagnostics that weigh enough to fail the check, `troubles` the files that
    could not be read or written. `accepted` are findings that a comment or the baseline accepts, `stale`
    counts the findings of the baseline that are gone, `unjudged` counts what rules could not judge, by code
    and the phrase that says why.
    """

    diagnostics: Sequence[Diagnostic] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    files: Sequence[str] = ()
    failing: Sequence[Diagnostic] = ()
    troubles: Sequence[Trouble] = ()
    accepted: Sequence[Diagnostic] = ()
    stale: int = 0
    unjudged: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """True if nothing fails the check and everything could be looked at."""
        return not self.failing and not self.troubles

    def count(self, severity: Severity) -> int:
        """Return the number of diagnostics of a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def place(self, file: str, span: Span) -> tuple[Position, Position]:
        """Return where a span begins and ends; in a file whose text is not known, its first place."""
        source = self._source(file)
        return source.position(span.start), source.position(span.end)

    def put(self, edit: Edit) -> str:
        """Return the text that an edit puts into its file, with the line breaks of the file."""
        return inserted_text(edit, self._source(edit.file).text)

    def _source(self, file: str) -> SourceText:
        return self.sources.get(file) or SourceText(file, "")
