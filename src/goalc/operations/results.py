"""Results of operations: reports with the files that were written, and their collector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from goalc.lint.registry import MODEL_RULES, RULE_CODES
from goalc.model.spec import Submission
from goalc.pipeline.build import Built
from goalc.pipeline.compiled import Compiled, Result
from goalc.pipeline.mend import Withheld
from goalc.report.report import Report, Reported, reported
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.source.trouble import Trouble
from goalc.workspace.baseline import relative_name, split
from goalc.workspace.configuration import Configuration
from goalc.workspace.store import Stored

_Report = TypeVar("_Report", bound=Report)
Texts = Mapping[str, SourceText]


@dataclass(frozen=True)
class Loaded(Report):
    """A submission as a typed model; None if errors prevent it."""

    submission: Submission | None = None


@dataclass(frozen=True)
class BuildReport(Report):
    """The result of a build: the folders with their stored files, and the submissions that were refused.

    `unverified` are formats that should have been verified but have no reader. `outdated` are folders of
    refused submissions that still have the results of an earlier build. `masked` and `left_out` count what an
    edition for publication does not show: personal numbers, secret projects; `unfinished` counts the places
    of drafts that are not filled in.
    """

    stored: tuple[tuple[Path, Stored], ...] = ()
    refused: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    outdated: tuple[Path, ...] = ()
    masked: int = 0
    left_out: int = 0
    unfinished: int = 0

    def is_blocking(self, diagnostic: Diagnostic) -> bool:
        """Return True if a diagnostic prevents a build: an error that is not the finding of a rule."""
        return diagnostic.severity is Severity.ERROR and not self.is_advisory(diagnostic)

    def is_advisory(self, diagnostic: Diagnostic) -> bool:
        """Return True if a diagnostic is the finding of a rule, which does not prevent a build."""
        return diagnostic.code in RULE_CODES

    @property
    def advisory(self) -> list[Reported]:
        """The findings of rules."""
        return [d for d in self.diagnostics if self.is_advisory(d)]


class Rewritten(NamedTuple):
    """A file that was changed, or would be: its name as messages print it, and its bytes.

    `backup` is the name of the file that keeps the old bytes, if one does.
    """

    name: str
    before: bytes
    after: bytes
    backup: str = ""


@dataclass(frozen=True)
class FormatReport(Report):
    """The result of formatting: the files that changed, and the diagnostics that prevent the others.

    `formatted` are the names of the files in their canonical form, also of those that were in it before.
    """

    rewritten: tuple[Rewritten, ...] = ()
    formatted: tuple[str, ...] = ()


@dataclass(frozen=True)
class FixReport(Report):
    """The result of fixing: the files that changed, the fixed findings, and those that are left.

    `withheld` are edits that were offered and not applied, each with the reason.
    """

    rewritten: tuple[Rewritten, ...] = ()
    mended: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True)
class ExportReport(Report):
    """The result of an export: the submissions that are left out because they cannot be read."""

    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Begun(Report):
    """The files of a stage, or of a year, that was begun: its folder, what was made, what existed already.

    `dropped` are projects that are not carried on. `folder` is None if nothing was made.
    """

    folder: Path | None = None
    made: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass
class Collector:
    """A collector of the diagnostics of submissions, without repetition, for one report."""

    files: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    diagnostics: list[Reported] = field(default_factory=list)
    accepted: list[Diagnostic] = field(default_factory=list)
    failing: list[Reported] = field(default_factory=list)
    stale: int = 0
    unjudged: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: dict[str, SourceText] = field(default_factory=dict)
    _told: set[tuple[str, str, Span, str]] = field(default_factory=set, repr=False)

    def take(
        self,
        result: Result,
        configuration: Configuration,
        wanted: Collection[str] | None = None,
        baseline: bool = True,
        built: Built | None = None,
    ) -> None:
        """Add the diagnostics of a submission and, if it was `built`, of its build.

        `wanted` limits them to these files. A broken pack is reported once for all submissions that use it.
        """
        built = built or Built()
        sources = {**result.files.sources, **built.sources}
        said = [*result.diagnostics, *built.diagnostics]
        about = [d for d in said if wanted is None or _concerns(d, wanted, result)]
        if baseline and configuration.known:
            about = self._drop_known(about, result, configuration, wanted)
        self.accepted += [d for d in result.accepted if wanted is None or _is_in(d, wanted)]
        self.sources |= {d.file: sources[d.file] for d in self.accepted if d.file in sources}
        self.unjudged.update((u.code, u.key) for u in result.unjudged if wanted is None or u.file in wanted)
        self.files += result.files.names if wanted is None else sorted(wanted)
        order = {name: number for number, name in enumerate(sources)}
        about.sort(key=lambda d: (order.get(d.file, len(order)), d.span, d.key))
        self.failing += [d for d in self._add(about, sources) if configuration.fails(d.severity)]

    def take_companion(
        self,
        files: Iterable[str],
        diagnostics: Iterable[Diagnostic],
        sources: Texts,
        configuration: Configuration,
    ) -> None:
        """Add the diagnostics of files that belong to specs and are none."""
        self.files += (name for name in files if name not in self.files)
        new = self._add(diagnostics, sources)
        self.failing += [d for d in new if configuration.fails(d.severity)]

    def merge(self, report: Report) -> None:
        """Add the report of one more submission."""
        self.files += report.files
        self.troubles += report.troubles
        failing = {_identity(d) for d in report.failing}
        new = self._add(report.diagnostics, report.sources)
        self.failing += [d for d in new if _identity(d) in failing]

    def _add(self, diagnostics: Iterable[Diagnostic], sources: Texts) -> list[Reported]:
        """Add those diagnostics that are new, with the texts that they refer to; return them."""
        # Two equal diagnostics of one submission are both kept: they are only compared with earlier calls.
        new = reported([d for d in diagnostics if _identity(d) not in self._told], sources)
        self._told |= {_identity(d) for d in new}
        self.diagnostics += new
        for diagnostic in new:
            others = [part.file for parts in (diagnostic.labels, diagnostic.edits) for part in parts]
            for name in (diagnostic.file, *others):
                if name in sources:
                    self.sources[name] = sources[name]
        return new

    def report(self, kind: type[_Report], **more: Any) -> _Report:
        """Return everything as a report of a kind, with the fields that only this kind has."""
        return kind(
            diagnostics=tuple(self.diagnostics),
            sources=self.sources,
            files=tuple(self.files),
            failing=tuple(self.failing),
            troubles=tuple(self.troubles),
            accepted=tuple(reported(self.accepted, self.sources)),
            stale=self.stale,
            unjudged=self.unjudged,
            **more,
        )

    def _drop_known(
        self,
        about: list[Diagnostic],
        result: Result,
        configuration: Configuration,
        wanted: Collection[str] | None,
    ) -> list[Diagnostic]:
        """Return diagnostics that the baseline does not have, and count its findings that are gone.

        Findings that were not looked for are not gone: those in other files, of disabled rules, or in forms
        that cannot be read.
        """
        known, folder = configuration.known, configuration.folder.path
        kept, accepted, used = split(about, result.files.sources, known, folder)
        self.accepted += accepted
        if isinstance(result, Compiled):
            asked = configuration.policy.settings.enabled_codes(MODEL_RULES)
            mine = {relative_name(name, folder) for name in wanted or result.files.names}
            gone = (entry for fingerprint, entry in known.items() if fingerprint not in used)
            self.stale += sum(entry.file in mine and entry.code in asked for entry in gone)
        return kept


def _identity(diagnostic: Diagnostic) -> tuple[str, str, Span, str]:
    """Return the features in which repeated diagnostics are equal."""
    return diagnostic.key, diagnostic.file, diagnostic.span, diagnostic.shared


def _is_in(diagnostic: Diagnostic, wanted: Collection[str]) -> bool:
    """Return True if a diagnostic is about one of the wanted files, or has a place in one."""
    return diagnostic.file in wanted or any(label.file in wanted for label in diagnostic.labels)


def _concerns(diagnostic: Diagnostic, wanted: Collection[str], result: Result) -> bool:
    """Return True if a diagnostic is about the wanted files, or prevents any file from being checked."""
    if _is_in(diagnostic, wanted):
        return True
    return diagnostic.severity is Severity.ERROR and diagnostic.file not in result.files.forms
