"""goalc as a library: load, check, build. The command line is made of these three.

Files are read and written here; what stands in them is never an exception. `WorkspaceError` is raised
for paths that are not there, `OutputClash` for results that would overwrite each other; a submission
whose files cannot be read or written is among the `troubles` of the report, and the others go on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from goalc import resources
from goalc.bench import Bench, named
from goalc.building import Only, Order, built, no_clash
from goalc.model.holdings import holdings
from goalc.model.schema import Schema
from goalc.pipeline.as_text import FileText
from goalc.pipeline.pack import SCHEMA_KINDS, schema_of
from goalc.pipeline.produce import FORMATS, Format
from goalc.results import BuildReport, FixReport, FormatReport, Holdings, Loaded, Report
from goalc.source.diagnostic import Finding, Origin
from goalc.suggesting import Suggestions, suggestions
from goalc.syntax.tree import Node, locate
from goalc.workspace.configuration import Configuration, Configurations, Overrides
from goalc.workspace.discover import discover
from goalc.workspace.error import BrokenPack, UnknownChange, UnknownPack, WorkspaceError
from goalc.workspace.shelf import Shelf
from goalc.workspace.spec_files import read
from goalc.workspace.store import folder_made

if TYPE_CHECKING:
    from goalc.approving import Approved
    from goalc.comparing import Comparison
    from goalc.diff.review import Past

Paths = str | Path | Iterable[str | Path]
Edition = Literal["submit", "public"]


def load(path: str | Path, packs: Sequence[str | Path] = ()) -> Loaded:
    """The one submission at `path`, with all that there is to say about it.

    Raises `ValueError` when there is more than one.
    """
    folders = discover([Path(path)])
    if len(folders) > 1:
        raise ValueError(f"{len(folders)} submissions under {path}")
    loaded = Loaded()
    compiled, configuration = Bench(_paths(packs)).compile(folders[0])
    loaded.take(compiled, configuration)
    loaded.submission = compiled.submission
    return loaded


def check(
    paths: Paths,
    packs: Sequence[str | Path] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    edition: Edition | None = None,
    fail_level: str | None = None,
    baseline: bool = True,
) -> Report:
    """All findings under the paths: files, submissions, trees of them.

    What is given here goes before the specs' `goalc.toml`; without `baseline` its findings are told too.
    """
    report = Report()
    bench = Bench(_paths(packs), Overrides(tuple(select), tuple(ignore), edition, fail_level))
    for folder in discover(_paths(paths)):
        try:
            compiled, configuration = bench.compile(folder)
            report.take(compiled, configuration, named(folder), baseline)
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
    return report


def fix(
    paths: Paths, packs: Sequence[str | Path] = (), *, unsafe: bool = False, write: bool = True
) -> FixReport:
    """Mend the specs under the paths by what findings offer.

    `unsafe`: also where that changes what a spec means. Without `write` the files are left as they are.
    """
    from goalc.fixing import fix_submission

    report = FixReport()
    bench = Bench(_paths(packs))
    for folder in discover(_paths(paths)):
        try:
            fix_submission(folder, bench, unsafe, write, report)
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
    return report


def format_specs(paths: Paths, packs: Sequence[str | Path] = (), *, write: bool = True) -> FormatReport:
    """Put the specs under the paths in their canonical look; their meaning does not change.

    Files with errors are left as they are; without `write` all are. Rules are not asked.
    """
    from goalc.formatting import format_submission

    report = FormatReport()
    bench = Bench(_paths(packs), Overrides(ignore=("GC",)))
    for folder in discover(_paths(paths)):
        try:
            format_submission(folder, bench, write, report)
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
    return report


def library(path: str | Path = ".", packs: Sequence[str | Path] = ()) -> Holdings:
    """The indicators that specs at a path can refer to; raises `WorkspaceError`."""
    in_force = Bench(_paths(packs), Overrides(ignore=("GC",))).libraries(Path(path))
    found = Holdings()
    titles: dict[str, str] = {}
    trees: dict[str, Node] = {}
    for loaded in in_force.loaded:
        found.diagnostics += loaded.diagnostics
        found.sources |= loaded.sources
        titles |= loaded.titles
        trees |= loaded.trees

    def line(origin: Origin) -> int:
        start = locate(trees[origin.file], origin.path, "key").start
        return found.sources[origin.file].position(start).line

    found.indicators += holdings(in_force.libraries, titles, line)
    return found


def suggest(paths: Paths, packs: Sequence[str | Path] = ()) -> Suggestions:
    """What stands in several of the specs under the paths, as proposals for a library."""
    bench = Bench(_paths(packs), Overrides(ignore=("GC",)))
    folders = discover(_paths(paths))
    held = library(_paths(paths)[0], packs).indicators
    return suggestions(folders, bench, held)


def textconv(path: str | Path) -> FileText:
    """What a DOCX, an XLSX or a spec says, as lines to compare; raises `WorkspaceError`.

    The lines are None for a spec that cannot be read, as its diagnostics say.
    """
    from goalc.pipeline.as_text import file_text
    from goalc.readers.package import MAX_FILE, ReadError

    place = Path(path)
    try:
        return file_text(place.as_posix(), read(place, MAX_FILE))
    except ReadError as error:
        raise WorkspaceError(error.key, name=place) from error


def diff(
    words: Sequence[str] = (),
    limits: Paths = (),
    packs: Sequence[str | Path] = (),
    *,
    fail_on: str = "",
    redline: str | Path | None = None,
    today: date | None = None,
    moment: str | None = None,
) -> Comparison:
    """What changed in meaning between two sides, as `goalc diff WORDS -- LIMITS` names them.

    `fail_on`: kinds, directions or levels that the gate stops, with commas between them. `redline`: a folder
    for Word files with tracked changes and workbooks; changes that are in no commit yet are dated with
    `moment` (ISO 8601) or not at all. Approvals run out by `today`. Raises `WorkspaceError`.
    """
    from tempfile import TemporaryDirectory

    from goalc.comparing import Comparing, redlined, stops
    from goalc.workspace.revisions import choose

    wanted = stops(fail_on)
    with TemporaryDirectory(prefix="goalc-") as shelf:
        chosen = choose(words, _paths(limits), Path(shelf))
        bench = Bench(_paths(packs))
        comparing = Comparing(chosen.base, chosen.head, chosen.files, bench)
        found = comparing.result(wanted, today or date.today())
        return found if redline is None else redlined(found, chosen, Path(redline), moment)


def approve(
    marks: Sequence[str],
    reason: str,
    *,
    by: str = "",
    until: date | None = None,
    base: str = "",
    packs: Sequence[str | Path] = (),
) -> list[Approved]:
    """Accept the changes with these fingerprints, found against `base` or the usual ones.

    `by` is git's user where it is not given. Raises `UnknownChange`, and writes nothing then.
    """
    from goalc.approving import BASES, approve_changes, found_changes
    from goalc.diff.review import Approval
    from goalc.workspace.repository import Repository

    changes, missing = found_changes(
        marks, (base,) if base else BASES, lambda words: diff([words], (), packs)
    )
    if missing:
        raise UnknownChange(missing[0])
    repository = Repository.of(Path())
    name = by or ("" if repository is None else repository.author)
    return approve_changes(changes, lambda mark: Approval(mark, reason, name, until))


def log(path: str | Path, indicator: str = "", packs: Sequence[str | Path] = ()) -> Iterator[Past]:
    """How the targets of a spec or a submission changed over the commits, the newest first.

    Raises `WorkspaceError`.
    """
    from tempfile import TemporaryDirectory

    from goalc.tracing import trace

    with TemporaryDirectory(prefix="goalc-") as shelf:
        yield from trace(Path(path), indicator, _paths(packs), Path(shelf))


def configuration(path: str | Path) -> Configuration:
    """What is in force for specs at a path; raises `WorkspaceError`."""
    place = Path(path)
    if not place.exists():
        raise WorkspaceError("io.missing", name=place)
    return Configurations().of(place if place.is_dir() else place.parent)


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
    no_clash(folders)
    order = Order(Path(output), tuple(formats), only, verify, tuple(_paths(packs)))
    folder_made(order.output)
    report = BuildReport()
    for done, one in enumerate(built(folders, order, jobs), 1):
        report.add(one)
        if progress is not None:
            progress(done, len(folders))
    report.seconds = time.perf_counter() - start
    return report


def schemas(pack: str | None = None, packs: Sequence[str | Path] = ()) -> dict[str, Schema]:
    """The JSON Schemas of specs by kind, of libraries, packs and reports; or of the specs of one pack.

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
    if profile is not None:
        return made
    return {
        **made,
        **{
            kind: resources.schema(kind)
            for kind in ("library", "pack", "words", "config", "output", "changes", "approvals")
        },
    }


def _check_choice(formats: Sequence[str], only: str | None) -> None:
    if isinstance(formats, str) or not formats or set(formats) - set(FORMATS):
        raise ValueError(f"formats: a sequence of {', '.join(FORMATS)}, not {formats!r}")
    if only not in {None, "whole", "parts"}:
        raise ValueError(f"only: whole, parts or None, not {only!r}")


def _paths(paths: Paths) -> tuple[Path, ...]:
    if isinstance(paths, (str, Path)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)
