"""The digest of a model. It does not depend on comments, order or spelling in the spec, only on meaning.

It is computed from the canonical texts of the values in the order of their declaration, without file names
and places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from operator import attrgetter

from goalc.model import spec
from goalc.model.forms import kind_of
from goalc.model.spec import (
    OPTIONAL_INDICATOR_FIELDS,
    Form,
    Indicator,
    PlanStep,
    Safeguards,
    Submission,
)

_OPTIONAL = attrgetter(*(item.attribute for item in OPTIONAL_INDICATOR_FIELDS))


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
    core = tuple([_canonical(getattr(form, item.attribute)) for item in kind_of(form).fields])
    return (type(form).__name__, core, _own(form.fields))


def _canonical(value: object) -> object:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return tuple([_canonical(item) for item in value])
    if isinstance(value, Indicator):
        target = str(value.target)
        row = (value.level1, value.level2, value.name, target, value.definition, _own(value.fields))
        return (*row, *[None if item is None else _canonical(item) for item in _OPTIONAL(value)])
    if isinstance(value, PlanStep):
        return (str(value.period), value.text)
    if isinstance(value, Safeguards):
        return (value.organisation, value.rules)
    return _own(value) if isinstance(value, dict) else str(value)


def _own(fields: spec.Fields) -> tuple[object, ...]:
    return tuple([(key, _canonical(value)) for key, value in fields.items()])
