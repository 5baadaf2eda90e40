"""Commands that go over many submissions say on a terminal how far they are."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.cli.shells import converse
from tests.cli.terminal import environment
from tests.workspace.trees import make

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
COMMANDS = ("check", "build", "fix", "fmt")


def said(folder: Path, *words: str) -> str:
    return converse([sys.executable, "-m", "goalc", *words], folder, environment(GOALC_LANG="en"), ()).shown


@pytest.mark.parametrize("command", COMMANDS)
def test_progress_is_shown_for_several_submissions_and_wiped_away(tmp_path: Path, command: str) -> None:
    for number in range(3):
        make(tmp_path / "specs" / f"u{number}", "甲")
    shown = said(tmp_path, command, "specs")
    assert re.findall(r"(\d) of 3 submissions done", shown) == ["1", "2", "3"]
    lines = [line.rpartition("\x1b[K")[2] for line in shown.split("\n")]
    assert not any("submissions done" in line for line in lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_progress_for_one_submission(tmp_path: Path, command: str) -> None:
    make(tmp_path / "specs" / "unit", "甲")
    assert "done" not in said(tmp_path, command, "specs")
