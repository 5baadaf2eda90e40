"""Building submission by submission, in one process or several.

In: folders and an order of what is wanted. Out: the report of each, in their order, its files stored.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from goalc.operations.results import BuildReport
from goalc.operations.session import Session, named
from goalc.pipeline.build import FORMATS, Format, Output, OutputPiece, lay_out, write
from goalc.pipeline.read import Compiled
from goalc.workspace.discover import SubmissionFolder
from goalc.workspace.error import OutputClash, WorkspaceError
from goalc.workspace.store import Make, store

Only = Literal["whole", "parts"]
POOL_FROM = 50
"""So many submissions make it worth the while to start processes, when nobody said how many."""


@dataclass(frozen=True)
class Order:
    """What is to be built of each submission."""

    output: Path
    formats: tuple[Format, ...]
    only: Only | None
    verify: bool
    packs: tuple[Path, ...]


def built(folders: Sequence[SubmissionFolder], order: Order, jobs: int | None) -> Iterator[BuildReport]:
    """The report of each submission, in their order, whoever made it."""
    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(folders) >= POOL_FROM else 1
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
    """One session per worker process and build, so that a pack is made ready once."""
    return Session(order.packs)


def _build_one(folder: SubmissionFolder, order: Order, session: Session) -> BuildReport:
    report = BuildReport()
    try:
        compiled, configuration = session.compile(folder)
        outputs, pieces = _written(compiled, folder, order)
        report.take(compiled, configuration)
    except WorkspaceError as trouble:
        report.troubles.append(trouble)
        return report
    if not outputs:
        report.refused.append(folder.name)
        return report
    target = order.output / folder.place
    try:
        made = store(target, _relative(outputs, folder), _make(compiled, pieces))
    except WorkspaceError as trouble:
        report.troubles.append(trouble)
    else:
        report.stored.append((target, made))
    return report


def _written(
    compiled: Compiled, folder: SubmissionFolder, order: Order
) -> tuple[list[Output], list[OutputPiece]]:
    """The outputs that were asked for, none if one of them cannot be; and all pieces."""
    pieces = lay_out(compiled)
    chosen = [piece for index, piece in enumerate(pieces) if _is_wanted(piece, not index, folder, order)]
    outputs = [write(piece, kind, compiled, order.verify) for piece in chosen for kind in order.formats]
    whole = [output for output in outputs if output is not None]
    return (whole if len(whole) == len(outputs) else []), pieces


def _is_wanted(piece: OutputPiece, whole: bool, folder: SubmissionFolder, order: Order) -> bool:
    if order.only is not None and (order.only == "whole") is not whole:
        return False
    wanted = named(folder)
    return wanted is None or (order.only == "whole" if whole else piece.specs[0] in wanted)


def _relative(outputs: Iterable[Output], folder: SubmissionFolder) -> list[Output]:
    """Outputs that name their specs from the submission's folder, wherever on a machine that lies."""
    skip = len(folder.name) + 1 if folder.name != "." else 0
    return [output._replace(specs=tuple(name[skip:] for name in output.specs)) for output in outputs]


def _make(compiled: Compiled, pieces: Sequence[OutputPiece]) -> Make:
    pack = compiled.pack
    assert pack is not None, "only a compiled submission is stored"  # noqa: S101
    current = {f"{piece.stem}.{kind}": piece.digest for piece in pieces for kind in FORMATS}
    return Make(pack.name, pack.digest, pieces[0].digest, current)


def no_clash(folders: Sequence[SubmissionFolder]) -> None:
    """Raise `OutputClash` if the results of two submissions would lie in one folder."""
    places: dict[str, str] = {}
    for folder in folders:
        place = str(folder.place).casefold()
        earlier = places.setdefault(place, folder.name)
        if earlier != folder.name:
            raise OutputClash(earlier, folder.name, str(folder.place))
