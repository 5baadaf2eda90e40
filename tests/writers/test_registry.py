"""A further format is one folder and one line: it is built when asked for, and verified by its reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goalc
from goalc.cli.run import run
from goalc.document.style import Stylesheet
from goalc.readers.registry import READERS
from goalc.writers.registry import DEFAULT_FORMATS, WRITERS
from goalc.writers.writer import Writer
from tests.police import POLICE
from tests.writers.lines_format import LinesWriter, read_lines


def lines(stylesheet: Stylesheet) -> Writer:
    return LinesWriter(stylesheet)


@pytest.fixture
def fourth(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line in the registry of writers."""
    monkeypatch.setitem(WRITERS, "lines", lines)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line in the registry of readers."""
    monkeypatch.setitem(READERS, "lines", read_lines)


def endings(folder: Path) -> set[str]:
    return {path.suffix for path in folder.rglob("*") if path.is_file()} - {".json"}


@pytest.mark.usefixtures("fourth")
def test_it_is_in_no_default_build(tmp_path: Path) -> None:
    report = goalc.build(POLICE, tmp_path)
    assert report.refused == ()
    assert endings(tmp_path) == {f".{name}" for name in DEFAULT_FORMATS}


@pytest.mark.slow
@pytest.mark.usefixtures("fourth", "reader")
def test_it_is_built_and_verified_when_asked_for(tmp_path: Path) -> None:
    report = goalc.build(POLICE, tmp_path, formats=["lines", "xlsx"], verify=True)
    assert (report.refused, report.unverified) == ((), ())
    assert endings(tmp_path) == {".lines", ".xlsx"}
    manifest = json.loads(next(tmp_path.rglob("manifest.json")).read_text(encoding="utf-8"))
    assert sum(entry["name"].endswith(".lines") for entry in manifest["files"]) == 7


@pytest.mark.usefixtures("fourth")
def test_what_does_not_come_back_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, "lines", lambda content: read_lines(content.replace("≥5次".encode(), b"x")))
    report = goalc.build(POLICE, tmp_path, formats=["lines"], verify=True)
    assert len(report.refused) == 1
    assert {d.key for d in report.diagnostics if report.is_blocking(d)} == {"GC908"}
    assert endings(tmp_path) == set()


@pytest.mark.usefixtures("fourth")
def test_a_format_without_a_reader_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = str(tmp_path / "out")
    assert run(["build", str(POLICE), "--format", "lines", "--verify", "-o", output]) == 0
    assert "「lines」没有读取程序，没有核对。" in capsys.readouterr().out
    assert endings(tmp_path) == {".lines"}
