"""Plain data of a spec → typed spec.

In: a mapping that the contract has accepted (texts, lists, mappings). Out: the typed spec, or a finding for
each text that is not a value of its kind (a day that does not exist, an amount finer than a 分). With a
finding there is no spec, because nothing is compiled from half a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from goalc.model import spec
from goalc.model.amount import AmountError, parse_amount
from goalc.model.dates import DATE_EXAMPLES, PERIOD_EXAMPLES, parse_date, parse_period
from goalc.model.decode_money import decode_money
from goalc.model.fixed import add_fixed
from goalc.model.forms import FormKind, optional_fields
from goalc.model.money import NO_MONEY, MoneyTable
from goalc.model.profile import FormProfile, PackField
from goalc.model.spec import Field, Form, Indicator, PlanStep, Safeguards, Submission
from goalc.model.stage import IndicatorResult, StageForm
from goalc.model.target import Target, parse_target
from goalc.model.tree import LevelWeights, levels_of, listed, stated_weights
from goalc.source.diagnostic import Finding, Origin, Path, Severity

Data = Mapping[str, Any]
LibrarySources = Mapping[Path, Mapping[str, Origin]]
"""By the path of an indicator: its keys whose values come from a library, with their places there."""
NO_SOURCES: LibrarySources = {}

_AMOUNT_KEYS = {
    "syntax": "GC804.amount-syntax",
    "fen": "GC804.amount-fen",
    "limit": "GC804.amount-limit",
}
"""The sentence for each `AmountError.reason`."""


class Decoder:
    """A decoder of one file, which collects the errors in `findings`."""

    def __init__(self, file: str, form: FormProfile, sources: LibrarySources = NO_SOURCES) -> None:
        self.file = file
        self.form = form
        self.sources = sources
        self.findings: list[Finding] = []
        self.level_weights: LevelWeights = {}

    def core(self, fields: Iterable[Field], data: Data, path: Path = ()) -> dict[str, Any]:
        """Return the attributes of the core fields that `data` has."""
        return {
            item.attribute: _KINDS[item.kind](self, data[item.key], (*path, item.key))
            for item in fields
            if item.key in data
        }

    def own(self, fields: Iterable[PackField], data: Data, path: Path = ()) -> spec.Fields:
        """Return the values of the pack's own fields that `data` has."""
        return {
            item.key: self._rows(item, data[item.key], (*path, item.key))
            if item.kind == "rows"
            else _KINDS[item.kind](self, data[item.key], (*path, item.key))
            for item in fields
            if item.key in data
        }

    def amount(self, text: str, path: Path) -> Decimal:
        """Return the amount in 元 of a text; 0 with a finding if it is none."""
        return _money(self, text, path)

    def refuse(self, key: str, path: Path, **arguments: object) -> None:
        """Add a finding: the value at `path` is not of its kind."""
        arguments["field"] = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        self.findings.append(Finding(key, Severity.ERROR, Origin(self.file, path), arguments))

    def used_sources(self, path: Path) -> Mapping[str, Origin]:
        """Return where values of an indicator come from in libraries, with the place that refers there."""
        used = Origin(self.file, (*path, spec.REFERENCE_KEY))
        return {key: place._replace(used=used) for key, place in self.sources.get(path, {}).items()}

    def _rows(self, item: PackField, rows: list[Data] | Data, path: Path) -> tuple[spec.Fields, ...]:
        if item.labels or isinstance(rows, Mapping):
            return self._fixed_rows(item, rows, path)
        return tuple(self.own(item.columns, row, (*path, index)) for index, row in enumerate(rows))

    def _fixed_rows(self, item: PackField, rows: list[Data] | Data, path: Path) -> tuple[spec.Fields, ...]:
        """Return a row for each label, in their order; a row that is not written has no values."""
        first = item.columns[0].key
        found = {label: spec.LabelledRow({first: label}) for label in item.labels}
        stated: Iterable[tuple[str | int, Data]] = (
            rows.items() if isinstance(rows, Mapping) else enumerate(rows)
        )
        for step, row in stated:
            label = step if isinstance(step, str) else _label(item, step, row)
            if label is None:
                self.refuse("GC804.label-many", (*path, step), count=len(item.labels))
            elif found[label].step is not None:
                self.refuse("GC804.label-repeated", (*path, step), value=label)
            else:
                found[label] |= {**self.own(item.columns, row, (*path, step)), first: label}
                found[label].step = step
        return tuple(found.values())


def _label(item: PackField, index: int, row: Data) -> str | None:
    """Return the label of a row of a list: the one that it names, or that of its place; None beyond them."""
    named = row.get(item.columns[0].key)
    if named is not None:
        return str(named)
    return item.labels[index] if index < len(item.labels) else None


def _text(_: Decoder, value: str, __: Path) -> str:
    return value.strip()


def _paragraphs(_: Decoder, value: str | list[str], __: Path) -> tuple[str, ...]:
    return (value.strip(),) if isinstance(value, str) else tuple(item.strip() for item in value)


def _names(_: Decoder, value: list[str], __: Path) -> tuple[str, ...]:
    return tuple(value)


