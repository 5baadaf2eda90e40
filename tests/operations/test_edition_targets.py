"""Editions for publication: targets in fields of a pack are published as carefully as 指标值."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalc
from goalc.operations.results import BuildReport
from tests.operations.test_edition import everything, keys
from tests.pipeline.workshop import Workshop, workshop

FORM, PACK = "specs/projects/01-gauges.yaml", "packs/everything/pack.yaml"
MOBILE, SECRET = "13595807495", "技侦专用装备购置"
FIELDS = {
    "field": ("总体产出: ≥800米", "总体产出: {}"),
    "field of an indicator": ("实施期指标值: ≥800米", "实施期指标值: {}"),
    "column": ("用途: 材料, 金额: 10万元", "用途: 材料, 金额: 10万元, 产出: {}"),
    "column of a fixed row": ("其他资金: {年初预算数: 5000}", "其他资金: {{年初预算数: 5000, 产出: {}}}"),
}


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.chdir(tmp_path)
    work = workshop(tmp_path, "everything")
    for after in (
        "{key: 金额, kind: money, required: true}",
        "{key: 全年执行数, kind: money, format: {decimals: 2}}",
    ):
        work.edit(PACK, f"- {after}", f"- {after}\n          - {{key: 产出, kind: target}}")
    work.edit(
        "packs/everything/project.html.j2",
        "<p></p>",
        "<p>{% for 行 in 用款计划.行 %}{{ 行.产出 }}{% endfor %}</p>",
    )
    work.edit(
        "packs/everything/project.html.j2",
        "<p>负",
        "<p>{% for 行 in 资金来源.行 %}{{ 行.产出 }}{% endfor %}负",
    )
    text = Path(FORM).read_text("utf-8")
    secret = text.replace("项目名称: 小型水库水标尺制作安装", f"项目名称: {SECRET}\n涉密: 是")
    Path("specs/projects/02-secret.yaml").write_text(secret, encoding="utf-8")
    return work


def published() -> BuildReport:
    return goalc.build("specs", "out", edition="public")


def write(unit: Workshop, field: str, value: str) -> None:
    old, new = FIELDS[field]
    unit.edit(FORM, old, new.format(value))


def line_of(report: BuildReport, key: str) -> str:
    (said,) = (one for one in report.diagnostics if one.key == key)
    return report.sources[said.file].line(report.sources[said.file].position(said.span.start).line)


@pytest.mark.parametrize("field", FIELDS)
def test_a_number_that_looks_personal_is_not_published(unit: Workshop, field: str) -> None:
    write(unit, field, f"≥{MOBILE}米")
    assert MOBILE in (goalc.build("specs", "filed"), everything(Path("filed")))[1]
    report = published()
    assert keys(report) == ["GC910.target"]
    assert MOBILE in line_of(report, "GC910.target")
    assert MOBILE not in everything(Path("out"))


@pytest.mark.parametrize("field", FIELDS)
def test_a_word_that_is_a_target_is_masked_and_told(unit: Workshop, field: str) -> None:
    write(unit, field, f"由 {MOBILE} 负责")
    report = published()
    assert keys(report) == ["GC910.left-out", "GC910.masked"]
    assert MOBILE in line_of(report, "GC910.masked")
    text = everything(Path("out"))
    assert MOBILE not in text
    assert "135****7495" in text
    assert SECRET not in text


@pytest.mark.parametrize("field", FIELDS)
def test_a_target_that_names_a_secret_project_is_told(unit: Workshop, field: str) -> None:
    write(unit, field, f"服务于{SECRET}")
    assert keys(published()) == ["GC910.named"]
