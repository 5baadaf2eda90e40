from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from goalc import resources
from goalc.api import schema as schema_for
from goalc.model import forms, spec
from goalc.model.profile import FormProfile, PackField
from goalc.model.schema import compose
from tests.police import ROOT, pack
from tests.workspace.trees import PROJECT

KINDS = {
    "submission": forms.SUBMISSION.title,
    "department": forms.DEPARTMENT.title,
    "project": forms.PROJECT.title,
}
RICH = FormProfile(
    required=("表式",),
    unused=("联系电话",),
    fields=(
        PackField("依据", "立项依据", "paragraphs", required=True),
        PackField("性质", "项目性质", "choice", choices=("一次性", "持续性")),
        PackField(
            "明细",
            "预算明细",
            "rows",
            help="一行一项。",
            columns=(PackField("金额", "金额", "money", required=True),),
        ),
        *(PackField(f"第{kind}", f"第{kind}", kind) for kind in ("text", "date", "period", "number")),
    ),
    indicator_fields=(PackField("权重", "权重", "number", required=True),),
    tree={"产出指标": ("数量指标",)},
)

# Schemas with mappings whose keys are not known beforehand.
MAPS = {f"{name}.schema.json" for name in ("pack", "words", "config", "library", "approvals")}


def composed() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, form in KINDS.items():
        core, parts = resources.schema(kind), resources.schema("parts")
        yield f"{kind}, core", compose(core, parts)
        yield f"{kind}, 2025", compose(core, parts, pack().profile.forms[form])
        yield f"{kind}, rich", compose(core, parts, RICH)
    for path in sorted((ROOT / "tests" / "packs").glob("*/pack.yaml")):
        for kind, found in schema_for(path.parent.name, [path.parents[1]]).items():
            yield f"{kind}, {path.parent.name}", found


