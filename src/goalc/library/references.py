"""References (引用) in a form → complete indicators, as if their texts stood in the spec.

In: the plain data of a form that its contract has accepted, and the libraries that apply. Out: the data with
the values of the library in place of the references, and findings about references.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from goalc.library.entries import BROKEN, PARAMETER, TARGET, Libraries, Unresolved
from goalc.matching.guess import closest
from goalc.model import forms, spec
from goalc.model.decode import Data, LibrarySources
from goalc.model.tree import indicator_path, listed
from goalc.source.diagnostic import Arguments, Finding, Note, Origin, Path, Severity

(_INDICATORS,) = map(str, forms.PROJECT.path("indicators"))
_OWN = frozenset({spec.REFERENCE_KEY, spec.PARAMETERS_KEY})


class Referred(NamedTuple):
    """A form whose indicators are complete, unless there are findings."""

    data: Data
    sources: LibrarySources
    findings: list[Finding]

    def files(self) -> frozenset[str]:
        """Return the library files that it takes values from or mentions in findings."""
        files = {place.file for places in self.sources.values() for place in places.values()}
        for found in self.findings:
            files.update(note.origin.file for note in found.notes)
            broken = found.arguments.get("files")
            files.update(broken if isinstance(broken, tuple) else ())
        return frozenset(files)


class Filled(NamedTuple):
    """A resolved reference: the indicator's values, and the places of those that come from a library.

    `parameters` are those in its texts, with the places of the texts; `missing` are those without a value,
    which are still in the texts.
    """

    values: dict[str, Any]
    sources: dict[str, Origin]
    parameters: dict[str, Origin]
    missing: tuple[str, ...]


def refers(data: Data) -> bool:
    """Return True if any indicator of a form refers to a library."""
    return any(spec.REFERENCE_KEY in item for _, item in _items(data))


def refer(data: Data, file: str, libraries: Libraries) -> Referred:
    """Resolve the references of a form."""
    complete: dict[Path, Filled] = {}
    findings: list[Finding] = []
    for path, item in _items(data):
        if spec.REFERENCE_KEY in item:
            place = Origin(file, path)
            try:
                complete[path] = fill(item, libraries)
            except Unresolved as error:
                findings.append(_at_reference(place, error.key, error.arguments, error.notes))
            else:
                findings += _parameter_findings(item, place, complete[path])
    sources = {path: filled.sources for path, filled in complete.items()}
    return Referred(_replace_references(data, complete), sources, _merge_broken(findings))


def fill(item: Data, libraries: Libraries) -> Filled:
    """Complete an indicator from its entry; its own values take precedence. Raises Unresolved."""
    values: dict[str, Any] = {}
    sources: dict[str, Origin] = {}
    parameters: dict[str, str] = {}
    for entry in reversed(libraries.chain(item[spec.REFERENCE_KEY].strip())):
        values |= entry.values
        sources |= {key: entry.place(key) for key in entry.values}
        parameters |= entry.parameters
    parameters |= {key: text.strip() for key, text in item.get(spec.PARAMETERS_KEY, {}).items()}
    own = {key: value for key, value in item.items() if key not in _OWN}
    sources = {key: place for key, place in sources.items() if key not in own}
    used: dict[str, Origin] = {}
    for key, place in sources.items():
        for name in _parameters_in(key, values[key]):
            used.setdefault(name, place)
    given = {key: _fill_value(key, values[key], parameters) for key in sources}
    return Filled({**given, **own}, sources, used, tuple(name for name in used if name not in parameters))


def relocate(finding: Finding, sources: LibrarySources) -> Finding:
    """Return a finding about a text of a library with its place there."""
    path = finding.origin.path
    item = indicator_path(path)
    below = path[len(item) :]
    place = sources.get(item, {}).get(str(below[0])) if below else None
    if place is None:
        return finding
    used = Origin(finding.origin.file, (*item, spec.REFERENCE_KEY))
    return replace(finding, origin=Origin(place.file, (*place.path, *below[1:]), used))


def _items(data: Data) -> Iterator[tuple[Path, Data]]:
    """Yield the indicators of a form, each with its path: 绩效指标, levels, number."""
    yield from listed(data.get(_INDICATORS), (_INDICATORS,))


def _replace_references(data: Data, complete: Mapping[Path, Filled]) -> Data:
    def replaced(node: Any, path: Path) -> Any:
        if isinstance(node, list):
            found = (complete.get((*path, number)) for number in range(len(node)))
            return [item if one is None else one.values for item, one in zip(node, found, strict=True)]
        if isinstance(node, dict):
            return {name: replaced(child, (*path, name)) for name, child in node.items()}
        return node

    return {**data, _INDICATORS: replaced(data.get(_INDICATORS, {}), (_INDICATORS,))}


def _parameters_in(key: str, value: Any) -> Iterator[str]:
    """Yield the parameters in a value; a target has none."""
    if key != TARGET:
        for text in value if isinstance(value, list) else (value,):
            yield from PARAMETER.findall(text)


def _fill_value(key: str, value: Any, parameters: Mapping[str, str]) -> Any:
    if key == TARGET:
        return value
    if isinstance(value, list):
        return [_fill_value(key, item, parameters) for item in value]
    return PARAMETER.sub(lambda match: parameters.get(match[1], match[0]), value)


def _parameter_findings(item: Data, place: Origin, filled: Filled) -> Iterator[Finding]:
    """Yield findings for parameters that no text has, and for those of the texts without a value."""
    name, given = item[spec.REFERENCE_KEY].strip(), item.get(spec.PARAMETERS_KEY, {})
    missing = list(filled.missing)
    unknown = [key for key in given if key not in filled.parameters]
    # One that is unknown where one is missing: the missing one was meant, whatever it was called.
    single = missing[0] if len(missing) == len(unknown) == 1 else ""
    for wrong in unknown:
        close = single or closest(wrong, [key for key in filled.parameters if key not in given])
        if close in missing:
            missing.remove(close)
        origin = Origin(place.file, (*place.path, spec.PARAMETERS_KEY, wrong))
        key = "GC806.parameter-close" if close else "GC806.parameter-unknown"
        arguments = {"id": name, "name": wrong, "close": close, "known": tuple(filled.parameters)}
        yield Finding(key, Severity.ERROR, origin, arguments, "key")
    if missing:
        notes = (Note("GC806.text", filled.parameters[missing[0]]),)
        arguments = {"id": name, "names": tuple(missing), "name": missing[0]}
        yield _at_reference(place, "GC806.parameter-missing", arguments, notes)


def _at_reference(place: Origin, key: str, arguments: Arguments, notes: tuple[Note, ...]) -> Finding:
    origin = Origin(place.file, (*place.path, spec.REFERENCE_KEY))
    return Finding(key, Severity.ERROR, origin, arguments, notes=notes)


def _merge_broken(findings: list[Finding]) -> list[Finding]:
    """Keep only the first finding of a form about each set of files that cannot be read."""
    first = {found.arguments["files"]: found for found in reversed(findings) if found.key == BROKEN}
    return [found for found in findings if found.key != BROKEN or found is first[found.arguments["files"]]]
