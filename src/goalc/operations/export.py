"""Export the indicators of submissions as records, for databases and spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from goalc.operations.progress import Progress, tell
from goalc.operations.results import Collector, ExportReport
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.report.records import Record, records
from goalc.workspace.configuration import Overrides
from goalc.workspace.discover import Paths, paths_of
from goalc.workspace.error import WorkspaceError


def export(
    paths: Paths,
    put: Callable[[Iterable[Record]], None],
    packs: Sequence[str | Path] = (),
    *,
    progress: Progress | None = None,
) -> ExportReport:
    """Call `put` with the records of each submission under the paths: one for each indicator.

    A submission with errors in its files is left out, and named in the report; rules are not applied.
    `progress` is called with the number of finished submissions and their total. Raises `WorkspaceError` for
    a path that does not exist.
    """
    session = Session(paths_of(packs), Overrides(ignore=("GC",)))
    collector = Collector()
    left_out: list[str] = []
    for folder in tell(session.discover(paths_of(paths)), progress):
        try:
            result, configuration = session.compile(folder)
        except WorkspaceError as error:
            collector.troubles.append(error.trouble)
            continue
        collector.take(result, configuration, baseline=False)
        if isinstance(result, Compiled):
            put(records(result.submission, result.pack.profile))
        else:
            left_out.append(folder.name)
    return collector.report(ExportReport, left_out=tuple(left_out))