SCHEMAS = [
    *composed(),
    *(
        (path.name, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(ROOT.glob("schema/**/*.json"))
    ),
]


def nodes(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each schema in a schema, with the keys that lead to it."""
    yield place, schema
    for key in ("properties", "definitions"):
        for name, child in schema.get(key, {}).items():
            yield from nodes(child, f"{place}/{name}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from nodes(schema[key], f"{place}/{key}")


def is_level(place: str) -> bool:
    """The maps of indicator levels, whose keys are the levels' names."""
    ends = ("/level1", "/参数", "/资金", "/results")
    return "绩效指标" in place or "indicators" in place or place.endswith(ends)


def is_results(place: str) -> bool:
    """The results of a later stage are a map by the names of indicators."""
    return place.endswith(("/results", "/绩效指标"))


@pytest.mark.parametrize(("name", "schema"), SCHEMAS, ids=[name for name, _ in SCHEMAS])
class TestEverySchema:
    def test_is_draft_07(self, name: str, schema: dict[str, Any]) -> None:
        Draft7Validator.check_schema(schema)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#", name

    def test_says_in_chinese_what_belongs_where(self, name: str, schema: dict[str, Any]) -> None:
        for place, node in nodes(schema):
            if "$ref" in node and not {"title", "description"} & node.keys():
                continue
            for key in ("title", "description"):
                if key not in node and "$ref" in node:
                    continue
                assert any("一" <= char <= "鿿" for char in node.get(key, "")), (name, place, key)

    def test_closes_every_object(self, name: str, schema: dict[str, Any]) -> None:
        for place, node in nodes(schema):
            if node.get("type") == "object" or "properties" in node:
                extra = node.get("additionalProperties")
                is_map = is_level(place) or is_results(place) or name in MAPS
                assert extra is False or (isinstance(extra, dict) and is_map), place

    def test_examples_are_right_and_never_alone(self, name: str, schema: dict[str, Any]) -> None:
        """Editors write a single example into the form as if it were meant."""
        for place, node in nodes(schema):
            examples = node.get("examples")
            if examples is None:
                continue
            assert len(examples) > 1, place
            for example in examples:
                assert list(validator(name, schema, node).iter_errors(example)) == [], (place, example)

    def test_says_nothing_that_only_some_validators_read(self, name: str, schema: dict[str, Any]) -> None:
        assert "format" not in {key for _, node in nodes(schema) for key in node}, name


def test_the_shared_parts_have_a_name() -> None:
    """Validators that read no files find them by it; of the others, one with a name would not find them."""
    assert resources.schema("parts")["$id"] == "parts.schema.json"
    assert not [kind for kind in KINDS if "$id" in resources.schema(kind)]


def test_validators_find_the_shared_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    schema = ROOT / "schema" / "project.schema.json"
    for period, code in (("2025年", 0), ("去年", 1)):
        text = PROJECT.format(name="甲").replace("实施时间: 2025年", f"实施时间: {period}")
        Path("form.yaml").write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), "form.yaml"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
        assert done.returncode == code, done.stdout + done.stderr
        assert "Failure" not in done.stdout


def validator(name: str, schema: dict[str, Any], node: dict[str, Any]) -> Draft7Validator:
    """The validator of a part of a schema, with what it refers to."""
    parts = resources.schema("parts")
    found = compose(
        {"title": name, **node}, {"definitions": schema.get("definitions", {}) | parts["definitions"]}
    )
    return Draft7Validator(found)


@pytest.mark.parametrize(("name", "schema"), list(composed()), ids=[name for name, _ in composed()])
def test_composed_is_self_contained(name: str, schema: dict[str, Any]) -> None:
    assert "$ref" not in json.dumps(schema), name
    for _, node in nodes(schema):
        assert set(node.get("required", ())) <= node.get("properties", {}).keys()


def test_words_of_a_pack_replace_the_examples() -> None:
    schema = schema_for("ezhou-2022", [ROOT / "tests" / "packs"])["project"]["properties"]["项目类别"]
    assert schema["enum"] == ["本级支出项目", "对下转移支付项目"]
    assert "examples" not in schema


def test_composing_changes_no_source() -> None:
    before = {kind: copy.deepcopy(resources.schema(kind)) for kind in (*KINDS, "parts")}
    list(composed())
    assert before == {kind: resources.schema(kind) for kind in before}


def test_what_a_pack_adds() -> None:
    schema = dict(composed())["project, rich"]
    properties = schema["properties"]
    assert "联系电话" not in properties
    assert {"表式", "项目名称", "绩效指标", "依据"} == set(schema["required"])
    assert properties["性质"]["enum"] == ["一次性", "持续性"]
    assert properties["明细"]["items"]["required"] == ["金额"]
    indicator = properties["绩效指标"]["properties"]["产出指标"]["properties"]["数量指标"]["items"]
    assert set(indicator["else"]["required"]) == {"名称", "指标值", "权重"}
    assert "权重" in indicator["properties"]


def test_core_keys_and_schemas_agree() -> None:
    for kind, form in KINDS.items():
        assert set(resources.schema(kind)["properties"]) == {
            *(item.key for item in forms.BY_TITLE[form].fields),
            spec.FORM_KEY,
        }


def test_a_field_of_the_pack_may_be_called_like_the_key_of_a_later_stage() -> None:
    goals = PackField("目标", "总体目标", "paragraphs", required=True)
    form = FormProfile(fields=(goals,), title=forms.PROJECT.title, of="项目")
    found = compose(resources.schema("project"), resources.schema("parts"), form)
    assert "目标" in found["required"]
    assert found["properties"]["绩效指标"]["type"] == "object"
    level = found["properties"]["绩效指标"]["additionalProperties"]["additionalProperties"]
    assert "名称" in level["items"]["properties"]


def test_a_field_in_the_place_of_a_core_field_stands_among_those_of_the_pack() -> None:
    own = tuple(PackField(key, key, "text") for key in ("计量单位", "核心", "标准值"))
    form = FormProfile(
        indicator_fields=own, title=forms.PROJECT.title, of="项目", mentioned=frozenset({"核心"})
    )
    found = compose(resources.schema("project"), resources.schema("parts"), form)
    level = found["properties"]["绩效指标"]["additionalProperties"]["additionalProperties"]
    assert list(level["items"]["properties"])[-3:] == ["计量单位", "核心", "标准值"]
