"""The digest of a model. It does not depend on comments, order or spelling in the spec, only on meaning.

It is computed from the canonical texts of the values in the order of their declaration, without file names
and places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from operator import attrgetter

from goalc.model import spec
from goalc.model.forms import MONEY_LINES, RESULTS, SUBMISSION, fields_of, kind_of
from goalc.model.money import MoneyTable
from goalc.model.spec import (
    LATER_INDICATOR_FIELDS,
    RESULT_FIELDS,
    Form,
    Indicator,
    PlanStep,
    Safeguards,
    Submission,
)

_OPTIONAL = attrgetter("last_value", "weight", "goal_numbers", "data_source")
# Fields that came later count only where they are filled in: a digest of an unchanged form stays the same.
_LATER = frozenset(
    item
    for item in (*SUBMISSION.fields, *RESULTS.fields)
    if item.key in {"目标", "期", "目标完成情况", MONEY_LINES.key}
)
_LATER_OF_INDICATORS = (*LATER_INDICATOR_FIELDS, *RESULT_FIELDS)


def form_digest(form: Form, cover: Submission) -> str:
    """Return the digest of one form with the data of its submission's cover."""
    return _sha256((_values(form), _values(cover)))


def submission_digest(cover: Submission, forms: Iterable[str]) -> str:
    """Return the digest of a submission, from its cover's data and the digests of its forms in order."""
    return _sha256((_values(cover), tuple(forms)))


def _sha256(values: object) -> str:
    # The representation of tuples of text, numbers and Decimals is defined by Python, and exact.
    return hashlib.sha256(repr(values).encode()).hexdigest()


def _values(form: Form | Submission) -> tuple[object, ...]:
    fields = fields_of(form)
    core = tuple([_canonical(getattr(form, item.attribute)) for item in fields if item not in _LATER])
    later = tuple(
        [
            (item.key, _canonical(value))
            for item in fields
            if item in _LATER and (value := getattr(form, item.attribute))
        ]
    )
    usual = kind_of(form).title
    title = () if form.title == usual else (form.title,)
    weights = getattr(form, "level_weights", {})
    stated = [("权重", tuple(sorted((levels, str(weight)) for levels, weight in weights.items())))]
    return (type(form).__name__, core, _own(form.fields), *title, *later, *(stated if weights else ()))


def _canonical(value: object) -> object:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return tuple([_canonical(item) for item in value])
    if isinstance(value, Indicator):
        target = str(value.target)
        row = (*value.levels, value.name, target, value.definition, _own(value.fields))
        known = [None if item is None else _canonical(item) for item in _OPTIONAL(value)]
        later = [
            (item.key, _canonical(found))
            for item in _LATER_OF_INDICATORS
            if (found := getattr(value, item.attribute)) not in (None, "")
        ]
        return (*row, *known, *later)
    if isinstance(value, PlanStep):
        return (str(value.period), value.text)
    if isinstance(value, Safeguards | MoneyTable):
        return value.texts
    return _own(value) if isinstance(value, dict) else str(value)


def _own(fields: spec.Fields) -> tuple[object, ...]:
    return tuple([(key, _canonical(value)) for key, value in fields.items()])
