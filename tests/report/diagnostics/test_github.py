"""The output is read as GitHub's runner reads it (ActionCommand.TryParseV2, ValidateLinesAndColumns)."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given

from goalc.report.diagnostics.github import report_github
from goalc.report.diagnostics.text import paragraphs
from goalc.report.report import Report
from goalc.source.diagnostic import Severity
from tests.report.diagnostics.samples import NASTY, SAMPLES, any_findings, diagnostic, findings


class Command(NamedTuple):
    """A workflow command, unescaped."""

    name: str
    properties: dict[str, str]
    data: str


def unescaped(text: str, *escapes: tuple[str, str]) -> str:
    for escape, plain in (*escapes, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, plain)
    return text


def read(line: str) -> Command:
    head, separator, data = line.removeprefix("::").partition("::")
    assert line.startswith("::")
    assert separator
    name, _, listed = head.partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.split(",")]
    properties = {key: unescaped(value, ("%3A", ":"), ("%2C", ",")) for key, value in pairs}
    assert len(properties) == len(pairs)
    return Command(name, properties, unescaped(data))


def commands(found: Report) -> list[Command]:
    text = report_github(found)
    assert "\r" not in text
    return [read(line) for line in text.split("\n")[:-1]]


def test_line() -> None:
    assert report_github(findings(diagnostic("甲,乙:丙.yaml", word="95%"))) == (
        "::error file=甲%2C乙%3A丙.yaml,line=1,col=1,endLine=1,endColumn=1,title=GC802 unknown-key::"
        "这里没有「95%25」这一项。%0A改法：删去这一项，或者改用：「95%25」。\n"
    )


@given(any_findings())
def test_everything_can_be_read_back(found: Report) -> None:
    for command, told in zip(commands(found), found.diagnostics, strict=True):
        assert command.data == "\n".join(paragraphs(told, found.sources))
        assert command.properties["file"] == told.file
        assert command.properties["title"] == "GC802 unknown-key"


@given(any_findings())
def test_the_runner_takes_the_place(found: Report) -> None:
    for command, told in zip(commands(found), found.diagnostics, strict=True):
        place = {key: int(value) for key, value in command.properties.items() if key not in {"file", "title"}}
        start, end = found.place(told.file, told.span)
        assert (place["line"], place["endLine"]) == (start.line, end.line)
        # Columns of a stretch over several lines make the runner drop them and say so in a debug line.
        assert ("col" in place) == ("endColumn" in place) == (start.line == end.line)
        if "col" in place:
            assert (place["col"], place["endColumn"]) == (start.column, end.column)


@pytest.mark.parametrize(
    ("severity", "name"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_weights(severity: str, name: str) -> None:
    (command,) = commands(findings(diagnostic(severity=Severity(severity))))
    assert command.name == name


def test_other_places_are_told() -> None:
    (command,) = commands(SAMPLES["labels"])
    assert "另见 a.yaml:2:1: 编制单位写在这里" in command.data.split("\n")


def test_a_name_that_looks_like_a_command() -> None:
    (command,) = commands(findings(diagnostic(NASTY, word="\r\n::error::x")))
    assert command.properties["file"] == NASTY
