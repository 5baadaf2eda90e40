"""Gather mistakes of one kind that run through a file: a habit of typing is one finding, mended at once.

In: the findings in a text. Out: the same, those of a kind that are many replaced by one with all their edits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from goalc.source.diagnostic import Diagnostic

MAX_COLLECTED = 5000
"""Maximum number of findings that are collected before they are gathered."""
_MAX_APART = 5
"""Maximum number of findings of a kind that are told one by one."""
_WHOLE: Mapping[str, str] = {
    "GC710": "GC710.many",
    "GC710.alone": "GC710.many",
    "GC715": "GC715.many",
    "GC715.wide-space": "GC715.many",
    "GC711.tab": "GC711.tab-many",
    "GC711.wide-space": "GC711.wide-many",
    "GC711.odd-space": "GC711.odd-many",
}
"""The key for many findings with these keys."""


def is_habit(finding: Diagnostic) -> bool:
    """Return True for a finding that can be gathered with others."""
    return finding.key in _WHOLE


def gather(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings in their order, with one in place of many of a kind."""
    kinds: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.edits and finding.key in _WHOLE:
            kinds.setdefault(_WHOLE[finding.key], []).append(finding)
    gathered: list[Diagnostic] = []
    for finding in findings:
        key = _WHOLE.get(finding.key, "") if finding.edits else ""
        equal = kinds.get(key, [])
        if len(equal) <= _MAX_APART:
            gathered.append(finding)
        elif equal[0] is finding:
            edits = tuple(edit for one in equal for edit in one.edits)
            arguments = {**finding.arguments, "count": len(equal)}
            gathered.append(replace(finding, key=key, arguments=arguments, edits=edits))
    return gathered
