"""Two sides on disk or in git → the review of what changed between them.

In: two sides, and the files that differ. Out: a `DiffResult` without redlines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goalc.changes.change import Change
from goalc.changes.compare import Compared, compare
from goalc.changes.fingerprints import add_fingerprints
from goalc.changes.form_pairs import Filed, FormIn, FormIndex, FormPair
from goalc.changes.gate import fails
from goalc.changes.packs import compare_packs
from goalc.changes.ranking import rank, tallies
from goalc.changes.review import Review, Reviewed, Unread
from goalc.git.revisions import Chosen
from goalc.git.sides import SideFiles
from goalc.model.spec import Project
from goalc.operations.read_side import ReadSide, SpecFile, read_side
from goalc.operations.session import Session
from goalc.operations.side_approvals import SideApprovals, read_side_approvals
from goalc.operations.side_settings import Settings, folder_of
from goalc.redline.redline import Redlines, Version, Versions
from goalc.source.diagnostic import Diagnostic


@dataclass(frozen=True)
class DiffResult:
    """The review of a comparison, the changed forms in both versions, and their redlines.

    `homes` are the folders of the submissions as messages print them; `moved` those of submissions that were
    elsewhere before: the older folder and the newer one. `redlines` is None where none were asked for.
    """

    review: Review
    versions: Sequence[Versions] = ()
    homes: Sequence[str] = ()
    moved: Sequence[tuple[str, str]] = ()
    redlines: Redlines | None = None

    def home(self, change: Change) -> Path | None:
        """Return the folder of the submission that a change belongs to, as it is now, else as it was.

        A change of the settings belongs to the first of those that they are for.
        """
        if change.kind.startswith("gate-"):
            return Path(min(self.homes)) if self.homes else None
        home = _home(change, self.homes)
        return None if home is None else Path(home)


def compare_sides(
    chosen: Chosen,
    session: Session,
    fail_on: Sequence[str],
    today: date,
    comparison: Callable[[Sequence[Filed], Sequence[Filed]], Compared] = compare,
) -> DiffResult:
    """Compare two sides by `comparison`; `fail_on` are the words for changes that the gate stops.

    Raises `WorkspaceError`.
    """
    base = read_side(chosen.base, chosen.files, session)
    head = read_side(chosen.head, chosen.files, session)
    # A file that cannot be read on one side is not compared; otherwise it would seem to be added or removed.
    unread = base.unread | head.unread
    compared = comparison(base.list_filed(unread), head.list_filed(unread))
    settings = Settings(compared, base, head)
    found = [*settings.changes(), *_pack_changes(compared, base, head), *compared.changes]
    approvals = read_side_approvals(chosen, found, settings, today)
    changes = rank(_review(found, settings, base, head, approvals))
    review = Review(
        chosen.base.label,
        chosen.head.label,
        changes,
        tallies(compared.pairs, [one.change for one in changes]),
        approvals.idle,
        [*_unread(chosen.base, base.unread), *_unread(chosen.head, head.unread | approvals.unread)],
        {"base": base.diagnostics, "head": _deduplicate(head.diagnostics, approvals.diagnostics)},
        {"base": base.sources, "head": {**head.sources, **approvals.sources}},
        ",".join(fail_on),
        [one for one in changes if one.approval is None and fails(one, fail_on)],
    )
    homes = [chosen.head.shown(folder) for folder in chosen.files]
    return DiffResult(
        review, list(_versions(compared, base, head)), homes, list(_moved(compared, base, head))
    )


def _review(
    changes: Iterable[Change], settings: Settings, base: ReadSide, head: ReadSide, approvals: SideApprovals
) -> Iterable[Reviewed]:
    """Yield the changes as a reviewer is shown them, without those that are switched off."""
    for change in changes:
        level = settings.level(change)
        if level is not None:
            counted = approvals.counted.get(change.fingerprint)
            approval, own = counted or (None, "")
            yield Reviewed(
                change, level, base.position(change.base), head.position(change.head), approval, own
            )


def _pack_changes(compared: Compared, base: ReadSide, head: ReadSide) -> Iterable[Change]:
    """Return the changes of the packs of submissions of one year; a new year may have another one."""
    found: list[Change] = []
    for one, other in compared.covers:
        if one is not None and other is not None and one.submission.year == other.submission.year:
            packs = base.submissions[folder_of(one)].pack, head.submissions[folder_of(other)].pack
            found += compare_packs(one, other, packs[0].profile, packs[1].profile)
    return add_fingerprints(found)


def _moved(compared: Compared, base: ReadSide, head: ReadSide) -> Iterable[tuple[str, str]]:
    for one, other in compared.covers:
        if one is not None and other is not None and one.place != other.place:
            yield base.files.shown(folder_of(one)), head.files.shown(folder_of(other))


def _versions(compared: Compared, base: ReadSide, head: ReadSide) -> Iterable[Versions]:
    """Yield forms and covers with changes, in both versions.

    First covers that changed, then those that were added or removed, then forms.
    """
    index = FormIndex(compared.pairs)
    forms = {index.of(change) for change in compared.changes}
    files = {origin.file for change in compared.changes for origin in (change.base, change.head) if origin}
    both = [(one, other) for one, other in compared.covers if one is not None and other is not None]
    for one, other in both:
        if {one.submission.file, other.submission.file} & files:
            yield Versions(one.submission.preparer, _cover(base, one), _cover(head, other))
    for before, after in compared.covers:
        if before is not None and after is None:
            yield Versions(before.submission.preparer, _cover(base, before), None)
        elif after is not None and before is None:
            yield Versions(after.submission.preparer, None, _cover(head, after))
    for number, pair in enumerate(compared.pairs):
        if number in forms or _has_other_unit(pair):
            yield Versions(pair.owner.unit, _form(base, pair.base), _form(head, pair.head))


def _has_other_unit(pair: FormPair) -> bool:
    """Return True if a project names another unit; that a unit was renamed is not told of each form."""
    units = {side.form.preparer for side in pair.sides if side is not None and isinstance(side.form, Project)}
    return len(units) > 1


def _cover(side: ReadSide, filed: Filed) -> Version:
    return Version(filed.submission, None, side.submissions[folder_of(filed)].pack)


def _form(side: ReadSide, form: FormIn | None) -> Version | None:
    if form is None:
        return None
    return Version(form.filed.submission, form.form, side.submissions[folder_of(form.filed)].pack)


def _home(change: Change, homes: Iterable[str]) -> str | None:
    """Return the folder out of these that contains a change, in the head if possible, else in the base."""
    nearest = sorted(homes, key=lambda home: len(home) if home != "." else 0, reverse=True)
    for origin in (change.head, change.base):
        for home in nearest:
            if origin is not None and (home == "." or origin.file.startswith(f"{home}/")):
                return home
    return None


def _unread(side: SideFiles, files: Iterable[SpecFile]) -> list[Unread]:
    return [
        Unread(side.side, side.shown(f"{folder}/{name}" if folder else name))
        for folder, name in sorted(files)
    ]


def _deduplicate(*diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for some in diagnostics:
        found += [one for one in some if one not in found]
    return found
