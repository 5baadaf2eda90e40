"""Fix specs on disk by the edits that findings carry; `pipeline/mend.py` decides which are applied.

A file that is converted from another encoding is kept beside the new one, as `NAME.bak`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from goalc.operations.progress import Progress, tell
from goalc.operations.results import Collector, FixReport, Rewritten
from goalc.operations.session import Session, selected_files
from goalc.pipeline.compiled import Result
from goalc.pipeline.file_names import join
from goalc.pipeline.mend import Contents, Mended, Withheld, mend
from goalc.source.diagnostic import Diagnostic
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.spec_files import read_files
from goalc.workspace.store import free_backup, replace_all, rewrite_all


def fix(
    paths: Paths,
    packs: Sequence[str | Path] = (),
    *,
    unsafe: bool = False,
    write: bool = True,
    progress: Progress | None = None,
) -> FixReport:
    """Fix the specs under the paths by the edits that findings offer.

    `unsafe`: apply also edits that change the meaning of a spec. With `write=False`, no file is changed.
    `progress` is called with the number of finished submissions and their total. Raises `WorkspaceError` for
    a path that does not exist.
    """
    collector = Collector()
    session = Session(paths_of(packs))
    rewritten: list[Rewritten] = []
    mended: list[Diagnostic] = []
    withheld: list[Withheld] = []
    for folder in tell(discover(paths_of(paths)), progress):
        try:
            fixed, changed = _fix_submission(folder, session, unsafe, write, collector)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
        else:
            rewritten += changed
            mended += fixed.mended
            withheld += fixed.withheld
    return collector.report(
        FixReport, rewritten=tuple(rewritten), mended=tuple(mended), withheld=tuple(withheld)
    )


def _fix_submission(
    folder: SubmissionFolder, session: Session, unsafe: bool, write: bool, collector: Collector
) -> tuple[Mended, list[Rewritten]]:
    """Fix a submission on disk and add the remaining findings to the collector; raises `WorkspaceError`."""
    on_disk = read_files(folder.folder)
    names = {join(folder.name, name): name for name in on_disk.files}
    selected = selected_files(folder)

    def compile_files(files: Contents) -> Result:
        changed = replace(on_disk, files={names[name]: content for name, content in files.items()})
        return session.compile(folder, changed)[0]

    files = {name: on_disk.files[own] for name, own in names.items()}
    fixed = mend(files, compile_files, unsafe, lambda name: selected is None or name in selected)
    configuration = session.configurations.of(DiskFolder.of(folder.folder))
    collector.take(fixed.result, configuration, selected)
    changed = [name for name, content in fixed.files.items() if content != files[name]]
    converted = {d.file for d in fixed.mended if d.codec}
    backups = {name: free_backup(folder.folder, names[name]) for name in changed if name in converted}
    if write:
        replace_all(folder.folder, {backup: files[name] for name, backup in backups.items()})
        rewrite_all(folder.folder, {names[name]: fixed.files[name] for name in changed})
    return fixed, [
        Rewritten(
            name, files[name], fixed.files[name], join(folder.name, backups[name]) if name in backups else ""
        )
        for name in changed
    ]
