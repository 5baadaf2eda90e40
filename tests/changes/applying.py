"""Changes applied to the version that they start from: what `compare` has to get right.

Changes are taken as they come: that their values fit is what the tests are about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from goalc.changes.change import Levels
from goalc.model import spec
from goalc.model.forms import kind_of
from goalc.model.money import TOTAL_KEY, MoneyLine, MoneyTable, StatedRate
from goalc.model.spec import Department, Indicator, Project, Submission
from tests.changes.strategies import BASES, SOURCES

_WHOLE = ("goals-reordered", "plan-reordered")
_ITEMS = ("goal-", "plan-")
_NEW = ("form-added", "form-split")
_GONE = ("form-removed", "form-merged")
_KEYS = {item.key: item.attribute for item in spec.OPTIONAL_INDICATOR_FIELDS} | {
    "指标值": "target",
    "解释": "definition",
}


def applied(before: Submission, changes: Sequence[Any]) -> Submission:
    """The submission that the changes lead to; its forms in the order of their files."""
    cover = _fields(before, [c for c in changes if not c.form])
    forms = {form.name: form for form in before.forms}
    handed = [c for c in changes if c.kind == "indicator-transferred"]
    results: list[Department | Project] = []
    for name, form in forms.items():
        own = [c for c in changes if c.form == name and c.kind not in _NEW]
        if any(c.kind in _GONE for c in own):
            continue
        received = [
            (c, _indicator(_of(forms[c.form], c.path[:3]), [d for d in changes if d.form == c.form]))
            for c in handed
            if c.after == name
        ]
        results.append(_form(form, own, received))
    results += [c.after for c in changes if c.kind in _NEW]
    results.sort(key=lambda form: form.file)
    department = next((form for form in results if isinstance(form, Department)), None)
    projects = tuple(form for form in results if isinstance(form, Project))
    made: Submission = replace(cover, department=department, projects=projects)
    return made


def _form(form: Any, own: Sequence[Any], received: Sequence[tuple[Any, Indicator]]) -> Any:
    made = _fields(form, own)
    for change in own:
        if change.kind == "form-moved":
            made = replace(made, file=change.after)
    return replace(made, indicators=_indicators(form.indicators, own, received))


def _fields(form: Any, own: Sequence[Any]) -> Any:
    attributes = {item.key: item.attribute for item in kind_of(form).fields}
    values: dict[str, Any] = {}
    fields = dict(form.fields)
    for key, attribute in attributes.items():
        mine = [c for c in own if c.path[:1] == (key,)]
        before = getattr(form, attribute)
        if attribute == "safeguards":
            texts = dict(zip(spec.SAFEGUARD_KEYS, before.texts, strict=True))
            texts |= {c.path[1]: c.after for c in mine}
            values[attribute] = spec.Safeguards(*texts.values())
        elif attribute == "money":
            values[attribute] = _money(before, mine)
        elif mine and mine[0].kind.startswith(_ITEMS) and mine[0].kind not in _WHOLE:
            values[attribute] = _listed(before, mine)
        elif mine:
            values[attribute] = mine[0].after
    for change in own:
        if change.kind == "field-changed":
            fields[change.path[0]] = change.after
    return replace(form, **values, fields={key: value for key, value in fields.items() if value is not None})


def _money(before: MoneyTable, mine: Sequence[Any]) -> MoneyTable:
    amounts = {(line.source, line.basis): line.amount for line in (*before.lines, *before.totals)}
    rates: dict[str, Decimal | None] = {rate.source: rate.percent for rate in before.rates}
    reason = before.reason
    for change in mine:
        if change.path == ("资金", "偏差原因"):
            reason = change.after
        elif change.path[2] == "执行率":
            rates[change.path[1]] = Decimal(change.after.rstrip("%")) if change.after else None
        else:
            amounts[change.path[1:]] = change.after
    lines = [
        MoneyLine(source, basis, role, amount)
        for source in (TOTAL_KEY, *SOURCES)
        for basis, role in BASES
        if (amount := amounts.get((source, basis))) is not None
    ]
    return MoneyTable(
        tuple(line for line in lines if line.source != TOTAL_KEY),
        tuple(line for line in lines if line.source == TOTAL_KEY),
        tuple(StatedRate(source, rate) for source in SOURCES if (rate := rates.get(source)) is not None),
        reason,
    )


def _listed(before: Sequence[Any], mine: Iterable[Any]) -> tuple[Any, ...]:
    gone = {c.base.path[1]: c for c in mine if c.base is not None}
    come = {c.head.path[1]: c.after for c in mine if c.head is not None}
    return tuple(_slots([item for i, item in enumerate(before) if i not in gone], come))


def _slots(rest: list[Any], placed: dict[Any, Any]) -> list[Any]:
    """What has a place of its own there, and the rest in order around it."""
    left = iter(rest)
    return [placed[i] if i in placed else next(left) for i in range(len(rest) + len(placed))]


def _of(form: Any, identity: tuple[str, ...]) -> Any:
    return next(item for item in form.indicators if (item.level1, item.level2, item.name) == identity)


def _indicator(item: Indicator, own: Sequence[Any]) -> Indicator:
    """The indicator after its changes, which all name it by where it stood and what it was called before."""
    made, identity = item, (item.level1, item.level2, item.name)
    for change in own:
        if change.path[:3] != identity or change.base is None:
            continue
        key = change.path[3] if len(change.path) > 3 else ""
        if change.kind in {"indicator-moved", "indicator-turned"}:
            made = replace(made, levels=tuple(change.after))
        elif change.kind == "indicator-renamed":
            made = replace(made, name=change.after)
        elif key in _KEYS:
            made = replace(made, **{_KEYS[key]: change.after})
        elif key:
            fields = {**made.fields, key: change.after}
            made = replace(made, fields={k: v for k, v in fields.items() if v is not None})
    return made


def _indicators(
    before: Sequence[Indicator], own: Sequence[Any], received: Sequence[tuple[Any, Indicator]]
) -> tuple[Indicator, ...]:
    levels: dict[Levels, list[tuple[str, Indicator]]] = {}
    placed: dict[Levels, dict[Any, Indicator]] = {}
    gone = {c.path for c in own if c.kind in {"indicator-removed", "indicator-transferred"}}
    moved = {c.path: c for c in own if c.kind in {"indicator-moved", "indicator-turned"}}
    for item in before:
        identity = (item.level1, item.level2, item.name)
        if identity in gone:
            continue
        new = _indicator(item, own)
        if identity in moved:
            placed.setdefault(Levels(new.levels), {})[moved[identity].head.path[3]] = new
        else:
            levels.setdefault(Levels(item.levels), []).append((item.name, new))
    arrived = [(c.after, c) for c in own if c.kind == "indicator-added"]
    for item, change in [*arrived, *((item, change) for change, item in received)]:
        placed.setdefault(Levels(item.levels), {})[change.head.path[3]] = item
    for change in own:
        if change.kind == "indicators-reordered":
            order = {name: number for number, name in enumerate(change.after)}
            levels[Levels(change.path)].sort(key=lambda one: order[one[0]])
    return tuple(
        item
        for level in sorted({*levels, *placed})
        for item in _slots([item for _, item in levels.get(level, [])], placed.get(level, {}))
    )
