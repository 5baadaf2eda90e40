"""GC101: a target that looks like a number or a date can be read as one, and nothing in it is mistyped.

`≪2小时` and `2025年2月30日` look like comparisons or dates but cannot be read as such: as judgements they
would be printed unchanged and never be compared with anything. `﹥95%`, `95≥` and `≥9 5%` can be read; the
character that is wrong is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.dates import DEADLINE_EXAMPLES, move_examples
from goalc.model.spec import Indicator
from goalc.model.target import Judgement, Target
from goalc.model.target.days import names_no_day
from goalc.model.target.numbers import INCLUDED
from goalc.model.target.spelling import spelling
from goalc.source.diagnostic import Fix, Origin, Replacement, Severity

# A sign with nothing behind it, or with what must be a number; 次月10日 and XX人次 are none.
_SIGN = re.compile(r"[≥≤=<>＝＜＞≧≦⩾⩽≪≫≮≯±≈]+\s*(?:$|[-+.0-9０-９≥≤=<>＝＜＞]|[\u4e00-\u9fff]+$)|[≪≫≮≯≈]")
# A grade has an order, but is no number: ≥Ⅲ类, ≥C30, ≥二级.
_GRADE = re.compile(
    r"[≥≤=＝]+\s*(?:[Ⅰ-Ⅻ]|[一二三四五六甲乙丙][级等类]|[A-Z]{1,3}(?:[0-9]{1,3}(?:\.[0-9])?|\+|[级类])?$|优|良|中等|合格)"
)
_SLIPS = {
    "extra": "GC101.extra",
    "other": "GC101.other",
    "order": "GC101.order",
    "exponent": "GC101.exponent",
}


def subjects(context: FormContext) -> Sequence[Indicator]:
    """Return the indicators whose targets are judgements or have mistyped characters."""
    return [item for item in context.indicators if isinstance(item.target, Judgement) or item.target.slips]


def check(indicator: Indicator, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a judgement that looks like a number or a date, and for mistyped characters."""
    target, origin = indicator.target, context.of(indicator, "指标值")
    if target.slips:
        yield _mistyped(target, origin, context.year)
    elif isinstance(target, Judgement) and _SIGN.match(target.text) and not _GRADE.match(target.text):
        yield Violation("GC101.sign", origin, {"value": target.text})
    elif isinstance(target, Judgement) and names_no_day(target.text):
        examples = move_examples(DEADLINE_EXAMPLES, context.year)
        yield Violation("GC101.date", origin, {"value": target.text, "examples": examples})


def _mistyped(target: Target, origin: Origin, year: int) -> Violation:
    """Return the violation of mistyped characters; the edit is safe where the form prints it already."""
    # What a form prints as it was typed could mean something else.
    sure = target.written != target.typed and not INCLUDED.search(target.written)
    text = str(target) if sure else spelling(target, year)
    first = target.slips[0]
    arguments = {
        "value": target.quoted, "text": text, "typed": first.typed, "right": first.right,
        "characters": tuple(slip.typed for slip in target.slips if slip.key == "extra"),
    }  # fmt: skip
    fix = Fix((Replacement(origin, text),), safe=sure) if text else None
    return Violation(_SLIPS[first.key], origin, arguments, severity=Severity.WARNING, fix=fix)


RULE = FormRule("GC101", Severity.ERROR, "S", subjects, check, fixes=True)
