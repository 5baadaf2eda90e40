"""A form has none to three levels above its indicators; the same number everywhere."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from goalc.library.references import refers
from goalc.model import forms
from goalc.model.contradictions import contradictions
from goalc.model.decode import decode_form
from goalc.model.digest import form_digest
from goalc.model.notation import Notation
from goalc.model.parents import parents_of
from goalc.model.profile import FormProfile, Profile, decode_profile
from goalc.model.spec import Project, Submission
from goalc.pipeline.pack import schema_of
from goalc.source.diagnostic import Path

ITEM = {"名称": "安装水标尺", "指标值": "≥266米", "解释": "以验收单为准"}
TREES: dict[int, Any] = {
    0: None,
    1: ["数量", "质量"],
    2: {"产出指标": ["数量指标", "质量指标"]},
    3: {"产出指标": {"数量指标": ["新建", "改建"]}},
}
SPECS: dict[int, Any] = {
    0: [ITEM],
    1: {"数量": [ITEM]},
    2: {"产出指标": {"数量指标": [ITEM]}},
    3: {"产出指标": {"数量指标": {"改建": [ITEM]}}},
}
LEVELS: dict[int, tuple[str, ...]] = {
    0: (),
    1: ("数量",),
    2: ("产出指标", "数量指标"),
    3: ("产出指标", "数量指标", "改建"),
}


def profile(depth: int, **more: Any) -> FormProfile:
    tree = {"tree": TREES[depth]} if TREES[depth] else {"levels": "0"}
    form = {"template": "p.html.j2", "indicators": {**tree, **more}}
    return decode_profile({"name": "p", "forms": {"项目绩效目标表": form}}).forms["项目绩效目标表"]


def project(indicators: Any, form: FormProfile) -> Project:
    data = {"项目名称": "水标尺", "绩效指标": indicators}
    found, findings = decode_form(forms.PROJECT, data, "projects/01.yaml", form)
    assert not findings
    assert isinstance(found, Project)
    return found


@pytest.mark.parametrize("depth", range(4))
def test_an_indicator_knows_its_levels(depth: int) -> None:
    (item,) = project(SPECS[depth], profile(depth)).indicators
    assert item.levels == LEVELS[depth]
    assert item.path == ("绩效指标", *LEVELS[depth], 0)
    assert item.group == ("" if not depth else LEVELS[depth][0] if depth == 1 else "数量指标")


@pytest.mark.parametrize("depth", range(4))
@pytest.mark.parametrize("written", range(4))
def test_a_schema_takes_specs_with_as_many_levels_as_its_form(depth: int, written: int) -> None:
    from jsonschema import Draft7Validator

    validator = Draft7Validator(schema_of(forms.PROJECT, profile(depth))["properties"]["绩效指标"])
    assert validator.is_valid(SPECS[written]) == (written == depth)


@pytest.mark.parametrize("depth", range(4))
def test_a_value_of_an_indicator_is_written_by_its_kind(depth: int) -> None:
    notation = Notation(forms.PROJECT, profile(depth))
    path: Path = ("绩效指标", *LEVELS[depth], 0)
    assert notation.kind((*path, "指标值")) == "target"
    assert notation.kind((*path, "权重")) == "number"
    assert notation.kind((*path, "名称")) == "text"
    assert notation.kind(("绩效指标", *LEVELS[depth][:1], "权重")) == "number"


@pytest.mark.parametrize("depth", range(4))
def test_keys_of_indicators_stand_below_the_last_level(depth: int) -> None:
    form = profile(depth)
    parents = parents_of(Profile("p", {form.title: form}))
    last = ("绩效指标", *LEVELS[depth])[-1]
    assert f"{last}[]" in parents["指标值"]
    assert all(
        above[-1:] == () or name in parents for name, above in zip(LEVELS[depth], [()] * 3, strict=False)
    )


@pytest.mark.parametrize("depth", range(4))
def test_references_are_found_on_every_level(depth: int) -> None:
    wanted = project(SPECS[depth], profile(depth)).indicators[0].levels
    node: Any = [{"引用": "water.length"}]
    for name in reversed(wanted):
        node = {name: node}
    assert refers({"绩效指标": node})
    assert not refers({"绩效指标": SPECS[depth]})


@pytest.mark.parametrize("depth", range(4))
def test_a_fixed_indicator_comes_last_on_its_level(depth: int) -> None:
    words = dict(zip(("一级", "二级", "三级"), LEVELS[depth], strict=False))
    form = profile(depth, fixed=[{**words, "名称": "成本控制率", "指标值": "=100%"}])
    assert not contradictions(Profile("p", {form.title: form}))
    names = [item.name for item in project(SPECS[depth], form).indicators]
    assert names == ["安装水标尺", "成本控制率"]


def test_a_pack_whose_tree_is_uneven_is_refused() -> None:
    form = decode_profile(
        {
            "name": "p",
            "forms": {
                "项目绩效目标表": {"indicators": {"tree": {"产出": ["数量"], "效益": {"社会": ["新"]}}}}
            },
        }
    ).forms["项目绩效目标表"]
    keys = [key for key, _, _ in contradictions(Profile("p", {form.title: form}))]
    assert keys == ["GC902.levels"]


def test_a_level_states_its_weight() -> None:
    stated = {"产出指标": {"权重": "50", **SPECS[2]["产出指标"]}}
    found, plain = project(stated, profile(2)), project(SPECS[2], profile(2))
    assert found.level_weights == {("产出指标",): Decimal(50)}
    assert found.indicators == plain.indicators
    cover = Submission(2025, "某局", "p")
    assert form_digest(found, cover) != form_digest(plain, cover)
