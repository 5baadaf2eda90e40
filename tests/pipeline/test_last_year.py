"""The submission of the year before stands in for 上年值, wherever the checker looks from."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from goalc.api import check
from goalc.report.report import Report
from goalc.workspace.world import FolderNeighbour
from tests import repositories
from tests.pipeline.test_stages import PACKS, STAGE, TARGETS

FORM = "projects/01-meals.yaml"
NAME = "受益学生人数"


def write(root: Path, year: int, target: str = "≥12000人", stage: str = "", unit: str = "school") -> Path:
    """Write the targets of a year, and an evaluation with an outcome if there is one."""
    folder = root / "specs" / str(year) / unit
    files = {
        **TARGETS,
        "submission.yaml": TARGETS["submission.yaml"].replace("年度: 2025", f"年度: {year}"),
        FORM: TARGETS[FORM].replace("2025", str(year)).replace("指标值: ≥12000人", f"指标值: {target}"),
    }
    if stage:
        files |= STAGE
        files[f"evaluation/{FORM}"] = STAGE[f"evaluation/{FORM}"].replace(
            "完成值: 12100人", f"完成值: {stage}"
        )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(repositories.repository(tmp_path / "库"))
    return Path()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(report: Report, code: str = "GC119") -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """The key, the value of last year, and the places that are named, of each finding."""
    return [
        (
            one.key,
            str(one.arguments["last"]),
            [
                (label.key, label.file, report.sources[label.file].position(label.span.start).line)
                for label in one.labels
            ],
        )
        for one in report.diagnostics
        if one.code == code
    ]


def line(path: Path, word: str) -> int:
    return next(n for n, text in enumerate(path.read_text("utf-8").splitlines(), 1) if word in text)


def test_the_target_of_the_year_before_is_the_value_of_that_year(root: Path) -> None:
    before, now = write(root, 2024, "≥24001人"), write(root, 2025)
    place = ("GC119.last-target", (before / FORM).as_posix(), line(before / FORM, NAME))
    assert found(check(now, packs=[PACKS])) == [("GC119.low", "≥24001人", [place])]


def test_what_was_reached_goes_before_what_was_promised(root: Path) -> None:
    before, now = write(root, 2024, stage="24001人"), write(root, 2025)
    own = before / "evaluation" / FORM
    place = ("GC119.last-outcome", own.as_posix(), line(own, NAME))
    assert found(check(now, packs=[PACKS])) == [("GC119.low", "24001人", [place])]


def test_what_this_year_says_itself_goes_first(root: Path) -> None:
    write(root, 2024, "≥24001人")
    now = write(root, 2025, "≥12000人, 上年值: 11000人")
    assert found(check(now, packs=[PACKS])) == []


@pytest.mark.parametrize("here", ["specs/2025/school", "specs/2025", "specs/2025/school/projects"])
def test_it_is_found_from_any_folder(root: Path, here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, 2024, "≥24001人")
    write(root, 2025)
    monkeypatch.chdir(here)
    assert len(found(check(".", packs=[PACKS]))) == 1


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("submission.yaml", "年度: 2024", "年度: 2023"),
        ("submission.yaml", "表式: 预算绩效目标表", "表式: ["),
        (FORM, "表式: 项目绩效目标表", "表式: ["),
        (FORM, "项目名称: 农村学校营养改善计划", "项目名称: 校舍维修"),
        (FORM, "名称: 受益学生人数", "名称: 供餐天数"),
        (FORM, "≥24001人", "≥24001户"),
        (FORM, "≥24001人", "11月30日前"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(root: Path, what: str, old: str, new: str) -> None:
    before, now = write(root, 2024, "≥24001人"), write(root, 2025)
    first = check(now, packs=[PACKS])
    assert found(first)
    edit(before / what, old, new)
    report = check(now, packs=[PACKS])
    assert found(report) == []
    assert {one.file for one in report.diagnostics if one.file.startswith("specs/2024")} == set()
    unjudged = ("GC119", "unjudged.last-value")
    assert report.unjudged[unjudged] > first.unjudged[unjudged]


def test_a_broken_evaluation_leaves_open_what_was_reached(root: Path) -> None:
    before, now = write(root, 2024, "≥24001人", stage="20000人"), write(root, 2025)
    edit(before / "evaluation" / FORM, "目标: ../../projects/01-meals.yaml", "目标: ../../projects/09.yaml")
    assert found(check(now, packs=[PACKS])) == []


def test_a_trend_whose_year_before_cannot_be_read_is_not_judged(root: Path) -> None:
    before, now = write(root, 2024), write(root, 2025, "逐年增加")
    assert "GC115" not in {one.code for one in check(now, packs=[PACKS]).diagnostics}
    edit(before / FORM, "表式: 项目绩效目标表", "表式: [")
    assert "GC115" not in {one.code for one in check(now, packs=[PACKS]).diagnostics}
    shutil.rmtree(before)
    assert "GC115" in {one.code for one in check(now, packs=[PACKS]).diagnostics}


def test_projects_are_the_same_by_code_and_else_by_name(root: Path) -> None:
    before, now = write(root, 2024, "≥24001人"), write(root, 2025)
    head = "项目名称: 农村学校营养改善计划"
    edit(before / FORM, head, f"{head}\n项目代码: A1")
    assert found(check(now, packs=[PACKS]))
    edit(now / FORM, head, "项目名称: 营养改善\n项目代码: A1")
    assert found(check(now, packs=[PACKS]))
    edit(now / FORM, "项目名称: 营养改善\n项目代码: A1", f"{head}\n项目代码: B2")
    assert not found(check(now, packs=[PACKS]))


def test_another_unit_in_a_folder_of_the_year_is_not_it(root: Path) -> None:
    before, now = write(root, 2024, "≥24001人", unit=""), write(root, 2025, unit="")
    assert found(check(now, packs=[PACKS]))
    edit(before / "submission.yaml", "编制单位: 清河县教育局", "编制单位: 清河县水利局")
    assert not found(check(now, packs=[PACKS]))


def test_comments_of_the_year_before_are_for_that_year(root: Path) -> None:
    before, now = write(root, 2024, "≥24001人"), write(root, 2025)
    edit(before / FORM, "表式: 项目绩效目标表", "表式: 项目绩效目标表\n# goalc: 忽略 GC9999 原因：试")
    report = check(now, packs=[PACKS])
    assert found(report)
    assert {one.file for one in report.diagnostics if one.file.startswith("specs/2024")} == set()


def test_nothing_is_read_for_rules_that_are_off(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, 2024, "≥24001人")
    now = write(root, 2025)
    read: list[str] = []
    real = FolderNeighbour.read

    def count(neighbour: FolderNeighbour, names: Sequence[str]) -> Mapping[str, bytes]:
        found = real(neighbour, names)
        read.extend(found)
        return found

    monkeypatch.setattr(FolderNeighbour, "read", count)
    check(now, packs=[PACKS], ignore=["GC115", "GC119"])
    assert read == []
    check(now, packs=[PACKS])
    assert read == ["submission.yaml", "submission.yaml", FORM]
