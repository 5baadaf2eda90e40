"""A sample of a form of a later stage that is about real targets.

In: a sample of the form, and a real form of that stage. Out: the sample with the targets of the real one; the
values that the stage itself writes are samples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from goalc.model.decode import decode_form
from goalc.model.forms import RESULTS
from goalc.model.money import MONEY_KEY
from goalc.model.spec import Form
from goalc.model.stage import StageForm, join_stage
from goalc.pipeline.sample import SAMPLE_FILE, FilledForm


def with_targets(filled: FilledForm, form: Form) -> FilledForm:
    """Return a sample of a later stage that is about the targets of a real form of that stage."""
    kind, profile = filled.profiles[SAMPLE_FILE]
    taken = form.fields.keys() - form.own_keys
    data = {key: value for key, value in filled.data[SAMPLE_FILE].items() if key not in taken}
    bases = {line.basis for line in form.money.lines if line.file == form.target_file}
    if MONEY_KEY in data:
        data[MONEY_KEY] = {
            source: {basis: amount for basis, amount in amounts.items() if basis not in bases}
            if isinstance(amounts, Mapping)
            else amounts
            for source, amounts in data[MONEY_KEY].items()
        }
    key = str(*RESULTS.path("indicators"))
    sample: Any = next(iter(data[key].values()), {})
    names = Counter(item.name for item in form.indicators)
    data[key] = {name: sample for name, number in names.items() if number == 1}
    own, findings = decode_form(kind, data, SAMPLE_FILE, profile)
    if not isinstance(own, StageForm):
        raise TypeError(f"a sample is not valid: {findings}")
    target = replace(form, file=form.target_file, target_file="", own_keys=frozenset())
    made, findings = join_stage(own, target, profile)
    if made is None:
        raise TypeError(f"a sample does not fit its targets: {findings}")
    return filled._replace(sample=filled.sample._replace(form=made), data={**filled.data, SAMPLE_FILE: data})
