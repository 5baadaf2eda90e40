"""What leaves the house: editions for publication, unfinished forms, results that are outdated."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

import goalc
from goalc.operations.results import BuildReport
from tests.cli.terminal import run
from tests.workspace.trees import edit, make, manifest, project

MOBILES = ("13595807495", "135 9580 7496", "１３５９５８０７４９７", "13698581666")
SECRET = "技侦专用装备购置"


def everything(folder: Path) -> str:
    """All that a reader of the results could see: names, the manifest, each part of each Office file."""
    seen: list[str] = []
    for path in sorted(folder.rglob("*")):
        seen.append(path.name)
        if path.suffix in {".docx", ".xlsx"}:
            with zipfile.ZipFile(path) as package:
                seen += [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
                seen += [package.comment.decode(), *(info.filename for info in package.infolist())]
        elif path.is_file():
            seen.append(path.read_text("utf-8"))
    return "\n".join(seen)


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission with mobile numbers in every kind of place, and a secret project."""
    monkeypatch.chdir(tmp_path)
    folder = make(Path("unit"), "甲", SECRET, "丙")
    edit(folder / "submission.yaml", "联系电话: 8732066", f"联系电话: {MOBILES[0]}")
    edit(project(folder), "联系电话: 8732067", f"联系电话: {MOBILES[0]}")
    edit(project(folder), "  - 建成", f"  - 建成，联系人 {MOBILES[1]}")
    edit(project(folder), "    内容: 建设", f"    内容: 建设（{MOBILES[2]}）")
    edit(project(folder), "  组织机构: 局", f"  组织机构: 局办公室{MOBILES[3]}")
    edit(project(folder), "名称: 建设数量", "名称: 建设数量11010519491231002X")
    edit(project(folder), "解释: 以验收单为准的新建套数", f"解释: 以验收单为准，问 {MOBILES[0]}")
    edit(project(folder, 2), "项目属性: 新增项目", "项目属性: 新增项目\n涉密: 是")
    return folder


def keys(report: BuildReport) -> list[str]:
    return sorted(d.key for d in report.diagnostics if d.code in {"GC910", "GC911"})


def test_the_edition_that_is_filed_has_everything(unit: Path) -> None:
    report = goalc.build(unit, "out")
    text = everything(Path("out"))
    assert all(number in text for number in (*MOBILES, SECRET, "11010519491231002X"))
    assert (report.masked, report.left_out, keys(report)) == (0, 0, [])
    assert "edition" not in manifest(Path("out/unit"))


@pytest.mark.parametrize("way", ["option", "goalc.toml"])
def test_nothing_personal_or_secret_is_in_an_edition_for_publication(unit: Path, way: str) -> None:
    if way == "goalc.toml":
        Path("goalc.toml").write_text('edition = "public"\n', encoding="utf-8")
        report = goalc.build(unit, "out")
    else:
        report = goalc.build(unit, "out", edition="public")
    text = everything(Path("out"))
    for hidden in (*MOBILES, "11010519491231002X", SECRET, "02.yaml"):
        assert hidden not in text
    assert "135****7495" in text
    assert "110105**********2X" in text
    assert "8732067" in text
    assert (report.masked, report.left_out) == (7, 1)
    data = manifest(Path("out/unit"))
    assert all(entry["specs"] == [] for entry in data["files"])
    assert (data["edition"], data["masked"], data["left_out"]) == ("public", 7, 1)
    names = {entry["name"] for entry in data["files"]}
    assert {"01-甲.docx", "02-丙.docx"} <= names
    assert keys(report) == ["GC910.left-out", "GC910.masked", "GC910.masked"]
    assert not {d.code for d in report.diagnostics} & {"GC601", "GC602"}


def test_it_is_said_on_the_terminal(unit: Path) -> None:
    done = run(Path(), "goalc build unit -o out --edition public --lang zh")
    assert done.code == 0
    assert "公开版本：遮住 7 处号码，没有编入 1 个涉密项目。" in done.out


def test_the_filed_edition_does_not_stay_beside_it(unit: Path) -> None:
    goalc.build(unit, "out")
    goalc.build(unit, "out", edition="public", formats=["docx"])
    text = everything(Path("out"))
    assert not [hidden for hidden in (*MOBILES, SECRET) if hidden in text]


