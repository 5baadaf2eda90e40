"""GC203: a formula can be computed: that of a ratio divides two different things, and brackets are balanced.

A ratio may also be what another one leaves (`1-不合格率`), a sum or a mean of ratios. All formulas of a form
use the same multiplication sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Interval
from goalc.source.diagnostic import Fix, Replacement, Severity

_TIMES = re.compile(r"([*×xX＊✕])\s*100\s*[%％]")
_DIVISION = re.compile(r"[/／÷∕∶:]|除以")
_OTHERWISE = re.compile(
    r"[-－—–+＋]|减|之和|相加|合计|累计|平均|加权|均值|占|比|分之|见|按|依据|根据|参照|办法|为准"
)
_NUMBERED = re.compile(r"(?<![0-9A-Za-z(（])[0-9A-Za-z一二三四五六七八九十]{1,2}[)）]")
_TAIL = re.compile(r"(?<!\s)\s*+[*×xX＊✕]\s*+100\s*+[%％]\s*$")
_BRACKETS = re.compile("[（()）]")
_ZERO = re.compile(r"0+(?:\.0+)?")
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
        key = _problem(formula, indicator)
        if key:
            yield Violation(key, origin, arguments)
        if match is not None and match[1] != usual:
            text = _TIMES.sub(lambda m: m[0].replace(m[1], usual), indicator.definition)
            arguments = {**arguments, "found": match[1], "usual": usual}
            fix = Fix((Replacement(origin, text),), safe=False)
            yield Violation("GC203.times", origin, arguments, severity=Severity.INFO, fix=fix)


def _problem(formula: str, indicator: Indicator) -> str:
    """Return the key for what prevents computing the formula, or an empty text."""
    # The numbers of a list have half a bracket: 1）…2）…
    if not _is_balanced(formula) and not _is_balanced(_NUMBERED.sub("", indicator.definition)):
        return "GC203.brackets"
    parts = _DIVISION.split(_TAIL.sub("", formula))
    if len(parts) == 1:
        return "GC203.division" if _is_ratio(indicator) and not _OTHERWISE.search(formula) else ""
    if any(not part.strip(" " + _OPEN + _CLOSE) or _ZERO.fullmatch(part.strip()) for part in parts[1:]):
        return "GC203.denominator"
    sides = {part.strip(" " + _OPEN + _CLOSE) for part in parts}
    return "GC203.same" if len(parts) == 2 and len(sides) == 1 else ""


def _is_ratio(indicator: Indicator) -> bool:
    target = indicator.target
    return isinstance(target, Comparison | Interval) and target.unit.startswith(("%", "‰"))


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in _BRACKETS.findall(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth < 0:
            return False
    return not depth


RULE = FormRule("GC203", Severity.WARNING, "S", subjects, check, fixes=True, needs=("解释",))
