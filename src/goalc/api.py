"""goalc as a library: load, check, build. The command line is made of these three.

Files are read and written here; what stands in them is never an exception. `WorkspaceError` is raised
for files that are not there or cannot be read or written, `OutputClash` for results that would
overwrite each other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from goalc import resources
from goalc.model.schema import Schema
from goalc.pipeline.compile import Compiled, compile_submission
from goalc.pipeline.pack import SCHEMA_KINDS, schema_of
from goalc.pipeline.produce import FORMATS, Format, Output, Piece, lay_out, write
from goalc.results import BuildReport, Loaded, Report
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.workspace.discover import SubmissionFolder, discover, read_files
from goalc.workspace.error import OutputClash, UnknownPack
from goalc.workspace.shelf import Shelf
from goalc.workspace.store import Make, folder_made, store

Paths = str | Path | Iterable[str | Path]
Only = Literal["whole", "parts"]
POOL_FROM = 50
"""So many submissions make it worth the while to start processes, when nobody said how many."""


@dataclass(frozen=True)
class _Order:
    """What is to be built of each submission."""

    output: Path
    formats: tuple[Format, ...]
    only: Only | None
    verify: bool
    packs: tuple[Path, ...]


def load(path: str | Path, packs: Sequence[str | Path] = ()) -> Loaded:
    """The one submission at `path`, with all that there is to say about it.

    Raises `ValueError` when there is more than one.
    """
    folders = discover([Path(path)])
    if len(folders) > 1:
        raise ValueError(f"{len(folders)} submissions under {path}")
    loaded = Loaded()
    compiled = _compile(folders[0], _shelf(_paths(packs)))
    loaded.take(compiled)
    loaded.submission = compiled.submission
    return loaded


def check(paths: Paths, packs: Sequence[str | Path] = ()) -> Report:
    """All findings under the paths: files, submissions, trees of them."""
    report = Report()
    shelf = _shelf(_paths(packs))
    for folder in discover(_paths(paths)):
        report.take(_compile(folder, shelf), _named(folder))
    return report


def build(
    paths: Paths,
    output: str | Path = "build",
    *,
    formats: Sequence[Format] = FORMATS,
    only: Only | None = None,
    verify: bool = False,
    jobs: int | None = None,
    packs: Sequence[str | Path] = (),
    progress: Callable[[int, int], None] | None = None,
) -> BuildReport:
    """Build every submission under the paths into its folder below `output`.

    A submission with errors is refused and leaves its earlier results alone; findings of rules do
    not refuse it. `progress` is told how many are done, of how many.
    """
    start = time.perf_counter()
    folders = discover(_paths(paths))
    _no_clash(folders)
    order = _Order(Path(output), tuple(formats), only, verify, tuple(_paths(packs)))
    folder_made(order.output)
    report = BuildReport()
    for done, built in enumerate(_built(folders, order, jobs), 1):
        report.add(built)
        if progress is not None:
            progress(done, len(folders))
    report.seconds = time.perf_counter() - start
    return report


def schemas(pack: str | None = None, packs: Sequence[str | Path] = ()) -> dict[str, Schema]:
    """The JSON Schemas of specs by kind, and of packs; with what a pack adds, if one is named.

    Raises `UnknownPack`.
    """
    profile = None
    if pack is not None:
        found = _shelf(_paths(packs)).find(pack, Path())
        if isinstance(found, Finding) or found.pack is None:
            raise UnknownPack(pack, _shelf(_paths(packs)).names())
        profile = found.pack.profile
    made = {
        kind: schema_of(form, profile.forms.get(form) if profile else None)
        for kind, form in SCHEMA_KINDS.items()
        if profile is None or form in profile.forms
    }
    return made if profile else {**made, "pack": resources.schema("pack")}


def _built(folders: Sequence[SubmissionFolder], order: _Order, jobs: int | None) -> Iterator[BuildReport]:
    """The report of each submission, in their order, whoever made it."""
    import os

    if jobs is None:
        jobs = (os.cpu_count() or 1) if len(folders) >= POOL_FROM else 1
    jobs = min(jobs, len(folders))
    if jobs <= 1:
        yield from (_build_one(folder, order) for folder in folders)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        chunk = max(1, min(20, len(folders) // (4 * jobs)))
        yield from pool.map(partial(_build_one, order=order), folders, chunksize=chunk)


def _build_one(folder: SubmissionFolder, order: _Order) -> BuildReport:
    compiled = _compile(folder, _shelf(order.packs))
    report = BuildReport()
    pieces = lay_out(compiled)
    chosen = [piece for index, piece in enumerate(pieces) if _is_wanted(piece, not index, folder, order)]
    outputs = [write(piece, kind, compiled, order.verify) for piece in chosen for kind in order.formats]
    whole = [output for output in outputs if output is not None]
    if outputs and len(whole) == len(outputs):
        target = order.output / folder.place
        report.stored.append((target, store(target, _relative(whole, folder), _make(compiled, pieces))))
    else:
        report.refused.append(folder.name)
    report.take(compiled)
    return report


def _is_wanted(piece: Piece, whole: bool, folder: SubmissionFolder, order: _Order) -> bool:
    if order.only is not None and (order.only == "whole") is not whole:
        return False
    wanted = _named(folder)
    return wanted is None or (order.only == "whole" if whole else piece.specs[0] in wanted)


def _relative(outputs: Iterable[Output], folder: SubmissionFolder) -> list[Output]:
    """Outputs that name their specs from the submission's folder, wherever on a machine that lies."""
    skip = len(folder.name) + 1 if folder.name != "." else 0
    return [output._replace(specs=tuple(name[skip:] for name in output.specs)) for output in outputs]


