"""One side of a comparison → its submissions, typed, with their places.

In: the files of a side, and the names of those to read by the folder of their submission. Out: a `ReadSide`.
Only these files are read and parsed; no rules are applied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalc.changes.form_pairs import Filed, FormIn
from goalc.changes.review import Place
from goalc.git.sides import SideFiles
from goalc.model.forms import APPROVALS_FILE, SUBMISSION
from goalc.model.spec import Submission
from goalc.operations.session import Session
from goalc.pipeline.compiled import ReadForms
from goalc.pipeline.file_names import join
from goalc.pipeline.read import read_forms
from goalc.source.diagnostic import Diagnostic, DiagnosticSet, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.tree import locate
from goalc.workspace.configuration import Configuration

SpecFile = tuple[str, str]
"""A file: the folder of its submission on its side, and its name in that folder."""


@dataclass(frozen=True)
class ReadSide:
    """The result of reading one side.

    `submissions` are by folder, `configurations` by folder as messages print it. `unread` are the files that
    cannot be read; `diagnostics` say why, without repetition, and `sources` has the texts for printing them.
    """

    files: SideFiles
    submissions: Mapping[str, ReadForms]
    unread: frozenset[SpecFile]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceText]
    configurations: Mapping[str, Configuration]

    def list_filed(self, without: Collection[SpecFile]) -> list[Filed]:
        """Return the submissions without the given files, which are not compared."""
        return [
            _drop_files(Filed(folder or ".", _model(read)), folder, without)
            for folder, read in self.submissions.items()
            if (folder, SUBMISSION.place) not in without
        ]

    def position(self, origin: Origin | None) -> Place | None:
        """Return the line of a place; line 1 if its file was not parsed."""
        if origin is None:
            return None
        for read in self.submissions.values():
            tree = read.files.trees.get(origin.file)
            if tree is not None:
                is_value = not origin.path or isinstance(origin.path[-1], int)
                start = locate(tree, origin.path, "value" if is_value else "key").start
                return Place(origin.file, read.files.sources[origin.file].position(start).line)
        return Place(origin.file, 1)


@dataclass
class _Gathered:
    submissions: dict[str, ReadForms] = field(default_factory=dict)
    unread: set[SpecFile] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    told: DiagnosticSet = field(default_factory=DiagnosticSet)
    sources: dict[str, SourceText] = field(default_factory=dict)
    configurations: dict[str, Configuration] = field(default_factory=dict)

    def note(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> None:
        for one in diagnostics:
            if one not in self.told:
                self.diagnostics.append(one)
                self.told.add(one)
        self.sources.update(sources)


class _Wanted(NamedTuple):
    """A submission of which some files are read; `contents` are those that exist."""

    folder: str
    contents: Mapping[str, bytes]


def read_side(side: SideFiles, files: Mapping[str, Collection[str]], session: Session) -> ReadSide:
    """Read the files of a side, by the folder of their submission; raises `WorkspaceError`."""
    gathered = _Gathered()
    for wanted in _read_contents(side, files):
        _read(side, wanted, session, gathered)
    return ReadSide(
        side,
        gathered.submissions,
        frozenset(gathered.unread),
        tuple(gathered.diagnostics),
        gathered.sources,
        gathered.configurations,
    )


def _read_contents(side: SideFiles, files: Mapping[str, Collection[str]]) -> Sequence[_Wanted]:
    """Return the wanted files and the covers, as far as they exist, read in one call."""
    wanted = {
        folder: sorted({*names, SUBMISSION.place} - {APPROVALS_FILE}) for folder, names in files.items()
    }
    found = side.contents([join(folder, name) for folder, names in wanted.items() for name in names])
    return [
        _Wanted(folder, {n: found[join(folder, n)] for n in wanted[folder] if join(folder, n) in found})
        for folder in sorted(wanted)
    ]


def _read(side: SideFiles, wanted: _Wanted, session: Session, gathered: _Gathered) -> None:
    folder, contents = wanted
    if SUBMISSION.place not in contents:
        return
    place, shown = side.folder(folder), side.shown(folder)
    configuration = session.configurations.of(place)
    gathered.configurations[shown] = configuration
    if configuration.broken:
        # Without the intended settings, changes would get the wrong severities.
        gathered.unread.add((folder, SUBMISSION.place))
        gathered.note(configuration.diagnostics, configuration.sources)
        return
    read = read_forms(shown, contents, session.world(place, configuration))
    if isinstance(read, ReadForms):
        gathered.submissions[folder] = read
        missing = {name for name, form in read.forms.items() if form is None}
    else:
        missing = set(contents)
    gathered.unread |= {(folder, name) for name in missing}
    errors = [d for d in read.files.diagnostics if d.severity is Severity.ERROR]
    gathered.note(errors if missing else (), read.files.sources)


def _model(read: ReadForms) -> Submission:
    """Return the submission with the forms that it prints: all, or those that 表格 lists."""
    order = read.cover.order
    return read.cover.with_forms(
        form for name, form in read.forms.items() if form is not None and (not order or name in order)
    )


def _drop_files(filed: Filed, folder: str, files: Collection[SpecFile]) -> Filed:
    """Return a submission without the forms whose files are not compared."""
    submission = filed.submission
    kept = [form for form in submission.forms if (folder, FormIn(filed, form).file) not in files]
    return Filed(filed.place, submission.with_forms(kept))
