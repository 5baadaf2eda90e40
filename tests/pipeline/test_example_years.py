"""Examples of dates in sentences are in the year of the submission."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalc
from goalc.messages import catalogue
from goalc.messages.catalogue import LANGUAGES, findings
from goalc.model.dates import move_examples
from tests.workspace.trees import make, project

WRONG = {
    "date in a target": ("指标值: =1套", "指标值: 2031年2月30日前"),
    "period": ("实施时间: 2031年", "实施时间: 2031年13月"),
    "kind of period": ("实施时间: 2031年", "实施时间: [一, 二]"),
    "not a year": ("实施时间: 2031年", "实施时间: 全年"),
    "plan": ("时间: 2031-01-01至2031-06-30", "时间: 2031-02-30"),
    "plan in words": ("时间: 2031-01-01至2031-06-30", "时间: 上半年"),
    "target": ("指标值: =1套", "指标值: {}"),
    "no target": ("        指标值: =1套\n", ""),
}


def submission(folder: Path, year: str, old: str, new: str) -> Path:
    """A submission of a year with one mistake in its project."""
    one = make(folder / "甲", "甲")
    for path in (one / "submission.yaml", project(one)):
        path.write_text(re.sub("(?<!-)2025", year, path.read_text("utf-8")), encoding="utf-8")
    text = project(one).read_text("utf-8")
    assert old in text
    project(one).write_text(text.replace(old, new), encoding="utf-8")
    return one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("wrong", WRONG)
def test_the_year_of_the_submission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, language: str
) -> None:
    monkeypatch.setattr(catalogue, "_in_force", language)
    report = goalc.check(submission(tmp_path, "2031", *WRONG[wrong]))
    helps = "".join(d.help for d in report.diagnostics)
    assert re.findall("(?<!-)2025", helps) == []  # a form pack has a year in its name
    assert "2031" in "".join(d.help for d in report.diagnostics if d.severity == "error")


def test_the_year_of_a_cover_that_is_wrong_elsewhere(tmp_path: Path) -> None:
    one = submission(tmp_path, "2031", *WRONG["period"])
    cover = one / "submission.yaml"
    cover.write_text(cover.read_text("utf-8").replace("经办人: 张三", "经办: 张三"), encoding="utf-8")
    helps = "".join(d.help for d in goalc.check(one).diagnostics)
    assert "2031-01-01至2031-12-31" in helps


@pytest.mark.parametrize("year", ["二〇三一", "31", "[2031]", "{}", "2031年"])
def test_an_unknown_year_leaves_the_examples(tmp_path: Path, year: str) -> None:
    one = submission(tmp_path, "2031", *WRONG["period"])
    cover = one / "submission.yaml"
    cover.write_text(cover.read_text("utf-8").replace("年度: 2031", f"年度: {year}"), encoding="utf-8")
    assert "2025-01-01至2025-12-31" in "".join(d.help for d in goalc.check(one).diagnostics)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_about_specs_has_a_year_of_its_own(language: str) -> None:
    sentences = findings(language)
    assert [key for key, texts in sentences.items() if re.search("20[0-9]{2}", "".join(texts))] == []


def test_names_are_no_dates() -> None:
    names = ("2025", "liupanshui-2025", "my-pack-2026", "0858-8732066", "52020025T000000012345", 7)
    assert move_examples(names, 2031) == names
    assert move_examples(("2025-01-01至2025-12-31", "2023年至2025年"), 2031) == (
        "2031-01-01至2031-12-31",
        "2029年至2031年",
    )


@given(st.integers(2002, 2099), st.integers(2002, 2099))
def test_moving_twice_is_moving_once(one: int, other: int) -> None:
    examples = ("2025年12月31日前", "≥95%", "2023年至2025年")
    assert move_examples(move_examples(examples, one), other) == move_examples(examples, other)
