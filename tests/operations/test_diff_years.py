"""`goalc diff --years`: what was promised this year, beside what was promised the year before."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import goalc
from goalc.operations.compare_sides import DiffResult
from goalc.readers.registry import READERS
from goalc.textconv.document_lines import document_lines
from goalc.workspace.error import WorkspaceError
from tests import repositories
from tests.cli.terminal import run
from tests.police import POLICE
from tests.repositories import edit, kinds

BEFORE, NOW = Path("specs/2024/unit"), Path("specs/2025/unit")
DETENTION, CUSTODY = "projects/01-detention-facilities.yaml", "projects/02-smart-custody-works.yaml"
_DATE = re.compile(r"2025(?=[-年])")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published submission, and the same in the year before: each date a year earlier."""
    monkeypatch.chdir(repositories.repository(tmp_path / "库"))
    shutil.copytree(POLICE, NOW)
    shutil.copytree(POLICE, BEFORE)
    edit(BEFORE / "submission.yaml", ("年度: 2025", "年度: 2024"))
    for path in BEFORE.rglob("*.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        moved = (line if line.startswith("实施时间") else _DATE.sub("2024", line) for line in lines)
        path.write_text("".join(moved), encoding="utf-8")
    return Path()


def compared(path: str | Path = "specs/2025", redline: str | None = None) -> DiffResult:
    return goalc.diff(path, years=True, redline=redline)


def test_the_same_promises_a_year_later_are_no_changes(root: Path) -> None:
    found = compared()
    assert kinds(found) == []
    assert (found.review.base, found.review.head) == ("2024", "2025")


def test_each_change_stands_at_its_places_in_both_years(root: Path) -> None:
    edit(BEFORE / DETENTION, ("指标值: ≥5次", "指标值: ≥6次"), ("预算资金: 734", "预算资金: 700"))
    found = compared()
    assert kinds(found) == ["target-looser", "money-raised"]
    (looser, _) = found.review.changes
    assert looser.base is not None
    assert looser.head is not None
    assert (looser.base.file, looser.head.file) == (
        (BEFORE / DETENTION).as_posix(),
        (NOW / DETENTION).as_posix(),
    )
    assert (str(looser.change.before), str(looser.change.after)) == ("≥6次", "≥5次")


def test_what_is_shown_is_what_stands_in_the_older_file(root: Path) -> None:
    plan = "时间: 2024-01-01至2024-12-31"
    text = (BEFORE / CUSTODY).read_text("utf-8")
    assert plan in text
    (BEFORE / CUSTODY).write_text(text.replace(plan, "时间: 2024-01-01至2024-06-30", 1), encoding="utf-8")
    (change,) = compared().review.changes
    assert change.change.kind == "plan-delayed"
    assert str(change.change.before.period) == "2024-01-01至2024-06-30"  # type: ignore[union-attr]  # a step


LAST, THIS = "2024", "2025"
DAYS = [
    "{}-06-30", "≤{}-06-30", "{}年6月30日前", "{}.6.30", "{}/6/30", "{}0630", "{}年6月底前",
    "{}年上半年", "{}年第二季度", "６月３０日前",
]  # fmt: skip


@pytest.mark.parametrize("day", DAYS)
def test_a_day_of_the_year_is_the_same_promise_a_year_later(root: Path, day: str) -> None:
    edit(BEFORE / DETENTION, ("指标值: ≥5次", f"指标值: {day.replace('{}', LAST)}"))
    edit(NOW / DETENTION, ("指标值: ≥5次", f"指标值: {day.replace('{}', THIS)}"))
    assert kinds(compared()) == []
    edit(NOW / DETENTION, (f"指标值: {day.replace('{}', THIS)}", "指标值: 2025年9月30日前"))
    assert kinds(compared()) == ["target-looser"]


@pytest.mark.parametrize(
    ("last", "this"),
    [("２０２４", "２０２５"), ("二〇二四", "二〇二五"), ("二零二四", "二零二五"), ("24", "25")],
)
def test_years_are_the_same_in_any_digits(root: Path, last: str, this: str) -> None:
    edit(BEFORE / DETENTION, ("指标值: ≥5次", f"指标值: {last}年6月30日前"))
    edit(NOW / DETENTION, ("指标值: ≥5次", f"指标值: {this}年6月30日前"))
    assert kinds(compared()) == []


@pytest.mark.parametrize("text", ["设备已用24年，文号20240630", "服务2024人次"])
def test_what_is_no_date_stays(root: Path, text: str) -> None:
    for folder in (BEFORE, NOW):
        edit(folder / DETENTION, ("资金性质: 一般公共预算安排", f"资金性质: {text}"))
    assert kinds(compared()) == []


def test_new_and_dropped_projects_and_indicators(root: Path) -> None:
    (BEFORE / "projects/04-auxiliary-police.yaml").unlink()
    (NOW / "projects/05-project-705.yaml").unlink()
    (NOW / "projects/03-road-checkpoint-video.yaml").rename(NOW / "projects/09.yaml")
    found = kinds(compared())
    assert {"form-added", "form-removed"} <= set(found)
    assert "form-moved" in found


def test_a_unit_without_a_year_before_is_new_where_there_is_such_a_year(root: Path) -> None:
    shutil.copytree(NOW, "specs/2025/other")
    edit(Path("specs/2025/other/submission.yaml"), ("编制单位: 六盘水市公安局", "编制单位: 六盘水市水利局"))
    assert kinds(compared()) == ["submission-added"]
    # In the first year of a tree nothing is new.
    assert kinds(compared("specs")) == ["submission-added"]


def test_last_years_value_is_no_change_of_a_promise(root: Path) -> None:
    edit(NOW / DETENTION, ("指标值: ≥5次", "指标值: ≥5次\n        上年值: 5次"))
    assert kinds(compared()) == []


def test_it_informs_and_fails_only_when_told_to(root: Path) -> None:
    edit(BEFORE / DETENTION, ("指标值: ≥5次", "指标值: ≥6次"))
    done = run(root, "goalc diff --years specs/2025 --lang zh")
    assert (done.code, done.err) == (0, "")
    assert "从 2024 到 2025" in done.out
    failed = run(root, "goalc diff --years specs/2025 --fail-on looser --lang zh")
    assert failed.code == 1
    assert "改回上年的水平" in failed.out
    assert "goalc approve" not in failed.out
    assert run(root, "goalc diff --years specs/2025 --format json").code == 0
    for words in ("HEAD specs/2025", "-- specs/2025", "specs/2025 -- specs"):
        assert run(root, f"goalc diff --years {words}").code == 2, words


def test_without_an_earlier_year_it_is_said(root: Path) -> None:
    with pytest.raises(WorkspaceError) as raised:
        compared("specs/2024")
    assert raised.value.key == "io.no-year-before"


def test_a_broken_file_of_the_year_before_is_not_compared(root: Path) -> None:
    edit(BEFORE / DETENTION, ("表式: 项目绩效目标表", "表式: ["))
    found = compared()
    assert kinds(found) == []
    assert [one.file for one in found.review.unread] == [(BEFORE / DETENTION).as_posix()]


def test_redlines_show_both_years(root: Path) -> None:
    edit(BEFORE / DETENTION, ("指标值: ≥5次", "指标值: ≥6次"))
    compared(redline="out")
    (word,) = Path("out").glob("*.docx")
    assert "≥5次" in "\n".join(document_lines(READERS["docx"](word.read_bytes())))
