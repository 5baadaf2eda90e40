"""The result of one check, as data: what every format of reports is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from goalc.messages.catalogue import sentences
from goalc.source.diagnostic import Diagnostic, Edit, Severity
from goalc.source.edits import inserted_text
from goalc.source.text import Position, SourceText, Span
from goalc.source.trouble import Trouble

_NO_TEXT = SourceText("", "")


@dataclass(frozen=True, slots=True)
class Reported(Diagnostic):
    """A diagnostic of a report, with what a reader needs: its sentences, its line and its column.

    Lines and columns count from 1, in code points; sentences are in the current language. `source` is the
    text of its file.
    """

    source: SourceText = field(default=_NO_TEXT, repr=False, compare=False)

    @property
    def message(self) -> str:
        """The sentence that says what is wrong."""
        return sentences(self.key, self.arguments).message

    @property
    def help(self) -> str:
        """The sentence that says what to write instead; it may be empty."""
        return sentences(self.key, self.arguments).help

    @property
    def line(self) -> int:
        """The line at which it begins."""
        return self.source.position(self.span.start).line

    @property
    def column(self) -> int:
        """The column at which it begins."""
        return self.source.position(self.span.start).column


def reported(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> list[Reported]:
    """Return diagnostics with the texts of their files."""
    names = [part.name for part in fields(Diagnostic)]
    return [
        d
        if isinstance(d, Reported)
        else Reported(**{name: getattr(d, name) for name in names}, source=sources.get(d.file, _NO_TEXT))
        for d in diagnostics
    ]


@dataclass(frozen=True)
class Report:
    """All that there is to say about some specs.

    `files` are those looked at, also where nothing was found; `sources` has the text of each file that is
    spoken of. `failing` are the diagnostics that weigh enough to fail the check, `troubles` the files that
    could not be read or written. `accepted` are findings that a comment or the baseline accepts, `stale`
    counts the findings of the baseline that are gone, `unjudged` counts what rules could not judge, by code
    and the phrase that says why.
    """

    diagnostics: Sequence[Reported] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    files: Sequence[str] = ()
    failing: Sequence[Reported] = ()
    troubles: Sequence[Trouble] = ()
    accepted: Sequence[Reported] = ()
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
