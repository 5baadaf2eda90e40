"""What people see, to the letter.

In a transcript `$ goalc …` is run; below it stand the lines of standard output, those of standard
error after `! `, and the exit code after `→ `. Lines before the first command say what it shows.
A command says the same in this process as in one of its own, so that most tests need none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Result, furnish, run, spawn
from tests.conftest import Golden

Way = Callable[[Path, str], Result]

FOLDER = Path(__file__).parent / "transcripts"
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.stem for path in TRANSCRIPTS])
@pytest.mark.parametrize("way", [run, pytest.param(spawn, marks=pytest.mark.slow)], ids=["here", "apart"])
def test_transcript(path: Path, way: Way, tmp_path: Path, golden: Golden) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("$ ")]
    assert commands
    folder = furnish(tmp_path)
    intro = lines[: lines.index(commands[0])]
    actual = [*intro, *(line for command in commands for line in told(command, way(folder, command[2:])))]
    golden(path, "\n".join(actual).rstrip("\n") + "\n")


def told(command: str, result: Result) -> Iterator[str]:
    yield command
    yield from steady(result.out).splitlines()
    yield from (f"! {line}" for line in steady(result.err).splitlines())
    yield f"→ {result.code}"
    yield ""


def steady(text: str) -> str:
    """Without what differs from run to run."""
    return re.sub(r"\d+\.\d\d (?=秒|s\b)", "… ", text)


def test_no_transcript_shows_a_bug() -> None:
    for path in TRANSCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert "→ 70" not in text
        assert "Traceback" not in text
        assert "\x1b" not in text


def test_every_exit_code_of_the_help_is_shown() -> None:
    codes = {
        code
        for path in TRANSCRIPTS
        for code in re.findall(r"(?m)^→ (\d+)$", path.read_text(encoding="utf-8"))
    }
    assert codes == {"0", "1", "2", "3"}
