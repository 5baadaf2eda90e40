"""A pack that extends another one: it prints as if it said all of it, and its mistakes are told once."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalc
from goalc.model.extend import extend, own_path
from goalc.operations.schema import find_pack
from goalc.operations.session import Session
from goalc.pipeline.pack import Pack
from goalc.workspace.error import UnknownPack
from tests.pipeline.workshop import places, workshop
from tests.police import ROOT

NAME = "ezhou-2022"
YAML = f"packs/{NAME}/pack.yaml"
BASE = "packs/base/pack.yaml"


def split(folder: Path) -> str:
    """Move the look and the templates of a pack into a base that it extends; return its whole text."""
    workshop(folder)
    whole = Path(YAML).read_text(encoding="utf-8")
    head, forms = whole.partition("\nforms:")[::2]
    look = head[head.index("\nfonts:") :]
    Path(BASE).parent.mkdir()
    Path(BASE).write_text(f"name: base\ntitle: 公用\n{look}\n", encoding="utf-8")
    for template in Path(YAML).parent.glob("*.j2"):
        shutil.move(template, Path(BASE).parent)
    lines = "\n".join(line for line in head[: head.index("\nfonts:")].splitlines() if line[:1] != "#")
    Path(YAML).write_text(f"{lines}\nextends: base\n\nforms:{forms}", encoding="utf-8")
    return whole


def outputs(name: str) -> dict[str, bytes]:
    report = goalc.build("specs", name, formats=("docx", "xlsx"), verify=True)
    assert report.refused == ()
    files = sorted(path for path in Path(name).rglob("*") if path.suffix in {".docx", ".xlsx"})
    assert files
    return {path.name: path.read_bytes() for path in files}


def test_what_is_taken_prints_the_same_bytes_as_what_is_said(tmp_path: Path) -> None:
    workshop(tmp_path / "whole")
    whole = outputs("out")
    split(tmp_path / "split")
    assert outputs("out") == whole


def test_a_template_of_the_pack_comes_before_that_of_its_base(tmp_path: Path) -> None:
    split(tmp_path)
    before = outputs("out")
    own = Path(YAML).parent / "cover.html.j2"
    own.write_text('<p class="title">{{ 编制单位 }}</p>', encoding="utf-8")
    after = outputs("out")
    assert {name for name in before if before[name] == after[name]} == {
        name for name in before if name.startswith("0")
    }


def pack(name: str = NAME) -> Pack:
    return find_pack(name, Path("specs"), Session(()))


def test_the_digest_covers_what_is_taken(tmp_path: Path) -> None:
    split(tmp_path)
    before = pack().digest
    Path(BASE).write_text(Path(BASE).read_text(encoding="utf-8").replace("size: 9,", "size: 10,", 1))
    assert pack().digest != before


def test_the_shipped_look_is_enough_for_a_pack_of_one_form(tmp_path: Path) -> None:
    work = workshop(tmp_path)
    text = (work.pack_folder / "pack.yaml").read_text(encoding="utf-8")
    forms = text[text.index("\nforms:") :]
    Path(YAML).write_text(f"name: {NAME}\ntitle: 表\nextends: goalc:plain\n{forms}", encoding="utf-8")
    assert outputs("out")


def test_a_form_of_the_same_title_is_merged_key_by_key(tmp_path: Path) -> None:
    split(tmp_path)
    Path("packs/own").mkdir()
    Path("packs/own/pack.yaml").write_text(
        f"name: own\ntitle: 本单位\nextends: {NAME}\n"
        "pages:\n  wide: {size: A4, margins: [16, 10, 15, 10]}\nforms:\n  项目绩效目标表:\n    page: wide\n"
        "    fields:\n      - {key: 备注, kind: text}\n      - {key: 项目性质, kind: text}\n",
        encoding="utf-8",
    )
    own, base = pack("own").profile.forms["项目绩效目标表"], pack().profile.forms["项目绩效目标表"]
    assert pack("own").renderer.look.forms["项目绩效目标表"].page == "wide"
    assert own.tree == base.tree
    assert [field.key for field in own.fields] == [*(field.key for field in base.fields), "备注"]
    assert {field.kind for field in own.fields if field.key == "项目性质"} == {"text"}


def test_a_sheet_of_the_same_name_is_merged_key_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "tests/packs/import-list", "packs/import-list")
    Path("packs/own").mkdir(parents=True)
    file = Path("packs/own/pack.yaml")
    text = "name: own\ntitle: 本县\nextends: import-list\nsheets:\n"
    file.write_text(f"{text}  指标导入:\n    sheet: 本县指标\n", encoding="utf-8")
    own, base = pack("own").profile.sheets, pack("import-list").profile.sheets
    assert [sheet.name for sheet in own] == [sheet.name for sheet in base]
    assert [(sheet.title, sheet.blocks) for sheet in own if sheet.name == "指标导入"] == [
        ("本县指标", next(sheet.blocks for sheet in base if sheet.name == "指标导入"))
    ]
    file.write_text(f"{text}  另一张:\n    forms: [项目绩效目标表]\n", encoding="utf-8")
    found = places(goalc.check("packs/own"))
    assert [(key, line) for key, _, line in found] == [("GC001.missing", "另一张:")]


def chain(*names: str) -> None:
    for name, base in pairwise(names):
        folder = Path("packs", name)
        folder.mkdir(exist_ok=True)
        (folder / "pack.yaml").write_text(f"name: {name}\ntitle: 表\nextends: {base}\n", encoding="utf-8")


WRONG = [
    # what the pack extends, the finding, its file, its line
    ("nothing-like-it", "GC902.extends", YAML, "extends: nothing-like-it"),
    ("bases", "GC902.extends-close", YAML, "extends: bases"),
    (NAME, "GC902.extends-circle", YAML, f"extends: {NAME}"),
    ("around", "GC902.extends-circle", "packs/around/pack.yaml", f"extends: {NAME}"),
    ("goalc:base", "GC902.extends-close", YAML, "extends: goalc:base"),
    ("plian", "GC902.extends-close", YAML, "extends: plian"),
    ("../base", "GC804.pattern", YAML, "extends: ../base"),
]


@pytest.mark.parametrize(("base", "key", "file", "line"), WRONG)
def test_a_base_that_is_none_is_told_once(tmp_path: Path, base: str, key: str, file: str, line: str) -> None:
    split(tmp_path)
    chain("around", NAME)
    text = Path(YAML).read_text(encoding="utf-8")
    Path(YAML).write_text(text.replace("extends: base", f"extends: {base}"), encoding="utf-8")
    assert places(goalc.check("specs")) == [(key, file, line)]


def test_a_mistake_of_a_base_is_told_in_the_base(tmp_path: Path) -> None:
    split(tmp_path)
    text = Path(BASE).read_text(encoding="utf-8")
    Path(BASE).write_text(text.replace("td: {font: songti", "td: {font: kaiti"), encoding="utf-8")
    found = places(goalc.check("specs"))
    assert [(key, file) for key, file, _ in found] == [("GC902.font", BASE)]


def test_four_packs_may_stand_behind_a_pack(tmp_path: Path) -> None:
    split(tmp_path)
    # Behind `ezhou-2022` stands `base` already.
    chain("a3", "a2", "a1", NAME)
    assert pack("a3").profile.forms == pack().profile.forms
    chain("a4", "a3")
    Path("specs/submission.yaml").write_text(
        Path("specs/submission.yaml").read_text(encoding="utf-8").replace(NAME, "a4"), encoding="utf-8"
    )
    assert places(goalc.check("specs")) == [("GC902.extends-deep", "packs/a4/pack.yaml", "extends: a3")]


def test_what_neither_says_is_missing_in_the_pack(tmp_path: Path) -> None:
    split(tmp_path)
    text = Path(YAML).read_text(encoding="utf-8")
    Path(YAML).write_text(text.replace("    page: portrait\n", ""), encoding="utf-8")
    assert places(goalc.check("specs")) == [("GC001.missing", YAML, "项目绩效目标表:")]


def test_a_mistake_of_a_field_is_told_at_the_field_that_the_pack_says(tmp_path: Path) -> None:
    split(tmp_path)
    chain("own", NAME)
    with Path("packs/own/pack.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "forms:\n  项目绩效目标表:\n    fields:\n      - {key: 甲, kind: text}\n"
            "      - {key: 乙, kind: money, sum: [丙]}\n"
        )
    submission = Path("specs/submission.yaml")
    submission.write_text(submission.read_text(encoding="utf-8").replace(NAME, "own"), encoding="utf-8")
    line = "- {key: 乙, kind: money, sum: [丙]}"
    assert places(goalc.check("specs")) == [("GC902.sum-key", "packs/own/pack.yaml", line)]


def test_specs_cannot_use_the_common_look_as_a_pack(tmp_path: Path) -> None:
    workshop(tmp_path)
    submission = Path("specs/submission.yaml")
    submission.write_text(submission.read_text(encoding="utf-8").replace(NAME, "plain"), encoding="utf-8")
    assert [key for key, _, _ in places(goalc.check("specs"))] == ["GC901.formless"]
    with pytest.raises(UnknownPack):
        pack("plain")


KEYS = st.sampled_from(["甲", "乙", "丙"])
FIELD: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"key": KEYS, "kind": st.sampled_from(["text", "date"])}
)


def str_key(field: Any) -> str:
    return str(field["key"])


FORM = st.fixed_dictionaries(
    {},
    optional={
        "page": KEYS,
        "fields": st.lists(FIELD, unique_by=str_key, max_size=3),
        "choices": st.dictionaries(KEYS, st.lists(KEYS)),
        "indicators": st.fixed_dictionaries({}, optional={"tree": st.dictionaries(KEYS, st.lists(KEYS))}),
    },
)
PACKS = st.fixed_dictionaries(
    {},
    optional={
        "forms": st.dictionaries(KEYS, FORM),
        "pages": st.dictionaries(KEYS, st.dictionaries(KEYS, KEYS)),
        "sheets": st.dictionaries(KEYS, st.dictionaries(KEYS, st.lists(KEYS))),
    },
)


@given(PACKS, PACKS, PACKS)
def test_laws_of_extending(one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]) -> None:
    assert extend(one, {}) == one
    assert extend({}, one) == one
    assert extend(one, one) == one
    assert extend(extend(one, two), three) == extend(one, extend(two, three))


@given(PACKS, PACKS)
def test_the_way_back_leads_to_the_same_value(own: dict[str, Any], base: dict[str, Any]) -> None:
    merged = extend(own, base)
    for title, form in own.get("forms", {}).items():
        for index, field in enumerate(merged["forms"][title].get("fields", [])):
            path = own_path(("forms", title, "fields", index), own, merged)
            if field in form.get("fields", []):
                assert form["fields"][path[3]] == field
            else:
                assert path == ("forms", title, "fields")