def _make(compiled: Compiled, pieces: Sequence[Piece]) -> Make:
    pack = compiled.pack
    assert pack is not None, "only a compiled submission is stored"  # noqa: S101
    current = {f"{piece.stem}.{kind}": piece.digest for piece in pieces for kind in FORMATS}
    return Make(pack.name, pack.digest, pieces[0].digest, current)


def _compile(folder: SubmissionFolder, shelf: Shelf) -> Compiled:
    on_disk = read_files(folder)
    compiled = compile_submission(folder.name, on_disk.files, lambda name: shelf.find(name, folder.folder))
    place = Origin(f"{folder.name}/submission.yaml" if folder.name != "." else "submission.yaml", ())
    compiled.note(
        [_stray(name, place, folder) for name in on_disk.stray]
        + [Finding("GC805.linked", Severity.ERROR, place, {"name": name}) for name in on_disk.linked]
        + [
            Finding("GC805.both", Severity.ERROR, place, {"name": name, "other": other})
            for name, other in on_disk.doubled
        ]
    )
    if on_disk.linked or on_disk.doubled:
        # A booklet must not be made from less, or other, than what lies there.
        compiled.submission = None
    return compiled


def _stray(name: str, place: Origin, folder: SubmissionFolder) -> Finding:
    """A YAML file in the wrong place; an error, and its own, where it is the one that was asked for."""
    if folder.selected is None or name not in folder.selected:
        return Finding("GC805.stray", Severity.WARNING, place, {"name": name})
    itself = Origin(place.file.removesuffix("submission.yaml") + name, ())
    return Finding("GC805.stray", Severity.ERROR, itself, {"name": name})


def _named(folder: SubmissionFolder) -> frozenset[str] | None:
    """The files that were asked for, as messages name them."""
    if folder.selected is None:
        return None
    prefix = "" if folder.name == "." else f"{folder.name}/"
    return frozenset(f"{prefix}{name}" for name in folder.selected)


def _no_clash(folders: Sequence[SubmissionFolder]) -> None:
    places: dict[str, str] = {}
    for folder in folders:
        place = str(folder.place).casefold()
        earlier = places.setdefault(place, folder.name)
        if earlier != folder.name:
            raise OutputClash(earlier, folder.name, str(folder.place))


@cache
def _shelf(packs: tuple[Path, ...]) -> Shelf:
    """One shelf per process and set of folders, so that a pack is made ready once."""
    return Shelf(packs)


def _paths(paths: Paths) -> tuple[Path, ...]:
    if isinstance(paths, (str, Path)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)
