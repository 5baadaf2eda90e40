"""Find unknown names in a configuration: codes of rules, kinds of changes, limits.

In: the data of a configuration that its schema has accepted. Out: findings, with the most similar known name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from goalc.changes.kinds import KINDS
from goalc.lint.registry import RULE_CODES, RULES
from goalc.matching.guess import closest
from goalc.source.diagnostic import Finding, Origin, Path, Severity


class _Variants(NamedTuple):
    """The message keys for an unknown name: with a similar known name, and without."""

    close: str
    unknown: str


_CODE = _Variants("GC724.code-close", "GC724.code")
_KIND = _Variants("GC724.kind-close", "GC724.kind")
_LIMIT = _Variants("GC724.limit-close", "GC724.limit")


def unknown_names(data: Mapping[str, Any], file: str) -> Iterator[Finding]:
    """Yield findings for unknown codes, kinds of changes, and limits that their rule does not have."""
    for key in ("select", "ignore"):
        for index, beginning in enumerate(data.get(key, ())):
            if not any(code.startswith(beginning) for code in RULE_CODES):
                yield _finding(_CODE, file, (key, index), beginning, RULE_CODES)
    for word in data.get("changes", {}):
        if word not in KINDS:
            yield _finding(_KIND, file, ("changes", word), word, KINDS)
    for word in data.get("severity", {}):
        if word not in RULE_CODES:
            yield _finding(_CODE, file, ("severity", word), word, RULE_CODES)
    yield from _unknown_limits(data.get("limits", {}), file)


def _unknown_limits(data: Mapping[str, Any], file: str) -> Iterator[Finding]:
    for code, limits in data.items():
        if code not in RULE_CODES:
            yield _finding(_CODE, file, ("limits", code), code, RULE_CODES)
            continue
        known = {option.key for option in RULES[code].options}
        for name in limits:
            if name not in known:
                yield _finding(_LIMIT, file, ("limits", code, name), name, known, code)


def _finding(
    variants: _Variants, file: str, path: Path, word: str, known: Iterable[str], code: str = ""
) -> Finding:
    names = tuple(sorted(known))
    close = closest(word, names)
    arguments: dict[str, object] = {"value": word, "close": close, "code": code, "known": names}
    key = "GC724.fixed" if word in RULES else variants.close if close else variants.unknown
    return Finding(key, Severity.ERROR, Origin(file, path), arguments)
