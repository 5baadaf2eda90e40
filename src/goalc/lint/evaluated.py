"""Parts that the rules of self-evaluation and monitoring share: what is printed, evaluated and explained."""

from __future__ import annotations

from decimal import Decimal

from goalc.lint.context import FormContext
from goalc.lint.units import kind_of_unit
from goalc.model.evaluation import Evaluation, target_in_force
from goalc.model.money import MONEY_KEY
from goalc.model.scoring.form_scoring import FormScoring
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.model.target.kinds import firm_of
from goalc.model.tree import WEIGHT_KEY
from goalc.source.diagnostic import Origin

INDICATORS, OUTCOME, ADJUSTED, SCORE, DEVIATION = "绩效指标", "完成值", "调整值", "得分", "偏差原因"
EXPECTED, POSSIBILITY = "预计完成值", "完成可能性"
_USUAL = FormScoring()
_EXPLAINING = ("原因", "说明", "备注")


def evaluation_of(context: FormContext) -> Evaluation:
    """Return the evaluation of a form, by the usual rule where its pack declares none."""
    return Evaluation(context.profile.scoring or _USUAL, context.year)


def prints(key: str, context: FormContext) -> bool:
    """Return True if the form has a place for a key of its indicators; that of its money is another one."""
    words, of_money = context.profile.mentioned, f"{MONEY_KEY}.{key}"
    if words is None or key not in words:
        return words is None
    return of_money not in words or any(word.endswith(f".{key}") for word in words - {of_money})


def prints_weights(context: FormContext) -> bool:
    """Return True if the form prints or scores weights, and one of its indicators has one."""
    mentioned = WEIGHT_KEY in (context.profile.mentioned or ())
    is_used = mentioned or context.profile.scoring is not None
    return is_used and any(item.weight is not None for item in context.form.indicators)


def own_place(context: FormContext) -> Origin:
    """Return the place of 绩效指标 in the file of the form itself, also in a later stage."""
    return Origin(context.form.file, (INDICATORS,))


def is_explained(item: Indicator) -> bool:
    """Return True if an indicator gives a reason: 偏差原因, or a field of the pack such as 备注."""
    own = (value for key, value in item.fields.items() if any(word in key for word in _EXPLAINING))
    return bool(item.deviation or any(own))


def is_better_less(item: Indicator, context: FormContext) -> bool:
    """Return True for a duration or a cost whose target has `=`, though less of it is better."""
    target = firm_of(target_in_force(item))
    if not isinstance(target, Comparison) or target.sign != "=":
        return False
    kind = kind_of_unit(target.unit, context.words)
    return (kind == "时间" and item.is_under("时效")) or (kind == "金额" and item.is_under("成本"))


def written(value: Decimal) -> str:
    """Return a number for a sentence, without the zeros behind its decimals."""
    return f"{value.normalize():f}"
