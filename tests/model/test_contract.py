from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.messages.catalogue import sentences
from goalc.model import forms
from goalc.model.contract import Contract
from goalc.source.diagnostic import Path, Severity
from tests.compiling import texts
from tests.police import POLICE, data, pack, police_data

PROJECT_FILE = "projects/01-detention-facilities.yaml"
FORMS = {"submission.yaml": forms.SUBMISSION.title, "department.yaml": forms.DEPARTMENT.title}
FIRST = ("绩效指标", "产出指标", "数量指标", 0)
TARGET = "        指标值: ≥5次\n"

# What is written instead of what, and the one finding that it is worth.
CAUSES: list[tuple[str, str, str, Path, str]] = [
    ("表式: 项目绩效目标表\n", "表式: 项目目标表\n", "GC011", ("表式",), "value"),
    ("项目类别: 其他运转类\n", "项目类别: 其它运转类\n", "GC011", ("项目类别",), "value"),
    ("项目类别: 其他运转类\n", "项目类别: [人员类]\n", "GC803.block-for-text", ("项目类别",), "key"),
    ("项目负责人: 韦玉芳\n", "", "GC001.missing", ("项目负责人",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责人:\n", "GC001.empty-required", ("项目负责人",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责人: '  '\n", "GC001.empty-required", ("项目负责人",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责: 韦玉芳\n", "GC802.close", ("项目负责",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责人: 韦玉芳\n主管部门: 公安厅\n", "GC802.unknown", ("主管部门",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责人: [韦玉芳]\n", "GC803.block-for-text", ("项目负责人",), "key"),
    ("项目负责人: 韦玉芳\n", "项目负责人: {姓名: 韦玉芳}\n", "GC803.block-for-text", ("项目负责人",), "key"),
    ("联系电话: 13595807495\n", "联系电话: 暂缺\n", "GC804.pattern", ("联系电话",), "value"),
    ("预算资金: 7340000.00", "预算资金: 约734万元", "GC804.pattern", ("预算资金",), "value"),
    ("实施时间: 2023年至2025年\n", "实施时间: 三年\n", "GC804.pattern", ("实施时间",), "value"),
    (TARGET, "", "GC001.missing", (*FIRST, "指标值"), "key"),
    (TARGET, "        指标植: ≥5次\n", "GC802.close", (*FIRST, "指标植"), "key"),
    (TARGET, "        指标值: [≥5次]\n", "GC803.block-for-text", (*FIRST, "指标值"), "key"),
    (TARGET, f"{TARGET}        备注: 10\n", "GC802.unknown", (*FIRST, "备注"), "key"),
]

WHOLE: list[tuple[str, object, str, str]] = [
    ("实施计划", "全年推进", "GC803.text-for-list", "value"),
    ("实施计划", {"时间": "2025年", "内容": "采购"}, "GC803.block-for-list", "key"),
    ("实施计划", [], "GC001.empty-required", "key"),
    ("保障措施", "市公安局", "GC803.text-for-mapping", "value"),
    ("保障措施", "组织机构：市公安局", "GC803.colon", "value"),
    ("保障措施", ["市公安局"], "GC803.block-for-mapping", "key"),
    ("绩效指标", {}, "GC001.empty-required", "key"),
    ("年度目标", {"目标一": "建成"}, "GC803.block-for-list", "key"),
]


def contract(file: str) -> Contract:
    return pack().contract(FORMS.get(file, forms.PROJECT.title))


def test_the_specs_of_2025_keep_the_contract() -> None:
    for file, values in police_data().items():
        assert contract(file).check(values, file) == []
        assert contract(file).explain(values, file) == []


@pytest.mark.parametrize(
    ("good", "bad", "key", "path", "part"), CAUSES, ids=[f"{row[2]} {row[1].strip()}" for row in CAUSES]
)
def test_one_cause_gives_one_finding(good: str, bad: str, key: str, path: Path, part: str) -> None:
    text = texts(POLICE)[PROJECT_FILE]
    assert good in text
    found = contract(PROJECT_FILE).check(data(text.replace(good, bad, 1)), "p.yaml")
    assert [(f.key, f.origin.path, f.part, f.severity) for f in found] == [(key, path, part, Severity.ERROR)]
    message, advice = sentences(found[0].key, found[0].arguments)
    assert message
    assert advice


@pytest.mark.parametrize(
    ("key", "value", "expected", "part"), WHOLE, ids=[f"{row[2]} {row[0]}" for row in WHOLE]
)
def test_wrong_shapes(key: str, value: object, expected: str, part: str) -> None:
    values = {**police_data()[PROJECT_FILE], key: value}
    found = contract(PROJECT_FILE).check(values, "p.yaml")
    assert [(f.key, f.origin.path, f.part) for f in found] == [(expected, (key,), part)]
    assert "".join(sentences(found[0].key, found[0].arguments))


def test_repeated_and_strange_file_names() -> None:
    values = {**police_data()["submission.yaml"], "表格": ["department.yaml", "department.yaml"]}
    assert [f.key for f in contract("submission.yaml").check(values, "s")] == ["GC804.repeated"]
    values["表格"] = ["../department.yaml"]
    found = contract("submission.yaml").check(values, "s")
    assert [(f.key, f.origin.path) for f in found] == [("GC804.pattern", ("表格", 0))]


def test_key_that_the_pack_does_not_print() -> None:
    from goalc import resources
    from goalc.model.profile import FormProfile
    from goalc.model.schema import compose

    schema = compose(
        resources.schema("project"), resources.schema("parts"), FormProfile(unused=("资金性质",))
    )
    found = Contract(schema, frozenset({"资金性质"})).check(police_data()[PROJECT_FILE], "p")
    assert [(f.key, f.origin.path) for f in found] == [("GC802.unused", ("资金性质",))]


def test_every_fault_is_told_in_one_run() -> None:
    values = {**police_data()[PROJECT_FILE], "项目类别": "其它", "联系电话": "x", "多余": "1"}
    del values["资金性质"]
    found = contract(PROJECT_FILE).check(values, "p")
    assert {f.key for f in found} == {"GC011.unlike", "GC804.pattern", "GC802.unknown", "GC001.missing"}


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


WORDS = st.sampled_from(
    ["", " ", "x", "2025", "≥5%", "2025-13-45", "1,2", "５", "٣", "组织机构：甲", "其它运转类", "\t", "a\n"]
)
# What a file can hold: the two judges differ on whether control characters and U+FEFF are blanks.
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff"), max_size=4)
VALUES = WORDS | TEXT | st.lists(WORDS, max_size=2) | st.dictionaries(WORDS, WORDS, max_size=2)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A real spec with up to two places replaced, removed or joined by another key."""
    file = draw(st.sampled_from(sorted(texts(POLICE))))
    values = copy.deepcopy(police_data()[file])
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from(places(values)[1:] or [("表式",)]))
        parent: Any = values
        for part in path[:-1]:
            parent = parent[part]
        match draw(st.sampled_from(["replace", "remove", "add", "rename"])):
            case "replace":
                parent[path[-1]] = draw(VALUES)
            case "remove" if path[-1] in parent or isinstance(parent, list):
                del parent[path[-1]]
            case "rename" if isinstance(parent, dict):
                parent[f"{path[-1]}X"] = parent.pop(path[-1])
            case _ if isinstance(parent, dict):
                parent[draw(WORDS)] = draw(VALUES)
    return file, values


@given(mutated())
def test_the_fast_judge_and_the_explaining_one_agree(case: tuple[str, Any]) -> None:
    file, values = case
    fast, slow = contract(file).check(values, file), contract(file).explain(values, file)
    assert (not fast) == (not slow)
    assert fast == slow
    assert len({(f.key, f.origin.path, f.arguments.get("key")) for f in slow}) == len(slow)
    for finding in slow:
        assert not re.search(r"[{\[]'", sentences(finding.key, finding.arguments).message)
