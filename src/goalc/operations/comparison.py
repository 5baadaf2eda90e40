"""Two sides on disk or in git → the review of what changed between them.

In: two sides, and the files that differ. Out: a `DiffResult`. Only those files are read and parsed; rules are
not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from goalc.diff.change import Change
from goalc.diff.compare import Compared, Filed, FormIn, compare
from goalc.diff.gate import fails
from goalc.diff.kinds import KINDS
from goalc.diff.ranking import rank, tallies
from goalc.diff.review import Approval, Idle, Place, Review, Reviewed, Unread
from goalc.git.revisions import Chosen
from goalc.git.sides import Source
from goalc.model.spec import Department, Project, Submission
from goalc.operations.session import Session
from goalc.pipeline.pack import LoadedPack
from goalc.pipeline.read import SUBMISSION_FILE, Compiled, read_forms
from goalc.redline.redline import Redlines, Version, Versions
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.tree import locate
from goalc.workspace.approvals import read_approvals
from goalc.workspace.configuration import Configuration
from goalc.workspace.spec_files import APPROVALS_FILE


@dataclass
class ReadSide:
    """What was read of one side: submissions with their places, and how each was compiled."""

    source: Source
    filed: list[Filed] = field(default_factory=list)
    compiled: dict[str, Compiled] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, SourceText] = field(default_factory=dict)

    def say(self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> None:
        """Note what is wrong with files, each thing once, under the names that the user knows."""
        known = self.source.known
        for found in diagnostics:
            labels = tuple(replace(label, file=known(label.file)) for label in found.labels)
            told = replace(found, file=known(found.file), labels=labels)
            if told not in self.diagnostics:
                self.diagnostics.append(told)
        self.sources.update((known(name), text) for name, text in sources.items())

    def position(self, origin: Origin | None) -> Place | None:
        """The line of a place; a file that was not parsed has none."""
        if origin is None:
            return None
        for compiled in self.compiled.values():
            if origin.file in compiled.trees:
                part = "value" if not origin.path or isinstance(origin.path[-1], int) else "key"
                start = locate(compiled.trees[origin.file], origin.path, part).start  # type: ignore[arg-type]  # a Part
                return Place(origin.file, compiled.sources[origin.file].position(start).line)
        return Place(origin.file, 1)


@dataclass(frozen=True)
class DiffResult:
    """The review, the forms in both versions as far as they changed, and where approvals belong.

    `homes` are the folders of the submissions as messages name them.
    """

    review: Review
    versions: Sequence[Versions] = ()
    homes: Sequence[str] = ()
    redlines: Redlines | None = None

    def home(self, change: Change) -> Path | None:
        """The folder of the submission that a change belongs to, as it is now, else as it was."""
        home = _home(change, self.homes)
        return None if home is None else Path(home)


class Comparing:
    """One comparison of what differs."""

    def __init__(self, chosen: Chosen, session: Session) -> None:
        self._bench = session
        self._configurations: dict[str, Configuration] = {}
        self._base, self._head = ReadSide(chosen.base), ReadSide(chosen.head)
        self._files, self._limited = chosen.files, chosen.limited
        for folder, names in sorted(self._files.items()):
            forms = {name for name in names if name != APPROVALS_FILE} | {SUBMISSION_FILE}
            for side in (self._base, self._head):
                self._read(side, folder, forms)
        self._drop_unread()

    def result(self, fail_on: Sequence[str], today: date) -> DiffResult:
        """Everything, put together."""
        compared = compare(self._base.filed, self._head.filed)
        approvals, idle = self._approvals({change.fingerprint for change in compared.changes}, today)
        changes = [
            reviewed
            for change in compared.changes
            if (reviewed := self._reviewed(change, approvals)) is not None
        ]
        listed = rank(changes)
        review = Review(
            self._base.source.label,
            self._head.source.label,
            listed,
            tallies(compared.pairs, compared.changes),
            idle,
            [*_unread(self._base), *_unread(self._head)],
            {side.source.side: side.diagnostics for side in (self._base, self._head)},
            {side.source.side: side.sources for side in (self._base, self._head)},
            ",".join(fail_on),
            [one for one in listed if one.approval is None and fails(one, fail_on)],
        )
        return DiffResult(review, self._versions(compared), self._homes())

    def _read(self, side: ReadSide, folder: str, names: set[str]) -> None:
        source = side.source
        paths = {_join(folder, name): name for name in sorted(names)}
        files = {paths[name]: content for name, content in source.contents(paths).items()}
        if SUBMISSION_FILE not in files:
            return
        place = source.place(folder)
        configuration = self._bench.configurations.of(place)
        for name in (source.shown(folder), self._head.source.shown(folder)):
            self._configurations[name] = configuration
        if configuration.broken:
            # By other settings than are meant, changes would be weighed wrongly.
            side.unread.add((folder, SUBMISSION_FILE))
            side.say(configuration.diagnostics, configuration.sources)
            return

        def find_pack(name: str) -> LoadedPack | Finding:
            return self._bench.shelf.find(name, place, configuration.packs)

        shown = source.shown(folder)
        compiled, model = read_forms(shown, files, find_pack, lambda: self._bench.library_store.beside(place))
        side.compiled[folder] = compiled
        errors = [d for d in compiled.diagnostics if d.severity is Severity.ERROR]
        read = set() if model is None else {_within(form.file, shown) for form in model.forms}
        missing = {name for name in files if name != SUBMISSION_FILE and name not in read}
        if model is None:
            missing.add(SUBMISSION_FILE)
        side.unread |= {(folder, name) for name in missing}
        side.say(errors if missing else (), compiled.sources)
        if model is not None:
            side.filed.append(Filed(folder or ".", model))

    def _drop_unread(self) -> None:
        """What cannot be read on one side has not come or gone on the other: it is not compared."""
        unread = self._base.unread | self._head.unread
        for side in (self._base, self._head):
            side.filed = [
                _without(filed, unread)
                for filed in side.filed
                if (_folder(filed), SUBMISSION_FILE) not in unread
            ]

    def _reviewed(self, change: Change, approvals: dict[str, Approval]) -> Reviewed | None:
        """None for a kind that the head's configuration switches off."""
        level = self._level(change)
        if level is None:
            return None
        base, head = self._base.position(change.base), self._head.position(change.head)
        return Reviewed(change, level, base, head, approvals.get(change.fingerprint))

    def _level(self, change: Change) -> Severity | None:
        """By the head's configuration, which is read last, of the submission that it belongs to."""
        kind = KINDS[change.kind]
        home = _home(change, self._configurations)
        return kind.level if home is None else self._configurations[home].changes.get(kind.id, kind.level)

    def _approvals(self, fingerprints: set[str], today: date) -> tuple[dict[str, Approval], list[Idle]]:
        """Those in force, and those that do nothing: the head's files of the submissions that changed."""
        names = [_join(folder, APPROVALS_FILE) for folder in sorted(self._files)]
        force: dict[str, Approval] = {}
        idle: list[Idle] = []
        for name, content in self._head.source.contents(names).items():
            shown = self._head.source.shown(name)
            found, wrong, text = read_approvals(shown, content)
            if wrong:
                self._head.say(wrong, {shown: text})
                self._head.unread.add((name.rpartition("/")[0], APPROVALS_FILE))
            for fingerprint, approval in sorted(found.items()):
                if fingerprint not in fingerprints:
                    # What is approved may have changed in files that were not asked for.
                    idle += [] if self._limited else [Idle(approval, shown, "gone")]
                elif approval.until is not None and approval.until < today:
                    idle.append(Idle(approval, shown, "expired"))
                else:
                    force[fingerprint] = approval
        return force, idle

    def _versions(self, compared: Compared) -> list[Versions]:
        """Forms and covers with changes, in both versions."""
        changed = {(change.unit, change.form) for change in compared.changes}
        found = [
            Versions(
                one.submission.preparer,
                self._version(self._base, one, None),
                self._version(self._head, other, None),
            )
            for one, other in compared.covers
            if one is not None and other is not None and (one.submission.preparer, "") in changed
        ]
        for one, other in compared.covers:
            lone = one or other
            if lone is not None and (one is None or other is None):
                base = None if one is None else self._version(self._base, one, None)
                head = None if other is None else self._version(self._head, other, None)
                found.append(Versions(lone.submission.preparer, base, head))
        for pair in compared.pairs:
            owner = pair.owner
            if (owner.unit, owner.form) in changed:
                sides = ((self._base, pair.base), (self._head, pair.head))
                found.append(Versions(owner.unit, *(self._of_form(side, form) for side, form in sides)))
        return found

    def _of_form(self, side: ReadSide, form: FormIn | None) -> Version | None:
        return None if form is None else self._version(side, form.filed, form)

    def _version(self, side: ReadSide, filed: Filed, form: FormIn | None) -> Version:
        pack = side.compiled[_folder(filed)].pack
        assert pack is not None, "what was read has a pack"  # noqa: S101
        return Version(filed.submission, None if form is None else form.form, pack)

    def _homes(self) -> list[str]:
        """The folder of each submission on the head's side, which is where approvals count."""
        return [self._head.source.shown(folder) for folder in self._files]


