"""`goalc library` at a place: what is in force there, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goalc.api import library as held
from goalc.library.listing import LibraryEntry
from goalc.report.library_entries import entry_page, holdings_json, holdings_list
from tests.cli.terminal import run
from tests.cli.test_completion import completed
from tests.library.desk import desk, entry, library, refer
from tests.library.test_references import with_pack_library

NEAR = library("近处", 满意率=entry("'{谁}满意率'", "计算公式：满意的{谁}/{谁}*100%"), 满意度=entry("自己的"))
FAR = library("远处", 满意率=entry("远的"), 别的="引用: 满意率\n参数: {谁: 甲}\n说明: 用在别处。")


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return desk(
        tmp_path, refer("引用: 别的", "指标值: ≥9%"), {"specs/library/a.yaml": NEAR, "library/b.yaml": FAR}
    )


def found(path: Path, name: str) -> LibraryEntry:
    item = held(path).find(name)
    assert item is not None
    return item


def test_what_is_in_force_depends_on_the_place(unit: Path) -> None:
    with_pack_library(unit.parents[1], library("表样的", 表样指标=entry()))
    near, here = held(unit), held()
    assert [item.library for item in near.indicators[:4]] == ["近处", "近处", "远处", "表样的"]
    assert here.find("表样指标") is None
    assert here.find("满意率") != near.find("满意率")
    assert (
        held(unit / "projects" / "01.yaml").indicators
        == held(unit / "projects").indicators
        == near.indicators
    )
    assert found(unit, "满意度").name == "自己的"
    assert found(unit.parents[1], "满意度").name == "{对象}满意度"


def test_an_entry_in_full(unit: Path) -> None:
    item = found(unit, "满意率")
    assert (item.missing, item.defaults, item.place) == (("谁",), {}, ("specs/library/a.yaml", 3))
    assert item.hides == (("library/b.yaml", 3),)
    other = found(unit, "别的")
    assert (other.name, other.based_on, other.advice) == ("远的", ("满意率",), "用在别处。")
    assert found(unit, "满意度").hides[0][0] == "goalc:library/indicators.yaml"
    page = "\n".join(entry_page(item))
    assert "代替：「library/b.yaml:3」" in page
    assert "    谁: …" in page


def test_words_are_found_in_whatever_it_says(unit: Path) -> None:
    item = found(unit, "别的")
    for words in ("别处", "远的 用在", "计算公式", "远处", ""):
        assert item.matches(words)
    assert not item.matches("别处 没有")


def test_for_programs(unit: Path) -> None:
    data = json.loads(holdings_json(held(unit).indicators))
    assert data["version"] == 1
    first = data["indicators"][0]
    assert (first["id"], first["file"], first["line"]) == ("满意率", "specs/library/a.yaml", 3)
    assert first["parameters"] == {"required": ["谁"], "defaults": {}}
    assert first["problem"] is None


def test_what_leads_nowhere_is_listed_so(unit: Path) -> None:
    (unit.parents[1] / "library" / "c.yaml").write_text(library("坏的", 圈="引用: 圈", 满意率=entry()))
    listed = "\n".join(holdings_list(held(unit).indicators))
    assert "圈 → 圈" in listed
    item = found(unit.parents[1], "满意率")
    assert "2 次" in "\n".join(entry_page(item))
    trouble = item.trouble
    assert trouble is not None
    assert trouble.key == "GC806.ambiguous"


def test_mistakes_are_told_beside_the_list(unit: Path) -> None:
    (unit.parents[1] / "library" / "c.yaml").write_text("坏了", encoding="utf-8")
    done = run(unit.parents[1], "goalc library list --format json")
    assert done.code == 1
    assert json.loads(done.out)["indicators"]
    assert "GC720" in done.err


def test_a_strange_place(unit: Path) -> None:
    assert run(unit, "goalc library list /nowhere").code == 3
    assert run(unit, "goalc library show").code == 2
    assert run(unit, "goalc library search").code == 2
    assert run(unit, "goalc library suggest").code == 2
    assert run(unit, "goalc library suggest /nowhere").code == 3
    (unit / "submission.yaml").write_bytes(b"\xff\xfe\x00")
    assert run(unit, "goalc library list").code == 0


def test_ids_are_completed(unit: Path) -> None:
    assert "plain,满意率" in completed(unit, "goalc library show 满")
