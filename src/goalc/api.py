"""goalc as a library: load, check, build, diff. The command line is made of these.

Files are read and written here; what stands in them is never an exception. `WorkspaceError` is raised
for paths that are not there, `OutputClash` for results that would overwrite each other; a submission
whose files cannot be read or written is among the `troubles` of the report, and the others go on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from goalc import resources
from goalc.library.listing import list_entries
from goalc.model.schema import Schema
from goalc.operations.build import Only, Order, built, no_clash
from goalc.operations.diff import approve, diff, log
from goalc.operations.results import BuildReport, FixReport, FormatReport, LibraryListing, Loaded, Report
from goalc.operations.session import Session, named
from goalc.operations.suggest import Suggestions, suggestions
from goalc.pipeline.build import FORMATS, Format
from goalc.pipeline.pack import SCHEMA_KINDS, schema_of
from goalc.source.diagnostic import Finding, Origin
from goalc.syntax.tree import Node, locate
from goalc.textconv.file_text import FileText
from goalc.workspace.configuration import Configuration, Configurations, Overrides
from goalc.workspace.discover import Paths, discover, paths_of
from goalc.workspace.error import BrokenPack, UnknownPack, WorkspaceError
from goalc.workspace.packs import PackStore
from goalc.workspace.spec_files import read
from goalc.workspace.store import make_folder

Edition = Literal["submit", "public"]

__all__ = [
    "Edition",
    "Paths",
    "approve",
    "build",
    "check",
    "configuration",
    "diff",
    "fix",
    "format_specs",
    "library",
    "load",
    "log",
    "schemas",
    "suggest",
]


def load(path: str | Path, packs: Sequence[str | Path] = ()) -> Loaded:
    """The one submission at `path`, with all that there is to say about it.

    Raises `ValueError` when there is more than one.
    """
    folders = discover([Path(path)])
    if len(folders) > 1:
        raise ValueError(f"{len(folders)} submissions under {path}")
    loaded = Loaded()
    compiled, configuration = Session(paths_of(packs)).compile(folders[0])
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
    session = Session(paths_of(packs), Overrides(tuple(select), tuple(ignore), edition, fail_level))
    for folder in discover(paths_of(paths)):
        try:
            compiled, configuration = session.compile(folder)
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
    from goalc.operations.fix import fix_submission

    report = FixReport()
    session = Session(paths_of(packs))
    for folder in discover(paths_of(paths)):
        try:
            fix_submission(folder, session, unsafe, write, report)
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
    return report


def format_specs(paths: Paths, packs: Sequence[str | Path] = (), *, write: bool = True) -> FormatReport:
    """Put the specs under the paths in their canonical look; their meaning does not change.

    Files with errors are left as they are; without `write` all are. Rules are not asked.
    """
    from goalc.operations.fmt import format_submission

    report = FormatReport()
    session = Session(paths_of(packs), Overrides(ignore=("GC",)))
    for folder in discover(paths_of(paths)):
        try:
            format_submission(folder, session, write, report)
        except WorkspaceError as trouble:
            report.troubles.append(trouble)
    return report


def library(path: str | Path = ".", packs: Sequence[str | Path] = ()) -> LibraryListing:
    """The indicators that specs at a path can refer to; raises `WorkspaceError`."""
    in_force = Session(paths_of(packs), Overrides(ignore=("GC",))).libraries(Path(path))
    found = LibraryListing()
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

    found.indicators += list_entries(in_force.libraries, titles, line)
    return found


def suggest(paths: Paths, packs: Sequence[str | Path] = ()) -> Suggestions:
    """What stands in several of the specs under the paths, as proposals for a library."""
    session = Session(paths_of(packs), Overrides(ignore=("GC",)))
    folders = discover(paths_of(paths))
    held = library(paths_of(paths)[0], packs).indicators
    return suggestions(folders, session, held)


def textconv(path: str | Path) -> FileText:
    """What a DOCX, an XLSX or a spec says, as lines to compare; raises `WorkspaceError`.

    The lines are None for a spec that cannot be read, as its diagnostics say.
    """
    from goalc.readers.package import MAX_FILE, ReadError
    from goalc.textconv.file_text import file_text

    place = Path(path)
    try:
        return file_text(place.as_posix(), read(place, MAX_FILE))
    except ReadError as error:
        raise WorkspaceError(error.key, name=place) from error


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
    folders = discover(paths_of(paths))
    no_clash(folders)
    order = Order(Path(output), tuple(formats), only, verify, tuple(paths_of(packs)))
    make_folder(order.output)
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
        shelf = PackStore(paths_of(packs))
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