def _home(change: Change, homes: Iterable[str]) -> str | None:
    """The submission's folder, of these, that a change belongs to: where it is now, else where it was."""
    nearest = sorted(homes, key=lambda home: len(home) if home != "." else 0, reverse=True)
    for origin in (change.head, change.base):
        for home in nearest:
            if origin is not None and (home == "." or origin.file.startswith(f"{home}/")):
                return home
    return None


def _without(filed: Filed, unread: set[tuple[str, str]]) -> Filed:
    """A submission without the forms whose files are not compared."""
    submission: Submission = filed.submission
    kept = [form for form in submission.forms if (_folder(filed), FormIn(filed, form).file) not in unread]
    department = next((form for form in kept if isinstance(form, Department)), None)
    projects = tuple(form for form in kept if isinstance(form, Project))
    return Filed(filed.place, replace(submission, department=department, projects=projects))


def _unread(side: ReadSide) -> list[Unread]:
    shown = side.source.shown
    return [Unread(side.source.side, shown(_join(folder, name))) for folder, name in sorted(side.unread)]


def _folder(filed: Filed) -> str:
    return "" if filed.place == "." else filed.place


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _within(file: str, folder: str) -> str:
    """A file's name in a folder; as it is where it does not lie there."""
    return file.removeprefix(f"{folder}/") if folder != "." else file
