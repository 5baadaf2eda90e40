"""List the remarks of edited files at the lines of the specs that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalc.operations.apply import read_edited
from goalc.operations.returned_base import Base, Candidates
from goalc.operations.session import Session
from goalc.readers.marked import MarkedFile
from goalc.report.report import Report, reported
from goalc.returned.printed import print_forms
from goalc.returned.remarks import PlacedRemark, place_remarks
from goalc.returned.sheet import FileTables
from goalc.returned.trees import TreeMap
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.source.trouble import Trouble
from goalc.syntax.tree import locate
from goalc.workspace.discover import Paths, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import print_path


def remarks(files: Paths, specs: Paths, packs: Sequence[str | Path] = ()) -> Report:
    """Return a report with the remarks of files as its diagnostics, all of them of no more than a notice.

    A file that cannot be read, or whose specs are not found, is among the troubles. Raises `WorkspaceError`
    for a path of specs that does not exist.
    """
    candidates = Candidates(discover(paths_of(specs)), Session(paths_of(packs)))
    found: list[Diagnostic] = []
    sources: dict[str, SourceText] = {}
    troubles: list[Trouble] = []
    for path in paths_of(files):
        try:
            file = read_edited(path)
            base = candidates.find(file.digest) if file.digest else None
            if base is None:
                raise WorkspaceError("apply.no-base" if file.digest else "apply.no-marks", name=path)
        except WorkspaceError as error:
            troubles.append(error.trouble)
        else:
            found += _diagnostics(print_path(path), file, base)
            sources |= base.ours.files.sources
    return Report(tuple(reported(found, sources)), sources, tuple(sources), troubles=tuple(troubles))


def _diagnostics(name: str, file: MarkedFile, base: Base) -> list[Diagnostic]:
    forms = print_forms(base.base)
    return [_diagnostic(name, one, base) for one in place_remarks(forms, FileTables(file))]


def _diagnostic(name: str, one: PlacedRemark, base: Base) -> Diagnostic:
    then, now = base.base.files.trees, base.ours.files.trees
    file, span = one.place.file, Span(0, 0)
    if file in then and file in now:
        today = TreeMap(then[file], now[file]).today(one.place.path)
        span = locate(now[file], today or ())
    date = one.remark.by.date[:10]
    arguments = {
        "text": one.remark.text,
        "author": one.remark.by.author,
        "date": date,
        "where": " ".join(filter(None, (date, name, one.remark.place))),
    }
    return Diagnostic("GC930", Severity.INFO, file, span, arguments)
