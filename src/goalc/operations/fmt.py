"""Format specs: rewrite each file in its canonical form, except those with errors.

The model stays the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from goalc.git.changed import find_changed
from goalc.messages.codes import NAMES
from goalc.operations.progress import Progress, tell
from goalc.operations.results import Collector, FormatReport, Rewritten
from goalc.operations.session import Session, unsaved_files
from goalc.pipeline.compiled import Result, model_of
from goalc.pipeline.file_names import join
from goalc.pipeline.format import format_spec
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.workspace.companions import spec_paths
from goalc.workspace.configuration import Overrides
from goalc.workspace.discover import Paths, SubmissionFolder, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.spec_files import FolderFiles
from goalc.workspace.store import rewrite_all

# GC722 is about a comment that speaks to goalc: the values around it were read right.
_MISREAD = frozenset(code for code in NAMES if code.startswith("GC7")) - {"GC722"}


class MeaningChanged(Exception):
    """A bug: formatting would have changed the meaning of a file."""


def fmt(
    paths: Paths,
    packs: Sequence[str | Path] = (),
    *,
    write: bool = True,
    changed_since: str | None = None,
    unsaved: bytes | None = None,
    progress: Progress | None = None,
) -> FormatReport:
    """Rewrite the specs under the paths in their canonical form; their meaning does not change.

    A file that is named is rewritten alone. Files with errors are left as they are, and so are files that are
    no specs (libraries, packs); with `write=False`, all are. No rules are applied. `changed_since` limits
    them to files that have changed on disk since HEAD parted from this revision. `unsaved` takes the place of
    the one file that is named, which is not written then. `progress` is called with the number of finished
    submissions and their total. Raises `WorkspaceError` for a path or a revision that does not exist.
    """
    given = paths_of(paths)
    changed = None if changed_since is None else find_changed(changed_since, given)
    collector = Collector()
    session = Session(paths_of(packs), Overrides(ignore=("GC",)), unsaved_files(given, unsaved))
    rewritten: list[Rewritten] = []
    formatted: list[str] = []
    for folder in tell(session.discover(spec_paths(given)), progress):
        narrowed = folder if changed is None else changed.narrow_strictly(folder)
        if narrowed is None:
            continue
        try:
            changed_files, names = _format_submission(narrowed, session, write, collector)
            rewritten += changed_files
            formatted += names
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
    return collector.report(FormatReport, rewritten=tuple(rewritten), formatted=tuple(formatted))


def _format_submission(
    folder: SubmissionFolder, session: Session, write: bool, collector: Collector
) -> tuple[list[Rewritten], list[str]]:
    """Format the selected files; return those that changed, and the names of all that could be formatted.

    Add diagnostics to the collector.
    """
    on_disk = session.read(folder)
    result, configuration = session.compile(folder, on_disk)
    names = {join(folder.name, name): name for name in on_disk.files}
    broken = {d.file for d in result.diagnostics if _prevents(d)}
    changed: dict[str, Rewritten] = {}
    wanted = {name: own for name, own in names.items() if folder.may_rewrite(own)}
    formatted: list[str] = []
    for name, own in wanted.items():
        if name in result.files.trees and name not in broken and result.pack is not None:
            formatted.append(name)
            before = on_disk.files[own]
            # A byte order mark is pointless in UTF-8, and git shows it as a change.
            after = format_spec(result.files, result.pack, name).encode()
            if after != before:
                changed[own] = Rewritten(name, before, after)
    _check_meaning(folder, session, result, on_disk, {name: one.after for name, one in changed.items()})
    collector.take(result, configuration, frozenset(wanted))
    if write and not session.unsaved:
        rewrite_all(folder.folder, {own: file.after for own, file in changed.items()})
    return list(changed.values()), formatted


def _check_meaning(
    folder: SubmissionFolder,
    session: Session,
    before: Result,
    on_disk: FolderFiles,
    changed: Mapping[str, bytes],
) -> None:
    after, _ = session.compile(folder, replace(on_disk, files={**on_disk.files, **changed}))
    if model_of(after) != model_of(before) or _counts(after) != _counts(before):
        raise MeaningChanged(folder.name)


def _prevents(diagnostic: Diagnostic) -> bool:
    """Return True for an error, and for text that is not read as it was meant.

    After rewriting, the latter could not be noticed any more.
    """
    return diagnostic.severity is Severity.ERROR or diagnostic.code in _MISREAD


def _counts(result: Result) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in result.diagnostics)