def test_results_of_another_edition_have_changed(unit: Path) -> None:
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], check=True)
    goalc.build(unit, "out")
    assert goalc.build(unit, "out", edition="public", changed_since="HEAD").stored
    assert SECRET not in everything(Path("out"))
    assert not goalc.build(unit, "out", edition="public", changed_since="HEAD").stored


def test_the_other_way_round_too(unit: Path) -> None:
    goalc.build(unit, "out", edition="public")
    goalc.build(unit, "out")
    assert "****" not in everything(Path("out"))
    assert "edition" not in manifest(Path("out/unit"))


@pytest.mark.parametrize("value", ["机密", "涉密", "不", "待定"])
def test_what_is_not_plainly_open_is_not_published(unit: Path, value: str) -> None:
    edit(project(unit, 3), "项目属性: 新增项目", f"项目属性: 新增项目\n涉密: {value}")
    assert goalc.build(unit, "out", edition="public", draft=True).refused == ("unit",)


@pytest.mark.parametrize("name", [SECRET, "技侦 专用装备购置", "技侦\ufe0f专用装备购置"])
def test_the_name_of_a_secret_project_elsewhere_prevents_it(unit: Path, name: str) -> None:
    edit(project(unit, 3), "  - 建成", f"  - 建成，与{name}衔接")
    report = goalc.build(unit, "out", edition="public")
    assert keys(report) == ["GC910.named"]
    assert not Path("out/unit").exists()
    assert not goalc.build(unit, "out").refused


GENERIC = [
    "日常运转",
    "项目支出",
    "业务费",
    "2025年业务工作经费",
    "专用设备购置",
    "信息化建设",
    "其他支出",
    "办公设备购置费",
]
OWN = ["705工程项目建设经费", "雷霆行动", "技侦设备购置", "天网二期", "A7项目", "反恐业务费"]


@pytest.mark.parametrize(("name", "stops"), [*((n, False) for n in GENERIC), *((n, True) for n in OWN)])
def test_only_a_name_that_identifies_prevents_it(unit: Path, name: str, stops: bool) -> None:
    edit(project(unit, 2), f'"{SECRET}"', f'"{name}"')
    edit(project(unit, 3), "  - 建成", f"  - 建成，保障{name}需要")
    report = goalc.build(unit, "out", edition="public")
    assert keys(report).count("GC910.named") == stops
    edit(project(unit, 3), f"保障{name}需要", f"与“{name}”衔接")
    assert "GC910.named" in keys(goalc.build(unit, "out", edition="public"))


def test_where_everything_is_secret_nothing_is_published(unit: Path) -> None:
    for number in (1, 3):
        edit(project(unit, number), "项目属性: 新增项目", "项目属性: 新增项目\n涉密: 是")
    assert keys(goalc.build(unit, "out", edition="public")) == ["GC910.none"]


def test_words_of_secret_papers_are_told_when_it_is_built(unit: Path) -> None:
    edit(project(unit, 3), "  - 建成", "  - 建成机密级机房")
    done = run(Path(), "goalc build unit -o out --edition public")
    assert "GC603" in done.out


PLACEHOLDERS = [
    "待填",
    "待填（项目名称）",
    "建成（待填）",
    "待补充",
    "待填写",
    "建成（待填写）",
    "待 填",
    "（待定）",
    "待补充。",
    "？？",
    "??",
    "（ ）",
    "待确认",
]


@pytest.mark.parametrize("value", PLACEHOLDERS)
def test_what_is_not_filled_in_is_not_built(unit: Path, value: str) -> None:
    edit(project(unit, 3), "  - 建成", f"  - {value}")
    report = goalc.build(unit, "out")
    assert keys(report) == ["GC911"]
    assert report.refused == ("unit",)
    assert not Path("out/unit").exists()
    assert not goalc.build(unit, "out", draft=True).refused
    text = everything(Path("out"))
    assert value in text
    # Above each form in each file, and the booklet's cover.
    assert text.count("草稿：还有 1 处没有填，不能报送。") == 2 * (3 + 4)
    assert manifest(Path("out/unit"))["unfinished"] == 1
    edit(project(unit, 3), f"  - {value}", "  - 建成")
    goalc.build(unit, "out")
    assert "草稿" not in everything(Path("out"))


