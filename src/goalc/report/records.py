"""The indicators of a submission as records for databases and spreadsheets, one for each.

In: a typed submission. Out: records with the field names of the budget system's data standard
(docs/export.md), and their text as CSV or JSON Lines. Every value is exact: amounts in 元 are as written.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial

from goalc.model.budgets import year_budget
from goalc.model.evaluation import level_weight
from goalc.model.profile import Profile
from goalc.model.spec import Form, Indicator, Project, Submission
from goalc.model.target import Target
from goalc.model.target.parts import target_parts
from goalc.model.tree import MAX_LEVELS

Value = str | int | Decimal | None
Record = Mapping[str, Value]

SIGNS: Mapping[str, tuple[str, str]] = {
    "≥": ("1", "≥"),
    ">": ("2", "＞"),
    "=": ("3", "＝"),
    "<": ("4", "＜"),
    "≤": ("5", "≤"),
    "定性": ("6", "定性"),
}
"""The code and the name of each 计算符号 in the budget system; other signs have no code there."""
FIELDS = (
    "fiscal_year",
    "stage",
    "agency_name",
    "form",
    "file",
    "pro_code",
    "pro_name",
    "pro_amount",
    "lv1_perf_ind_name",
    "lv2_perf_ind_name",
    "lv3_perf_ind_name",
    "kpi_text",
    "computesign",
    "computesign_name",
    "kpi_val",
    "meterunit",
    "kpi_remark",
    "snindexval",
    "mid_kpi_val",
    "adj_kpi_val",
    "weight",
    "goal_no",
    "data_source",
    "ind_comp",
    "eval_score",
    "devi_analy",
    "improve",
    "lv1_weight",
    "lv2_weight",
    "lv3_weight",
    "lv3_group_name",
)
"""The names of a record's fields, in the order of the columns."""
_LEVEL_WEIGHTS = tuple(f"lv{number}_weight" for number in range(1, MAX_LEVELS + 1))
_FORMULA = re.compile(r"(?:\s{0,9}[=+\-@＝＋－＠]|[\t\r\n])(?s:.+)")
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def records(submission: Submission, profile: Profile | None = None) -> Iterator[Record]:
    """Yield a record for each indicator; `profile` has the weights of levels that a pack gives."""
    for form in submission.forms:
        head = _head(form, submission)
        own = None if profile is None else profile.form(form.title)
        weights = cache(partial(level_weight, form, scoring=None if own is None else own.scoring))
        for item in form.indicators:
            levels = (item.levels[:length] for length in range(1, len(item.levels) + 1))
            found = dict.fromkeys(_LEVEL_WEIGHTS) | dict(
                zip(_LEVEL_WEIGHTS, map(weights, levels), strict=False)
            )
            yield {**head, **_indicator(item), **found, "lv3_group_name": "".join(item.levels[2:]) or None}


def _head(form: Form, submission: Submission) -> dict[str, Value]:
    project = form if isinstance(form, Project) else None
    preparer = project.preparer if project is not None else ""
    budget = year_budget(form)
    return {
        "fiscal_year": submission.year,
        "stage": form.stage,
        "agency_name": preparer or submission.preparer,
        "form": form.title,
        "file": form.file,
        "pro_code": (project.code or None) if project is not None else None,
        "pro_name": project.name if project is not None else None,
        "pro_amount": None if budget is None else budget.amount,
    }


def _indicator(item: Indicator) -> dict[str, Value]:
    sign, number, unit = target_parts(item.target)
    code, name = SIGNS.get(sign, ("", sign))
    return {
        "lv1_perf_ind_name": item.level1 or None,
        "lv2_perf_ind_name": item.level2 or None,
        "lv3_perf_ind_name": item.name,
        "kpi_text": str(item.target),
        "computesign": code or None,
        "computesign_name": name or None,
        "kpi_val": number,
        "meterunit": unit or None,
        "kpi_remark": item.definition or None,
        "snindexval": _text(item.last_value),
        "mid_kpi_val": _text(item.midterm),
        "adj_kpi_val": _text(item.adjusted),
        "weight": item.weight,
        "goal_no": "、".join(map(str, item.goal_numbers)) or None,
        "data_source": item.data_source or None,
        "ind_comp": item.outcome or None,
        "eval_score": item.score,
        "devi_analy": item.deviation or None,
        "improve": item.measures or None,
    }


def _text(target: Target | None) -> str | None:
    return None if target is None else str(target)


def csv_head() -> str:
    """Return the first line of a table: a mark by which Excel knows UTF-8, and the names of the columns."""
    return "\ufeff" + _csv_lines([FIELDS])


def csv_rows(rows: Iterable[Record]) -> str:
    """Return records as lines of a table.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return _csv_lines([_cell(row[name]) for name in FIELDS] for row in rows)


def json_lines(rows: Iterable[Record]) -> str:
    """Return records as JSON, one in each line; what is not filled in is null."""
    return "".join(f"{_json(row)}\n" for row in rows)


def _csv_lines(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str) and _FORMULA.fullmatch(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _json(row: Record) -> str:
    parts = (f"{json.dumps(name)}: {_literal(row[name])}" for name in FIELDS)
    return f"{{{', '.join(parts)}}}"


def _literal(value: Value) -> str:
    # json would make a float of a Decimal, which is not exact.
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
