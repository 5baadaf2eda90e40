from __future__ import annotations

from typing import Any

import pytest

from goalc.model.contradictions import contradictions
from goalc.model.profile import PackField, decode_profile
from goalc.model.spec import LATER_INDICATOR_FIELDS, RESULT_FIELDS
from goalc.source.diagnostic import Path

FORM = "项目绩效目标表"


def pack(**form: Any) -> dict[str, Any]:
    return {"name": "p", "forms": {FORM: form}}


def rows(total: str = "金额", equals: str = "预算资金") -> dict[str, Any]:
    columns = [{"key": "内容", "kind": "text"}, {"key": "金额", "kind": "money", "required": "true"}]
    return {"key": "明细", "kind": "rows", "columns": columns, "total": total, "equals": equals}


def test_profile_is_typed() -> None:
    indicators = {
        "tree": {"产出指标": ["数量指标"]},
        "former": {"旧": "新"},
        "fields": [{"key": "权重", "kind": "number"}],
    }
    form = decode_profile(pack(fields=[rows()], indicators=indicators, required=["预算资金"])).forms[FORM]
    assert form.required == ("预算资金",)
    assert form.tree == {"产出指标": ("数量指标",)}
    assert form.former == {"旧": "新"}
    assert form.indicator_fields == (PackField("权重", "权重", "number"),)
    assert form.fields[0].columns[1] == PackField("金额", "金额", "money", required=True)
    assert (form.fields[0].total, form.fields[0].equals) == ("金额", "预算资金")


@pytest.mark.parametrize(
    ("form", "key", "path", "word"),
    [
        ({"required": ["预算"]}, "GC902.core-key", ("required", 0), "预算"),
        ({"unused": ["电话"]}, "GC902.core-key", ("unused", 0), "电话"),
        ({"choices": {"类别": ["甲"]}}, "GC902.core-key", ("choices", "类别"), "类别"),
        (
            {"fields": [{"key": "项目名称", "kind": "text"}]},
            "GC902.key-taken",
            ("fields", 0, "key"),
            "项目名称",
        ),
        (
            {"fields": [{"key": "依据", "kind": "text"}, {"key": "依据", "kind": "text"}]},
            "GC902.key-taken",
            ("fields", 1, "key"),
            "依据",
        ),
        ({"fields": [rows(total="合计")]}, "GC902.column", ("fields", 0, "total"), "合计"),
        ({"fields": [rows(total="内容")]}, "GC902.kind", ("fields", 0, "total"), "内容"),
        ({"fields": [rows(equals="预算")]}, "GC902.money-key", ("fields", 0, "equals"), "预算"),
        ({"fields": [rows(equals="项目名称")]}, "GC902.money-key", ("fields", 0, "equals"), "项目名称"),
        ({"fields": [rows(total="")]}, "GC902.no-total", ("fields", 0, "equals"), "预算资金"),
        ({"unused": ["项目名称"]}, "GC902.needed", ("unused", 0), "项目名称"),
        (
            {"unused": ["联系电话"], "required": ["联系电话"]},
            "GC902.required-unused",
            ("required", 0),
            "联系电话",
        ),
        (
            {"indicators": {"fields": [{"key": "解释", "kind": "text"}]}},
            "GC902.key-taken",
            ("indicators", "fields", 0, "key"),
            "解释",
        ),
    ],
)
def test_names_that_name_nothing(form: dict[str, Any], key: str, path: Path, word: str) -> None:
    found = contradictions(decode_profile(pack(**form)))
    assert found == [(key, ("forms", FORM, *path), word)]


def test_nothing_against_a_sound_profile() -> None:
    assert contradictions(decode_profile(pack(fields=[rows()], required=["预算资金"]))) == []


def keys_taken(**form: Any) -> list[str]:
    return [word for key, _, word in contradictions(decode_profile(pack(**form))) if key == "GC902.key-taken"]


LATER = (*LATER_INDICATOR_FIELDS, *RESULT_FIELDS)


@pytest.mark.parametrize("key", [*(field.key for field in LATER), "三级"])
def test_a_field_may_be_older_than_the_core_field_of_its_name(key: str) -> None:
    own = {"fields": [{"key": key, "kind": "text"}], "tree": {"产出指标": ["数量指标"]}}
    assert keys_taken(indicators=own) == []
    if key != "三级":
        assert keys_taken(indicators=own, of="项目", stage="自评") == [key]


def test_a_name_that_the_tree_uses_is_taken() -> None:
    tree = {"产出指标": {"数量指标": ["建设数量"]}}
    assert keys_taken(indicators={"fields": [{"key": "三级", "kind": "text"}], "tree": tree}) == ["三级"]
