"""A form that somebody filled in becomes a draft without what was filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
from goalc.operations.pack_check import pack_check
from goalc.operations.pack_new import pack_new
from tests.police import ROOT

CASE = ROOT / "tests" / "packs" / "sichuan-2023-self" / "cases" / "qingshen-wages"
PUBLISHED = ("238.93", "251.89", "100.00%", "严格执行", "青神县", "2023", "51000021R000000019951")
PRINTED = [
    '<td colspan="4" class="text">{% for 段 in 年度目标 %}<p>{{ 段 }}</p>{% endfor %}</td>',
    '<td colspan="4" class="text">{% for 段 in 目标完成情况 %}<p>{{ 段 }}</p>{% endfor %}</td>',
    '<td colspan="10" class="text">{% for 段 in 改进措施 %}<p>{{ 段 }}</p>{% endfor %}</td>',
    "<td>{{ 行.符号 }}</td>",
    "<td>{{ 行.数值 }}</td>",
    "<td>{{ 行.单位 }}</td>",
    '<td class="text">{{ 行.偏差原因 }}</td>',
    # Two labels, each with its value behind its colon.
    '<td colspan="6" class="text">项目负责人：{{ 项目负责人 }}</td>',
    '<td colspan="5" class="text">财务负责人：{{ 财务负责人 }}</td>',
]


@pytest.fixture(scope="module", params=["docx", "xlsx"])
def draft(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    goalc.build([CASE], folder / "out", formats=(request.param,), only="parts", packs=[CASE.parents[1]])
    made = (folder / "out").rglob(f"01-*.{request.param}")
    (form,) = (path for path in made if "targets" not in path.parts)
    pack_new("filled", form, folder / "filled")
    return folder / "filled"


def test_what_was_filled_in_is_a_variable_or_a_hole(draft: Path) -> None:
    template = (draft / "project.html.j2").read_text("utf-8")
    lines = [line.strip() for line in template.splitlines()]
    assert [line for line in PRINTED if line not in lines] == []
    markup = [line.partition("{#")[0] for line in lines]
    assert [(text, line) for text in PUBLISHED for line in markup if text in line] == []
    # What every form prints stays.
    assert "<th>10</th>" in lines
    assert "<th>100</th>" in lines


def test_a_hole_says_what_stood_there_and_the_labels_around_it(draft: Path) -> None:
    template = (draft / "project.html.j2").read_text("utf-8")
    assert "左边是「其中：财政资金」，上面是「预算执行数」，原来填着「251.89」" in template


def test_the_draft_is_a_pack_whose_file_has_the_name_of_its_form(draft: Path) -> None:
    assert pack_check([draft]).passed
    pack = (draft / "pack.yaml").read_text("utf-8")
    assert 'booklet: "{编制单位}{年度}年部门预算项目支出绩效自评表"' in pack
