"""GC106: a share of a whole is at most 100 %, is written in percent, and can be missed.

`≥100%` can only mean `=100%`. 0.95 under the name of a rate, and ≥0.95%, are probably 95%. `≥0%` and a rate
of `≤100%` are fulfilled whatever happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.units import kind_of_unit
from goalc.model.direction import direction_of, name_head
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.source.diagnostic import Fix, Replacement, Severity

_COUNTS = frozenset({"次数", "人数", "数量", "面积", "长度"})
_PLANNED = ("控制率", "支出率", "执行率", "使用率", "偏差率", "变动率", "成本率", "占比", "比重", "比例")
_SHARES = ("率", "满意度", "知晓度", "比例", "占比", "比重", "覆盖面")


def subjects(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Return the comparisons with a sign, and those without a unit."""
    return [(item, target) for item, target in context.comparisons if target.sign or not target.unit]


def check(subject: tuple[Indicator, Comparison], context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a share above 100 %, `≥100%`, a fraction and what cannot be missed."""
    indicator, target = subject
    origin = context.of(indicator, "指标值")
    arguments: dict[str, object] = {"name": indicator.name, "value": target.quoted}
    if is_fraction(indicator, target, context):
        text = f"{target.sign}{(target.number * 100).normalize():f}%"
        yield Violation("GC106.fraction", origin, {**arguments, "text": text})
    elif _is_always_met(indicator, target, context):
        yield Violation("GC106.always", origin, arguments)
    elif target.unit == "%" and target.number >= 100 and _is_share(indicator, context):
        if target.sign not in {"≤", "<"} and (target.number > 100 or target.sign == ">"):
            yield Violation("GC106.over", origin, arguments)
        elif target.sign == "≥":
            fix = Fix((Replacement(origin, "=100%"),), safe=False)
            yield Violation("GC106.full", origin, arguments, fix=fix)


def _is_capped(indicator: Indicator) -> bool:
    """Return True for a rate of money, which is to stay within what was planned."""
    return "成本" in indicator.group or indicator.name.endswith(_PLANNED)


def _is_share(indicator: Indicator, context: FormContext) -> bool:
    """Return True if the name is that of a share of a whole, and no word says that it can be more."""
    name = name_head(indicator.name)
    return name.endswith(_SHARES) and not context.words.above_hundred.find(name)


def _is_always_met(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True if every outcome fulfils the target: a count ≥0, a bad share ≤100%."""
    share = target.unit == "%" and _is_share(indicator, context)
    direction = direction_of(indicator.name, context.words)
    if target.sign == "≥" and not target.number:
        counted = kind_of_unit(target.unit, context.words) in _COUNTS
        counted = counted and not context.words.above_hundred.find(indicator.name)
        return direction != "less" and ((share and direction == "more") or counted)
    return share and not _is_capped(indicator) and target.sign == "≤" and target.number >= 100


def is_fraction(indicator: Indicator, target: Comparison, context: FormContext) -> bool:
    """Return True if a number up to 1 stands where a percentage is expected: 0.95, ≥0.95%."""
    words = context.words
    endings = words.name_endings
    kinds = endings.words.get(endings.names.ending(name_head(indicator.name)), ())
    if kinds[:1] != ("比率",) or target.unit not in {"", "%"} or target.number <= 0:
        return False
    # Less than 1 % is a plausible bound of what should be rare or of what grows.
    direction = direction_of(indicator.name, words)
    if direction == "less" or target.sign in {"≤", "<"} or words.above_hundred.find(indicator.name):
        return False
    if not target.unit:
        return target.number <= 1
    return target.number < 1 and direction == "more"


RULE = FormRule("GC106", Severity.WARNING, "S", subjects, check, fixes=True)
