"""Two sides on disk or in git → the review of what changed between them.

In: two sides, and the files that differ. Out: a `DiffResult` without redlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.compare import Compared, Filed, FormIn, compare
from goalc.changes.gate import fails
from goalc.changes.kinds import KINDS
from goalc.changes.ranking import rank, tallies
from goalc.changes.review import Approval, Idle, Review, Reviewed, Unread
from goalc.git.revisions import Chosen
from goalc.git.sides import SideFiles
from goalc.model.forms import APPROVALS_FILE
from goalc.operations.read_side import ReadSide, SpecFile, read_side
from goalc.operations.session import Session
from goalc.redline.redline import Redlines, Version, Versions
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText
from goalc.workspace.approvals import read_approvals
from goalc.workspace.configuration import Configuration


@dataclass(frozen=True)
class DiffResult:
    """The review of a comparison, the changed forms in both versions, and their redlines.

    `homes` are the folders of the submissions as messages print them. `redlines` is None if none were
    requested.
    """

    review: Review
    versions: Sequence[Versions] = ()
    homes: Sequence[str] = ()
    redlines: Redlines | None = None

    def home(self, change: Change) -> Path | None:
        """Return the folder of a change's submission, as in the head if possible, else as in the base."""
        home = _home(change, self.homes)
        return None if home is None else Path(home)


def compare_sides(chosen: Chosen, session: Session, fail_on: Sequence[str], today: date) -> DiffResult:
    """Compare two sides; `fail_on` are the words for changes that the gate stops. Raises `WorkspaceError`."""
    base = read_side(chosen.base, chosen.files, session)
    head = read_side(chosen.head, chosen.files, session)
    # A file that cannot be read on one side is not compared; otherwise it would seem to be added or removed.
    unread = base.unread | head.unread
    compared = compare(base.list_filed(unread), head.list_filed(unread))
    approvals = _read_approvals(chosen, {change.fingerprint for change in compared.changes}, today)
    reviewer = _Reviewer(base, head, approvals.valid)
    changes = rank([one for change in compared.changes if (one := reviewer.review(change)) is not None])
    review = Review(
        chosen.base.label,
        chosen.head.label,
        changes,
        tallies(compared.pairs, compared.changes),
        approvals.idle,
        [*_unread(chosen.base, base.unread), *_unread(chosen.head, head.unread | approvals.unread)],
        {"base": base.diagnostics, "head": _deduplicate(head.diagnostics, approvals.diagnostics)},
        {"base": base.sources, "head": {**head.sources, **approvals.sources}},
        ",".join(fail_on),
        [one for one in changes if one.approval is None and fails(one, fail_on)],
    )
    homes = [chosen.head.shown(folder) for folder in chosen.files]
    return DiffResult(review, list(_versions(compared, base, head)), homes)


class _Reviewer:
    """A reviewer that rates changes by the configuration of their submission, the head's if it has one."""

    def __init__(self, base: ReadSide, head: ReadSide, approvals: Mapping[str, Approval]) -> None:
        self._base = base
        self._head = head
        self._approvals = approvals
        self._configurations: Mapping[str, Configuration] = {**base.configurations, **head.configurations}

    def review(self, change: Change) -> Reviewed | None:
        """Return a change with what a reviewer needs to know; None for a kind that is switched off."""
        level = self._level(change)
        if level is None:
            return None
        base, head = self._base.position(change.base), self._head.position(change.head)
        return Reviewed(change, level, base, head, self._approvals.get(change.fingerprint))

    def _level(self, change: Change) -> Severity | None:
        kind = KINDS[change.kind]
        home = _home(change, self._configurations)
        return kind.level if home is None else self._configurations[home].changes.get(kind.id, kind.level)


class _Approvals(NamedTuple):
    """Valid approvals by fingerprint, those without effect, and files that cannot be read."""

    valid: dict[str, Approval]
    idle: list[Idle]
    unread: set[SpecFile]
    diagnostics: list[Diagnostic]
    sources: dict[str, SourceText]


def _read_approvals(chosen: Chosen, fingerprints: set[str], today: date) -> _Approvals:
    """Read the head's approvals of the submissions that changed."""
    found = _Approvals({}, [], set(), [], {})
    files = {f"{folder}/{APPROVALS_FILE}" if folder else APPROVALS_FILE: folder for folder in chosen.files}
    for name, content in chosen.head.contents(sorted(files)).items():
        shown = chosen.head.shown(name)
        approvals, wrong, text = read_approvals(shown, content)
        if wrong:
            found.diagnostics.extend(wrong)
            found.sources[shown] = text
            found.unread.add((files[name], APPROVALS_FILE))
        for fingerprint, approval in sorted(approvals.items()):
            if fingerprint not in fingerprints:
                # The approved change may be in files that were not requested.
                found.idle.extend([] if chosen.limited else [Idle(approval, shown, "gone")])
            elif approval.until is not None and approval.until < today:
                found.idle.append(Idle(approval, shown, "expired"))
            else:
                found.valid[fingerprint] = approval
    return found


def _versions(compared: Compared, base: ReadSide, head: ReadSide) -> Iterable[Versions]:
    """Yield forms and covers with changes, in both versions.

    First covers that changed, then those that were added or removed, then forms.
    """
    changed = {(change.unit, change.form) for change in compared.changes}
    both = [(one, other) for one, other in compared.covers if one is not None and other is not None]
    for one, other in both:
        if (one.submission.preparer, "") in changed:
            yield Versions(one.submission.preparer, _cover(base, one), _cover(head, other))
    for before, after in compared.covers:
        if before is not None and after is None:
            yield Versions(before.submission.preparer, _cover(base, before), None)
        elif after is not None and before is None:
            yield Versions(after.submission.preparer, None, _cover(head, after))
    for pair in compared.pairs:
        owner = pair.owner
        if (owner.unit, owner.form) in changed:
            yield Versions(owner.unit, _form(base, pair.base), _form(head, pair.head))


def _cover(side: ReadSide, filed: Filed) -> Version:
    return Version(filed.submission, None, side.submissions[_folder(filed)].pack)


def _form(side: ReadSide, form: FormIn | None) -> Version | None:
    if form is None:
        return None
    return Version(form.filed.submission, form.form, side.submissions[_folder(form.filed)].pack)


def _folder(filed: Filed) -> str:
    return "" if filed.place == "." else filed.place


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
