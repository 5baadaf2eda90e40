"""Comments that accept nothing: when that is said, and what removes them."""

from __future__ import annotations

from typing import Any

import pytest

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.edits import apply_edits
from tests.compiling import compiled
from tests.pipeline.test_suppress import FILE, HIGH, WHY, base, judged, keys, with_mark
from tests.police import PACK
from tests.workspace.trees import COVER


def unused(text: str, **settings: Any) -> tuple[str, list[Diagnostic]]:
    found = judged(text, **settings)
    return found.files.sources[FILE].text, [d for d in found.diagnostics if d.key == "GC722.unused"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "comment",
    [
        f"# goalc: 忽略 GC601 {WHY}",
        "# goalc: ignore GC601 reason: see GC106 and GC402",
        "# goalc: 忽略 GC601",
    ],
)
def test_it_is_a_warning_with_an_edit_that_takes_it_out(comment: str, end: str) -> None:
    clean = base().replace("\n", end)
    for text in (
        with_mark(comment).replace("\n", end),
        base().replace(HIGH, f"  {comment}\n{HIGH}").replace("\n", end),
        f"{comment.replace('忽略', '本文件忽略')}\n{base()}".replace("\n", end),
        f"{clean}{comment}",
    ):
        source, (wrong,) = unused(text)
        assert wrong.severity is Severity.WARNING
        assert apply_edits(source, wrong.edits) == clean


def test_of_several_codes_there_is_no_edit() -> None:
    _, (wrong,) = unused(with_mark(f"# goalc: 忽略 GC106 GC601 {WHY}"))
    assert (wrong.arguments["code"], wrong.edits) == ("GC601", ())


def test_of_a_rule_that_was_not_asked_nothing_is_said() -> None:
    text = with_mark(f"# goalc: 忽略 GC601 {WHY}")
    assert unused(text, select=("GC1",))[1] == []
    assert unused(text, ignore=("GC6",))[1] == []
    assert unused(text, severities={"GC601": None})[1] == []
    assert len(unused(text, select=("GC6",))[1]) == 1


def test_of_rules_over_all_forms_nothing_is_said_where_one_cannot_be_read() -> None:
    text = f"# goalc: 本文件忽略 GC403 {WHY}\n{base()}"
    other = base().replace("项目名称: 甲", "项目名称: 乙")
    files = {
        "submission.yaml": COVER.format(unit="某局", pack=PACK),
        FILE: text,
        "projects/02.yaml": other,
    }
    assert "GC722.unused" in keys(compiled(files).diagnostics)
    broken = {**files, "projects/02.yaml": other.replace("项目负责人", "项目负责")}
    assert "GC722.unused" not in keys(compiled(broken).diagnostics)


def test_its_reason_is_not_removed_without_being_asked_for() -> None:
    _, (wrong,) = unused(with_mark(f"# goalc: 忽略 GC601 {WHY}"))
    assert wrong.edits
    assert not wrong.safe


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("项目负责人", "项目负责"),
        ("项目类别: 特定目标类", "项目类别: 特定"),
        ("预算资金: 100万元", "预算资金: 一百"),
        ("表式: 项目绩效目标表", "表式: 项目表"),
    ],
)
def test_of_a_form_that_is_not_judged_nothing_is_said(old: str, new: str) -> None:
    for comment in (f"# goalc: 忽略 GC601 {WHY}", f"# goalc: 忽略 GC106 GC601 {WHY}"):
        text = with_mark(comment)
        assert old in text
        assert len(unused(text)[1]) == 1
        assert unused(text.replace(old, new))[1] == []


def test_of_a_file_that_the_cover_does_not_list_nothing_is_said() -> None:
    cover = COVER.format(unit="某局", pack=PACK) + "表格: [projects/01.yaml]\n"
    other = with_mark(f"# goalc: 忽略 GC601 {WHY}")
    files = {"submission.yaml": cover, FILE: base(), "projects/02.yaml": other}
    assert "GC722.unused" not in keys(compiled(files).diagnostics)


def test_of_a_rule_that_does_not_apply_in_this_edition_nothing_is_said() -> None:
    assert unused(with_mark(f"# goalc: 忽略 GC603 {WHY}"))[1] == []