def _money(decoder: Decoder, value: str, path: Path) -> Decimal:
    try:
        return parse_amount(value)
    except AmountError as error:
        decoder.refuse(_AMOUNT_KEYS[error.reason], path, value=value)
        return Decimal(0)


def _money_lines(decoder: Decoder, value: Data, path: Path) -> MoneyTable:
    form = decoder.form.money
    return NO_MONEY if form is None else decode_money(value, path, form, decoder)


def _date(decoder: Decoder, value: str, path: Path) -> object:
    date = parse_date(value)
    if date is None:
        decoder.refuse("GC804.date", path, value=value, examples=DATE_EXAMPLES)
    return date


def _period(decoder: Decoder, value: str, path: Path) -> object:
    period = parse_period(value)
    if period is None:
        decoder.refuse("GC804.period", path, value=value, examples=PERIOD_EXAMPLES)
    return period


def _number(_: Decoder, value: str, __: Path) -> Decimal:
    return Decimal(value.replace(",", ""))


def _numbers(_: Decoder, value: str | list[str], __: Path) -> tuple[int, ...]:
    return tuple(int(item) for item in ([value] if isinstance(value, str) else value))


def _rate(_: Decoder, value: str, __: Path) -> Decimal:
    return Decimal(value.strip().rstrip("%％").strip())


def _choices(_: Decoder, value: list[str], __: Path) -> tuple[str, ...]:
    return tuple(item.strip() for item in value)


def _target(_: Decoder, value: str, __: Path) -> Target:
    return parse_target(value)


def _year(_: Decoder, value: str, __: Path) -> int:
    return int(value)


def _plan(decoder: Decoder, value: list[Data], path: Path) -> tuple[PlanStep, ...]:
    when, what = spec.PLAN_KEYS
    steps = []
    for index, step in enumerate(value):
        period = parse_period(step[when])
        if period is None:
            decoder.refuse("GC804.period", (*path, index, when), value=step[when], examples=PERIOD_EXAMPLES)
        else:
            steps.append(PlanStep(period, step[what].strip()))
    return tuple(steps)


def _safeguards(_: Decoder, value: Data, __: Path) -> Safeguards:
    organisation, rules = spec.SAFEGUARD_KEYS
    return Safeguards(value.get(organisation, "").strip(), value.get(rules, "").strip())


def _indicators(decoder: Decoder, value: Data | list[Data], path: Path) -> tuple[Indicator, ...]:
    name, target, definition = spec.INDICATOR_KEYS
    stated = [
        Indicator(
            levels_of(here),
            item[name].strip(),
            parse_target(item[target]),
            item.get(definition, "").strip(),
            fields=decoder.own(decoder.form.indicator_fields, item, here),
            path=here,
            sources=decoder.used_sources(here),
            **decoder.core(optional_fields(decoder.form), item, here),
        )
        for here, item in listed(value, path)
    ]
    decoder.level_weights = {
        levels: _number(decoder, text, (*path, *levels)) for levels, text in stated_weights(value)
    }
    return add_fixed(stated, decoder.form, path)


def _results(decoder: Decoder, value: Data, path: Path) -> tuple[IndicatorResult, ...]:
    return tuple(
        IndicatorResult(
            name.strip(),
            decoder.core(spec.RESULT_FIELDS, item, (*path, name)),
            decoder.own(decoder.form.indicator_fields, item, (*path, name)),
            {key: (*path, name, key) for key in item},
            (*path, name),
        )
        for name, item in value.items()
    )


_KINDS: Mapping[str, Callable[[Decoder, Any, Path], Any]] = {
    "text": _text,
    "choice": _text,
    "paragraphs": _paragraphs,
    "names": _names,
    "money": _money,
    "money_lines": _money_lines,
    "date": _date,
    "period": _period,
    "number": _number,
    "rate": _rate,
    "choices": _choices,
    "numbers": _numbers,
    "target": _target,
    "year": _year,
    "plan": _plan,
    "safeguards": _safeguards,
    "indicators": _indicators,
    "results": _results,
}


def decode_form(
    kind: FormKind,
    data: Data,
    file: str,
    profile: FormProfile,
    sources: LibrarySources = NO_SOURCES,
    taken: Mapping[str, Any] | None = None,
) -> tuple[Form | StageForm | Submission | None, list[Finding]]:
    """Return the typed spec of a file, or None with the findings that prevent it.

    A submission comes without its forms. `sources` has what libraries gave the indicators; `taken` are
    attributes that the file does not write itself.
    """
    decoder = Decoder(file, profile, sources)
    # A pack may have a field by the name of a core field that came later, such as money lines.
    own = {item.key for item in profile.fields}
    values = decoder.core((item for item in kind.fields if item.key not in own), data)
    values["fields"] = decoder.own(profile.fields, data)
    values["title"] = profile.title or kind.title
    if decoder.level_weights:
        values["level_weights"] = decoder.level_weights
    if taken is not None:
        values |= {**taken, "stage": profile.stage, "own_keys": frozenset(data)}
    return (None if decoder.findings else kind.model(**values, file=file)), decoder.findings
