"""Library files from a stranger: each mistake is told at its place, once, and nothing else breaks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from goalc.api import build, check
from goalc.api import library as held
from goalc.workspace import libraries as library_store
from tests.library.desk import HEAD, WRITTEN, checked, desk, entry, library, place, places, refer, told
from tests.workspace.trees import project

LINE = HEAD.count("\n") + 1
AIM = "指标值: ≥90%"
USE = refer("引用: 满意率", AIM)
GOOD = library(满意率=entry())
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


MISTAKES: list[tuple[str, str | bytes, str, int]] = [
    ("empty", "", "GC720", 1),
    ("a list", "- 甲\n- 乙\n", "GC720", 1),
    ("a text", "指标库\n", "GC720", 1),
    ("no indicators", "指标库: 甲\n", "GC001.missing", 1),
    ("no title", "指标:\n  甲: {名称: 甲, 解释: 乙}\n", "GC001.missing", 1),
    ("indicators are a list", "指标库: 甲\n指标:\n  - 名称: 甲\n", "GC803.block-for-mapping", 2),
    ("an entry is a text", "指标库: 甲\n指标:\n  甲: 乙\n", "GC803.text-for-mapping", 3),
    ("an entry is empty", "指标库: 甲\n指标:\n  甲:\n", "GC001.empty", 3),
    ("no definition", "指标库: 甲\n指标:\n  甲:\n    名称: 甲\n", "GC001.missing", 3),
    ("empty definition", "指标库: 甲\n指标:\n  甲:\n    名称: 甲\n    解释:\n", "GC001.empty-required", 5),
    ("misspelt key", library(甲=entry().replace("解释", "解解释")), "GC802.close", 5),
    ("strange key", library(甲=entry(备注="甲")), "GC802.unknown", 6),
    ("sign in words", library(甲=entry(符号="大于")), "GC011", 6),
    ("an id with a slash", "指标库: 甲\n指标:\n  ../甲: {名称: 甲, 解释: 乙}\n", "GC804.key", 3),
    ("an id with a blank", "指标库: 甲\n指标:\n  甲 乙: {名称: 甲, 解释: 乙}\n", "GC804.key", 3),
    ("an id with NUL", '指标库: 甲\n指标:\n  "甲\\0": {名称: 甲, 解释: 乙}\n', "GC702", 3),
    ("a long id", f"指标库: 甲\n指标:\n  {'甲' * 41}: {{名称: 甲, 解释: 乙}}\n", "GC804.key", 3),
    ("an id twice", "指标库: 甲\n指标:\n  甲: {名称: 甲, 解释: 乙}\n  甲: {名称: 丙}\n", "GC706", 4),
    ("open brace", library(甲=entry(definition="反映{对象的情况")), "GC909.braces", 5),
    ("braces around a sentence", library(甲=entry(definition="反映{对 象}的情况")), "GC909.braces", 5),
    ("braces in a column", library(甲=entry() + "\n栏目:\n  评分: [甲, '乙}']"), "GC909.braces", 7),
    ("target with a parameter", library(甲=entry(指标值="'≥{数量}'")), "GC804.pattern", 6),
    ("another sign", library(甲=entry(符号="≥", 指标值="≤9%")), "GC909.sign", 7),
    ("another unit", library(甲=entry(单位="天", 指标值="≤9日")), "GC909.unit", 7),
    ("a parameter that is a list", library(甲=entry() + "\n参数:\n  谁: [甲]"), "GC803.block-for-text", 7),
    ("syntax", "指标库: 甲\n指标:\n  甲: [\n", "GC712.open-bracket", 3),
    ("alias", "指标库: &a 甲\n指标: *a\n", "GC707.", 0),
    ("deep", "指标库: " + "[" * 99 + "\n", "GC704", 0),
    ("latin-1", b"\xe9\xe8: 1\n", "GC701", 0),
    ("binary", bytes(range(256)), "GC70", 0),
    ("UTF-16 without a mark", "指标库: 甲\n".encode("utf-16-le"), "GC70", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "key", "line"), [row[1:] for row in MISTAKES], ids=[r[0] for r in MISTAKES]
)
def test_a_mistake_is_told_at_its_place_and_once_at_the_use(
    here: Path, content: str | bytes, key: str, line: int
) -> None:
    unit = desk(here, USE + USE, {"library/a.yaml": content})
    report = checked(unit)
    own = [d for d in report.diagnostics if Path(d.file).name == "a.yaml"]
    assert own
    assert all(d.key.startswith(key) for d in own), [d.key for d in own]
    assert not line or place(report, own[0].file, own[0].span.start) == ("a.yaml", line)
    assert [(d.key, place(report, d.file, d.span.start)) for d in report.diagnostics if d not in own] == [
        ("GC806.broken", ("01.yaml", LINE))
    ]
    assert build(unit, "out").refused


def test_a_broken_library_is_told_once_however_many_use_it(here: Path) -> None:
    unit = desk(here, USE, {"library/a.yaml": "指标库: 甲\n"}, number=3)
    keys = [key for key, _ in places(checked(unit))]
    assert sorted(keys) == ["GC001.missing", *["GC806.broken"] * 3]


def test_what_is_found_nearer_needs_no_library_farther_away(here: Path) -> None:
    unit = desk(here, USE, {"specs/library/a.yaml": GOOD, "library/a.yaml": "坏了"})
    assert places(checked(unit)) == []
    assert build(unit, "out").refused == ()


def test_no_library_is_read_where_nothing_refers_to_one(here: Path) -> None:
    unit = desk(here, WRITTEN, {"library/a.yaml": "坏了"})
    assert places(checked(unit)) == []


def test_a_warning_does_not_break_a_library(here: Path) -> None:
    folded = library(满意率=entry()).replace("计算公式", "反映满意的\n      程度，计算公式")
    assert [key for key, _ in places(checked(desk(here, USE, {"library/a.yaml": folded})))] == ["GC717"]


@pytest.mark.parametrize(
    "reference", ["../x", "a b", "满意率/", "x" * 5000, "1e3", "'~'", "'{对象}'", "\u202e甲", "-"]
)
def test_strange_ids_are_only_unknown(here: Path, reference: str) -> None:
    report = checked(desk(here, refer(f"引用: {reference}", AIM), {"library/a.yaml": GOOD}))
    assert {d.key.partition(".")[0] for d in report.diagnostics} <= {"GC702", "GC806", "GC712"}
    assert all(len(told(d)) < 400 for d in report.diagnostics)


@pytest.mark.parametrize(
    "lines",
    [
        ("引用:",),
        ("引用: []",),
        ("引用: {甲: 乙}",),
        ("引用: 甲", "参数: 甲"),
        ("引用: 甲", "参数: {甲: [乙]}"),
    ],
)
def test_references_of_a_wrong_shape(here: Path, lines: tuple[str, ...]) -> None:
    keys = {key.partition(".")[0] for key, _ in places(checked(desk(here, refer(*lines, AIM), {})))}
    assert keys <= {"GC001", "GC803"}
    assert keys


@POSIX
@pytest.mark.parametrize("target", ["/etc/passwd", "/nowhere", "../other/b.yaml", "."])
def test_links_are_not_followed_and_are_told(here: Path, target: str) -> None:
    unit = desk(here, USE, {"library/a.yaml": GOOD, "other/b.yaml": GOOD})
    (here / "library" / "b.yaml").symlink_to(target)
    report = checked(unit)
    # A folder that is named like a file is a link all the same.
    assert {d.key for d in report.diagnostics} == {"GC909.linked", "GC806.broken"}
    assert all("root:" not in source.text for source in report.sources.values())


@POSIX
def test_a_linked_folder_is_not_followed(here: Path) -> None:
    unit = desk(here, USE, {"other/b.yaml": GOOD})
    (here / "library").symlink_to(here / "other")
    assert {key for key, _ in places(checked(unit))} == {"GC909.linked", "GC806.broken"}


@POSIX
def test_a_pipe_is_not_waited_for(here: Path) -> None:
    unit = desk(here, USE, {"library/a.yaml": GOOD})
    os.mkfifo(here / "library" / "b.yaml")
    assert {key for key, _ in places(checked(unit))} == {"GC909.linked", "GC806.broken"}


def test_a_name_that_notepad_gave(here: Path) -> None:
    unit = desk(here, USE, {"library/a.yaml.txt": GOOD})
    assert {key for key, _ in places(checked(unit))} == {"GC909.ending", "GC806.broken"}


def test_other_files_and_folders_are_none_of_it(here: Path) -> None:
    more = {"library/README.md": "x", "library/old/b.yaml": "坏了", "library/.hidden.yaml": "坏了"}
    unit = desk(here, USE, {"library/a.YAML": GOOD, **more})
    assert places(checked(unit)) == []


def test_files_that_are_too_large(here: Path) -> None:
    large = library(满意率=entry(definition="甲" * library_store.MAX_FILE))
    assert {key for key, _ in places(checked(desk(here, USE, {"library/a.yaml": large})))} == {
        "GC909.size",
        "GC806.broken",
    }


def test_more_files_than_anybody_writes(here: Path) -> None:
    shelf = {f"library/{n}.yaml": library(**{f"n{n}": entry()}) for n in range(library_store.MAX_FILES + 1)}
    assert {key for key, _ in places(checked(desk(here, refer("引用: n0", AIM), shelf)))} == {
        "GC909.size",
        "GC806.broken",
    }


def test_files_that_are_too_large_together(here: Path) -> None:
    large = library(满意率=entry(definition="甲" * (library_store.MAX_FILE // 4)))
    shelf = {f"library/{n}.yaml": large for n in range(library_store.MAX_TOTAL // (len(large.encode())) + 1)}
    assert {key for key, _ in places(checked(desk(here, USE, shelf)))} == {"GC909.total", "GC806.broken"}


@pytest.mark.slow
def test_a_library_as_large_as_it_may_be(here: Path) -> None:
    entries = {f"n{n}": entry(f"'{{甲{n}}}'", f"{'反映{乙}' * 4}，计算公式：甲/乙*100%") for n in range(1500)}
    shelf = {
        f"library/{n}.yaml": library(**{f"f{n}-{k}": text for k, text in entries.items()}) for n in range(8)
    }
    unit = desk(here, refer("引用: f9-n1", AIM) + refer("引用: 没有", AIM), shelf)
    assert next(key for key, _ in places(checked(unit))) == "GC806.unknown"
    assert len(held(unit).indicators) > 12_000


def test_a_file_that_nobody_may_read(here: Path) -> None:
    unit = desk(here, USE, {"library/a.yaml": GOOD})
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("root may read everything")
    (here / "library" / "a.yaml").chmod(0)
    assert check(unit).troubles


def test_other_submissions_go_on(here: Path) -> None:
    unit = desk(here, USE, {"library/a.yaml": "坏了"}, number=2)
    text = project(unit, 2).read_text(encoding="utf-8").replace("引用: 满意率", "名称: 满意率")
    project(unit, 2).write_text(text, encoding="utf-8")
    report = checked(unit)
    assert {Path(d.file).name for d in report.diagnostics} == {"a.yaml", "01.yaml"}
