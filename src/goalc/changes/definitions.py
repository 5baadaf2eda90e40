"""Two versions of an indicator's definition (指标解释及计算公式) → the kind of the change.

A definition says what counts. Four things in it decide what a target is worth, and are told apart: that it is
there, its formula, its sample, and its numbers. What words alone mean is not understood, so other words are a
change of scope; other marks, numerals and years are not.
"""

from __future__ import annotations

import re
from collections import Counter

from goalc.changes.numbers_in import numbers_in, plain, without_numbers
from goalc.library.proposals import without_marks

_FORMULA = re.compile(r"公式[:：]?(.*)", re.DOTALL)
_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
# The stroke of 元/人 divides nothing.
_COMPUTED = re.compile(
    r"[/／](?![人月年次天日户亩米吨件台套个][^\u4e00-\u9fff]|[人月年次天日户亩米吨件台套个]$)|[÷×*＊]|占.{0,40}?(?:比例|比重|比率|百分比|份额)|之比|除以"
)
_OPERATORS = str.maketrans("÷／×＊xX（）－−–＋％", "//****()---+%")
_ONE_TERM = re.compile(r"\(([^()+*/-]*)\)")
_MARKS = re.compile(r"[^\w()+*/%-]")
_SAMPLE = re.compile(r"抽取|抽样|抽查|抽检|抽测|随机|样本|问卷|发放|回收|受访|调查对象|访谈")


def kind_of_change(before: str, after: str) -> str:
    """Return the kind of the change between two definitions, which differ."""
    if bool(before.strip()) != bool(after.strip()):
        return "definition-removed" if before.strip() else "definition-added"
    if _formulas(before) != _formulas(after):
        return "formula-changed"
    if _numbers(before, _SAMPLE) != _numbers(after, _SAMPLE) or _samples(before) != _samples(after):
        return "sample-changed"
    if numbers_in(before) != numbers_in(after):
        return "count-changed"
    return "definition-restated" if _wording(before) == _wording(after) else "definition-changed"


def _wording(definition: str) -> tuple[str, ...]:
    """Return the words without marks and numbers, then the numbers in their order."""
    numbers = (said for said in numbers_in(definition) if said[0].isdigit())
    return _bare(without_numbers(definition)), *numbers


def _formulas(definition: str) -> tuple[str, ...]:
    """Return what says how the number is computed: what stands behind 公式, else clauses that divide."""
    named = _FORMULA.search(definition)
    return (_computed(named[1]),) if named else tuple(map(_computed, _clauses(definition, _COMPUTED)))


def _computed(formula: str) -> str:
    """Return a formula in one notation: its operators and brackets count, brackets around one term do not."""
    text = "".join(plain(formula).translate(_OPERATORS).split())
    while (shorter := _ONE_TERM.sub(r"\1", text)) != text:
        text = shorter
    return _MARKS.sub("", text)


def _samples(definition: str) -> tuple[str, ...]:
    """Return the clauses that say who is asked, or what is looked at."""
    return tuple(_bare(without_numbers(clause)) for clause in _clauses(definition, _SAMPLE))


def _numbers(definition: str, wanted: re.Pattern[str]) -> Counter[str]:
    return numbers_in("，".join(_clauses(definition, wanted)))


def _clauses(text: str, wanted: re.Pattern[str]) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if wanted.search(clause)]


def _bare(text: str) -> str:
    return without_marks(plain(text))
