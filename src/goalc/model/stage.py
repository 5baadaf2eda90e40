"""A later stage of a target form (监控, 自评): what its own file says, joined to the form that it is about.

In: the typed target form, and the values that a stage's file writes itself. Out: one form of the same class
with both; a value that comes from the target's file keeps its place there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from goalc.matching.guess import closest
from goalc.model.money import MONEY_KEY, NO_MONEY, MoneyTable
from goalc.model.profile import FieldKind, FormProfile, PackField
from goalc.model.spec import FORM_KEY, RESULTS_KEY, TARGET_KEY, Fields, Form, Indicator
from goalc.model.stage_money import join_money
from goalc.source.diagnostic import Finding, Origin, Path, Severity

_UNKNOWN = FormProfile()
_AS_TEXT: frozenset[FieldKind] = frozenset({"choice", "target", "date", "period", "number"})
"""The kinds of values that are a text too, as they are printed."""


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """The values that a stage writes for the indicator of a name: by attribute, and the pack's own by key.

    `places` has the path of each value by its key.
    """

    name: str
    values: Mapping[str, Any]
    fields: Fields
    places: Mapping[str, Path]
    path: Path


@dataclass(frozen=True, slots=True)
class StageForm:
    """The own values of a stage's form; `target` is the path of the target form from its file."""

    target: str
    money: MoneyTable = NO_MONEY
    results: tuple[str, ...] = ()
    indicators: tuple[IndicatorResult, ...] = ()
    fields: Fields = field(default_factory=dict)
    title: str = ""
    file: str = field(default="", compare=False, repr=False)


def join_stage(
    own: StageForm, target: Form, profile: FormProfile, asked: FormProfile = _UNKNOWN
) -> tuple[Form | None, list[Finding]]:
    """Return a stage's form with what it takes from its target form, or None, and the findings.

    `profile` is that of the stage's form, `asked` that of the target form. A value of another kind than the
    stage has under its key is not taken.
    """
    results = {result.name: result for result in own.indicators}
    findings = list(_find_unmatched(own, target))
    if findings:
        return None, findings
    declared = {item.key for item in profile.fields}
    others = other_keys(profile.fields, asked.fields)
    taken = {key: value for key, value in target.fields.items() if key in declared - others}
    fields = {**taken, **own.fields}
    missing = [item for item in profile.fields if item.required and item.key not in fields]
    if missing:
        return None, [_missing(own, target, item) for item in missing]
    written = {MONEY_KEY} if own.money else set()
    strange = other_keys(profile.indicator_fields, asked.indicator_fields)
    joined = replace(
        target,
        title=own.title,
        stage=profile.stage,
        money=join_money(own.money, target, profile.money),
        results=own.results,
        indicators=tuple(
            _join(_without(item, strange), results.get(item.name), target.file, own.file)
            for item in target.indicators
        ),
        fields=fields,
        file=own.file,
        target_file=target.file,
        own_keys=frozenset({FORM_KEY, TARGET_KEY, RESULTS_KEY, *written, *own.fields}),
    )
    return joined, list(_find_lost(target, joined, others, strange))


def _find_lost(
    target: Form, joined: Form, others: frozenset[str], strange: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each key whose value in the target form is of another kind and is not taken.

    `others` are such keys of the form, `strange` those of its indicators.
    """
    pairs = zip(target.indicators, joined.indicators, strict=True)
    lost = dict.fromkeys(key for key in target.fields if key in others - joined.fields.keys())
    lost |= dict.fromkeys(
        key for old, new in pairs for key in old.fields if key in strange - new.fields.keys()
    )
    origin = Origin(joined.file, (TARGET_KEY,))
    yield from (Finding("GC807.field", Severity.WARNING, origin, {"key": key}) for key in lost)


def other_keys(own: Iterable[PackField], asked: Iterable[PackField]) -> frozenset[str]:
    """Return the keys under which a stage has another kind of value than its target form."""
    kinds = {item.key: item for item in asked}
    return frozenset(item.key for item in own if item.key in kinds and not _is_like(item, kinds[item.key]))


def _is_like(own: PackField, asked: PackField) -> bool:
    """Return True if each value of a target form's field is one of a stage's field too."""
    if own.kind == "text" and asked.kind in _AS_TEXT:
        return True
    columns = {column.key: column for column in own.columns}
    return (
        own.kind == asked.kind
        and set(asked.choices) <= set(own.choices)
        and all(one.key not in columns or _is_like(columns[one.key], one) for one in asked.columns)
    )


def _without(item: Indicator, keys: frozenset[str]) -> Indicator:
    left = {key: value for key, value in item.fields.items() if key not in keys}
    return item if len(left) == len(item.fields) else replace(item, fields=left)


def _join(item: Indicator, result: IndicatorResult | None, file: str, own: str) -> Indicator:
    if result is None:
        return replace(item, file=file)
    places = {key: Origin(own, path) for key, path in result.places.items()}
    return replace(
        item,
        **result.values,
        fields={**item.fields, **result.fields},
        file=file,
        sources={**item.sources, **places},
    )


def _find_unmatched(own: StageForm, target: Form) -> Iterator[Finding]:
    """Yield a finding for each result whose indicator the target form does not have, or has twice."""
    names = [item.name for item in target.indicators]
    free = sorted(set(names) - {result.name for result in own.indicators})
    for result in own.indicators:
        count = names.count(result.name)
        if count != 1:
            close = closest(result.name, free) if not count else ""
            key = "GC807.twice" if count else "GC807.close" if close else "GC807.indicator"
            arguments = {"name": result.name, "close": close, "target": target.file, "known": tuple(free)}
            yield Finding(key, Severity.ERROR, Origin(own.file, result.path), arguments, "key")


def _missing(own: StageForm, target: Form, item: PackField) -> Finding:
    """Return the finding for a required field that neither the stage nor its target form fills in."""
    arguments = {"key": item.key, "target": target.file, "help": item.help}
    return Finding("GC807.missing", Severity.ERROR, Origin(own.file, (item.key,)), arguments)
