"""Names in a configuration that nothing bears: codes of rules, kinds of changes, limits.

In: the data of a configuration that its schema has accepted. Out: findings, with the nearest name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from goalc.diff.kinds import KINDS
from goalc.lint.registry import RULE_CODES, RULES
from goalc.source.diagnostic import Finding, Origin, Severity


def unknown_names(data: Mapping[str, Any], file: str) -> Iterator[Finding]:
    """Codes that no rule has, kinds that no change has, and limits that their rule does not have."""
    for key in ("select", "ignore"):
        for index, beginning in enumerate(data.get(key, ())):
            if not any(code.startswith(beginning) for code in RULE_CODES):
                yield _finding("code", file, (key, index), beginning, RULE_CODES)
    for key, variant, known in (("changes", "kind", KINDS), ("severity", "code", RULE_CODES)):
        for word in data.get(key, {}):
            if word not in known:
                yield _finding(variant, file, (key, word), word, known)
    yield from _unknown_limits(data.get("limits", {}), file)


def _unknown_limits(data: Mapping[str, Any], file: str) -> Iterator[Finding]:
    for code, limits in data.items():
        if code not in RULE_CODES:
            yield _finding("code", file, ("limits", code), code, RULE_CODES)
            continue
        known = {option.key for option in RULES[code].options}
        for name in limits:
            if name not in known:
                yield _finding("limit", file, ("limits", code, name), name, known, code)


def _finding(
    variant: str, file: str, path: tuple[str | int, ...], word: str, known: Any, code: str = ""
) -> Finding:
    close = get_close_matches(word, sorted(known), 1, 0.5)
    arguments: dict[str, object] = {"value": word, "close": close[0] if close else "", "code": code}
    arguments["known"] = tuple(sorted(known))
    key = f"GC724.{variant}-close" if close else f"GC724.{variant}"
    if word in RULES:
        key = "GC724.fixed"
    return Finding(key, Severity.ERROR, Origin(file, path), arguments)
