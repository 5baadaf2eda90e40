"""What loading, checking and building come to: diagnostics with their texts, and what was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from goalc.library.listing import LibraryEntry
from goalc.lint.registry import JUDGED, RULE_CODES
from goalc.model.spec import Submission
from goalc.pipeline.read import Compiled
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.workspace.baseline import relative, split
from goalc.workspace.configuration import Configuration
from goalc.workspace.error import WorkspaceError
from goalc.workspace.store import Stored


@dataclass
class Report:
    """What there is to say about some specs.

    `names` are the files that were looked at; `sources` has the text of each file that is spoken of;
    `troubles` the submissions whose files the system would not let us read or write. `accepted` are findings
    that a comment or the baseline accepts; `unjudged` counts, by code and the phrase that says why, what
    rules could not judge; `failing` those that weigh enough to fail the check, `stale` the baseline's
    findings that are there no more.
    """

    names: list[str] = field(default_factory=list)
    troubles: list[WorkspaceError] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    accepted: list[Diagnostic] = field(default_factory=list)
    failing: list[Diagnostic] = field(default_factory=list)
    stale: int = 0
    unjudged: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: dict[str, SourceText] = field(default_factory=dict)
    _spoken: set[tuple[str, str, Span, str]] = field(default_factory=set, repr=False)

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.names)

    def count(self, severity: Severity) -> int:
        """How many diagnostics weigh so much."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def passed(self) -> bool:
        """Whether nothing weighs enough to fail, and all could be looked at."""
        return not self.failing and not self.troubles

    def take(
        self,
        compiled: Compiled,
        configuration: Configuration,
        wanted: frozenset[str] | None = None,
        baseline: bool = True,
    ) -> None:
        """Add what was found in a submission; `wanted` limits it to these files.

        A broken pack is spoken of once, however many submissions use it.
        """
        order = {name: number for number, name in enumerate(compiled.sources)}
        about = [d for d in compiled.diagnostics if wanted is None or _concerns(d, wanted, compiled)]
        if baseline and configuration.known:
            about = self._without_known(about, compiled, configuration, wanted)
        chosen = self._unspoken(about)
        self.accepted += [d for d in compiled.accepted if wanted is None or _is_of(d, wanted)]
        self.unjudged.update((u.code, u.key) for u in compiled.unjudged if wanted is None or u.file in wanted)
        self.names += compiled.files if wanted is None else sorted(wanted)
        listed = sorted(chosen, key=lambda d: (order.get(d.file, len(order)), d.span, d.key))
        self.diagnostics += listed
        self.failing += [d for d in listed if configuration.fails(d.severity)]
        for diagnostic in chosen:
            others = [part.file for parts in (diagnostic.labels, diagnostic.edits) for part in parts]
            for name in (diagnostic.file, *others):
                if name in compiled.sources:
                    self.sources[name] = compiled.sources[name]

    def _without_known(
        self,
        about: list[Diagnostic],
        compiled: Compiled,
        configuration: Configuration,
        wanted: frozenset[str] | None,
    ) -> list[Diagnostic]:
        """Those that the baseline has not; counts what it has of these files and is there no more.

        What was not looked for is not gone: other files, rules that are not asked, forms that cannot be read.
        """
        known, folder = configuration.known, configuration.folder
        kept, accepted, used = split(about, compiled.sources, known, folder)
        self.accepted += accepted
        if compiled.submission is not None:
            asked = configuration.checking.settings.asked(JUDGED)
            mine = {relative(name, folder) for name in wanted or compiled.files}
            gone = (entry for fingerprint, entry in known.items() if fingerprint not in used)
            self.stale += sum(entry.file in mine and entry.code in asked for entry in gone)
        return kept

    def _unspoken(self, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
        """Those that were not there before; a submission's own may well be two of a kind in one place."""
        new = [d for d in diagnostics if _identity(d) not in self._spoken]
        self._spoken |= {_identity(d) for d in new}
        return new


@dataclass
class Loaded(Report):
    """A submission as a typed model; None where errors kept it from being compiled."""

    submission: Submission | None = None


@dataclass
class BuildReport(Report):
    """What a build did: folders with what was stored in them, and the submissions it refused."""

    stored: list[tuple[Path, Stored]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: BuildReport) -> None:
        """Add the report of one more submission."""
        self.names += other.names
        self.troubles += other.troubles
        self.diagnostics += self._unspoken(other.diagnostics)
        self.sources |= other.sources
        self.stored += other.stored
        self.refused += other.refused

    def is_blocking(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic keeps its submission from being built: an error, and not of a rule."""
        return diagnostic.severity is Severity.ERROR and diagnostic.code not in RULE_CODES

    @property
    def advisory(self) -> list[Diagnostic]:
        """What rules object to; it keeps nothing from being built."""
        return [d for d in self.diagnostics if d.code in RULE_CODES]


class Rewritten(NamedTuple):
    """A file that was, or would be, changed: its name as messages print it, and its bytes."""

    name: str
    before: bytes
    after: bytes


@dataclass
class LibraryListing:
    """What specs at a path can take from libraries, the nearest library first; what is wrong with those."""

    indicators: list[LibraryEntry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)

    def find(self, name: str) -> LibraryEntry | None:
        """The indicator of an id."""
        return next((item for item in self.indicators if item.id == name), None)


@dataclass
class FormatReport(Report):
    """What putting in order came to: the files that changed, and what keeps the others from it."""

    rewritten: list[Rewritten] = field(default_factory=list)


@dataclass
class FixReport(Report):
    """What mending came to: the files that changed, and the findings that are gone; else what is left."""

    rewritten: list[Rewritten] = field(default_factory=list)
    mended: list[Diagnostic] = field(default_factory=list)


def _identity(diagnostic: Diagnostic) -> tuple[str, str, Span, str]:
    """What makes two diagnostics one."""
    return diagnostic.key, diagnostic.file, diagnostic.span, diagnostic.shared


def _is_of(diagnostic: Diagnostic, wanted: frozenset[str]) -> bool:
    """Whether a diagnostic is about one of the wanted files, or has a place in one."""
    return diagnostic.file in wanted or any(label.file in wanted for label in diagnostic.labels)


def _concerns(diagnostic: Diagnostic, wanted: frozenset[str], compiled: Compiled) -> bool:
    """Whether a diagnostic is about the wanted files, or keeps any file from being looked at."""
    if _is_of(diagnostic, wanted):
        return True
    return diagnostic.severity is Severity.ERROR and diagnostic.file not in compiled.forms
