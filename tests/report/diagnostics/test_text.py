from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from goalc.report.diagnostics.text import report_text, verdict
from goalc.report.report import Report
from goalc.source.diagnostic import Diagnostic, Label, Severity
from goalc.source.text import SourceText, Span
from goalc.source.trouble import Trouble
from tests.report.diagnostics.samples import report_of

ARGUMENTS = {"key": "甲", "known": "「乙」"}


def block(text: str, span: Span, colour: bool = False, *labels: Label) -> list[str]:
    diagnostic = Diagnostic("GC802.unknown", Severity.ERROR, "a.yaml", span, ARGUMENTS, labels)
    return list(report_text([diagnostic], {"a.yaml": SourceText("a.yaml", text)}, colour))


def excerpt(text: str, span: Span) -> tuple[str, str]:
    """The line that is shown and the line of marks, without their margins."""
    _, shown, marks, *_ = block(text, span)
    begin = shown.index("| ") + 2
    assert marks[: begin - 2].isspace()
    assert marks[begin - 2] == "|"
    return shown[begin:], marks[begin:]


def under(shown: str, marks: str) -> str:
    """What stands over the marks, column by column."""
    begin, end = len(marks) - len(marks.lstrip()), len(marks)
    assert set(marks[begin:]) == {"^"}
    found, column = "", 0
    for char in shown:
        wide = wcswidth(char)
        if begin <= column - (wide == 0) < end:
            found += char
        column += wide
    return found


def marked(text: str) -> tuple[str, Span]:
    """A text whose span stands between « and »."""
    begin, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), Span(begin, end)


@pytest.mark.parametrize(
    "text",
    [
        "项目支出: «4601.06万元»",
        "«项目支出»: 4601.06万元",
        "名称: 监所«安全»检查  # 批注",
        "全角：　«ＡＢＣ»　完",
        "半角: «abc» 完",
        "表情 😀«👍👍»完",
        "«整行都是»",
        "第一行\n第«二»行\n第三行",
        "第一行\r\n第«二»行\r\n第三行",
        "e\u0301«甲»",
    ],
)
def test_marks_stand_under_the_words(text: str) -> None:
    plain, span = marked(text)
    assert under(*excerpt(plain, span)) == plain[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "shown", "marks"),
    [
        ("\t«甲»", "    甲", "    ^^"),
        ("«\t»甲", "    甲", "^^^^"),
        ("甲«\x01»乙", "甲�乙", "  ^"),
        ("甲乙«»", "甲乙", "    ^"),
        ("甲«»乙", "甲乙", "  ^^"),
        ("«»", "", None),
        ("甲«\n乙»", "甲", "  ^"),
        ("甲«乙\n丙丁»", "甲乙", "  ^^"),
    ],
)
def test_odd_places(text: str, shown: str, marks: str | None) -> None:
    plain, span = marked(text)
    if marks is None:
        assert len(block(plain, span)) == 3
    else:
        assert excerpt(plain, span) == (shown, marks)


@pytest.mark.parametrize("before", [0, 5, 300])
@pytest.mark.parametrize("after", [0, 5, 300])
@pytest.mark.parametrize("length", [1, 10, 200])
def test_a_long_line_is_shown_around_its_mark(before: int, after: int, length: int) -> None:
    shown, marks = excerpt("前" * before + "中" * length + "后" * after, Span(before, before + length))
    assert wcswidth(shown) <= 106
    assert len(marks) <= wcswidth(shown)
    assert set(under(shown, marks).rstrip("…")) == {"中"}
    assert shown.startswith("…") == (before == 300 or (before == 5 and not shown.startswith("前")))
    assert length == 200 or shown.count("中") == length


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=200), st.data())
def test_no_line_breaks_the_report(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    lines = block(f"甲\n{line}\n乙", Span(2 + start, 2 + data.draw(st.integers(start, len(line)))))
    assert len(lines) == 5
    assert all("\n" not in piece and "\t" not in piece for piece in lines)
    assert lines[2].strip().endswith("^")


def test_whole_block() -> None:
    label = Label("GC004.preparer", "b.yaml", Span(0, 0), {})
    text, span = marked("表式: 表\n«甲»: 乙\n")
    assert block(text, span, False, label) == [
        "a.yaml:2:1: 错误 GC802 这里没有「甲」这一项。",
        "  2 | 甲: 乙",
        "    | ^^",
        "  另见 b.yaml: 编制单位写在这里",
        "  改法：删去这一项，或者改用：「乙」。",
        "",
    ]


def test_file_without_text_has_no_excerpt() -> None:
    diagnostic = Diagnostic("GC802.unknown", Severity.WARNING, "c.yaml", Span(0, 0), ARGUMENTS)
    lines = list(report_text([diagnostic], {}, False))
    assert lines[0] == "c.yaml: 警告 GC802 这里没有「甲」这一项。"
    assert len(lines) == 3


@pytest.mark.parametrize(("severity", "code"), [("error", "31"), ("warning", "33"), ("info", "36")])
def test_colour_is_only_added(severity: str, code: str) -> None:
    text, span = marked("«甲»: 乙")
    diagnostic = Diagnostic("GC802.unknown", Severity(severity), "a.yaml", span, ARGUMENTS)
    sources = {"a.yaml": SourceText("a.yaml", text)}
    coloured = "\n".join(report_text([diagnostic], sources, True))
    assert coloured.count(f"\x1b[{code}m") == 2
    plain = coloured.replace(f"\x1b[{code}m", "").replace("\x1b[0m", "")
    assert plain == "\n".join(report_text([diagnostic], sources, False))


def test_verdict() -> None:
    weights = [Severity.WARNING, Severity.WARNING, Severity.INFO]
    told = [Diagnostic("GC802.unknown", weight, "a.yaml", Span(0, 0), ARGUMENTS) for weight in weights]
    files = [f"{number}.yaml" for number in range(7)]
    assert verdict(report_of(told, {}, files)) == "检查了 7 个文件：0 个错误，2 个警告，1 个提示。通过。"
    # What fails the check is for the configuration to say, not for the weights.
    assert verdict(report_of(told, {}, files, told[:1])).endswith("1 个提示。不通过。")
    assert verdict(Report([], {}, files, troubles=[Trouble("io.missing")])).endswith("0 个提示。不通过。")
