"""The library that ships with goalc: an officer who uses it has nothing sent back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from goalc import resources
from goalc.api import check
from goalc.library.entries import PARAMETER, Libraries
from goalc.library.listing import EntryPlace, LibraryEntry, list_entries
from goalc.library.load import shipped_library
from goalc.model.schema import compose
from tests.library.desk import HEAD, desk
from tests.police import ROOT, data

FILES = sorted((ROOT / "library").glob("*.yaml"))
SCHEMA = json.loads((ROOT / "schema" / "library.schema.json").read_text(encoding="utf-8"))
GIVEN = {"数量": "100名", "内容": "服务工作", "人群": "居民", "范围": "行政村"}
PROJECT_LEVELS = {"服务对象满意度指标": "社会公众或服务对象满意度"}
# Rules over a whole form, of which there is only one indicator's worth here; and fixed texts.
OTHERS = ["GC005", "GC006", "GC007", "GC009", "GC010", "GC205", "GC206"]


def everything() -> list[LibraryEntry]:
    library = shipped_library()
    return list(list_entries(Libraries([library.library]), library.titles, lambda _: 1))


def sample(item: LibraryEntry) -> str:
    """A project with nothing but this indicator, its things named as somebody would."""
    target = item.target or {"": "2025年6月30日前", "%": "≥90%"}.get(
        item.unit, f"{item.sign}{'2万元' if '单价' in item.id else 5}{item.unit}"
    )
    if item.id in {"购置数量", "建设数量", "维护数量"}:
        target = "≥20台"
    elif item.id == "平均单价":
        target = "≤5000元/台"
    given = {name: GIVEN.get(name, "执法记录仪") for name in item.missing}
    level2 = PROJECT_LEVELS.get(item.levels[1], item.levels[1])
    indicator = {"引用": item.id, **({"参数": given} if given else {}), "指标值": target}
    head = HEAD.format(name="甲项目").partition("绩效指标:")[0]
    line = json.dumps(indicator, ensure_ascii=False)
    return f"{head}绩效指标:\n  {item.levels[0]}:\n    {level2}:\n      - {line}\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_keep_their_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/library.schema.json\n")
    assert list(Draft7Validator(SCHEMA).iter_errors(data(text))) == []
    assert list(Draft7Validator(compose(SCHEMA, SCHEMA)).iter_errors(data(text))) == []


def test_they_are_read_without_a_word() -> None:
    library = shipped_library()
    assert library.diagnostics == []
    assert len(library.sources) == len(FILES) == len(resources.texts("library", ".yaml"))
    assert 20 <= len(everything()) <= 60
    assert all(len(library.library.get(item.id)) == 1 for item in everything())


@pytest.mark.parametrize("item", everything(), ids=lambda item: item.id)
def test_an_entry_is_whole(item: LibraryEntry) -> None:
    assert item.trouble is None
    assert item.name
    assert all(item.levels)
    assert item.sign
    assert item.unit or not item.target
    assert item.advice.endswith("。")
    assert not item.definition.endswith("。")
    if item.id != "成本控制率":
        assert item.definition.startswith("反映")
        assert item.values["数据来源"]
    if item.unit == "%" and item.id != "成本控制率":
        formula = item.definition.partition("计算公式：")[2]
        assert re.fullmatch(r"[^/]+/[^/]+\*100%", formula)
    if "抽取" in item.definition:
        assert "{数量}" in item.definition


@pytest.mark.parametrize("item", everything(), ids=lambda item: item.id)
def test_a_form_that_uses_it_has_nothing_sent_back(
    item: LibraryEntry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    unit = desk(tmp_path, "", {})
    (unit / "projects" / "01.yaml").write_text(sample(item), encoding="utf-8")
    report = check(unit, ignore=OTHERS)
    about = {d.file for d in report.diagnostics if "library" in d.file}
    assert [(d.key, dict(d.arguments)) for d in report.diagnostics] == []
    assert about == set()


def test_parameters_have_few_names() -> None:
    """Whoever knows one entry knows how to fill the next."""
    asked = {name for item in everything() for text in texts(item.values) for name in PARAMETER.findall(text)}
    assert asked <= {"对象", *GIVEN}


def texts(values: Any) -> Iterator[str]:
    yield from (value for value in values.values() if isinstance(value, str))


def test_places() -> None:
    assert everything()[0].place == EntryPlace("goalc:library/indicators.yaml", 1)
