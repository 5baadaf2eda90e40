"""Separate findings from those that others explain: one cause, one finding.

In: the findings of all rules. Out: those to show, and the explained ones with their causes. A rule declares
the codes that explain its findings (`explained_by`); a finding is explained by another of such a code about
the same value. Two findings in one indicator are about the same value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from goalc.lint.registry import MODEL_RULES
from goalc.source.diagnostic import Finding, Origin, Path

_CAUSES: Mapping[str, tuple[str, ...]] = {
    rule.code: rule.explained_by for rule in MODEL_RULES if rule.explained_by
}
_EXPLAINING = frozenset(code for codes in _CAUSES.values() for code in codes)
_Value = tuple[str, Path]


class Explained(NamedTuple):
    """A finding that follows from others: it may be gone when they are mended."""

    finding: Finding
    causes: tuple[Finding, ...]


def separate(findings: Iterable[Finding]) -> tuple[list[Finding], list[Explained]]:
    """Return the findings that nothing explains, and the others, both in their order."""
    findings = list(findings)
    causes: dict[_Value, list[Finding]] = {}
    for finding in findings:
        if finding.code in _EXPLAINING:
            for value in _values(finding):
                causes.setdefault(value, []).append(finding)
    if not causes:
        return findings, []
    kept: list[Finding] = []
    explained: list[Explained] = []
    for finding in findings:
        found = _causes_of(finding, causes)
        if found:
            explained.append(Explained(finding, found))
        else:
            kept.append(finding)
    return kept, explained


def _causes_of(finding: Finding, causes: Mapping[_Value, list[Finding]]) -> tuple[Finding, ...]:
    codes = _CAUSES.get(finding.code, ())
    if not codes:
        return ()
    return tuple(
        cause for value in _values(finding) for cause in causes.get(value, ()) if cause.code in codes
    )


def _values(finding: Finding) -> set[_Value]:
    return {_value(origin) for origin in finding.about or (finding.origin,)}


def _value(origin: Origin) -> _Value:
    """Return what a place belongs to: the item of a list around it, where the spec uses it, or itself."""
    while origin.used is not None:
        origin = origin.used
    last = max((index for index, step in enumerate(origin.path) if isinstance(step, int)), default=None)
    return origin.file, origin.path if last is None else origin.path[: last + 1]
