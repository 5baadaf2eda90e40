"""Comments that accept a finding: which one, for which reason, and what is said of those that do not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import goalc
from goalc.lint.settings import Settings
from goalc.messages.catalogue import sentences
from goalc.pipeline.compiled import Result, model_of
from goalc.pipeline.policy import Policy
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.edits import apply_edits
from tests.compiling import compiled
from tests.police import PACK
from tests.workspace.trees import COVER, PROJECT, edit, make, project

FILE = "projects/01.yaml"
RATE = "        指标值: =100%"
HIGH = "        指标值: ≥100%"
STEP = "2025-01-01至2025-06-30"
YEAR = "2025-01-01至2025-12-31"
WHY = "原因：上级文件这样要求"


@cache
def base() -> str:
    """A project with one finding of GC106 and one of GC402 (on `实施计划`)."""
    return PROJECT.format(name="甲").replace(RATE, HIGH).replace(STEP, YEAR)


def with_mark(comment: str) -> str:
    """The project with a comment behind the value that GC106 finds."""
    return base().replace(HIGH, f"{HIGH}  {comment}")


def judged(text: str, cover: str = COVER, **settings: Any) -> Result:
    files = {"submission.yaml": cover.format(unit="某局", pack=PACK), FILE: text}
    policy = Policy(Settings(**settings))
    return compiled(files, policy=policy)


def keys(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return sorted(d.key for d in diagnostics)


def test_without_a_comment() -> None:
    found = judged(base())
    assert (keys(found.diagnostics), found.accepted) == (["GC106.full", "GC402"], ())


@pytest.mark.parametrize(
    "comment",
    [
        f"# goalc: 忽略 GC106 {WHY}",
        f"# goalc：忽略 gc106，{WHY}",
        f"# goalc: 忽略 GC106; {WHY}",
        "# goalc: ignore GC106 reason: as ordered",
        "# GOALC: Ignore GC106 Reason：as ordered",
        "# goalc: 忽略 GC106 原因: 见 GC402 的说明",
    ],
)
def test_behind_a_value(comment: str) -> None:
    found = judged(with_mark(comment))
    assert keys(found.diagnostics) == ["GC402"]
    assert keys(found.accepted) == ["GC106.full"]
    assert model_of(found) is not None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["", "\n", "\n  # 另一条备注\n\n"])
def test_on_a_line_before(end: str, between: str) -> None:
    text = base().replace(HIGH, f"    # goalc: 忽略 GC106 {WHY}\n{between}{HIGH}").replace("\n", end)
    found = judged(text)
    assert keys(found.diagnostics) == ["GC402"]


def test_behind_a_key_with_a_block_below() -> None:
    found = judged(base().replace("实施计划:", f"实施计划:  # goalc: 忽略 GC402 {WHY}"))
    assert keys(found.diagnostics) == ["GC106.full"]


def test_it_speaks_of_its_own_line_alone() -> None:
    text = with_mark(f"# goalc: 忽略 GC106 {WHY}").replace("≥95%", "≥100%")
    found = judged(text)
    assert keys(found.diagnostics).count("GC106.full") == 1
    assert keys(found.accepted) == ["GC106.full"]


@pytest.mark.parametrize("verb", ["本文件忽略", "ignore-file"])
@pytest.mark.parametrize("at_the_end", [False, True])
def test_the_whole_file(verb: str, at_the_end: bool) -> None:
    line = f"# goalc: {verb} GC106 {WHY}\n"
    text = base().replace("≥95%", "≥100%")
    found = judged(text + line if at_the_end else line + text)
    assert "GC106.full" not in keys(found.diagnostics)
    assert keys(found.accepted) == ["GC106.full"] * 2


@pytest.mark.parametrize("gap", [" ", "、", ", ", "，"])
def test_several_codes(gap: str) -> None:
    found = judged(f"# goalc: 本文件忽略 GC106{gap}GC402 {WHY}\n{base()}")
    assert found.diagnostics == ()
    assert keys(found.accepted) == ["GC106.full", "GC402"]


@pytest.mark.parametrize("rest", ["", " 原因：", " 原因:   ", " reason:"])
def test_without_a_reason_it_accepts_and_is_an_error(rest: str) -> None:
    found = judged(with_mark(f"# goalc: 忽略 GC106{rest}"))
    assert keys(found.diagnostics) == ["GC402", "GC722.no-reason"]
    assert keys(found.accepted) == ["GC106.full"]
    assert found.diagnostics[-1].severity is Severity.ERROR


@pytest.mark.parametrize(
    "comment",
    [
        "# goalc: 忽略",
        "# goalc: 忽略 全部",
        "# goalc: 跳过 GC106",
        "# goalc:",
        "# goalc: 忽略 GC106 因为这样",
    ],
)
def test_what_cannot_be_understood(comment: str) -> None:
    found = judged(with_mark(comment))
    assert keys(found.diagnostics) == ["GC106.full", "GC402", "GC722.form"]
    (wrong,) = (d for d in found.diagnostics if d.code == "GC722")
    assert found.files.sources[FILE].text[wrong.span.start : wrong.span.end] == comment


@pytest.mark.parametrize("comment", ["# goalc 是编译器", "# 见 goalc: 忽略 GC106", "# 忽略 GC106 原因：x"])
def test_other_comments(comment: str) -> None:
    assert keys(judged(with_mark(comment)).diagnostics) == ["GC106.full", "GC402"]


@pytest.mark.parametrize(
    ("code", "key", "close"),
    [("GC1066", "GC722.close", "GC106"), ("XY1", "GC722.unknown", ""), ("GC802", "GC722.unknown", "")],
)
def test_a_code_that_no_rule_has(code: str, key: str, close: str) -> None:
    found = judged(with_mark(f"# goalc: 忽略 {code} {WHY}"))
    (wrong,) = (d for d in found.diagnostics if d.code == "GC722")
    assert (wrong.key, wrong.arguments["close"]) == (key, close)
    assert found.files.sources[FILE].text[wrong.span.start : wrong.span.end] == code
    assert close in sentences(wrong.key, wrong.arguments).help


@pytest.mark.parametrize("code", ["GC802", "GC001", "GC710"])
def test_what_a_file_fails_to_say_cannot_be_accepted(code: str) -> None:
    text = f"# goalc: 本文件忽略 {code} {WHY}\n" + base().replace("项目负责人", "项目负责")
    found = judged(text)
    assert any(d.code in {"GC001", "GC802"} for d in found.diagnostics)
    assert found.accepted == ()


@pytest.mark.parametrize(
    "value",
    [
        '"建成 # goalc: 忽略 GC106 没有原因"',
        "建成#goalc：忽略-GC106",
        "|\n    建成\n    # goalc: 忽略 GC106\n    完工",
        ">-\n    建成\n    # goalc: 忽略\n",
    ],
)
def test_in_a_value_it_is_no_comment(value: str) -> None:
    found = judged(base().replace("  - 建成", f"  - {value}"))
    assert not [d for d in found.diagnostics if d.code == "GC722"]
    assert "GC106.full" in keys(found.diagnostics)


def test_a_finding_of_a_rule_over_the_submission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = make(Path("u"), "甲", "乙")
    edit(project(folder, 2), "实施时间: 2025年\n", "实施时间: 2025年1月至2025年12月\n")
    (before,) = goalc.check("u", select=["GC403"]).diagnostics
    text = Path(before.file).read_text("utf-8")
    line = text[: before.span.start].count("\n")
    lines = text.split("\n")
    lines[line] += f"  # goalc: 忽略 GC403 {WHY}"
    Path(before.file).write_text("\n".join(lines), "utf-8")
    report = goalc.check("u", select=["GC403"])
    assert (report.diagnostics, keys(report.accepted)) == ((), [before.key])


def test_a_finding_on_the_cover() -> None:
    cover = COVER.replace("联系电话: 8732066", f"联系电话: 13595807495  # goalc: 忽略 GC601 {WHY}")
    found = judged(base(), cover)
    assert keys(found.accepted) == ["GC601"]
    assert keys(found.diagnostics) == ["GC106.full", "GC402"]


def many(kind: str, count: int) -> str:
    """A project with that many comments of a kind behind it."""
    texts = {
        "unused": [f"# goalc: 忽略 GC106 {WHY}"] * count,
        "of the file": [f"# goalc: 本文件忽略 GC106 {WHY}"] * count,
        "unknown": [f"# goalc: 忽略 GC99 {WHY}"] * count,
        "all different": [f"# goalc: 忽略 GC{number} {WHY}" for number in range(1000, 1000 + count)],
        "in one comment": [f"# goalc: 忽略 {'、'.join(['GC106'] * count)} {WHY}"],
        "no form": ["# goalc: 忽略"] * count,
    }
    return base() + "".join(f"{text}\n" for text in texts[kind])


@pytest.mark.parametrize(
    "kind", ["unused", "of the file", "unknown", "all different", "in one comment", "no form"]
)
def test_the_time_for_comments_grows_with_their_number(kind: str) -> None:
    def seconds(count: int) -> float:
        text = many(kind, count)
        start = time.process_time()
        found = judged(text)
        edits = [edit for d in found.diagnostics for edit in d.edits if edit.file == FILE]
        apply_edits(text, edits)
        return time.process_time() - start

    judged(base())
    # Four times as many take four times as long; the square would be sixteen times.
    assert seconds(16_000) / max(seconds(4_000), 0.2) < 9


def test_an_unknown_code_is_shown_where_it_stands() -> None:
    text = with_mark(f"# goalc: 忽略 GC1066、GC106、GC10 {WHY}")
    wrong = [d for d in judged(text).diagnostics if d.code == "GC722" and d.severity is Severity.ERROR]
    assert [text[d.span.start - 1 : d.span.end] for d in wrong] == [" GC1066", "、GC10"]
