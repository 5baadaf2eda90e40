"""Check specs: find everything that is wrong with one or many submissions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from goalc.git.changed import find_changed
from goalc.lint.registry import RULE_CODES
from goalc.operations.changed import narrow
from goalc.operations.companions import inspect
from goalc.operations.config import config
from goalc.operations.progress import Progress, tell
from goalc.operations.results import Collector, Loaded
from goalc.operations.session import Session, selected_files, unsaved_files
from goalc.pipeline.compiled import model_of
from goalc.report.report import Report
from goalc.workspace.baseline import baseline_text
from goalc.workspace.companions import Companion, companion_of, companions_for
from goalc.workspace.configuration import EditionName, Overrides
from goalc.workspace.discover import Paths, discover, paths_of
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.store import replace


def check(
    paths: Paths,
    packs: Sequence[str | Path] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    edition: EditionName | None = None,
    fail_level: str | None = None,
    baseline: bool = True,
    changed_since: str | None = None,
    unsaved: bytes | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return all findings under the paths: files, submissions, trees of them.

    Libraries, packs, settings and approvals can be named too; in a tree, the libraries and packs that apply
    to its submissions are checked with them. Arguments take precedence over the specs' `goalc.toml`; with
    `baseline=False`, the findings that the baseline accepts are reported too. `changed_since` limits them to
    what has changed on disk since HEAD parted from this revision; `unsaved` stands for the one named file;
    `progress` is told how many submissions are finished. Raises `WorkspaceError` for a path or a revision
    that does not exist.
    """
    given, own_packs = paths_of(paths), paths_of(packs)
    overrides = Overrides(tuple(select), tuple(ignore), edition, fail_level)
    session = Session(own_packs, overrides, unsaved_files(given, unsaved))
    changed = None if changed_since is None else find_changed(changed_since, given)
    collector = Collector()
    companions = {found: None for path in given if (found := companion_of(path)) is not None}
    for folder in tell(session.discover(p for p in given if companion_of(p) is None), progress):
        try:
            companions |= dict.fromkeys(companions_for(folder, given))
            narrowed = narrow(folder, changed, session, own_packs)
            if narrowed is not None:
                collector.take(*session.compile(narrowed), selected_files(narrowed), baseline)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
    wanted = (one for one in companions if changed is None or changed.has(one.file or one.folder))
    _check_companions(wanted, session, collector)
    return collector.report(Report)


def _check_companions(companions: Iterable[Companion], session: Session, collector: Collector) -> None:
    for companion in companions:
        try:
            configuration = session.configurations.of(DiskFolder.of(companion.folder))
            collector.take_companion(*inspect(companion, session), configuration)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)


class WrittenBaseline(NamedTuple):
    """The file of a baseline, and the number of findings in it."""

    file: Path
    findings: int


def write_baseline(path: str | Path, report: Report) -> WrittenBaseline | None:
    """Write the findings of rules to the baseline of the configuration for specs at `path`.

    Return None if the configuration is broken: then the baseline's place and its findings are unknown.
    Raises `WorkspaceError`.
    """
    found = config(path)
    if found.broken:
        return None
    replace(found.baseline, baseline_text(report.diagnostics, report.sources, found.folder.path))
    return WrittenBaseline(found.baseline, sum(d.code in RULE_CODES for d in report.diagnostics))


def load(path: str | Path, packs: Sequence[str | Path] = ()) -> Loaded:
    """Return the one submission at `path` as a typed model, with its diagnostics.

    Raises `ValueError` if there are several, and `WorkspaceError`.
    """
    folders = discover([Path(path)])
    if len(folders) > 1:
        raise ValueError(f"{len(folders)} submissions under {path}")
    collector = Collector()
    result, configuration = Session(paths_of(packs)).compile(folders[0])
    collector.take(result, configuration)
    return collector.report(Loaded, submission=model_of(result))
