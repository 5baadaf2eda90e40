"""Mend files by the edits that diagnostics offer, and convert files of another encoding.

In: the bytes of files and a function that compiles them. Out: mended files, what was mended, and what was
withheld with the reason. An edit is kept only if its finding is gone and no others appear, except those that
it had hidden: findings that the mended ones explained, and lighter ones in the same mapping. A safe edit
leaves the model as it was. Rounds are repeated until nothing more can be mended.
"""

from __future__ import annotations

import codecs
from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from goalc.pipeline.compiled import Result
from goalc.pipeline.effects import judge
from goalc.source.diagnostic import Diagnostic, DiagnosticSet, Phrase
from goalc.source.edits import apply_edits, is_free
from goalc.source.text import Span
from goalc.syntax.convert import convert

Contents = Mapping[str, bytes]
"""The bytes of files, by their names in messages."""
Compile = Callable[[Contents], Result]
MAX_ROUNDS = 20
"""Maximum number of rounds; mistakes are never nested as deeply."""
MAX_REASONS = 20
"""Maximum number of withheld edits that are tried once more to tell the reason."""


@dataclass(frozen=True)
class Withheld:
    """A diagnostic whose edit was not applied, and the reason."""

    diagnostic: Diagnostic
    reason: Phrase


@dataclass(frozen=True)
class Mended:
    """The mended files, their remaining diagnostics, what was mended, and what was withheld."""

    files: Contents
    result: Result
    mended: tuple[Diagnostic, ...] = ()
    withheld: tuple[Withheld, ...] = ()


class _Mender:
    """The edits to apply: `unsafe` ones too or not, in the files that are `wanted`."""

    def __init__(self, compile_files: Compile, unsafe: bool, wanted: Callable[[str], bool]) -> None:
        self.compile = compile_files
        self._unsafe = unsafe
        self._wanted = wanted

    def offered(self, now: Mended) -> list[Diagnostic]:
        """Return the diagnostics that can be mended now."""
        return [d for d in now.result.diagnostics if self._is_offered(d, now.files)]

    def _is_offered(self, diagnostic: Diagnostic, files: Contents) -> bool:
        names = {edit.file for edit in diagnostic.edits} or {diagnostic.file}
        allowed = diagnostic.mendable and (self._unsafe or diagnostic.safe)
        return allowed and all(name in files and self._wanted(name) for name in names)

    def attempt(self, now: Mended, chosen: Sequence[Diagnostic]) -> Mended | Phrase:
        """Return the files with the edits applied, or the reason against it."""
        files = _apply(now.files, chosen)
        result = self.compile(files)
        reason = judge(now.result, result, chosen)
        return reason or Mended(files, result, (*now.mended, *chosen))

    def run_round(self, now: Mended, chosen: Sequence[Diagnostic]) -> Mended | None:
        """Apply the edits together, or one by one if that has unwanted effects; None if none was."""
        together = self.attempt(now, chosen)
        if isinstance(together, Mended) or len(chosen) == 1:
            return together if isinstance(together, Mended) else None
        latest = now
        for one in chosen:
            if one in latest.result.diagnostics:
                found = self.attempt(latest, [one])
                latest = found if isinstance(found, Mended) else latest
        return None if latest is now else latest

    def withheld(self, now: Mended) -> Iterable[Withheld]:
        """Yield what is still offered, with the reason that stands against it."""
        for number, diagnostic in enumerate(self.offered(now)):
            found = self.attempt(now, [diagnostic]) if number < MAX_REASONS else None
            yield Withheld(diagnostic, found if isinstance(found, Phrase) else Phrase("withheld.others", {}))


def mend(files: Contents, compile_files: Compile, unsafe: bool, wanted: Callable[[str], bool]) -> Mended:
    """Mend the files that are `wanted`; with `unsafe`, also by edits that change the meaning of a spec."""
    mender = _Mender(compile_files, unsafe, wanted)
    now = Mended(files, compile_files(files))
    for _ in range(MAX_ROUNDS):
        offered = mender.offered(now)
        better = mender.run_round(now, _pick_disjoint(offered)) if offered else None
        if better is None:
            break
        now = better
    now, withheld = _restore_misread(files, now, compile_files)
    told = DiagnosticSet(item.diagnostic for item in withheld)
    withheld += [item for item in mender.withheld(now) if item.diagnostic not in told]
    return Mended(now.files, now.result, now.mended, tuple(withheld))


def _restore_misread(files: Contents, now: Mended, compile_files: Compile) -> tuple[Mended, list[Withheld]]:
    """Restore files that could not be read before and now have texts instead of lists, or the reverse.

    In these, the edits may have changed a line into something that its author did not mean.
    """
    before = compile_files(files).files.trees
    wrong = {d.file for d in now.result.diagnostics if d.code == "GC803" and d.file not in before}
    wrong = {name for name in wrong if name in files and now.files[name] != files[name]}
    if not wrong:
        return now, []
    restored = {name: files[name] if name in wrong else content for name, content in now.files.items()}
    kept = tuple(d for d in now.mended if d.file not in wrong)
    reason = Phrase("withheld.misread", {})
    withheld = [Withheld(d, reason) for d in now.mended if d.file in wrong]
    return Mended(restored, compile_files(restored), kept), withheld


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


def _apply(files: Contents, chosen: Iterable[Diagnostic]) -> dict[str, bytes]:
    changed = dict(files)
    edits = [edit for diagnostic in chosen for edit in diagnostic.edits]
    for name in {edit.file for edit in edits}:
        # Spans count from behind the byte order mark.
        bom = codecs.BOM_UTF8 if files[name].startswith(codecs.BOM_UTF8) else b""
        text = files[name][len(bom) :].decode()
        changed[name] = bom + apply_edits(text, (edit for edit in edits if edit.file == name)).encode()
    for diagnostic in chosen:
        if diagnostic.codec:
            changed[diagnostic.file] = convert(files[diagnostic.file], diagnostic.codec)
    return changed
