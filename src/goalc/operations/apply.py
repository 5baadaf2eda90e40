"""Take the edits of built files back into their specs; `returned/` decides which.

In: edited .docx and .xlsx files, and the specs among which theirs are. Out: the edits that were written,
conflicts, and everything that is not taken. What is written is checked first: the specs still compile, and
print what the file says; an edit for which that is not so is not made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from goalc.model.spec import INDICATOR_KEYS
from goalc.operations.results import Rewritten
from goalc.operations.returned_base import Candidates
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.file_names import join
from goalc.readers.extent import ReadError
from goalc.readers.marked import MarkedFile, read_marked
from goalc.readers.package import MAX_FILE
from goalc.returned.printed import print_forms
from goalc.returned.proposal import propose
from goalc.returned.reading import NewValue, ValueReader
from goalc.returned.result import Doubt, Returned
from goalc.returned.sheet import FileTables
from goalc.returned.take import take_back
from goalc.source.diagnostic import Edit, Origin
from goalc.source.edits import edit_bytes
from goalc.source.text import SourceText
from goalc.source.trouble import Trouble
from goalc.syntax.tree import Node, locate, scalar_at
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import print_path, read_bounded
from goalc.workspace.spec_files import FolderFiles, read_files
from goalc.workspace.store import rewrite_all

_ENDINGS = {".docx": "docx", ".xlsx": "xlsx"}
_MACROS = frozenset({".docm", ".xlsm", ".xlsb", ".dotm", ".xltm"})
_OLD = frozenset({".doc", ".xls", ".wps", ".et", ".rtf", ".odt", ".ods"})
_MAX_ROUNDS = 10
"""Maximum number of times that edits are made again without those that were refused."""
_NAME = INDICATOR_KEYS[0]


class AppliedFile(NamedTuple):
    """The edits of one file; `commit` is the one whose specs it was built from, empty for today's.

    `guessed`: the specs that it was built from are not known, so it was compared by content with today's.
    """

    name: str
    submission: str
    commit: str
    returned: Returned
    guessed: bool = False


@dataclass(frozen=True)
class ApplyReport:
    """`rewritten` are the specs that were changed, or would be; `sources` and `trees` tell their lines."""

    applied: tuple[AppliedFile, ...]
    rewritten: tuple[Rewritten, ...]
    sources: Mapping[str, SourceText]
    trees: Mapping[str, Node]
    troubles: tuple[Trouble, ...]

    @property
    def complete(self) -> bool:
        """True if everything in the files was taken."""
        return not any(one.returned.conflicts or one.returned.doubts for one in self.applied)

    def line(self, place: Origin) -> int:
        """Return the line of a place in the specs as they were before, from 1."""
        tree, source = self.trees.get(place.file), self.sources.get(place.file)
        if tree is None or source is None:
            return 1
        return source.position(locate(tree, place.path).start).line

    def steps(self, place: Origin) -> tuple[str, ...]:
        """Return the steps to a place: keys, and for an item of a list its name, or its number from 1."""
        tree, found = self.trees.get(place.file), list[str]()
        for number, step in enumerate(place.path, 1):
            name = None if tree is None else scalar_at(tree, (*place.path[:number], _NAME))
            if isinstance(step, int):
                found.append(str(step + 1) if name is None else name.text)
            else:
                found.append(step)
        return tuple(found)


def apply(
    files: Paths, specs: Paths, packs: Sequence[str | Path] = (), *, write: bool = True, yes: bool = False
) -> ApplyReport:
    """Take the edits of files back into the specs under the paths, file by file.

    With `write=False`, no spec is changed. A file that was not built by goalc, or whose specs of then are
    gone, is compared by content with the specs of today, and written only with `yes`. One that cannot be
    read, or is like none of these specs, is among the troubles. Raises `WorkspaceError` for a path of specs
    that does not exist.
    """
    applier = _Applier(discover(paths_of(specs)), Session(paths_of(packs)))
    for file in paths_of(files):
        try:
            applier.take(file)
        except WorkspaceError as error:
            applier.troubles.append(error.trouble)
    return applier.finish(write, yes)


class _Applier:
    def __init__(self, folders: Sequence[SubmissionFolder], session: Session) -> None:
        self._session = session
        self._candidates = Candidates(folders, session)
        self._changed: dict[str, tuple[SubmissionFolder, FolderFiles, FolderFiles]] = {}
        self._guessed: set[str] = set()
        self._applied: list[AppliedFile] = []
        self._sources: dict[str, SourceText] = {}
        self._trees: dict[str, Node] = {}
        self.troubles: list[Trouble] = []

    def take(self, path: Path) -> None:
        """Take one file back. Raises `WorkspaceError`."""
        file = read_edited(path)
        base = self._candidates.find(file.digest) if file.digest and file.marks else None
        if base is None:
            found = self._candidates.guess(file)
            if found is None:
                raise WorkspaceError("apply.no-base" if file.marks else "apply.no-marks", name=path)
            base, file = found
            self._guessed.add(base.folder.name)
        folder = base.folder
        on_disk = read_files(folder.folder)
        _, before, now = self._changed.get(folder.name, (folder, on_disk, on_disk))
        ours = base.ours if now is before else self._compile(folder, now)
        if ours is None:
            raise WorkspaceError("apply.broken-specs", name=folder.name)
        for name, tree in base.ours.files.trees.items():
            self._trees.setdefault(name, tree)
            self._sources.setdefault(name, base.ours.files.sources[name])
        returned, after = self._settle(folder, now, base.base, ours, file)
        if folder.name in self._guessed and _is_of_another(returned, base.ours):
            raise WorkspaceError("apply.no-base", name=path)
        self._changed[folder.name] = folder, before, after
        commit = "" if base.commit is None else base.commit.id
        guessed = folder.name in self._guessed
        self._applied.append(AppliedFile(print_path(path), folder.name, commit, returned, guessed))

    def finish(self, write: bool, yes: bool) -> ApplyReport:
        """Write the specs that changed; those compared by content only if `yes`."""
        rewritten = []
        for folder, before, after in self._changed.values():
            changed = {n: c for n, c in after.files.items() if c != before.files[n]}
            if write and changed and (yes or folder.name not in self._guessed):
                try:
                    rewrite_all(folder.folder, changed)
                except WorkspaceError as error:
                    self.troubles.append(error.trouble)
                    continue
            rewritten += [Rewritten(join(folder.name, n), before.files[n], c) for n, c in changed.items()]
        return ApplyReport(
            tuple(self._applied), tuple(rewritten), self._sources, self._trees, tuple(self.troubles)
        )

    def _settle(
        self, folder: SubmissionFolder, now: FolderFiles, base: Compiled, ours: Compiled, file: MarkedFile
    ) -> tuple[Returned, FolderFiles]:
        """Take what can be taken: what does not compile, or is not printed as in the file, is refused."""
        refused: dict[Origin, str] = {}
        for _ in range(_MAX_ROUNDS):
            returned = take_back(base, ours, file, refused)
            after = _edited(folder, now, returned.edits)
            made = self._compile(folder, after) if returned.edits else ours
            wrong = (
                self._find_broken(folder, now, returned)
                if made is None
                else _misprinted(made, file, returned)
            )
            wrong = {place: key for place, key in wrong.items() if place not in refused}
            if made is not None and not wrong:
                return returned, after
            if not wrong:
                break
            refused |= wrong
        # Together the edits break the specs, though none does alone.
        doubts = tuple(Doubt("apply.refused", one.where, one.after, one.place) for one in returned.taken)
        return replace(returned, edits=(), taken=(), doubts=(*returned.doubts, *doubts)), now

    def _find_broken(
        self, folder: SubmissionFolder, now: FolderFiles, returned: Returned
    ) -> dict[Origin, str]:
        """Return the places of the edits that alone make the specs unreadable."""
        return {
            place: "apply.refused"
            for place, edit in returned.single
            if self._compile(folder, _edited(folder, now, (edit,))) is None
        }

    def _compile(self, folder: SubmissionFolder, files: FolderFiles) -> Compiled | None:
        result, _ = self._session.compile(folder, files)
        return result if isinstance(result, Compiled) else None


def check_ending(path: Path) -> str:
    """Return the format of a file; raises `WorkspaceError` for one that is missing or of another format."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise WorkspaceError("io.missing", name=path)
    if ending not in _ENDINGS:
        key = "apply.macro" if ending in _MACROS else "apply.old" if ending in _OLD else "apply.kind"
        raise WorkspaceError(key, name=path)
    return _ENDINGS[ending]


