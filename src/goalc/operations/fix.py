"""Fix specs by the edits that findings carry.

An edit is kept only if it has the intended effect: its finding is gone, files that could be read before have
no new findings, and, for a safe edit, the model is the same. Rounds are repeated until nothing more can be
fixed.
"""

from __future__ import annotations

import codecs
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goalc.operations.results import Collector, FixReport, Rewritten
from goalc.operations.session import Session, selected_files
from goalc.pipeline.compiled import Compiled, Result, model_of
from goalc.pipeline.read import join
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.edits import apply_edits, is_free
from goalc.source.text import Span
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.spec_files import read_files
from goalc.workspace.store import rewrite_all

Contents = Mapping[str, bytes]
"""The bytes of files, by their names in messages."""
Compile = Callable[[Contents], Result]
MAX_ROUNDS = 20
"""Maximum number of rounds; mistakes are never nested as deeply."""


def fix(
    paths: Paths, packs: Sequence[str | Path] = (), *, unsafe: bool = False, write: bool = True
) -> FixReport:
    """Fix the specs under the paths by the edits that findings offer.

    `unsafe`: apply also edits that change the meaning of a spec. With `write=False`, no file is changed.
    Raises `WorkspaceError` for a path that does not exist.
    """
    collector = Collector()
    session = Session(paths_of(packs))
    rewritten: list[Rewritten] = []
    mended: list[Diagnostic] = []
    for folder in discover(paths_of(paths)):
        try:
            fixed, changed = _fix_submission(folder, session, unsafe, write, collector)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
        else:
            rewritten += changed
            mended += fixed.mended
    return collector.report(FixReport, rewritten=tuple(rewritten), mended=tuple(mended))


def _fix_submission(
    folder: SubmissionFolder, session: Session, unsafe: bool, write: bool, collector: Collector
) -> tuple[Fixed, list[Rewritten]]:
    """Fix a submission on disk and add the remaining findings to the collector; raises `WorkspaceError`."""
    on_disk = read_files(folder.folder)
    names = {join(folder.name, name): name for name in on_disk.files}
    selected = selected_files(folder)

    def compile_files(files: Contents) -> Result:
        changed = replace(on_disk, files={names[name]: content for name, content in files.items()})
        return session.compile(folder, changed)[0]

    files = {name: on_disk.files[own] for name, own in names.items()}
    fixed = fix_files(files, compile_files, unsafe, lambda name: selected is None or name in selected)
    configuration = session.configurations.of(DiskFolder.of(folder.folder))
    collector.take(fixed.result, configuration, selected)
    changed = [name for name, content in fixed.files.items() if content != files[name]]
    if write:
        rewrite_all(folder.folder, {names[name]: fixed.files[name] for name in changed})
    return fixed, [Rewritten(name, files[name], fixed.files[name]) for name in changed]


@dataclass(frozen=True)
class Fixed:
    """The fixed files, their remaining diagnostics, and the findings that were fixed."""

    files: Contents
    result: Result
    mended: tuple[Diagnostic, ...] = ()


def fix_files(files: Contents, compile_files: Compile, unsafe: bool, wanted: Callable[[str], bool]) -> Fixed:
    """Fix the files that are `wanted`; with `unsafe`, also by edits that change the meaning of a spec."""
    fixed = Fixed(files, compile_files(files))
    for _ in range(MAX_ROUNDS):
        offered = [d for d in fixed.result.diagnostics if _is_offered(d, fixed.files, unsafe, wanted)]
        better = _run_round(fixed, _pick_disjoint(offered), compile_files) if offered else None
        if better is None:
            break
        fixed = better
    return _restore_misread(files, fixed, compile_files)


def _restore_misread(files: Contents, fixed: Fixed, compile_files: Compile) -> Fixed:
    """Restore files that could not be read before and now have texts instead of lists, or the reverse.

    In these, the edits may have changed a line into something that its author did not mean.
    """
    before = compile_files(files).files.trees
    wrong = {d.file for d in fixed.result.diagnostics if d.code == "GC803" and d.file not in before}
    wrong = {name for name in wrong if name in files and fixed.files[name] != files[name]}
    if not wrong:
        return fixed
    restored = {name: files[name] if name in wrong else content for name, content in fixed.files.items()}
    mended = tuple(d for d in fixed.mended if d.file not in wrong)
    return Fixed(restored, compile_files(restored), mended)


def _is_offered(diagnostic: Diagnostic, files: Contents, unsafe: bool, wanted: Callable[[str], bool]) -> bool:
    allowed = bool(diagnostic.edits) and (unsafe or diagnostic.safe)
    return allowed and all(edit.file in files and wanted(edit.file) for edit in diagnostic.edits)


def _pick_disjoint(offered: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics whose edits do not overlap, in order; the others wait for the next round."""
    chosen: list[Diagnostic] = []
    taken: dict[str, list[Span]] = {}
    for diagnostic in offered:
        if all(is_free(edit.span, taken.get(edit.file, [])) for edit in diagnostic.edits):
            chosen.append(diagnostic)
            for edit in diagnostic.edits:
                insort(taken.setdefault(edit.file, []), edit.span)
    return chosen


def _run_round(fixed: Fixed, chosen: Sequence[Diagnostic], compile_files: Compile) -> Fixed | None:
    """Apply the edits together, or one by one if that has unwanted effects; None if nothing was fixed."""
    together = _attempt(fixed, chosen, compile_files)
    if together is not None or len(chosen) == 1:
        return together
    latest = fixed
    for one in chosen:
        latest = _attempt(latest, [one], compile_files) or latest
    return None if latest is fixed else latest


def _attempt(fixed: Fixed, chosen: Sequence[Diagnostic], compile_files: Compile) -> Fixed | None:
    still = [one for one in chosen if one in fixed.result.diagnostics]
    if not still:
        return None
    files = _apply(fixed.files, still)
    result = compile_files(files)
    return Fixed(files, result, (*fixed.mended, *still)) if _is_better(fixed.result, result, still) else None


def _apply(files: Contents, chosen: Iterable[Diagnostic]) -> dict[str, bytes]:
    edits = [edit for diagnostic in chosen for edit in diagnostic.edits]
    changed = dict(files)
    for name in {edit.file for edit in edits}:
        # Spans count from behind the byte order mark.
        bom = codecs.BOM_UTF8 if files[name].startswith(codecs.BOM_UTF8) else b""
        text = files[name][len(bom) :].decode()
        changed[name] = bom + apply_edits(text, (edit for edit in edits if edit.file == name)).encode()
    return changed


def _is_better(before: Result, after: Result, mended: Iterable[Diagnostic]) -> bool:
    """Return True if the fixed findings are gone, no others appeared, and safe edits changed no meaning."""
    counts, left = _counts(before), _counts(after)
    gone = Counter((d.file, d.key) for d in mended)
    if any(left[identity] > counts[identity] - number for identity, number in gone.items()):
        return False
    # In a file that could not be read before, other mistakes are found only now.
    readable = isinstance(before, Compiled)
    if readable and any(left[identity] > counts[identity] for identity in left):
        return False
    no_more_read = after.files.trees.keys() <= before.files.trees.keys()
    if not readable and _errors(after) > _errors(before) and no_more_read:
        return False
    safe = all(diagnostic.safe for diagnostic in mended)
    return not (safe and readable) or model_of(after) == model_of(before)


def _counts(result: Result) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in result.diagnostics)


def _errors(result: Result) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
