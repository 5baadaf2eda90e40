"""Build submissions into the files that go to the finance bureau, in one process or several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from goalc.operations.results import BuildReport, Collector
from goalc.operations.session import Session, selected_files
from goalc.pipeline.build import Built, Output, OutputPiece
from goalc.pipeline.build import build as build_outputs
from goalc.pipeline.compiled import Compiled
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import OutputClash, WorkspaceError
from goalc.workspace.store import Provenance, make_folder, store
from goalc.writers.registry import DEFAULT_FORMATS, WRITERS

Only = Literal["whole", "parts"]
MIN_FOR_POOL = 50
"""Minimum number of submissions for which several processes are started by default."""


@dataclass(frozen=True)
class Order:
    """The options of a build, the same for each submission."""

    output: Path
    formats: tuple[str, ...]
    only: Only | None
    verify: bool
    packs: tuple[Path, ...]


def build(
    paths: Paths,
    output: str | Path = "build",
    *,
    formats: Sequence[str] = DEFAULT_FORMATS,
    only: Only | None = None,
    verify: bool = False,
    jobs: int | None = None,
    packs: Sequence[str | Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> BuildReport:
    """Build every submission under the paths into its folder below `output`.

    A submission with errors is refused, and its earlier results are left alone; findings of rules do not
    count. `progress` is called with the number of finished submissions and their total. Raises
    `WorkspaceError` for a path that does not exist, `OutputClash` for results that would overwrite each
    other, `ValueError` for an unknown format.
    """
    _check_choice(formats, only)
    folders = discover(paths_of(paths))
    _check_places(folders)
    order = Order(Path(output), tuple(formats), only, verify, tuple(paths_of(packs)))
    make_folder(order.output)
    collector = Collector()
    one_by_one: list[BuildReport] = []
    for done, report in enumerate(_build_each(folders, order, jobs), 1):
        collector.merge(report)
        one_by_one.append(report)
        if progress is not None:
            progress(done, len(folders))
    return _join_reports(collector, one_by_one)


def _join_reports(collector: Collector, reports: Sequence[BuildReport]) -> BuildReport:
    return collector.report(
        BuildReport,
        stored=tuple(stored for report in reports for stored in report.stored),
        refused=tuple(name for report in reports for name in report.refused),
        unverified=tuple(dict.fromkeys(name for report in reports for name in report.unverified)),
    )


def _build_each(folders: Sequence[SubmissionFolder], order: Order, jobs: int | None) -> Iterator[BuildReport]:
    """Yield the report of each submission, in their order, regardless of the process that built it."""
    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(folders) >= MIN_FOR_POOL else 1
    jobs = min(jobs, len(folders))
    if jobs <= 1:
        session = Session(order.packs)
        yield from (_build_one(folder, order, session) for folder in folders)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        chunk = max(1, min(20, len(folders) // (4 * jobs)))
        yield from pool.map(partial(_build_in_worker, order=order), folders, chunksize=chunk)


def _build_in_worker(folder: SubmissionFolder, order: Order) -> BuildReport:
    return _build_one(folder, order, _worker_session(order))


@cache
def _worker_session(order: Order) -> Session:
    """Return the session of this worker process for a build, so that each pack is loaded once."""
    return Session(order.packs)


def _build_one(folder: SubmissionFolder, order: Order, session: Session) -> BuildReport:
    collector = Collector()
    try:
        result, configuration = session.compile(folder)
        built = Built()
        if isinstance(result, Compiled):
            wanted = partial(_is_wanted, folder=folder, order=order)
            built = build_outputs(result, order.formats, wanted, order.verify)
        collector.take(result, configuration, built=built)
        if not isinstance(result, Compiled) or not built.outputs:
            return collector.report(BuildReport, refused=(folder.name,), unverified=built.unverified)
        target = order.output / folder.place
        stored = store(target, _relative(built.outputs, folder), _provenance(result, built))
    except WorkspaceError as error:
        collector.troubles.append(error.trouble)
        return collector.report(BuildReport)
    return collector.report(BuildReport, stored=((target, stored),), unverified=built.unverified)


def _is_wanted(piece: OutputPiece, folder: SubmissionFolder, order: Order) -> bool:
    if order.only is not None and (order.only == "whole") is not piece.whole:
        return False
    selected = selected_files(folder)
    if selected is None:
        return True
    return order.only == "whole" if piece.whole else piece.specs[0] in selected


def _relative(outputs: Iterable[Output], folder: SubmissionFolder) -> list[Output]:
    """Return outputs that name their specs relative to the submission's folder."""
    skip = len(folder.name) + 1 if folder.name != "." else 0
    return [output._replace(specs=tuple(name[skip:] for name in output.specs)) for output in outputs]


def _provenance(compiled: Compiled, built: Built) -> Provenance:
    return Provenance(compiled.pack.name, compiled.pack.digest, built.digest, built.digests)


def _check_choice(formats: Sequence[str], only: str | None) -> None:
    if isinstance(formats, str) or not formats or set(formats) - set(WRITERS):
        raise ValueError(f"formats: a sequence of {', '.join(WRITERS)}, not {formats!r}")
    if only not in {None, "whole", "parts"}:
        raise ValueError(f"only: whole, parts or None, not {only!r}")


def _check_places(folders: Sequence[SubmissionFolder]) -> None:
    """Raise `OutputClash` if the results of two submissions would lie in one folder."""
    places: dict[str, str] = {}
    for folder in folders:
        place = str(folder.place).casefold()
        earlier = places.setdefault(place, folder.name)
        if earlier != folder.name:
            raise OutputClash(earlier, folder.name, str(folder.place))