@pytest.mark.parametrize(
    "value", ["N个", "≥N个", "≥ 套", "≥XX套", "待定", "≤（ ）天", "X月X日前", "20XX年6月"]
)
def test_a_target_without_its_number_is_not_built(unit: Path, value: str) -> None:
    edit(project(unit, 3), "指标值: =1套", f"指标值: {value}")
    assert keys(goalc.build(unit, "out")) == ["GC911"]


SETTINGS = [
    'ignore = ["GC0"]',
    'ignore = ["GC002"]',
    'select = ["GC1"]',
    '[severity]\nGC002 = "off"',
    '[severity]\nGC002 = "info"',
]


@pytest.mark.parametrize("settings", SETTINGS)
def test_which_rules_are_shown_does_not_decide_what_is_built(unit: Path, settings: str) -> None:
    Path("goalc.toml").write_text(settings + "\n", encoding="utf-8")
    edit(project(unit, 3), "  - 建成", "  - 待填")
    assert keys(goalc.build(unit, "out")) == ["GC911"]
    assert goalc.build(unit, "out", draft=True).unfinished == 1
    edit(project(unit, 3), "  - 待填", "  - 待填  # goalc: 忽略 GC002 原因：站名就是这样")
    assert not goalc.build(unit, "out").refused


def test_a_baseline_is_respected_whatever_is_shown(unit: Path) -> None:
    edit(project(unit, 3), "  - 建成", "  - 待填")
    Path("goalc.toml").write_text("", encoding="utf-8")
    run(Path(), "goalc check unit --write-baseline")
    Path("goalc.toml").write_text('ignore = ["GC002"]\n', encoding="utf-8")
    assert not goalc.build(unit, "out").refused


@pytest.mark.parametrize(
    "value",
    [
        "为什么？",
        "安置待补充人员",
        "X光机更新",
        "问题线索待核定",
        "某某同志先进事迹宣传",
        "配备XX-100型设备",
        "采用□式结构",
    ],
)
def test_a_mark_that_may_belong_to_a_text_prevents_no_build(unit: Path, value: str) -> None:
    edit(project(unit, 3), "  - 建成", f"  - {value}")
    assert not goalc.build(unit, "out").refused


def test_a_number_that_cannot_be_masked_prevents_an_edition(unit: Path) -> None:
    edit(project(unit, 3), "指标值: =1套", "指标值: ≥13595807496个")
    assert keys(goalc.build(unit, "out", edition="public")) == ["GC910.target"]
    assert not goalc.build(unit, "out").refused


def test_a_placeholder_that_is_accepted_with_a_reason_is_built(unit: Path) -> None:
    edit(project(unit, 3), "  - 建成", "  - 建成待填站  # goalc: 忽略 GC002 原因：站名就是这样")
    assert not goalc.build(unit, "out").refused


def test_a_known_placeholder_is_built(unit: Path) -> None:
    edit(project(unit, 3), "  - 建成", "  - 待填")
    Path("goalc.toml").write_text("", encoding="utf-8")
    assert goalc.build(unit, "out").refused
    run(Path(), "goalc check unit --write-baseline")
    assert not goalc.build(unit, "out").refused


def test_a_submission_that_no_longer_builds_says_what_is_left_of_it(unit: Path) -> None:
    goalc.build(unit, "out")
    edit(project(unit, 3), "项目负责人: 李四", "项目负责: 李四")
    report = goalc.build(unit, "out")
    assert report.outdated == (Path("out/unit"),)
    done = run(Path(), "goalc build unit -o out --lang zh")
    assert "out/unit 里仍是上次编成的表，与现在的规格文件不符，不要报出去。" in done.out
    assert goalc.build(unit, "other").outdated == ()


def test_an_outdated_file_that_somebody_changed_is_named(unit: Path) -> None:
    goalc.build(unit, "out")
    Path("out/unit/03-丙.docx").write_bytes(b"edited by hand")
    edit(project(unit, 3), '"丙"', '"丁"')
    done = run(Path(), "goalc build unit -o out --lang zh")
    assert "out/unit/03-丙.docx 已经过时，可是有人改过它" in done.out
    assert json.loads(Path("out/unit/manifest.json").read_text("utf-8"))["files"]
