"""The approvals of the newer side: which are valid for which change, and which do nothing.

In: the sides, the changes with the submissions that they belong to, and the settings. Out: the approvals
that count. One is valid for the changes of the submission that it lies beside. Who wrote a change, and who
committed an approval, is asked of git where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.own_approvals import Person, own_author
from goalc.changes.review import Approval, Idle
from goalc.git.revisions import Chosen, name_in
from goalc.git.sides import CommitSide
from goalc.model.forms import APPROVALS_FILE
from goalc.operations.read_side import SpecFile
from goalc.operations.side_settings import Settings
from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.workspace.approvals import FINGERPRINT, read_approvals


class Counted(NamedTuple):
    """An approval that counts; `own` is the name of the change's author, if the approval is by the same."""

    approval: Approval
    own: str = ""


@dataclass
class SideApprovals:
    """Approvals that count, by fingerprint, those that do nothing, and files that cannot be read."""

    counted: dict[str, Counted] = field(default_factory=dict)
    idle: list[Idle] = field(default_factory=list)
    unread: set[SpecFile] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)


class _Entry(NamedTuple):
    """An approval, the folder of its submission, its file on the head's side and as messages print it."""

    approval: Approval
    folder: str
    name: str
    shown: str


def read_side_approvals(
    chosen: Chosen, changes: Sequence[Change], settings: Settings, today: date
) -> SideApprovals:
    """Read the head's approvals of the submissions that changed, and match them with the changes."""
    made = SideApprovals()
    history = _History(chosen)
    by_fingerprint = {change.fingerprint: change for change in changes}
    for entry in _entries(chosen, made):
        approval = entry.approval
        change = by_fingerprint.get(approval.fingerprint)
        if change is None or settings.folder(change) not in {entry.folder, None}:
            # What is approved may have changed in files that were not asked for.
            made.idle.extend([] if chosen.limited else [Idle(approval, entry.shown, "gone")])
        elif approval.until is not None and approval.until < today:
            made.idle.append(Idle(approval, entry.shown, "expired"))
        else:
            own = own_author(history.authors(change), history.approvers(entry))
            if own and settings.refuse_own(change):
                made.idle.append(Idle(approval, entry.shown, "own", own))
            else:
                made.counted[approval.fingerprint] = Counted(approval, own)
    return made


def _entries(chosen: Chosen, made: SideApprovals) -> Iterable[_Entry]:
    files = {f"{folder}/{APPROVALS_FILE}" if folder else APPROVALS_FILE: folder for folder in chosen.files}
    for name, content in chosen.head.contents(sorted(files)).items():
        shown = chosen.head.shown(name)
        approvals, wrong, text = read_approvals(shown, content)
        if wrong:
            made.diagnostics.extend(wrong)
            made.sources[shown] = text
            made.unread.add((files[name], APPROVALS_FILE))
        for _, approval in sorted(approvals.items()):
            yield _Entry(approval, files[name], name, shown)


class _History:
    """Authors as git knows them; none where a side is a folder."""

    def __init__(self, chosen: Chosen) -> None:
        self._repository = chosen.repository
        self._base = chosen.base.tree.commit if isinstance(chosen.base, CommitSide) else None
        self._head = chosen.commit
        self._lines: dict[str, Mapping[str, set[Person]]] = {}

    def authors(self, change: Change) -> set[Person]:
        """Return the authors of the commits that touched a change's files, and who would commit them now."""
        repository, base = self._repository, self._base
        if repository is None or base is None:
            return set()
        origins = [origin for origin in (change.base, change.head) if origin is not None]
        names = sorted({name_in(Path(origin.file), repository) for origin in origins})
        head = self._head or repository.commit_of("HEAD")
        found = set() if head is None else repository.authors(base, head, names)
        if self._head is None and (head is None or set(names) & set(repository.differing(head, None))):
            found.add(repository.person)
        return found

    def approvers(self, entry: _Entry) -> set[Person]:
        """Return who approved: 同意人, and the authors of the commits that wrote the entry."""
        if entry.name not in self._lines:
            self._lines[entry.name] = self._line_authors(entry.name)
        named = {Person(entry.approval.by)} if entry.approval.by else set()
        return named | self._lines[entry.name].get(entry.approval.fingerprint, set())

    def _line_authors(self, name: str) -> Mapping[str, set[Person]]:
        if self._repository is None or self._base is None:
            return {}
        found: dict[str, set[Person]] = {}
        own: set[Person] = set()
        for line, author in self._repository.line_authors(self._head, name):
            key = line.split(":")[0].strip().strip("\"'")
            if FINGERPRINT.fullmatch(key):
                own = found.setdefault(key, set())
            own |= {author} if author is not None else set()
        return found
