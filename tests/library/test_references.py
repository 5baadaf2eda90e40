"""What a reference comes to, and what is said of one that leads nowhere, at its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goalc.api import load
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from tests.library.desk import HEAD, checked, desk, entry, labels, library, places, refer, told

LINE = HEAD.count("\n") + 1
"""The line of a project on which its last indicator begins."""
AIM = "指标值: ≥90%"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def last(unit: Path) -> Indicator:
    """The indicator that was taken from the library."""
    loaded = load(unit)
    assert loaded.submission is not None, [told(d) for d in loaded.diagnostics]
    return loaded.submission.projects[0].indicators[-1]


def test_an_indicator_is_taken_from_the_library(here: Path) -> None:
    unit = desk(here, refer("引用: 满意率", AIM), {"library/a.yaml": library(满意率=entry(数据来源="问卷"))})
    found = last(unit)
    assert (found.name, found.data_source) == ("满意率", "问卷")
    assert found.definition == "计算公式：满意的人数/调查的人数*100%"
    assert found.target == Comparison("≥", Decimal(90), "%")
    assert set(found.sources) == {"名称", "解释", "数据来源"}


@pytest.mark.parametrize(
    ("own", "name", "target"),
    [
        ((), "满意率", "≥80%"),
        (("名称: 另一个",), "另一个", "≥80%"),
        (("指标值: ≥85%",), "满意率", "≥85%"),
        (("名称: 另一个", "指标值: ≥85%", "解释: 甲/乙*100%"), "另一个", "≥85%"),
    ],
)
def test_what_the_spec_says_goes_before(here: Path, own: tuple[str, ...], name: str, target: str) -> None:
    shelf = {"library/a.yaml": library(满意率=entry(指标值="≥80%"))}
    found = last(desk(here, refer("引用: 满意率", *own), shelf))
    assert (found.name, str(found.target)) == (name, target)
    assert not {line.partition(":")[0] for line in own} & set(found.sources)


ORDER = ["specs/unit/library/a.yaml", "specs/library/b.yml", "library/c.yaml", "PACK", "SHIPPED"]


@pytest.mark.parametrize("nearest", range(len(ORDER)))
def test_the_nearest_definition_counts(here: Path, nearest: int) -> None:
    """Folders from the spec outward, then the pack, then goalc."""
    shelf = {
        place: library(满意度=entry(place.replace("/", "-")))
        for place in ORDER[nearest:]
        if place not in {"PACK", "SHIPPED"}
    }
    unit = desk(here, refer("引用: 满意度", "参数: {对象: 甲, 内容: 乙, 数量: 100名}", AIM), shelf)
    if nearest == len(ORDER) - 1:
        assert last(unit).name == "甲满意度"
        return
    (unit / "projects" / "01.yaml").write_text(HEAD.format(name="甲") + refer("引用: 满意度", AIM))
    with_pack_library(here, library(满意度=entry("PACK")))
    assert last(unit).name == ORDER[nearest].replace("/", "-")


def with_pack_library(folder: Path, text: str) -> None:
    """A pack like goalc's own beside the specs, with a library in it."""
    from shutil import copytree

    from goalc import resources

    pack = folder / "packs" / "liupanshui-2025"
    copytree(resources.folder("templates") / "liupanshui-2025", pack)
    (pack / "library.yaml").write_text(text, encoding="utf-8")


def test_not_from_above_the_repository(here: Path) -> None:
    unit = desk(here / "repository", refer("引用: 自家的", AIM), {})
    (here / "library").mkdir()
    (here / "library" / "a.yaml").write_text(library(自家的=entry()), encoding="utf-8")
    assert [key for key, _ in places(checked(unit))] == ["GC806.unknown"]


def test_an_entry_based_on_another(here: Path) -> None:
    near = library(
        群众="引用: 满意率\n名称: 群众满意率\n参数: {谁: 群众}", 满意率="引用: 满意率\n指标值: ≥70%"
    )
    far = library(满意率=entry("'{谁}满意率'", "满意的{谁}数/{谁}总数*100%", 参数="{谁: 人们}"))
    unit = desk(here, refer("引用: 群众"), {"specs/library/a.yaml": near, "library/b.yaml": far})
    found = last(unit)
    assert (found.name, str(found.target)) == ("群众满意率", "≥70%")
    assert found.definition == "满意的群众数/群众总数*100%"
    assert Path(found.sources["名称"].file).name == "a.yaml"
    assert Path(found.sources["解释"].file).name == "b.yaml"
    assert found.sources["指标值"].path == ("指标", "满意率", "指标值")


def test_what_is_far_does_not_depend_on_what_is_near(here: Path) -> None:
    near = library(基础=entry("近"), 满意率="引用: 远的")
    far = library(基础=entry("远"), 远的="引用: 基础")
    unit = desk(here, refer("引用: 满意率", AIM), {"specs/library/a.yaml": near, "library/b.yaml": far})
    assert last(unit).name == "远"


