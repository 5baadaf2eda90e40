"""Build submissions into the files that go to the finance bureau, in one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal

from goalc.git.changed import Changed, find_changed
from goalc.operations.changed import narrow
from goalc.operations.progress import Progress
from goalc.operations.results import BuildReport, Collector
from goalc.operations.session import Session, selected_files
from goalc.pipeline.build import Built, Output
from goalc.pipeline.build import build as build_outputs
from goalc.pipeline.compiled import Compiled, Result
from goalc.pipeline.edition import MENDED, Edition, publish
from goalc.pipeline.pieces import OutputPiece
from goalc.pipeline.unfinished import find_unfinished
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.workspace.baseline import split
from goalc.workspace.configuration import Configuration, EditionName, Overrides
from goalc.workspace.discover import Paths, SubmissionFolder, discover, paths_of
from goalc.workspace.error import OutputClash, WorkspaceError
from goalc.workspace.folder import DiskFolder
from goalc.workspace.staging import Staging
from goalc.workspace.store import MANIFEST, Provenance, built_edition, make_folder, store
from goalc.writers.registry import DEFAULT_FORMATS, build_formats

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
    edition: EditionName | None
    draft: bool
    marks: bool


def build(
    paths: Paths,
    output: str | Path = "build",
    *,
    formats: Sequence[str] = DEFAULT_FORMATS,
    only: Only | None = None,
    verify: bool = False,
    jobs: int | None = None,
    packs: Sequence[str | Path] = (),
    progress: Progress | None = None,
    edition: EditionName | None = None,
    draft: bool = False,
    marks: bool = True,
    changed_since: str | None = None,
) -> BuildReport:
    """Build every submission under the paths into its folder below `output`.

    A submission with errors is refused, and its earlier results are left alone; findings of rules do not
    count. One with placeholders is refused unless it is a `draft`. `edition`: `"public"` leaves out secret
    projects and masks personal numbers; by default the configuration says which it is. `marks`: `apply` can
    tell later what others have edited; what is published has none. `progress` is called
    with the number of finished submissions and their total. `changed_since` leaves alone the submissions in
    which nothing has changed on disk since HEAD parted from this revision. Raises `WorkspaceError` for a path
    or a revision that does not exist, `OutputClash` for results that would overwrite each other, `ValueError`
    for an unknown format.
    """
    _check_choice(formats, only)
    folders = discover(paths_of(paths))
    _check_places(folders)
    place, own = Path(output), tuple(paths_of(packs))
    order = Order(place, tuple(formats), only, verify, own, edition, draft, marks)
    if changed_since is not None:
        folders = _changed_folders(folders, find_changed(changed_since, paths_of(paths)), order)
    return _build_all(folders, order, jobs, progress)


def _build_all(
    folders: Sequence[SubmissionFolder],
    order: Order,
    jobs: int | None,
    progress: Progress | None,
) -> BuildReport:
    if folders:
        make_folder(order.output)
    collector = Collector()
    one_by_one: list[BuildReport] = []
    for done, report in enumerate(_build_each(folders, order, jobs), 1):
        collector.merge(report)
        one_by_one.append(report)
        if progress is not None:
            progress(done, len(folders))
    return _join_reports(collector, one_by_one)


def _changed_folders(
    folders: Iterable[SubmissionFolder], changed: Changed, order: Order
) -> list[SubmissionFolder]:
    session = _session(order)
    return [
        folder
        for folder in folders
        if narrow(folder, changed, session, order.packs) is not None
        or _is_of_another_edition(folder, order, session)
    ]


def _is_of_another_edition(folder: SubmissionFolder, order: Order, session: Session) -> bool:
    """Return True if the earlier results of a submission are a draft, or are of the other edition."""
    settings = session.configurations.of(DiskFolder.of(folder.folder)).policy.settings
    built = built_edition(order.output / folder.place)
    return built not in {"", "public" if settings.public else "submit"}


def _join_reports(collector: Collector, reports: Sequence[BuildReport]) -> BuildReport:
    return collector.report(
        BuildReport,
        stored=tuple(stored for report in reports for stored in report.stored),
        refused=tuple(name for report in reports for name in report.refused),
        outdated=tuple(folder for report in reports for folder in report.outdated),
        masked=sum(report.masked for report in reports),
        unfinished=sum(report.unfinished for report in reports),
        left_out=sum(report.left_out for report in reports),
        unverified=tuple(dict.fromkeys(name for report in reports for name in report.unverified)),
    )


def _build_each(folders: Sequence[SubmissionFolder], order: Order, jobs: int | None) -> Iterator[BuildReport]:
    """Yield the report of each submission, in their order, regardless of the process that built it."""
    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(folders) >= MIN_FOR_POOL else 1
    jobs = min(jobs, len(folders))
    if jobs <= 1:
        session = _session(order)
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
    return _session(order)


def _session(order: Order) -> Session:
    return Session(order.packs, Overrides(edition=order.edition))


def _build_one(folder: SubmissionFolder, order: Order, session: Session) -> BuildReport:
    collector = Collector()
    target = order.output / folder.place
    try:
        result, configuration = session.compile(folder)
        edition = _edition(result, configuration, order.draft)
        with Staging(target) as staging:
            built = _write(edition, folder, order, staging)
            collector.take(_without_published(result, edition), configuration, built=built)
            if edition.compiled is None or not built.outputs:
                outdated = (target,) if (target / MANIFEST).is_file() else ()
                more = {"refused": (folder.name,), "outdated": outdated, "unverified": built.unverified}
                return collector.report(BuildReport, **more)
            provenance = _provenance(edition.compiled, built, edition)
            stored = store(staging, _relative(built.outputs, folder, edition), provenance)
    except WorkspaceError as error:
        collector.troubles.append(error.trouble)
        return collector.report(BuildReport)
    counts = {"masked": edition.masked, "left_out": edition.left_out, "unfinished": edition.unfinished}
    return collector.report(BuildReport, stored=((target, stored),), unverified=built.unverified, **counts)


def _write(edition: Edition, folder: SubmissionFolder, order: Order, staging: Staging) -> Built:
    """Write the files of an edition into the staging folder."""
    built = Built()
    if edition.compiled is not None:
        wanted = partial(_is_wanted, folder=folder, order=order)
        built = build_outputs(
            edition.compiled,
            order.formats,
            staging.put,
            wanted,
            order.verify,
            edition.note,
            # What is published is not edited: its numbers may be masked.
            marks=order.marks and not edition.public,
        )
    return replace(built, diagnostics=(*edition.diagnostics, *built.diagnostics))


def _edition(result: Result, configuration: Configuration, draft: bool) -> Edition:
    """Return what is built of a submission: all of it, its edition for publication, or nothing and why."""
    if not isinstance(result, Compiled):
        return Edition(None)
    unfinished = find_unfinished(result, configuration.policy)
    if configuration.known:
        unfinished, *_ = split(
            unfinished, result.files.sources, configuration.known, configuration.folder.path
        )
    if unfinished and not draft:
        first = unfinished[0]
        arguments = {"count": len(unfinished), "found": first.arguments["found"]}
        return Edition(None, (Diagnostic("GC911", Severity.ERROR, first.file, first.span, arguments),))
    public = configuration.policy.settings.public
    edition = publish(result, configuration.policy) if public else Edition(result)
    return edition._replace(unfinished=len(unfinished))


def _without_published(result: Result, edition: Edition) -> Result:
    """Return a result without the findings that its edition for publication has mended."""
    if edition.compiled is None or edition.compiled is result:
        return result
    return replace(result, diagnostics=tuple(d for d in result.diagnostics if d.key not in MENDED))


def _is_wanted(piece: OutputPiece, folder: SubmissionFolder, order: Order) -> bool:
    if order.only is not None and (order.only == "whole") is not piece.whole:
        return False
    selected = selected_files(folder)
    if selected is None:
        return True
    return order.only == "whole" if piece.whole else not selected.isdisjoint(piece.specs)


def _relative(outputs: Iterable[Output], folder: SubmissionFolder, edition: Edition) -> list[Output]:
    """Return outputs that name their specs relative to the submission's folder.

    Names of files are not masked: an edition for publication does not give them.
    """
    skip = len(folder.name) + 1 if folder.name != "." else 0
    return [
        output._replace(specs=() if edition.public else tuple(name[skip:] for name in output.specs))
        for output in outputs
    ]


def _provenance(compiled: Compiled, built: Built, edition: Edition) -> Provenance:
    counts = {"edition": "public", "masked": edition.masked, "left_out": edition.left_out}
    more: dict[str, object] = {**counts} if edition.public else {}
    if edition.unfinished:
        more["unfinished"] = edition.unfinished
    return Provenance(compiled.pack.name, compiled.pack.digest, built.digest, built.digests, more)


def _check_choice(formats: Sequence[str], only: str | None) -> None:
    if isinstance(formats, str) or not formats or set(formats) - set(build_formats()):
        raise ValueError(f"formats: a sequence of {', '.join(build_formats())}, not {formats!r}")
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
