"""What is found in a text of a library: where it is told, accepted, and left unmended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goalc.api import check, fix
from goalc.report.report import Report
from goalc.workspace.baseline import baseline_text
from tests.library.desk import HEAD, desk, entry, labels, library, place, refer
from tests.workspace.trees import edit, project

LINE = HEAD.count("\n") + 1
AIM = "指标值: ≥90%"
# A formula without a division, which GC203 finds.
WEAK = entry("'{谁}满意率'", "反映满意的情况，计算公式：{谁}*100%")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(report: Report, code: str = "GC203") -> list[object]:
    return [
        (place(report, d.file, d.span.start), labels(report, d)) for d in report.diagnostics if d.code == code
    ]


def uses(number: int) -> list[tuple[str, tuple[str, int]]]:
    return [("library.used", (f"{number:02}.yaml", LINE))]


def test_it_is_told_in_the_library_with_the_use_beside_it(here: Path) -> None:
    unit = desk(here, refer("引用: 满意率", "参数: {谁: 甲}", AIM), {"library/a.yaml": library(满意率=WEAK)})
    report = check(unit, select=["GC203"])
    assert found(report) == [(("a.yaml", 5), uses(1))]
    shown = report.diagnostics[0]
    assert report.sources[shown.file].text[slice(*shown.span)].startswith("反映满意的情况")


def test_what_the_spec_says_itself_is_told_in_the_spec(here: Path) -> None:
    own = refer("引用: 满意率", "参数: {谁: 甲}", "指标值: 90%")
    report = check(desk(here, own, {"library/a.yaml": library(满意率=WEAK)}), select=["GC102"])
    assert found(report, "GC102") == [(("01.yaml", LINE + 2), [])]


def test_one_text_is_told_of_once_with_all_its_uses_and_another_that_it_comes_to_apart(here: Path) -> None:
    shelf = {"library/a.yaml": library(满意率=WEAK)}
    unit = desk(here, refer("引用: 满意率", "参数: {谁: 甲}", AIM), shelf, number=3)
    edit(project(unit, 3), "{谁: 甲}", "{谁: 乙}")
    report = check(unit, select=["GC203"])
    assert found(report) == [(("a.yaml", 5), [*uses(1), *uses(2)]), (("a.yaml", 5), uses(3))]


def test_checking_one_file_tells_what_it_takes_from_a_library(here: Path) -> None:
    shelf = {"library/a.yaml": library(满意率=WEAK)}
    unit = desk(here, refer("引用: 满意率", "参数: {谁: 甲}", AIM), shelf, number=2)
    assert found(check(project(unit, 2), select=["GC203"])) == [(("a.yaml", 5), [*uses(1), *uses(2)])]
    assert found(check(project(unit, 2), select=["GC102"])) == []


@pytest.mark.parametrize("where", ["use", "library"])
def test_it_can_be_accepted_in_the_library_and_at_the_use(here: Path, where: str) -> None:
    comment = "# goalc: 忽略 GC203 原因：上级规定的文字"
    shelf = library(满意率=WEAK, 别的=entry())
    indicator = refer("引用: 满意率", "参数: {谁: 甲}", AIM)
    if where == "library":
        shelf = shelf.replace("    解释: 反映", f"    {comment}\n    解释: 反映", 1)
    else:
        indicator = f"      {comment}\n{indicator}"
    report = check(desk(here, indicator, {"library/a.yaml": shelf}), select=["GC203", "GC722"])
    assert found(report) == []
    assert [d.code for d in report.accepted] == ["GC203"]
    assert report.diagnostics == ()


def test_a_comment_in_a_library_about_what_is_not_used_here_is_not_idle(here: Path) -> None:
    comment = "# goalc: 忽略 GC203 原因：上级规定的文字"
    shelf = library(满意率=entry(), 别的=WEAK).replace("    解释: 反映", f"    {comment}\n    解释: 反映", 1)
    assert comment in shelf
    assert (
        check(desk(here, refer("引用: 满意率", AIM), {"library/a.yaml": shelf}), ignore=["GC"]).diagnostics
        == ()
    )


def test_the_baseline_knows_it_wherever_goalc_is_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = desk(here, refer("引用: 满意度", "参数: {对象: 甲, 内容: 乙, 数量: 9名}", AIM), {})
    report = check(unit, select=["GC118"])
    assert found(report, "GC118")
    text = baseline_text(report.diagnostics, report.sources, here)
    assert json.loads(text)["findings"][0]["file"] == "goalc:library/indicators.yaml"
    (here / "goalc-baseline.json").write_bytes(text)
    for place_ in (here, here / "specs"):
        monkeypatch.chdir(place_)
        assert check(unit, select=["GC118"]).diagnostics == ()


def test_a_library_is_not_mended_from_a_spec(here: Path) -> None:
    """GC203 would change the sign of multiplication, in a text that serves others too."""
    text = library(满意率=entry("满意率", "反映甲，计算公式：甲/乙×100%"), 丙=entry(), 丁=entry("丁"))
    indicators = refer("引用: 满意率", AIM) + refer("引用: 丙", AIM) + refer("引用: 丁", AIM)
    unit = desk(here, indicators, {"library/a.yaml": text})
    report = check(unit, select=["GC203"])
    assert [(d.key, d.edits) for d in report.diagnostics] == [("GC203.times", ())]
    assert fix(unit, unsafe=True).rewritten == ()
    assert (here / "library" / "a.yaml").read_text(encoding="utf-8") == text