TWO = entry("'{谁}满意率'", "随机抽取{数量}{谁}，计算公式：甲/乙*100%")
WRONG: list[tuple[str, tuple[str, ...], dict[str, str], str, int, list[tuple[str, tuple[str, int]]]]] = [
    ("unknown", ("引用: 没有的",), {}, "GC806.unknown", 0, []),
    ("close", ("引用: 验收合格",), {}, "GC806.close", 0, []),
    ("called so", ("引用: 群众的看法",), {"a": library(x=entry("群众看法"))}, "GC806.close", 0, []),
    (
        "ambiguous",
        ("引用: 满意率",),
        {"a": library(满意率=entry()), "b": library(满意率=entry())},
        "GC806.ambiguous",
        0,
        [("GC806.defined", ("a.yaml", 3)), ("GC806.defined", ("b.yaml", 3))],
    ),
    (
        "circle of two",
        ("引用: 满意率",),
        {"a": library(满意率="引用: 乙", 乙="引用: 满意率")},
        "GC806.circle",
        0,
        [("GC806.based", ("a.yaml", 4)), ("GC806.based", ("a.yaml", 6))],
    ),
    (
        "circle of one",
        ("引用: 满意率",),
        {"a": library(满意率="引用: 满意率")},
        "GC806.circle",
        0,
        [("GC806.based", ("a.yaml", 4))],
    ),
    (
        "circle further on",
        ("引用: 甲",),
        {"a": library(甲="引用: 乙", 乙="引用: 丙", 丙="引用: 乙")},
        "GC806.circle",
        0,
        [("GC806.based", ("a.yaml", 6)), ("GC806.based", ("a.yaml", 8))],
    ),
    (
        "based on nothing",
        ("引用: 满意率",),
        {"a": library(满意率="引用: 没有的")},
        "GC806.unknown",
        0,
        [("GC806.based", ("a.yaml", 4))],
    ),
    (
        "deep",
        ("引用: n0",),
        {"a": library(**{f"n{n}": f"引用: n{n + 1}" for n in range(99)}, n99=entry())},
        "GC806.deep",
        0,
        [("GC806.based", ("a.yaml", 18))],
    ),
    (
        "nothing given",
        ("引用: 满意率",),
        {"a": library(满意率=TWO)},
        "GC806.parameter-missing",
        0,
        [("GC806.text", ("a.yaml", 4))],
    ),
    (
        "not asked for",
        ("引用: 甲", "参数: {谁: 甲}"),
        {"a": library(甲=entry())},
        "GC806.parameter-unknown",
        1,
        [],
    ),
    (
        "misspelt",
        ("引用: 甲", "参数: {谁: 甲, 数: 9}"),
        {"a": library(甲=TWO)},
        "GC806.parameter-close",
        1,
        [],
    ),
    ("no target", ("引用: 满意率",), {"a": library(满意率=entry())}, "GC001.missing", 0, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "shelf", "key", "line", "marks"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_reference_that_leads_nowhere(
    here: Path, lines: tuple[str, ...], shelf: dict[str, str], key: str, line: int, marks: list[object]
) -> None:
    aim = () if key == "GC001.missing" else (AIM,)
    files = {f"library/{name}.yaml": text for name, text in shelf.items()}
    report = checked(desk(here, refer(*lines, *aim), files))
    assert places(report) == [(key, ("01.yaml", LINE + line))]
    assert labels(report, report.diagnostics[0]) == marks


def test_the_chain_of_a_circle_is_named(here: Path) -> None:
    shelf = {"library/a.yaml": library(甲="引用: 乙", 乙="引用: 丙", 丙="引用: 乙")}
    (found,) = checked(desk(here, refer("引用: 甲", AIM), shelf)).diagnostics
    assert "乙 → 丙 → 乙" in told(found)


def test_what_a_misspelt_parameter_leaves_open_is_not_told_again(here: Path) -> None:
    shelf = {"library/a.yaml": library(满意率=TWO)}
    unit = desk(here, refer("引用: 满意率", "参数:", "  对像: 甲", "  数量: 9名", AIM), shelf)
    (found,) = checked(unit).diagnostics
    assert (found.key, found.arguments["close"]) == ("GC806.parameter-close", "谁")


def test_parameters_without_a_reference(here: Path) -> None:
    unit = desk(here, refer("名称: 甲", "参数: {谁: 乙}", AIM), {})
    assert places(checked(unit)) == [("GC001.missing", ("01.yaml", LINE))]


def test_columns_of_a_pack(here: Path) -> None:
    """A text for a column that the form has is taken; one that it has not is told at its place."""
    shelf = {"library/a.yaml": library(满意率=entry() + "\n栏目:\n  评分标准: 达到得满分")}
    unit = desk(here, refer("引用: 满意率", AIM), shelf)
    report = checked(unit)
    assert places(report) == [("GC802.unknown", ("a.yaml", 7))]
    assert labels(report, report.diagnostics[0]) == [("library.used", ("01.yaml", LINE))]
    with_pack_library(here, library(x=entry()))
    pack = here / "packs" / "liupanshui-2025" / "pack.yaml"
    text = pack.read_text(encoding="utf-8").replace(
        "    indicators:\n", "    indicators:\n      fields: [{key: 评分标准, kind: text, required: true}]\n"
    )
    pack.write_text(text, encoding="utf-8")
    fields = "\n        评分标准: 看结果"
    for file in unit.glob("projects/*.yaml"):
        body = file.read_text(encoding="utf-8").replace("\n        指标值", f"{fields}\n        指标值")
        file.write_text(body.replace(f"引用: 满意率{fields}", "引用: 满意率"), encoding="utf-8")
    assert last(unit).fields == {"评分标准": "达到得满分"}
    assert set(last(unit).sources) == {"名称", "解释", "评分标准"}
