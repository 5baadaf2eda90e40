"""The READMEs are followed word by word by a new user: a clone of this repository, a shell, nothing else.

Every command of their code blocks runs, in its order, where the commands before it have led; what a block
shows is compared with what comes; a change of a file that the text asks for is made.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.shells import converse
from tests.police import ROOT

pytestmark = [pytest.mark.install, pytest.mark.skipif(sys.platform == "win32", reason="blocks for sh")]

# What CI does in steps of its own: it takes minutes, and this test would run itself.
NOT_RUN = re.compile(r"make test|pip install .*\[dev\]|ruff |mypy|lint-imports|pytest")
MAY_FIND = re.compile(r"goalc (check|fix|fmt|build|diff|ci)\b")
"""Commands whose exit code 1 tells what they found; any other has to end with 0."""
ANSWERS = [
    ("编制单位的全称", "某市水务局"),
    ("预算年度", "2026"),
    ("办公座机号", "8732066"),
    ("经办人", "张三"),
]
CHANGES = (
    re.compile(r"把 `(?P<file>[^`]+)` 里的 `(?P<old>[^`]+)` 改成 `(?P<new>[^`]+)`"),
    re.compile(r"Change `(?P<old>[^`]+)` to `(?P<new>[^`]+)` in `(?P<file>[^`]+)`"),
)
_PART = re.compile(r"^```(sh|console)\n(.*?)^```$|" + "|".join(
    re.sub(r"\?P<\w+>", "", change.pattern) for change in CHANGES
), re.MULTILINE | re.DOTALL)  # fmt: skip


class Step(NamedTuple):
    """A command with the lines that the README shows of its output; or a change of a file."""

    command: str
    shown: Sequence[str] = ()


def steps(readme: str) -> Iterator[Step]:
    for part in _PART.finditer((ROOT / readme).read_text(encoding="utf-8")):
        if part[1] == "sh":
            yield from (Step(line) for line in part[2].splitlines() if line.strip())
        elif part[1] == "console":
            for piece in part[2].split("$ ")[1:]:
                command, *shown = piece.splitlines()
                yield Step(command, shown)
        else:
            yield Step(part[0])


class User:
    """A user at a shell, who remembers where he stands and what is on his PATH."""

    def __init__(self, place: Path) -> None:
        self.place = self.home = place / "goalc"
        self.state = place / "state"
        for folder in (self.state, place / "home", place / "bin"):
            folder.mkdir()
        python = getattr(sys, "_base_executable", sys.executable)
        (place / "bin" / "python3").symlink_to(python)
        kept = re.compile(r"PIP_\w+|\w+_(proxy|PROXY)|SSL_\w+|REQUESTS_\w+")
        self.environment = {name: value for name, value in os.environ.items() if kept.fullmatch(name)} | {
            "PATH": f"{place / 'bin'}:/usr/bin:/bin",
            "HOME": str(place / "home"),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "COLUMNS": "100",
        }

    def clone(self) -> None:
        names = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        for name in filter(None, names.stdout.decode().split("\0")):
            if (ROOT / name).is_file():
                (self.home / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.home / name)
        start = "git init -q -b main && git add . && git -c user.name=a -c user.email=a@b.c commit -qm 1"
        assert self.run(start + " && git config user.name 张三 && git config user.email z@b.c")[1] == 0

    def run(self, command: str) -> tuple[str, int]:
        """Run a command as bash does; return what it printed and its exit code."""
        script = f"{command}\ncode=$?\npwd >{self.state}/place\necho $PATH >{self.state}/path\nexit $code"
        if command.startswith("goalc init"):
            said = converse(["bash", "-c", script], self.place, self.environment, ANSWERS)
            found = said.shown, said.code
        else:
            done = subprocess.run(
                ["bash", "-c", script],
                cwd=self.place,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                check=False,
            )
            found = done.stdout.decode(), done.returncode
        self.place = Path((self.state / "place").read_text(encoding="utf-8").strip())
        self.environment["PATH"] = (self.state / "path").read_text(encoding="utf-8").strip()
        return found

    def change(self, text: str) -> None:
        (found,) = filter(None, (change.search(text) for change in CHANGES))
        file = self.place / found["file"]
        before = file.read_text(encoding="utf-8")
        assert before.count(found["old"]) == 1, text
        file.write_text(before.replace(found["old"], found["new"]), encoding="utf-8")


def plain(text: str) -> str:
    return re.sub(r"用时 [\d.]+ 秒", "用时 … 秒", text)


def check_shown(step: Step, out: str) -> None:
    """Every run of lines that the README shows is there, in its order; a line with … stands for others."""
    rest = plain(out)
    for run in re.split(r"^…$", "\n".join(step.shown), flags=re.MULTILINE):
        lines = plain(run).strip("\n")
        if lines:
            assert lines in rest, f"{step.command}\nshown:\n{lines}\ncame:\n{out}"
            rest = rest.partition(lines)[2]


@pytest.mark.parametrize("readme", ["README.zh-CN.md", "README.md"])
def test_followed_word_by_word(tmp_path: Path, readme: str) -> None:
    user = User(tmp_path)
    user.home.mkdir()
    user.clone()
    followed = 0
    for step in steps(readme):
        if NOT_RUN.match(step.command):
            continue
        followed += 1
        if any(change.search(step.command) for change in CHANGES):
            user.change(step.command)
            continue
        out, code = user.run(step.command)
        assert code in ({0, 1} if MAY_FIND.match(step.command) else {0}), f"{step.command} → {code}\n{out}"
        assert "Traceback" not in out
        check_shown(step, out)
    assert followed > 15
