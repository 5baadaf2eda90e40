"""A session, which compiles submissions with packs, libraries and configurations that are read once.

In: a submission's folder. Out: the compiled submission with the diagnostics of all files in the folder, and
the configuration that was applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from goalc.library.load import LibraryScope
from goalc.model.forms import PROJECTS_FOLDER, SUBMISSION
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.compiled import Files, Refused, Result
from goalc.pipeline.file_names import join
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.workspace.companions import companion_of
from goalc.workspace.configuration import Configuration, Configurations, Overrides
from goalc.workspace.discover import SubmissionFolder, discover, find_by_file
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder, Folder
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore
from goalc.workspace.spec_files import FolderFiles, read_files
from goalc.workspace.world import FolderWorld


class Session:
    """The state of one call: packs, libraries and configurations, each read on first use and kept."""

    def __init__(
        self,
        packs: Iterable[Path],
        overrides: Overrides | None = None,
        unsaved: Mapping[Path, bytes] | None = None,
    ) -> None:
        """`unsaved`: the contents of files that stand in an editor, which need not exist on disk."""
        self.packs = PackStore(packs)
        self.unsaved = unsaved or {}
        self.library_store = LibraryStore()
        self.configurations = Configurations(overrides)

    def renew(self) -> Session:
        """Return a session that keeps the packs and reads everything else again."""
        session = Session(())
        session.packs = self.packs
        return session

    def discover(self, paths: Iterable[Path]) -> list[SubmissionFolder]:
        """Return the submissions under the paths, each once; raises `WorkspaceError`."""
        if self.unsaved:
            return [find_by_file(path) for path in self.unsaved]
        return discover(paths)

    def read(self, folder: SubmissionFolder) -> FolderFiles:
        """Return the files of a submission as they stand; raises `WorkspaceError`."""
        unsaved = {
            name: content for path, content in self.unsaved.items() for name in find_by_file(path).named or ()
        }
        return read_files(folder.folder, unsaved)

    def world(self, folder: Folder, configuration: Configuration) -> FolderWorld:
        """Return the packs and libraries around the specs in a folder."""
        return FolderWorld(folder, configuration.packs, self.packs, self.library_store)

    def compile(
        self, folder: SubmissionFolder, on_disk: FolderFiles | None = None
    ) -> tuple[Result, Configuration]:
        """Compile the files of a folder, and report those that are not compiled; raises `WorkspaceError`.

        `on_disk`: its files, if they have been read already or are to be compiled with changes.
        """
        place = DiskFolder.of(folder.folder)
        configuration = self.configurations.of(place)
        if configuration.broken:
            # Without the intended settings, the submission would be judged wrongly.
            files = Files(sources=configuration.sources, diagnostics=configuration.diagnostics)
            return Refused(files, files.diagnostics), configuration
        on_disk = on_disk or self.read(folder)
        result = compile_submission(
            folder.name,
            on_disk.files,
            self.world(place, configuration),
            whole=on_disk.whole,
            policy=configuration.policy,
            asked=folder.selected or (),
            unread=_unread(folder, on_disk),
        )
        return result, configuration

    def libraries(self, path: Path) -> LibraryScope:
        """Return the libraries that specs at a path can refer to; raises `WorkspaceError`.

        For a submission, they include those of its pack.
        """
        if not path.exists():
            raise WorkspaceError("io.missing", name=path)
        folder = path if path.is_dir() else path.parent
        submission = _submission(folder)
        pack = None if submission is None else self.compile(submission)[0].pack
        own = () if pack is None else pack.library
        return LibraryScope(lambda: (*self.library_store.beside(DiskFolder.of(folder)), *own))


def _submission(folder: Path) -> SubmissionFolder | None:
    """Return the submission of a folder: the folder itself, or the one whose `projects` it is."""
    home = folder.resolve()
    place = home.parent if home.name == PROJECTS_FOLDER else folder
    return discover([place])[0] if (place / SUBMISSION.place).is_file() else None


def selected_files(folder: SubmissionFolder) -> frozenset[str] | None:
    """Return the files that the user named, as messages print them; None for the whole submission."""
    if folder.selected is None:
        return None
    return frozenset(join(folder.name, name) for name in folder.selected)


def unsaved_files(paths: Sequence[Path], content: bytes | None) -> Mapping[Path, bytes]:
    """Return the content that takes the place of the one file at `paths`; empty for None.

    Raises `ValueError` for several paths, `WorkspaceError` for a library, a pack or settings, which are read
    for many submissions.
    """
    if content is None:
        return {}
    if len(paths) != 1:
        raise ValueError(f"unsaved: the content of one file, not of {len(paths)}")
    if companion_of(paths[0]) is not None:
        raise WorkspaceError("io.unsaved-companion", name=paths[0])
    return {paths[0]: content}


def _unread(folder: SubmissionFolder, on_disk: FolderFiles) -> list[Finding]:
    """Return a finding for each file that is not read."""
    asked = folder.selected or frozenset()

    def refuse(key: str, name: str, severity: Severity = Severity.ERROR, other: str = "") -> Finding:
        return Finding(key, severity, Origin(join(folder.name, name), ()), {"name": name, "other": other})

    return [
        *(refuse("GC805.lost", name) for name in on_disk.lost),
        *(refuse("GC805.linked", name) for name in on_disk.linked),
        *(refuse("GC805.both", name, other=other) for name, other in on_disk.doubled),
        *(
            refuse("GC805.stray", name, Severity.ERROR if name in asked else Severity.WARNING)
            for name in on_disk.stray
        ),
    ]
