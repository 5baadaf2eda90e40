"""A later stage takes from its target form what is the same kind of value there, and tells what is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from goalc.model.dates import PartialDate
from goalc.model.profile import FieldKind, FormProfile, PackField
from goalc.model.spec import Indicator, Project, Value
from goalc.model.stage import IndicatorResult, StageForm, join_stage
from goalc.model.target import parse_target
from goalc.operations.pack_check import pack_check
from goalc.source.diagnostic import Origin, Severity

KEY = "备注"


def field(kind: FieldKind, **more: object) -> PackField:
    return replace(PackField(KEY, KEY, kind), **more)  # type: ignore[arg-type]  # keywords of a test


def joined(
    value: Value, asked: PackField, own: PackField, written: Value | None = None
) -> tuple[object, list[str]]:
    """What the form and its indicator have of the target form's value, and the findings."""
    item = Indicator((), "甲", parse_target("≥1个"), "", fields={KEY: value})
    target = Project("项目", indicators=(item,), fields={KEY: value}, file="t.yaml")
    fields = {} if written is None else {KEY: written}
    result = IndicatorResult("甲", {}, fields, {}, ("绩效指标", "甲"))
    stage = StageForm("../t.yaml", indicators=(result,), fields=fields, file="e.yaml")
    profiles = [FormProfile(fields=(one,), indicator_fields=(one,)) for one in (own, asked)]
    form, findings = join_stage(stage, target, *profiles)
    assert form is not None
    assert form.fields.get(KEY) == form.indicators[0].fields.get(KEY)
    assert all(one.severity is Severity.WARNING for one in findings)
    assert all(one.origin == Origin("e.yaml", ("目标",)) for one in findings)
    return form.fields.get(KEY), [one.key for one in findings]


SOME: dict[FieldKind, Value] = {
    "text": "词",
    "choice": "词",
    "paragraphs": ("词",),
    "choices": ("词",),
    "money": Decimal(30000),
    "number": Decimal(3),
    "rate": Decimal(3),
    "date": PartialDate(2025, 3),
    "target": parse_target("≥3人"),
    "rows": ({"乙": "词"},),
}


@pytest.mark.parametrize("asked", SOME)
@pytest.mark.parametrize("own", SOME)
def test_a_value_is_taken_by_the_same_kind_and_as_its_text(asked: FieldKind, own: FieldKind) -> None:
    as_text = {"choice", "number", "date", "target"}
    found = joined(SOME[asked], field(asked), field(own))
    is_taken = own == asked or (own == "text" and asked in as_text)
    assert found == ((SOME[asked], []) if is_taken else (None, ["GC807.field"]))


@pytest.mark.parametrize("asked", SOME)
@pytest.mark.parametrize("own", SOME)
def test_a_value_that_the_stage_writes_itself_is_no_question(asked: FieldKind, own: FieldKind) -> None:
    assert joined(SOME[asked], field(asked), field(own), SOME[own]) == (SOME[own], [])


def test_words_and_columns_count() -> None:
    few, many = (field("choice", choices=words) for words in (("甲", "乙"), ("甲", "乙", "丙")))
    assert joined("甲", few, many) == ("甲", [])
    assert joined("甲", many, few) == (None, ["GC807.field"])
    rows = [field("rows", columns=(PackField("乙", "乙", kind),)) for kind in ("text", "money")]
    assert joined(SOME["rows"], rows[0], rows[0]) == (SOME["rows"], [])
    assert joined(SOME["rows"], rows[0], rows[1]) == (None, ["GC807.field"])


def test_a_pack_may_have_two_kinds_under_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    table = '<table><colgroup><col style="width:180mm"/></colgroup>%s</table>'
    row = "<tr><td>{{ 行.名称 }}{{ 行.%s }}</td></tr>"
    each = f"<tr><td>%s</td></tr>{{%% for 行 in 绩效指标 %%}}{row}{{%% endfor %%}}"
    target = each % ("{{ 项目名称 }}{{ 备注 }}", "指标值")
    stage = each % ("<p>{{ 项目名称 }}</p>{% for 段 in 备注 %}<p>{{ 段 }}</p>{% endfor %}", "完成值")
    (folder / "target.html.j2").write_text(table % target, encoding="utf-8")
    (folder / "self.html.j2").write_text(table % stage, encoding="utf-8")
    (folder / "pack.yaml").write_text(
        "name: own\ntitle: 我的表样\nextends: goalc:plain\nforms:\n"
        "  目标表: {of: 项目, template: target.html.j2, page: portrait, name: 目标,"
        " fields: [{key: 备注, kind: text, help: 说明。}]}\n"
        "  自评表: {of: 项目, stage: 自评, template: self.html.j2, page: portrait, name: 自评,"
        " fields: [{key: 备注, kind: paragraphs, help: 说明。}]}\n",
        encoding="utf-8",
    )
    assert [found.message for found in pack_check([folder]).diagnostics if found.severity == "error"] == []
