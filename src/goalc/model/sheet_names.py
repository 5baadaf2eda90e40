"""The names that the columns of a sheet may use, and contradictions between a sheet and its forms.

In: a profile. Out: the kind of each value by its name, and `(key, path, word)` of each contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from goalc.model import forms, spec
from goalc.model.evaluation import EXECUTION_SCORE_KEY
from goalc.model.money import MONEY_KEY, NAME_KEY, RATE_KEY, REASON_KEY, MoneyForm
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.sheets import MONEY_FORMATS, NUMBER_IN_BLOCK, ROW, Block, Column, Sheet
from goalc.source.diagnostic import Path

Kinds = Mapping[str, str]
Problem = tuple[str, Path, str]

_YEAR, _PREPARER, _TOTAL, _COVER = spec.PRINTED_KEYS
_IN_A_CELL = frozenset(
    {
        "text",
        "paragraphs",
        "money",
        "date",
        "period",
        "choice",
        "number",
        "year",
        "names",
        "target",
        "numbers",
        "rate",
        "choices",
    }
)
"""The kinds of value that a cell can hold. A list whose items have parts is the rows of a block."""
_SUM = "合计"


def form_names(profile: Profile, form: FormProfile) -> Kinds:
    """Return the kind of each value of a form, by its name."""
    found = {_YEAR: "text", _PREPARER: "text"}
    found |= dict(_names(_core(form), form.fields))
    if form.of == forms.DEPARTMENT.of:
        found[_TOTAL] = "money"
    if form.scoring is not None:
        found[spec.TOTAL_SCORE_KEY] = "number"
        found |= {EXECUTION_SCORE_KEY: "number"} if form.scoring.execution else {}
    if form.money is not None:
        found[f"{MONEY_KEY}.{REASON_KEY}"] = "text"
        found |= {f"{MONEY_KEY}.{_SUM}.{name}": kind for name, kind in _of_line(form.money).items()}
    cover = profile.form(profile.cover(form.stage))
    own = cover.fields if cover is not None else ()
    return found | {f"{_COVER}.{name}": kind for name, kind in _names(forms.SUBMISSION.fields, own)}


def row_names(form: FormProfile, key: str) -> Kinds | None:
    """Return the kind of each value in a row of one of the form's lists; None if this is no list of it."""
    own = next((item for item in form.fields if item.key == key), None)
    core = {item.key: item.kind for item in _core(form)}
    kind = own.kind if own is not None else core.get(key)
    number = {f"{ROW}.{NUMBER_IN_BLOCK}": "number"}
    if key == MONEY_KEY and form.money is not None:
        return number | {f"{ROW}.{name}": kind for name, kind in _of_line(form.money).items()}
    if kind == "paragraphs":
        return number | {ROW: "text"}
    if kind == "plan":
        return number | {f"{ROW}.{name}": "text" for name in spec.PLAN_KEYS}
    if kind in {"indicators", "results"}:
        known = (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)
        texts = dict.fromkeys((*spec.INDICATOR_KEYS, *spec.PRINTED_INDICATOR_KEYS), "text")
        kinds = texts | {item.key: item.kind for item in known} | dict(_names((), form.indicator_fields))
        return number | {f"{ROW}.{name}": kind for name, kind in kinds.items()}
    if own is not None and own.kind == "rows":
        return number | {f"{ROW}.{name}": kind for name, kind in _names((), own.columns)}
    return None


def _of_line(money: MoneyForm) -> Kinds:
    """Return the kind of each value in a line of money, or in the total of all lines."""
    rate = {RATE_KEY: "text"} if money.has_rate else {}
    return {NAME_KEY: "text", **dict.fromkeys(money.bases, "money"), **rate}


def _core(form: FormProfile) -> tuple[spec.Field, ...]:
    """Return the core fields that are printed of a form."""
    known = () if form.of is None else (*forms.BY_OF[form.of].fields, *forms.kind_for(form).fields)
    return tuple(item for item in known if item.key != spec.TARGET_KEY)


def _names(core: Iterable[spec.Field], own: Iterable[PackField]) -> Iterator[tuple[str, str]]:
    """Yield the name and the kind of each value that fits into a cell."""
    for item in core:
        if item.kind == "safeguards":
            yield from ((f"{item.key}.{part}", "text") for part in spec.SAFEGUARD_KEYS)
        elif item.kind in _IN_A_CELL:
            yield item.key, item.kind
    for field in own:
        if field.kind in _IN_A_CELL:
            yield field.key, field.kind
        elif field.total:
            yield f"{field.key}.{_SUM}", next(one.kind for one in field.columns if one.key == field.total)


def sheet_contradictions(profile: Profile) -> list[Problem]:
    """Return all contradictions of a pack's sheets, in their order."""
    return [problem for sheet in profile.sheets for problem in _of_sheet(sheet, profile)]


def _of_sheet(sheet: Sheet, profile: Profile) -> Iterator[Problem]:
    path: Path = ("sheets", sheet.name)
    known: list[FormProfile] = []
    for index, title in enumerate(sheet.forms):
        form = profile.forms.get(title)
        if form is None or form.of in {None, forms.SUBMISSION.of}:
            yield "GC902.sheet-form", (*path, "forms", index), title
        else:
            known.append(form)
    yield from _of_places(sheet, path)
    for index, block in enumerate(sheet.blocks):
        here: Path = (*path, "blocks", index)
        # A name that two forms lack is one mistake.
        yield from dict.fromkeys(one for form in known for one in _of_block(block, profile, form, here))


def _of_places(sheet: Sheet, path: Path) -> Iterator[Problem]:
    """Yield the start rows that are not below all that stands before them."""
    last = 0
    for index, block in enumerate(sheet.blocks):
        if block.start <= last or block.start in sheet.head:
            yield "GC902.sheet-start", (*path, "blocks", index, "from"), str(block.start)
        last = max(last, block.start)


def _of_block(block: Block, profile: Profile, form: FormProfile, path: Path) -> Iterator[Problem]:
    rows: Kinds | None = {f"{ROW}.{NUMBER_IN_BLOCK}": "number"}
    if block.rows:
        rows = row_names(form, block.rows)
    if rows is None:
        yield "GC902.sheet-rows", (*path, "rows"), block.rows
        return
    names = {**form_names(profile, form), **rows}
    for index, column in enumerate(block.columns):
        yield from _of_column(column, names, (*path, "columns", index))


def _of_column(column: Column, names: Kinds, path: Path) -> Iterator[Problem]:
    if not column.value:
        return
    is_whole = column == Column(column.value)
    here = path if is_whole else (*path, "value")
    for index, name in enumerate((column.value, *column.more)):
        kind = names.get(name)
        place: Path = (*here, index) if column.more else here
        if kind is None:
            yield "GC902.sheet-value", place, name
        elif column.more and (kind == "money" or column.format or column.codes):
            yield "GC902.sheet-joined", place, name
        elif (kind == "money") is not (column.format in MONEY_FORMATS):
            key = "GC902.sheet-money" if kind == "money" else "GC902.sheet-no-money"
            yield key, here if column.format is None else (*path, "format"), name