def read_edited(path: Path) -> MarkedFile:
    """Return an edited file; raises `WorkspaceError` with a sentence for what cannot be read."""
    name = check_ending(path)
    try:
        return read_marked(name, read_bounded(path, MAX_FILE))
    except ReadError as error:
        raise WorkspaceError(error.key, name=path) from error


def _is_of_another(returned: Returned, ours: Compiled) -> bool:
    """Return True if a form names another year or another unit than the specs."""
    places = [
        *(taken.place for taken in returned.taken),
        *(doubt.place for doubt in returned.doubts),
    ]
    own = [place.path for place in places if place is not None and place.file == ours.submission.file]
    return ("年度",) in own or ("编制单位",) in own


def _edited(folder: SubmissionFolder, files: FolderFiles, edits: Sequence[Edit]) -> FolderFiles:
    """Return the files of a submission with edits in them."""
    by_file: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_file[edit.file].append(edit)
    changed = {
        name: edit_bytes(content, by_file[join(folder.name, name)])
        for name, content in files.files.items()
        if join(folder.name, name) in by_file
    }
    return replace(files, files={**files.files, **changed}) if changed else files


def _misprinted(made: Compiled, file: MarkedFile, returned: Returned) -> dict[Origin, str]:
    """Return the places of taken values that the specs do not print as the file has them.

    Where rows came, went or moved, values have other places now, and the rows were taken as a whole.
    """
    places = {one.place for one in returned.taken}
    rows = {"added", "removed", "moved", "renamed"}
    if not places or any(one.kind in rows for one in returned.taken):
        return {}
    proposal = propose(print_forms(made), FileTables(file), ValueReader(made))
    left = {one.found.place for one in proposal.placed if isinstance(one.found, NewValue)}
    return dict.fromkeys(places & left, "apply.misprinted")
