"""List the indicators of libraries that specs can refer to, and propose more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from goalc.library.entries import ENTRIES_KEY, PARAMETER
from goalc.library.listing import LibraryEntry, list_entries
from goalc.library.proposals import OPEN, Proposal, Sample, proposals, without_marks
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.source.diagnostic import Diagnostic, Origin
from goalc.source.text import SourceText
from goalc.source.trouble import Trouble
from goalc.syntax.tree import Entry, Node, locate
from goalc.syntax.tree import Mapping as Tree
from goalc.workspace.configuration import Overrides
from goalc.workspace.discover import Paths, discover, paths_of
from goalc.workspace.error import WorkspaceError

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class LibraryListing:
    """The indicators that specs at a path can take from libraries, the nearest library first.

    `diagnostics` are those of the libraries' files, whose texts are in `sources`.
    """

    indicators: Sequence[LibraryEntry] = ()
    diagnostics: Sequence[Diagnostic] = ()
    sources: Mapping[str, SourceText] = field(default_factory=dict)

    def find(self, name: str) -> LibraryEntry | None:
        """Return the indicator of an id; None for an unknown one."""
        return next((item for item in self.indicators if item.id == name), None)


@dataclass(frozen=True)
class Suggestions:
    """Proposals, each with the id of a library's entry with the same texts, empty if there is none.

    `files` is the number of specs that were examined, `broken` are submissions that have errors.
    """

    proposals: Sequence[tuple[Proposal, str]] = ()
    files: int = 0
    broken: Sequence[str] = ()
    troubles: Sequence[Trouble] = ()


def library(path: str | Path = ".", packs: Sequence[str | Path] = ()) -> LibraryListing:
    """Return the indicators that specs at a path can refer to; raises `WorkspaceError`."""
    scope = Session(paths_of(packs), Overrides(ignore=("GC",))).libraries(Path(path))
    diagnostics = [one for loaded in scope.loaded for one in loaded.diagnostics]
    titles = _merge(loaded.titles for loaded in scope.loaded)
    trees = _merge(loaded.trees for loaded in scope.loaded)
    sources = _merge(loaded.sources for loaded in scope.loaded)
    lines = {
        (file, key.text): sources[file].position(key.start).line
        for file, tree in trees.items()
        for key, _ in _entries(tree)
    }

    def line(origin: Origin) -> int:
        return lines[origin.file, str(origin.path[-1])]

    return LibraryListing(list(list_entries(scope.libraries, titles, line)), diagnostics, sources)


def _entries(tree: Node) -> Sequence[Entry]:
    """Return the entries of a library file's tree; to search each by its path would be quadratic."""
    entries = tree.get(ENTRIES_KEY) if isinstance(tree, Tree) else None
    return entries.entries if isinstance(entries, Tree) else ()


def suggest(paths: Paths, packs: Sequence[str | Path] = ()) -> Suggestions:
    """Return indicators that recur in the specs under the paths, as proposals for a library.

    Specs with errors are skipped. Raises `WorkspaceError` for a path that does not exist.
    """
    session = Session(paths_of(packs), Overrides(ignore=("GC",)))
    samples: list[Sample] = []
    broken: list[str] = []
    troubles: list[Trouble] = []
    files = 0
    folders = discover(paths_of(paths))
    entries = library(paths_of(paths)[0], packs).indicators
    for folder in folders:
        try:
            result, _ = session.compile(folder)
        except WorkspaceError as error:
            troubles.append(error.trouble)
            continue
        if isinstance(result, Compiled):
            files += len(result.submission.forms)
            samples += _samples(result)
        else:
            broken.append(folder.name)
    found = [(item, _find_equal(item, entries)) for item in proposals(samples)]
    return Suggestions(found, files, broken, troubles)


def _merge(parts: Iterable[Mapping[str, _Value]]) -> dict[str, _Value]:
    return {key: value for part in parts for key, value in part.items()}


def _samples(compiled: Compiled) -> Iterator[Sample]:
    """Yield the indicators that a submission writes out itself, without those that its pack inserts."""
    files = compiled.files
    for form in compiled.submission.forms:
        fixed = {item.name for item in compiled.pack.profile.forms[form.title].fixed}
        source, tree = files.sources[form.file], files.trees[form.file]
        for indicator in form.indicators:
            if indicator.name not in fixed and not indicator.sources:
                start = locate(tree, indicator.path).start
                yield Sample(indicator, form.file, source.position(start).line)


def _find_equal(proposal: Proposal, held: Iterable[LibraryEntry]) -> str:
    """Return the id of an entry that has the proposal's texts for some parameters; empty if there is none."""
    pattern = proposal.pattern
    for item in held:
        if _fits(item.name, pattern.name) and _fits(item.definition, pattern.definition):
            return item.id
    return ""


def _fits(template: str, text: str) -> bool:
    """Return True if a text consists of the fixed pieces of a template, in order, with texts between them."""
    first, *rest = (without_marks(piece) for piece in PARAMETER.split(template)[::2])
    text = without_marks(text.replace(OPEN, "□"))
    if not rest:
        return first == text
    if not text.startswith(first) or not text.endswith(rest[-1]):
        return False
    place = len(first)
    for piece in rest:
        place = text.find(piece, place + 1)
        if place < 0:
            return False
        place += len(piece)
    return True
