"""goalc as a library: load, check, build. The command line is made of these three.

Files are read and written here; what stands in them is never an exception. `WorkspaceError` is raised
for paths that are not there, `OutputClash` for results that would overwrite each other; a submission
whose files cannot be read or written is among the `troubles` of the report, and the others go on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal

from goalc import resources
from goalc.model.schema import Schema
from goalc.pipeline.compile import Compiled, compile_submission
from goalc.pipeline.pack import SCHEMA_KINDS, LoadedPack, schema_of
from goalc.pipeline.produce import FORMATS, Format, Output, Piece, lay_out, write
from goalc.results import BuildReport, Loaded, Report
from goalc.source.diagnostic import Finding, Origin, Severity
from goalc.workspace.discover import SubmissionFolder, discover
from goalc.workspace.error import BrokenPack, OutputClash, UnknownPack, WorkspaceError
from goalc.workspace.shelf import Shelf
from goalc.workspace.spec_files import FolderFiles, read_files
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
    compiled = _compile(folders[0], Shelf(_paths(packs)))
    loaded.take(compiled)
    loaded.submission = compiled.submission
    return loaded


def check(paths: Paths, packs: Sequence[str | Path] = ()) -> Report:
    """All findings under the paths: files, submissions, trees of them."""
    report = Report()
    shelf = Shelf(_paths(packs))
    for folder in discover(_paths(paths)):
        try:
            report.take(_compile(folder, shelf), _named(folder))
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
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
    _check_choice(formats, only)
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

    Raises `UnknownPack` and `BrokenPack`.
    """
    profile = None
    if pack is not None:
        shelf = Shelf(_paths(packs))
        found = shelf.find(pack, Path())
        if isinstance(found, Finding):
            raise UnknownPack(pack, shelf.names(Path()))
        if found.pack is None:
            raise BrokenPack(found.diagnostics, found.sources)
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
        shelf = Shelf(order.packs)
        yield from (_build_one(folder, order, shelf) for folder in folders)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        chunk = max(1, min(20, len(folders) // (4 * jobs)))
        yield from pool.map(partial(_build_in_worker, order=order), folders, chunksize=chunk)


def _build_in_worker(folder: SubmissionFolder, order: _Order) -> BuildReport:
    return _build_one(folder, order, _worker_shelf(order))


@cache
def _worker_shelf(order: _Order) -> Shelf:
    """One shelf per worker process and build, so that a pack is made ready once."""
    return Shelf(order.packs)


def _build_one(folder: SubmissionFolder, order: _Order, shelf: Shelf) -> BuildReport:
    report = BuildReport()
    try:
        compiled = _compile(folder, shelf)
    except WorkspaceError as trouble:
        report.troubles.append(trouble)
        return report
    outputs, pieces = _written(compiled, folder, order)
    report.take(compiled)
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


def _written(compiled: Compiled, folder: SubmissionFolder, order: _Order) -> tuple[list[Output], list[Piece]]:
    """The outputs that were asked for, none if one of them cannot be; and all pieces."""
    pieces = lay_out(compiled)
    chosen = [piece for index, piece in enumerate(pieces) if _is_wanted(piece, not index, folder, order)]
    outputs = [write(piece, kind, compiled, order.verify) for piece in chosen for kind in order.formats]
    whole = [output for output in outputs if output is not None]
    return (whole if len(whole) == len(outputs) else []), pieces


def _check_choice(formats: Sequence[str], only: str | None) -> None:
    if isinstance(formats, str) or not formats or set(formats) - set(FORMATS):
        raise ValueError(f"formats: a sequence of {', '.join(FORMATS)}, not {formats!r}")
    if only not in {None, "whole", "parts"}:
        raise ValueError(f"only: whole, parts or None, not {only!r}")


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
    """Compile what lies in a folder, and say what of it is not compiled."""
    on_disk = read_files(folder.folder)

    def find_pack(name: str) -> LoadedPack | Finding:
        return shelf.find(name, folder.folder)

    compiled = compile_submission(folder.name, on_disk.files, find_pack, on_disk.whole)
    compiled.note(_left_out(folder, on_disk))
    if folder.selected is not None:
        # Whoever asked for a file that is not bound asked in vain.
        compiled.diagnostics = [
            replace(d, severity=Severity.ERROR)
            if d.key == "GC805.unlisted" and d.arguments["name"] in folder.selected
            else d
            for d in compiled.diagnostics
        ]
    return compiled


def _left_out(folder: SubmissionFolder, on_disk: FolderFiles) -> list[Finding]:
    """What is said of each file that is not read, at that file."""
    asked = folder.selected or frozenset()

    def said(key: str, name: str, severity: Severity = Severity.ERROR, other: str = "") -> Finding:
        return Finding(key, severity, Origin(_shown(folder, name), ()), {"name": name, "other": other})

    return [
        *(said("GC805.lost", name) for name in on_disk.lost),
        *(said("GC805.linked", name) for name in on_disk.linked),
        *(said("GC805.both", name, other=other) for name, other in on_disk.doubled),
        *(
            said("GC805.stray", name, Severity.ERROR if name in asked else Severity.WARNING)
            for name in on_disk.stray
        ),
    ]


def _shown(folder: SubmissionFolder, name: str) -> str:
    """A file of a submission as messages name it."""
    return name if folder.name == "." else f"{folder.name}/{name}"


def _named(folder: SubmissionFolder) -> frozenset[str] | None:
    """The files that were asked for, as messages name them."""
    if folder.selected is None:
        return None
    return frozenset(_shown(folder, name) for name in folder.selected)


def _no_clash(folders: Sequence[SubmissionFolder]) -> None:
    places: dict[str, str] = {}
    for folder in folders:
        place = str(folder.place).casefold()
        earlier = places.setdefault(place, folder.name)
        if earlier != folder.name:
            raise OutputClash(earlier, folder.name, str(folder.place))


def _paths(paths: Paths) -> tuple[Path, ...]:
    if isinstance(paths, (str, Path)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)
