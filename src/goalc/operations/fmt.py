"""Putting specs in order: each file in its canonical look, those with errors left as they are.

In: a submission on disk. Out: its files anew, the model unchanged; what keeps a file from being put in order.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from goalc.messages.codes import NAMES
from goalc.operations.results import FormatReport, Rewritten
from goalc.operations.session import Session, named, shown
from goalc.pipeline.format import canonical_text
from goalc.pipeline.read import Compiled
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.spec_files import read_files
from goalc.workspace.store import rewrite_all

_MISREAD = frozenset(code for code in NAMES if code.startswith("GC7")) - {"GC722"}


class MeaningChanged(Exception):
    """A bug: a file would mean something else in its new look."""


def format_submission(folder: SubmissionFolder, session: Session, write: bool, report: FormatReport) -> None:
    """Put the asked files of a submission in order and add what came of it; raises `WorkspaceError`."""
    on_disk = read_files(folder.folder)
    compiled, configuration = session.compile(folder, on_disk)
    names = {shown(folder, name): name for name in on_disk.files}
    asked = named(folder) or frozenset(names)
    broken = {d.file for d in compiled.diagnostics if _keeps_from_it(d)}
    changed: dict[str, Rewritten] = {}
    for name, own in names.items():
        if name in asked and name in compiled.trees and name not in broken and compiled.pack is not None:
            before = on_disk.files[own]
            # A byte order mark says nothing in UTF-8, and git shows it as a change.
            after = canonical_text(compiled, name).encode()
            if after != before:
                changed[own] = Rewritten(name, before, after)
    _check_meaning(folder, session, compiled, {**on_disk.files, **{n: c.after for n, c in changed.items()}})
    report.take(compiled, configuration, asked)
    if write:
        rewrite_all(folder.folder, {own: file.after for own, file in changed.items()})
    report.rewritten += changed.values()


def _check_meaning(
    folder: SubmissionFolder, session: Session, before: Compiled, files: dict[str, bytes]
) -> None:
    on_disk = replace(read_files(folder.folder), files=files)
    after, _ = session.compile(folder, on_disk)
    if after.submission != before.submission or _said(after) != _said(before):
        raise MeaningChanged(folder.name)


def _keeps_from_it(diagnostic: Diagnostic) -> bool:
    """Errors; and what reads otherwise than it was meant: written anew it would not be noticed any more."""
    return diagnostic.severity is Severity.ERROR or diagnostic.code in _MISREAD


def _said(compiled: Compiled) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in compiled.diagnostics)
