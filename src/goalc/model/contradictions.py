"""Contradictions in a pack that its schema cannot see: names that refer to nothing, or that are taken.

In: a profile. Out: `(key, path, word)` of each; the key is that of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from goalc.model import forms, spec
from goalc.model.derived_columns import RANK, SHARE
from goalc.model.money import MONEY_KEY, NAME_KEY, RATE_KEY, REASON_KEY, MoneyForm
from goalc.model.profile import STAGES, FieldKind, FormProfile, PackField, Profile
from goalc.model.scoring.form_scoring import FULL_SCORE
from goalc.model.tree import LEVEL_WORDS, USUAL_LEVELS, Levels, below, walk
from goalc.source.diagnostic import Path

Problem = tuple[str, Path, str]

_SUMMABLE = {"money", "number"}
_SUM = "sum"


def contradictions(profile: Profile) -> list[Problem]:
    """Return all contradictions in the order of the forms."""
    projects = [form for form in profile.forms.values() if form.of == forms.PROJECT.of]
    return [problem for name, form in profile.forms.items() for problem in _of_form(name, form, projects)]


def _of_form(name: str, form: FormProfile, projects: Iterable[FormProfile]) -> Iterator[Problem]:
    path: Path = ("forms", name)
    if form.of is None:
        yield "GC902.of", path, name
        return
    # Targets have no keys of later stages.
    later = {spec.TARGET_KEY, spec.MONTHS_KEY} if form.stage == STAGES[0] else set()
    core = {item.key: item for item in forms.kind_for(form).fields if item.key not in later}
    if form.money is None:
        core.pop(MONEY_KEY, None)
    elif MONEY_KEY in core:
        yield from _of_money(form.money, (*path, MONEY_KEY))
    else:
        yield "GC902.no-money", (*path, MONEY_KEY), name
    yield from _of_core(form, frozenset(core), path)
    yield from _of_fields(form.fields, (*path, "fields"), {*core, spec.FORM_KEY, *spec.PRINTED_KEYS})
    money = {key for key, item in core.items() if item.kind == "money"}
    money |= {item.key for item in form.fields if item.kind == "money"}
    for index, item in enumerate(form.fields):
        if item.equals and item.equals not in money:
            yield "GC902.money-key", (*path, "fields", index, "equals"), item.equals
        for number, part in enumerate(item.sum):
            if part not in money or item.kind != "money":
                yield "GC902.sum-key", (*path, "fields", index, "sum", number), part
    yield from _of_derived(form, (*path, "fields"), projects)
    yield from _of_columns(form.fields, (*path, "fields"))
    yield from _of_scoring(form, (*path, "scoring"))
    yield from _of_formats(form, money, path)
    inner: Path = (*path, "indicators", "fields")
    yield from _of_columns(form.indicator_fields, inner)
    yield from (
        ("GC902.derive", (*inner, index, "of"), item.of)
        for index, item in enumerate(form.indicator_fields)
        if item.derive == _SUM
    )
    optional = {item.key for item in (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)}
    yield from _of_indicators(form, {*spec.INDICATOR_KEYS, *optional}, (*path, "indicators"))
    taken = {*spec.INDICATOR_KEYS, *spec.PRINTED_INDICATOR_KEYS, *optional}
    yield from _of_fields(form.indicator_fields, inner, taken - _free_keys(form))


def _free_keys(form: FormProfile) -> set[str]:
    """Return the keys of indicators that fields of packs had before they became keys of the core.

    In a target form the pack's field goes first: a pack that stands unchanged prints what it printed.
    """
    if form.stage != STAGES[0]:
        return set()
    later = {item.key for item in (*spec.LATER_INDICATOR_FIELDS, *spec.RESULT_FIELDS)}
    return later | {*LEVEL_WORDS[max(form.levels, USUAL_LEVELS) :]}


def _of_derived(form: FormProfile, path: Path, projects: Iterable[FormProfile]) -> Iterator[Problem]:
    """Yield the fields that are derived from none of the projects, or outside of a department's form."""
    known = {item.key for item in forms.PROJECT.fields if item.kind == "money"}
    known |= {item.key for project in projects for item in project.fields if item.kind in _SUMMABLE}
    for index, item in enumerate(form.fields):
        if item.derive == _SUM and (form.of != forms.DEPARTMENT.of or item.of not in known):
            yield "GC902.derive", (*path, index, "of"), item.of


def _of_columns(items: Iterable[PackField], path: Path) -> Iterator[Problem]:
    """Yield the fields that only a column can be, and the columns that are computed from no number."""
    for index, item in enumerate(items):
        if item.derive in {SHARE, RANK}:
            yield "GC902.derive-column", (*path, index, "derive"), item.derive
        for number, column in enumerate(item.columns):
            here: Path = (*path, index, "columns", number, "of")
            kinds = _SUMMABLE | ({"rate"} if column.derive == RANK else set())
            known = {other.key for other in item.columns if other.kind in kinds and not other.derive}
            if column.derive == _SUM:
                yield "GC902.derive", here, column.of
            elif column.derive and column.of not in known:
                yield "GC902.derive-of", here, column.of


