"""GC203: a formula can be computed: it divides two different things, and its brackets are balanced.

All formulas of a form use the same multiplication sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.source.diagnostic import Fix, Replacement, Severity

_TIMES = re.compile(r"([*×xX＊✕])\s*100\s*[%％]")
_DIVISION = re.compile(r"[/／÷]|除以")
_TAIL = re.compile(r"\s*[*×xX＊✕]\s*100\s*[%％]\s*$")
_BRACKETS = re.compile("[（()）]")
_OPEN, _CLOSE = "（(", "）)"


def subjects(context: FormContext) -> Sequence[list[tuple[Indicator, str]]]:
    """Return the form's formulas as one subject."""
    return [context.formulas] if context.formulas else ()


def check(found: list[tuple[Indicator, str]], context: FormContext) -> Iterator[Violation]:
    """Yield violations for each formula itself, and for a multiplication sign unlike that of most."""
    times = [_TIMES.search(formula) for _, formula in found]
    signs = Counter(match[1] for match in times if match is not None)
    usual = max(signs, key=lambda sign: (signs[sign], sign == "×")) if signs else ""
    for (indicator, formula), match in zip(found, times, strict=True):
        origin = context.of(indicator, "解释")
        arguments = {"name": indicator.name, "value": formula}
        key = _problem(formula)
        if key:
            yield Violation(key, origin, arguments)
        if match is not None and match[1] != usual:
            text = _TIMES.sub(lambda m: m[0].replace(m[1], usual), indicator.definition)
            arguments = {**arguments, "found": match[1], "usual": usual}
            fix = Fix((Replacement(origin, text),), safe=False)
            yield Violation("GC203.times", origin, arguments, severity=Severity.INFO, fix=fix)


def _problem(formula: str) -> str:
    """Return the key for what prevents computing the formula, or an empty text."""
    if not _is_balanced(formula):
        return "GC203.brackets"
    parts = _DIVISION.split(_TAIL.sub("", formula))
    if len(parts) == 1:
        return "GC203.division"
    sides = {part.strip(" " + _OPEN + _CLOSE) for part in parts}
    return "GC203.same" if len(parts) == 2 and len(sides) == 1 else ""


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in _BRACKETS.findall(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth < 0:
            return False
    return not depth


RULE = FormRule("GC203", Severity.WARNING, "S", subjects, check, fixes=True)
