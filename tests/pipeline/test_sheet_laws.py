"""Every value that has a name is in the column that asks for it, row by row, in order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalc.document.document import Document, Table
from goalc.layout.sheets import lay_out_sheet
from goalc.model import forms
from goalc.model.sheet_names import form_names, row_names, sheet_contradictions
from goalc.model.sheets import Block, Column, Sheet
from goalc.model.spec import Form
from goalc.operations.session import Session
from goalc.pipeline.compiled import Compiled
from goalc.workspace.discover import discover
from tests.pipeline.sheet_specs import (
    DESKS,
    PACKS,
    write,
    write_evaluation,
)
from tests.police import POLICE

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30).map(
    lambda text: f"名{text}"
)
INDICATORS = st.lists(
    st.tuples(WORDS, st.sampled_from("≥≤="), st.integers(0, 10**12), st.sampled_from(["人", "%", "万元"])),
    min_size=1,
    max_size=12,
    unique_by=lambda one: one[0],
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(INDICATORS)
def test_every_indicator_is_in_its_columns_row_by_row(
    tmp_path: Path, given_rows: list[tuple[str, str, int, str]]
) -> None:
    lines = "".join(
        f"      - {{名称: {json.dumps(name, ensure_ascii=False)}, 指标值: {sign}{number}{unit}, 权重: 1}}\n"
        for name, sign, number, unit in given_rows
    )
    old = "      - {名称: 更新套数, 指标值: ≥1500套, 权重: 90}\n"
    (found,) = discover([write(tmp_path, "import-card", (DESKS, old, lines))])
    result, _ = Session([PACKS]).compile(found)
    assert isinstance(result, Compiled), result.diagnostics
    (sheet,) = result.pack.profile.sheets
    laid = lay_out_sheet(sheet, result.submission.projects[1:], result.submission, result.pack.profile)
    assert not isinstance(laid, list), laid
    (table,) = laid.blocks
    rows = [
        [cell.text if cell.number is None else cell.number.value for cell in row.cells]
        for row in table.rows[9:]  # type: ignore[union-attr]  # a table
    ]
    codes = {"≥": "ge", "≤": "le", "=": "eq"}
    # Reading takes invisible characters out of names.
    read = [item.name for item in result.submission.projects[1].indicators]
    assert rows[:-1] == [
        [place, "0101", name, codes[sign], number, unit, 1]
        for place, (name, (_, sign, number, unit)) in enumerate(zip(read, given_rows, strict=False), 1)
    ]
    assert [row[2] for row in rows] == read
    assert len(read) == len(given_rows) + 1


def everything(result: Compiled, title: str) -> Sheet:
    """A sheet with all that has a name in a form: one block of one row, and one for each list."""
    profile = result.pack.profile
    form = profile.forms[title]
    kinds = form_names(profile, form)
    whole = tuple(Column(name, format="元" if kind == "money" else None) for name, kind in kinds.items())
    core = [item.key for item in forms.fields_of(_form(result, title))]
    keys = [*core, *(item.key for item in form.fields)]
    lists = [(key, rows) for key in keys if (rows := row_names(form, key)) is not None]
    blocks = [
        Block(
            100 * number,
            tuple(Column(name, format="元" if kind == "money" else None) for name, kind in rows.items()),
            key,
        )
        for number, (key, rows) in enumerate(lists, 1)
    ]
    return Sheet("全部", (title,), (Block(1, whole), *blocks), "全部", each=True)


def _form(result: Compiled, title: str) -> Form:
    return next(form for form in result.submission.forms if form.title == title)


def _compiled(folder: Path) -> Compiled:
    (found,) = discover([folder])
    result, _ = Session([PACKS]).compile(found)
    assert isinstance(result, Compiled), result.diagnostics
    return result


@pytest.mark.parametrize(
    ("specs", "title"),
    [
        ("police", "部门整体支出绩效目标表"),
        ("police", "项目绩效目标表"),
        ("evaluation", "项目支出绩效自评表"),
    ],
)
def test_every_name_has_its_value_in_its_column(tmp_path: Path, specs: str, title: str) -> None:
    result = _compiled(POLICE if specs == "police" else write_evaluation(tmp_path))
    form = _form(result, title)
    sheet = everything(result, title)
    assert sheet_contradictions(replace(result.pack.profile, sheets=(sheet,))) == []
    laid = lay_out_sheet(sheet, [form], result.submission, result.pack.profile)
    assert isinstance(laid, Document), laid
    (table,) = laid.blocks
    assert isinstance(table, Table)
    lines = [[cell.text for cell in row.cells] for row in table.rows]
    stated = {column.value: text for column, text in zip(sheet.blocks[0].columns, lines[0], strict=False)}
    for item in forms.fields_of(form):
        if item.kind == "paragraphs":
            assert stated[item.key] == "\n".join(getattr(form, item.attribute))
        elif item.kind in {"text", "period"} and item.key != "编制单位":
            assert stated[item.key] == str(getattr(form, item.attribute) or "")
        elif item.kind == "money":
            value = getattr(form, item.attribute)
            assert stated[item.key] == ("" if value is None else f"{value:,.2f}")
    assert stated["编制单位"] == (getattr(form, "preparer", "") or result.submission.preparer)
    assert stated["封面.经办人"] == result.submission.handler
    for block in sheet.blocks[1:]:
        rows = [line for line in lines[block.start - 1 : block.start + 98] if any(line)]
        columns = {column.value: number for number, column in enumerate(block.columns)}
        assert [row[columns["行.序号"]] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        if block.rows == "绩效指标":
            keys = ("一级", "二级", "名称", "指标值", "解释", "完成值")
            assert [tuple(row[columns[f"行.{key}"]] for key in keys) for row in rows] == [
                (one.level1, one.level2, one.name, str(one.target), one.definition, one.outcome)
                for one in form.indicators
            ]
        if block.rows in {"阶段性计划", "实施计划"}:
            assert [tuple(row[columns[f"行.{key}"]] for key in ("时间", "内容")) for row in rows] == [
                (str(step.period), step.text) for step in form.plan
            ]


def test_a_total_that_is_not_known_is_empty(tmp_path: Path) -> None:
    result = _compiled(POLICE)
    assert result.submission.department is not None
    department = replace(result.submission.department, basic_expenditure=None)
    column = Column("资金总额", format="万元")
    sheet = Sheet("甲", (department.title,), (Block(1, (column,)),), "甲")
    laid = lay_out_sheet(sheet, [department], result.submission, result.pack.profile)
    assert isinstance(laid, Document)
    assert isinstance(laid.blocks[0], Table)
    assert laid.blocks[0].rows[0].cells[0].text == ""