def _of_scoring(form: FormProfile, path: Path) -> Iterator[Problem]:
    """Yield the weights of levels outside the tree, and those that do not add up."""
    if form.scoring is None or not form.scoring.levels:
        return
    for name in form.scoring.levels:
        if name not in form.tree:
            yield "GC902.scoring-level", (*path, "一级", name), name
    total = sum(form.scoring.levels.values(), form.scoring.execution)
    if total != FULL_SCORE:
        yield "GC902.scoring-sum", path, f"{total:f}"


def _of_money(form: MoneyForm, path: Path) -> Iterator[Problem]:
    """Yield the names of sources and bases that mean something else, and the roles that two bases have."""
    for source in form.sources:
        if source in {*form.total_keys, REASON_KEY}:
            yield "GC902.money-name", (*path, "sources", source), source
    roles: set[str] = set()
    for basis, role in form.bases.items():
        if basis in {NAME_KEY, RATE_KEY}:
            yield "GC902.money-name", (*path, "bases", basis), basis
        if role in roles:
            yield "GC902.role-twice", (*path, "bases", basis), role
        roles.add(role)


def _of_formats(form: FormProfile, money: set[str], path: Path) -> Iterator[Problem]:
    """Yield the names in `format` that are no kind and no key of the form."""
    columns = {column.key for item in form.fields for column in item.columns}
    own = {item.key for item in (*form.fields, *form.indicator_fields)}
    core = {item.key for item in forms.kind_for(form).fields} | money
    indicator = {
        *spec.INDICATOR_KEYS,
        *(item.key for item in (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)),
    }
    lines = set() if form.money is None else {MONEY_KEY, RATE_KEY, *form.money.bases}
    known = {"", *get_args(FieldKind), *own, *core, *columns, *indicator, *lines}
    yield from (("GC902.format", (*path, "format", name), name) for name in form.format if name not in known)


def _of_core(form: FormProfile, core: frozenset[str], path: Path) -> Iterator[Problem]:
    """Yield the problems of `required`, `unused` and `choices`, which name core fields."""
    needed = forms.kind_for(form).needed
    for index, word in enumerate(form.required):
        if word not in core:
            yield "GC902.core-key", (*path, "required", index), word
        elif word in form.unused:
            yield "GC902.required-unused", (*path, "required", index), word
    for index, word in enumerate(form.unused):
        if word not in core:
            yield "GC902.core-key", (*path, "unused", index), word
        elif word in needed:
            yield "GC902.needed", (*path, "unused", index), word
    yield from (
        ("GC902.core-key", (*path, "choices", word), word) for word in form.choices if word not in core
    )


def _of_indicators(form: FormProfile, known: set[str], path: Path) -> Iterator[Problem]:
    """Yield the required keys that no indicator has, and fixed indicators and names outside the tree."""
    for index, word in enumerate(form.indicator_required):
        if word not in known:
            yield "GC902.core-key", (*path, "required", index), word
    for index, item in enumerate(form.fixed):
        yield from _of_fixed(item.levels, form, (*path, "fixed", index))
    names = {name for levels in walk(form.tree) for name in levels}
    for old, now in form.former.items():
        if now not in names:
            yield "GC902.former", (*path, "former", old), now
    wrong = [levels for levels in walk(form.tree) if not below(form.tree, *levels)]
    for levels in wrong:
        if len(levels) != form.levels:
            yield "GC902.levels", (*path, "tree", *levels[:1]), levels[-1]


def _of_fixed(levels: Levels, form: FormProfile, path: Path) -> Iterator[Problem]:
    """Yield the problem of a fixed indicator whose levels are not in the tree, or are too few."""
    for number, name in enumerate(levels):
        if name not in below(form.tree, *levels[:number]):
            yield "GC902.fixed-level", (*path, LEVEL_WORDS[number]), name
            return
    if len(levels) != form.levels:
        yield "GC902.fixed-depth", path, "／".join(levels)


def _of_fields(items: Iterable[PackField], path: Path, taken: set[str]) -> Iterator[Problem]:
    for index, item in enumerate(items):
        here: Path = (*path, index)
        if item.key in taken:
            yield "GC902.key-taken", (*here, "key"), item.key
        taken.add(item.key)
        kinds = {column.key: column.kind for column in item.columns}
        if item.total and kinds.get(item.total) not in _SUMMABLE:
            yield ("GC902.kind" if item.total in kinds else "GC902.column"), (*here, "total"), item.total
        for name, words in (("totals", item.totals), ("merge", item.merge)):
            for number, word in enumerate(words):
                if word not in kinds:
                    yield "GC902.column", (*here, name, number), word
                elif name == "totals" and kinds[word] not in _SUMMABLE:
                    yield "GC902.kind", (*here, name, number), word
        if item.labels and item.columns[0].kind != "text":
            yield "GC902.labels", (*here, "columns", 0, "kind"), item.columns[0].kind
        if item.equals and not item.total:
            yield "GC902.no-total", (*here, "equals"), item.equals
        yield from _of_fields(item.columns, (*here, "columns"), set())
