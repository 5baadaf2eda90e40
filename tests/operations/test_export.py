"""The indicators of specs as a table: every value is there, exact, and programs read it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.spec import Indicator, Project
from goalc.operations.export import export
from goalc.report.records import FIELDS, Record, csv_head, csv_rows, json_lines, records
from tests.cli.terminal import run
from tests.police import POLICE, ROOT, police
from tests.workspace.trees import edit, make, project

AMOUNTS = st.decimals(-(10**9), 10**9, places=2)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"))


def exported(path: Path) -> list[Record]:
    found: list[Record] = []
    assert not export(path, found.extend).left_out
    return found


def test_the_submission_of_2025_has_a_record_for_each_indicator() -> None:
    found = exported(POLICE)
    submission = police().submission
    assert len(found) == sum(len(form.indicators) for form in submission.forms) == 106
    assert {row["agency_name"] for row in found} == {"六盘水市公安局"}
    amounts = {row["pro_name"]: row["pro_amount"] for row in found}
    assert amounts["拘押场所经费"] == Decimal("7340000.00")
    assert amounts[None] == Decimal("190652100.00")


@pytest.mark.parametrize("style", ["csv", "jsonl"])
def test_duckdb_reads_what_is_written(tmp_path: Path, style: str) -> None:
    target = tmp_path / f"指标.{style}"
    result = run(POLICE, f"goalc export . --format {style} -o {target}")
    assert result.code == 0, result
    with duckdb.connect() as base:
        base.execute(f"create table kpi as from '{target}'")
        rows = base.execute(
            "select lv3_perf_ind_name, computesign, meterunit, kpi_val from kpi"
            " where pro_name = '拘押场所经费'"
        ).fetchall()
        total = base.execute(
            "select sum(amount) from (select distinct pro_name, pro_amount as amount from kpi)"
        ).fetchone()
    assert len(rows) == 12
    assert ("服装到位周期", "5", "天", "45") in [tuple(map(str, row)) for row in rows]
    assert total is not None
    assert Decimal(str(total[0])) == Decimal(50246700) + Decimal(190652100)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS | st.none() | AMOUNTS))))
def test_json_gives_every_value_back(rows: list[Record]) -> None:
    lines = json_lines(rows).split("\n")[:-1]
    assert [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines] == rows


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS | st.integers())), min_size=1))
def test_no_cell_of_a_table_is_a_formula(rows: list[Record]) -> None:
    text = csv_head() + csv_rows(rows)
    head, *back = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == FIELDS
    for row, cells in zip(rows, back, strict=True):
        for value, cell in zip((row[name] for name in FIELDS), cells, strict=True):
            assert cell in {str(value), f"'{value}"}
            assert not isinstance(value, str) or not is_formula(cell)


def is_formula(cell: str) -> bool:
    """Some programs take the signs of full width for those; a sign alone and a number are none."""
    return (
        cell.lstrip(" \u3000")[:1] in tuple("=+-@＝＋－＠\t\r\n")
        and len(cell) > 1
        and not re.fullmatch(r"-[0-9.]+", cell)
    )


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("-5", "-5"),
        ("-3.25", "-3.25"),
        ("＝", "＝"),
        ("-5人", "'-5人"),
        ("-5+1", "'-5+1"),
        ("＝1+1", "'＝1+1"),
        ("＠SUM(1)", "'＠SUM(1)"),
        ("\n=1+1", "'\n=1+1"),
        (" =1+1", "' =1+1"),
        ("\u3000＝1+1", "'\u3000＝1+1"),
    ],
)
def test_a_number_stays_one_and_a_formula_of_full_width_is_none(value: str, cell: str) -> None:
    row = dict.fromkeys(FIELDS, value)
    assert next(csv.reader(io.StringIO(csv_rows([row]), newline="")))[0] == cell


def test_a_submission_with_errors_is_named_and_left_out(tmp_path: Path) -> None:
    make(tmp_path / "specs" / "good", "甲")
    edit(project(make(tmp_path / "specs" / "bad", "乙")), "预算资金: 100万元", "预算资金: 一百万")
    found: list[Record] = []
    report = export(tmp_path / "specs", found.extend)
    assert {row["pro_name"] for row in found} == {"甲"}
    assert [name.rpartition("/")[2] for name in report.left_out] == ["bad"]
    result = run(tmp_path, "goalc export specs")
    assert result.code == 1
    assert "没有导出：「specs/bad」" in result.err
    assert "一百万" in result.err
    assert "甲" in result.out


def test_the_weights_of_all_levels_are_there(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/lint/stages/targets", tmp_path / "unit")
    shutil.copytree(ROOT / "tests/lint/packs", tmp_path / "packs")
    form = tmp_path / "unit/projects/01.yaml"
    edit(form, "  产出指标:\n", "  产出指标:\n    权重: 60\n")
    found = {row["lv3_perf_ind_name"]: row for row in exported(tmp_path / "unit")}
    names = ("lv1_weight", "lv2_weight", "lv3_weight", "lv3_group_name")
    assert [found["抢修时间"][name] for name in names] == [60, 15, None, None]
    assert [found["受益户满意度"][name] for name in names] == [10, 10, None, None]


def test_a_third_level_has_its_name_and_weight() -> None:
    target = next(item.target for form in police().submission.forms for item in form.indicators)
    items = [
        Indicator(("成本", "经济", third), name, target, "", weight=Decimal(weight))
        for third, name, weight in (("人工", "工资", 5), ("人工", "社保", 3), ("材料", "水泥", 2))
    ]
    project = Project(name="甲", indicators=tuple(items), level_weights={("成本",): Decimal(12)})
    (found, _, last) = records(replace(police().submission, department=None, projects=(project,)))
    names = ("lv1_weight", "lv2_weight", "lv3_weight", "lv3_group_name")
    assert [found[name] for name in names] == [12, 10, 8, "人工"]
    assert [last[name] for name in names] == [12, 10, 2, "材料"]


def test_records_have_all_fields_in_order() -> None:
    assert all(tuple(row) == FIELDS for row in records(police().submission))
