"""Files of a library of indicators → entries with their places.

In: the texts of the files of one folder, by the names that messages use for them. Out: the entries of the
files that can be read, and diagnostics of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from goalc import resources
from goalc.library.entries import (
    TITLE_KEY,
    VOCABULARY,
    Libraries,
    Library,
    RawEntry,
    contradictions,
    decode_entries,
)
from goalc.library.references import Referred, refer, relocate
from goalc.model.contract import Contract, word_findings
from goalc.model.decode import Data
from goalc.model.schema import compose
from goalc.source.diagnostic import Diagnostic, Finding, Origin, Severity
from goalc.source.text import SourceText
from goalc.syntax.bare_words import find_bare_words
from goalc.syntax.decode_text import decode_text
from goalc.syntax.locate import locate_finding
from goalc.syntax.parse import parse
from goalc.syntax.tree import Node, plain

SHIPPED = "goalc:library"
"""The name of goalc's own library in messages, the same on every machine."""


class LoadedLibrary(NamedTuple):
    """The library of one folder; `titles`, `sources` and `trees` are keyed by the names of its files."""

    library: Library
    diagnostics: Sequence[Diagnostic]
    titles: Mapping[str, str]
    sources: Mapping[str, SourceText]
    trees: Mapping[str, Node]


FindLibraries = Callable[[], Sequence[LoadedLibrary]]
"""A function that returns the libraries of the folders around a spec, the nearest first."""


def load_library(files: Mapping[str, bytes], troubles: Iterable[Diagnostic] = ()) -> LoadedLibrary:
    """Load a library from its files; `troubles` are diagnostics of files that were not read at all."""
    diagnostics = list(troubles)
    texts: list[SourceText] = [SourceText(trouble.file, "") for trouble in diagnostics]
    for name, content in files.items():
        decoded = decode_text(name, content)
        texts.append(decoded.source)
        diagnostics += decoded.diagnostics
    return library_of(texts, diagnostics)


def library_of(texts: Iterable[SourceText], diagnostics: Iterable[Diagnostic] = ()) -> LoadedLibrary:
    """Build the library of decoded files; those with a diagnostic count as broken."""
    said = list(diagnostics)
    broken = dict.fromkeys(diagnostic.file for diagnostic in said)
    sources = {text.name: text for text in texts}
    titles: dict[str, str] = {}
    trees: dict[str, Node] = {}
    entries: list[RawEntry] = []
    for name, source in sources.items():
        data = None if name in broken else _data(source, said, trees)
        if data is None:
            broken[name] = None
        else:
            titles[name] = data[TITLE_KEY].strip()
            entries += decode_entries(data, name)
    return LoadedLibrary(Library(entries, tuple(broken)), said, titles, sources, trees)


@cache
def shipped_library() -> LoadedLibrary:
    """Return the library that ships with goalc."""
    return library_of(
        SourceText(f"{SHIPPED}/{name}", text) for name, text in resources.texts("library", ".yaml")
    )


class LibraryScope:
    """The libraries that apply to a spec, the nearest first; they are read on first use."""

    def __init__(self, find: FindLibraries) -> None:
        self._find = find

    @cached_property
    def loaded(self) -> Sequence[LoadedLibrary]:
        """All libraries, goalc's own last."""
        return (*self._find(), shipped_library())

    @cached_property
    def libraries(self) -> Libraries:
        """All libraries, for looking up entries."""
        return Libraries([loaded.library for loaded in self.loaded])

    def complete(self, data: Data, file: str, contract: Contract) -> Referred:
        """Resolve the references of a form, and check the completed form against its contract."""
        referred = refer(data, file, self.libraries)
        findings = referred.findings or contract.check(referred.data, file)
        return referred._replace(findings=[relocate(finding, referred.sources) for finding in findings])


@cache
def _contract() -> Contract:
    schema = resources.schema("library")
    return Contract(compose(schema, schema))


def _data(source: SourceText, said: list[Diagnostic], trees: dict[str, Node]) -> dict[str, Any] | None:
    """Return the plain data of a file, or None if it is wrong; add its diagnostics to `said`."""
    result = parse(source, VOCABULARY)
    said += result.diagnostics
    if result.node is None:
        return None
    trees[source.name] = result.node
    data = plain(result.node)
    contract = _contract()
    words = find_bare_words(source.text, result.node)
    findings = word_findings(source.name, words, lambda path: contract.is_needed(path, data))
    findings = findings or contract.check(data, source.name)
    if not findings and isinstance(data, dict):
        findings = [
            Finding(key, Severity.ERROR, Origin(source.name, path), {"value": text})
            for key, path, text in contradictions(data)
        ]
    said += [locate_finding(found, trees) for found in findings]
    return None if findings or not isinstance(data, dict) else data
