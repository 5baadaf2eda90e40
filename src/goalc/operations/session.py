"""What one call works with: packs, libraries and configurations, each read once, and compiling by them.

In: a submission's folder. Out: the compiled submission with all that is to be said about what lies in the
folder, and the configuration that was in force.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from goalc.library.load import LibraryScope
from goalc.pipeline.compile import compile_submission
from goalc.pipeline.pack import LoadedPack
from goalc.pipeline.read import PROJECTS_FOLDER, SUBMISSION_FILE, Compiled
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.workspace.configuration import Configuration, Configurations, Overrides
from goalc.workspace.discover import SubmissionFolder, discover
from goalc.workspace.error import WorkspaceError
from goalc.workspace.libraries import LibraryStore
from goalc.workspace.packs import PackStore
from goalc.workspace.spec_files import FolderFiles, read_files


class Session:
    """Packs, libraries and configurations, read when they are first needed."""

    def __init__(self, packs: Iterable[Path], overrides: Overrides | None = None) -> None:
        self.shelf = PackStore(tuple(packs))
        self.library_store = LibraryStore()
        self.configurations = Configurations(overrides)

    def compile(
        self, folder: SubmissionFolder, on_disk: FolderFiles | None = None
    ) -> tuple[Compiled, Configuration]:
        """Compile what lies in a folder, and say what of it is not compiled.

        `on_disk`: its files, where they have been read already, or are to be taken as changed.
        """
        configuration = self.configurations.of(folder.folder)
        if configuration.broken:
            # Checked by other settings than are meant, it would be judged wrongly.
            broken = Compiled(
                diagnostics=list(configuration.diagnostics), sources=dict(configuration.sources)
            )
            return broken, configuration
        on_disk = on_disk or read_files(folder.folder)

        def find_pack(name: str) -> LoadedPack | Finding:
            return self.shelf.find(name, folder.folder, configuration.packs)

        checking = configuration.checking
        compiled = compile_submission(
            folder.name,
            on_disk.files,
            find_pack,
            on_disk.whole,
            checking,
            lambda: self.library_store.beside(folder.folder),
        )
        compiled.note(_left_out(folder, on_disk))
        if folder.selected is not None:
            # Whoever asked for a file that is not bound asked in vain.
            compiled.diagnostics = [
                replace(d, severity=Severity.ERROR)
                if d.key == "GC805.unlisted" and d.arguments["name"] in folder.selected
                else d
                for d in compiled.diagnostics
            ]
        return compiled, configuration

    def libraries(self, path: Path) -> LibraryScope:
        """The libraries that specs at a path can refer to; in a submission, its pack's among them."""
        if not path.exists():
            raise WorkspaceError("io.missing", name=path)
        folder = path if path.is_dir() else path.parent
        submission = _submission(folder)
        pack = None if submission is None else self.compile(submission)[0].pack
        own = () if pack is None else pack.library
        return LibraryScope(lambda: (*self.library_store.beside(folder), *own))


def _submission(folder: Path) -> SubmissionFolder | None:
    """The submission that a folder is, or is the `projects` of."""
    home = folder.resolve()
    place = home.parent if home.name == PROJECTS_FOLDER else folder
    return discover([place])[0] if (place / SUBMISSION_FILE).is_file() else None


def named(folder: SubmissionFolder) -> frozenset[str] | None:
    """The files that were asked for, as messages name them."""
    if folder.selected is None:
        return None
    return frozenset(shown(folder, name) for name in folder.selected)


def _left_out(folder: SubmissionFolder, on_disk: FolderFiles) -> list[Finding]:
    """What is said of each file that is not read, at that file."""
    asked = folder.selected or frozenset()

    def said(key: str, name: str, severity: Severity = Severity.ERROR, other: str = "") -> Finding:
        return Finding(key, severity, Origin(shown(folder, name), ()), {"name": name, "other": other})

    return [
        *(said("GC805.lost", name) for name in on_disk.lost),
        *(said("GC805.linked", name) for name in on_disk.linked),
        *(said("GC805.both", name, other=other) for name, other in on_disk.doubled),
        *(
            said("GC805.stray", name, Severity.ERROR if name in asked else Severity.WARNING)
            for name in on_disk.stray
        ),
    ]


def shown(folder: SubmissionFolder, name: str) -> str:
    """A file of a submission as messages name it."""
    return name if folder.name == "." else f"{folder.name}/{name}"
