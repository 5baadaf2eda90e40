"""Mending specs by the edits that findings carry.

In: the files of a submission and a way to compile them. Out: their new texts. An edit is kept only if it
does what it is for: its finding is gone, nothing new has come up in what could be read before, and, for a
safe one, the model is the same. Round after round until there is nothing left to mend.
"""

from __future__ import annotations

import codecs
from bisect import insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from goalc.operations.results import FixReport, Rewritten
from goalc.operations.session import Session, named, shown
from goalc.pipeline.read import Compiled
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.edits import apply_edits, is_free
from goalc.source.text import Span
from goalc.workspace.configuration import Configuration
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.spec_files import read_files
from goalc.workspace.store import rewrite_all

Files = Mapping[str, bytes]
Compile = Callable[[Files], Compiled]
"""Compiles files by the names that messages give them."""
ROUNDS = 20
"""More than mistakes are nested in each other; a bound all the same."""


@dataclass
class Fixed:
    """The files as they are now, the findings that were mended, and what there still is to say."""

    files: dict[str, bytes]
    compiled: Compiled
    mended: list[Diagnostic] = field(default_factory=list)


def fix_files(files: Files, compile_files: Compile, unsafe: bool, wanted: Callable[[str], bool]) -> Fixed:
    """Mend the files that are `wanted`; with `unsafe`, also by edits that change what a spec means."""
    fixed = Fixed(dict(files), compile_files(files))
    for _ in range(ROUNDS):
        offered = [d for d in fixed.compiled.diagnostics if _is_offered(d, fixed.files, unsafe, wanted)]
        if not offered or not _round(fixed, _apart(offered), compile_files):
            break
    return _without_misread(dict(files), fixed, compile_files)


def _without_misread(files: dict[str, bytes], fixed: Fixed, compile_files: Compile) -> Fixed:
    """Files that could not be read and now have texts where lists should be, or the reverse, are left alone.

    There the edits may have made something else of a line than was meant.
    """
    before = compile_files(files).trees
    wrong = {d.file for d in fixed.compiled.diagnostics if d.code == "GC803" and d.file not in before}
    wrong = {name for name in wrong if name in files and fixed.files[name] != files[name]}
    if wrong:
        fixed.files |= {name: files[name] for name in wrong}
        fixed.mended = [d for d in fixed.mended if d.file not in wrong]
        fixed.compiled = compile_files(fixed.files)
    return fixed


def _is_offered(diagnostic: Diagnostic, files: Files, unsafe: bool, wanted: Callable[[str], bool]) -> bool:
    allowed = bool(diagnostic.edits) and (unsafe or diagnostic.safe)
    return allowed and all(edit.file in files and wanted(edit.file) for edit in diagnostic.edits)


def _apart(offered: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose edits do not touch each other, the first ones first; the others wait for the next round."""
    chosen: list[Diagnostic] = []
    taken: dict[str, list[Span]] = {}
    for diagnostic in offered:
        if all(is_free(edit.span, taken.get(edit.file, [])) for edit in diagnostic.edits):
            chosen.append(diagnostic)
            for edit in diagnostic.edits:
                insort(taken.setdefault(edit.file, []), edit.span)
    return chosen


def _round(fixed: Fixed, chosen: list[Diagnostic], compile_files: Compile) -> bool:
    """Apply the edits together, or one by one where together they do harm; whether anything was mended."""
    if _attempt(fixed, chosen, compile_files):
        return True
    attempts = [_attempt(fixed, [one], compile_files) for one in chosen] if len(chosen) > 1 else []
    return any(attempts)


def _attempt(fixed: Fixed, chosen: list[Diagnostic], compile_files: Compile) -> bool:
    still = [one for one in chosen if one in fixed.compiled.diagnostics]
    if not still:
        return False
    files = _edited(fixed.files, still)
    compiled = compile_files(files)
    if not _is_better(fixed.compiled, compiled, still):
        return False
    fixed.files, fixed.compiled = files, compiled
    fixed.mended += still
    return True


def _edited(files: Files, chosen: Iterable[Diagnostic]) -> dict[str, bytes]:
    edits = [edit for diagnostic in chosen for edit in diagnostic.edits]
    changed = dict(files)
    for name in {edit.file for edit in edits}:
        # The text that spans count in begins behind the byte order mark.
        bom = codecs.BOM_UTF8 if files[name].startswith(codecs.BOM_UTF8) else b""
        text = files[name][len(bom) :].decode()
        changed[name] = bom + apply_edits(text, (edit for edit in edits if edit.file == name)).encode()
    return changed


def _is_better(before: Compiled, after: Compiled, mended: list[Diagnostic]) -> bool:
    """Whether the mended findings are gone, no other has come up, and safe edits have changed no meaning."""
    counts, left = _counts(before), _counts(after)
    gone = Counter((d.file, d.key) for d in mended)
    if any(left[identity] > counts[identity] - number for identity, number in gone.items()):
        return False
    # A file that could not be read says only now what else is wrong with it.
    readable = before.submission is not None
    if readable and any(left[identity] > counts[identity] for identity in left):
        return False
    if not readable and _broken(after) > _broken(before) and after.trees.keys() <= before.trees.keys():
        return False
    safe = all(diagnostic.safe for diagnostic in mended)
    return not (safe and readable) or after.submission == before.submission


def _counts(compiled: Compiled) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in compiled.diagnostics)


def _broken(compiled: Compiled) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in compiled.diagnostics)


def fix_submission(
    folder: SubmissionFolder, session: Session, unsafe: bool, write: bool, report: FixReport
) -> None:
    """Mend a submission on disk and add what came of it to the report; raises `WorkspaceError`."""
    on_disk = read_files(folder.folder)
    names = {shown(folder, name): name for name in on_disk.files}
    asked = named(folder)
    latest: list[Configuration] = []

    def compile_files(files: Files) -> Compiled:
        changed = replace(on_disk, files={names[name]: content for name, content in files.items()})
        compiled, configuration = session.compile(folder, changed)
        latest[:] = [configuration]
        return compiled

    files = {name: on_disk.files[own] for name, own in names.items()}
    fixed = fix_files(files, compile_files, unsafe, lambda name: asked is None or name in asked)
    changed = {name: content for name, content in fixed.files.items() if content != files[name]}
    report.take(fixed.compiled, latest[0], asked)
    if write:
        rewrite_all(folder.folder, {names[name]: content for name, content in changed.items()})
    report.rewritten += [Rewritten(name, files[name], content) for name, content in changed.items()]
    report.mended += fixed.mended
