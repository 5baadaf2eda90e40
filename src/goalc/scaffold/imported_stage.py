"""The data of a later stage's file, from a form that was read and the target form that it is about.

In: the data that the form says, the typed target form, and the profiles of both. Out: what the stage's own
file has, the keys of its values, those that it takes from its target form, and the indicators that the target
form does not have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from goalc.matching.similarity import plain_name
from goalc.model.evaluation import EXECUTION_SCORE_KEY
from goalc.model.forms import RESULTS
from goalc.model.money import MONEY_KEY, NO_MONEY, TOTAL_KEY
from goalc.model.profile import FormProfile
from goalc.model.spec import INDICATOR_KEYS, RESULT_FIELDS, TOTAL_SCORE_KEY, Form
from goalc.model.stage import other_keys
from goalc.model.stage_money import join_money
from goalc.source.diagnostic import Path

(INDICATORS,) = map(str, RESULTS.path("indicators"))
_NAME = INDICATOR_KEYS[0]
_SCORES = frozenset({"得分", EXECUTION_SCORE_KEY, TOTAL_SCORE_KEY})
"""The keys of what goalc computes, where it can."""


@dataclass
class StageData:
    """The own values of a stage's form, the keys of these and of those that it takes, strange rows.

    Keys are paths, with the plain names of indicators. `strange` are the paths of rows of the form whose
    indicator the target form does not have, or has twice.
    """

    values: dict[str, Any] = field(default_factory=dict)
    written: set[Path] = field(default_factory=set)
    taken: set[Path] = field(default_factory=set)
    strange: set[Path] = field(default_factory=set)


def stage_data(
    form: Mapping[str, Any],
    rows: Mapping[str, Any],
    target: Form,
    profile: FormProfile,
    asked: FormProfile,
    stated: frozenset[Path] | None,
) -> StageData:
    """Return the own values of a form of a later stage.

    `form` is its data, `rows` that with its indicators. `stated` are the keys of scores to state because
    goalc computes others; None for all that the form has.
    """
    made = StageData()
    others = other_keys(profile.fields, asked.fields)
    taken = {item.key for item in profile.fields if item.key in target.fields} - others
    for key, value in form.items():
        if key in taken:
            made.taken.add((key,))
        elif key == MONEY_KEY:
            _take_money(value, target, profile, made)
        elif key != INDICATORS and _is_stated((key,), stated, profile):
            made.values[key] = value
            made.written.add((key,))
    found = dict(_results(rows.get(INDICATORS, {}), target, profile, stated, made))
    if found:
        made.values[INDICATORS] = found
    return made


def _is_stated(key: Path, stated: frozenset[Path] | None, profile: FormProfile) -> bool:
    computed = profile.scoring is not None and key[-1] in _SCORES
    return not computed or stated is None or key in stated


def _take_money(money: Mapping[str, Any], target: Form, profile: FormProfile, made: StageData) -> None:
    """Take the money lines but those that stand in the target form."""
    known = join_money(NO_MONEY, target, profile.money)
    lines = {(line.source, line.basis) for line in known.lines}
    own: dict[str, Any] = {}
    for source, amounts in money.items():
        if not isinstance(amounts, Mapping):
            own[source] = amounts
            made.written.add((MONEY_KEY, source))
        for basis, amount in amounts.items() if isinstance(amounts, Mapping) else ():
            if (source, basis) in lines or (source == TOTAL_KEY and _is_known(basis, money, known.totals)):
                made.taken.add((MONEY_KEY, source, basis))
            else:
                own.setdefault(source, {})[basis] = amount
                made.written.add((MONEY_KEY, source, basis))
    if own:
        made.values[MONEY_KEY] = own


def _is_known(basis: str, money: Mapping[str, Any], totals: Any) -> bool:
    """Return True for a total of the target form; a form with lines of that basis has a total of its own."""
    lines = (line for source, line in money.items() if source != TOTAL_KEY and isinstance(line, Mapping))
    return any(total.basis == basis for total in totals) and not any(basis in line for line in lines)


def _results(
    rows: Any, target: Form, profile: FormProfile, stated: frozenset[Path] | None, made: StageData
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the results of each indicator by the name that it has in the target form."""
    counts = Counter(plain_name(item.name) for item in target.indicators)
    known = {plain_name(item.name): item for item in target.indicators}
    keys = {item.key for item in RESULT_FIELDS} | {item.key for item in profile.indicator_fields}
    done = set()
    for path, row in rows_of(rows, (INDICATORS,)):
        name = plain_name(str(row.get(_NAME, "")))
        if counts[name] != 1 or name in done:
            made.strange.add(path)
            continue
        done.add(name)
        place: Path = (INDICATORS, name)
        own = {key: value for key, value in row.items() if key in keys - known[name].fields.keys()}
        made.taken |= {(*place, key) for key in keys & known[name].fields.keys()}
        own = {key: value for key, value in own.items() if _is_stated((*place, key), stated, profile)}
        made.written |= {(*place, key) for key in own}
        if own:
            yield known[name].name, own


def rows_of(rows: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield each indicator below the levels, with its path."""
    if isinstance(rows, Mapping):
        for level, below in rows.items():
            yield from rows_of(below, (*path, level))
    else:
        for number, row in enumerate(rows):
            yield (*path, number), row
