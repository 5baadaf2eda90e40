"""goalc in other people's Python: README's example runs, type checkers accept it, and help() shows it."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import goalc
from goalc import api
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import Span
from goalc.workspace.error import BrokenPack, OutputClash, UnknownChange, UnknownPack, WorkspaceError
from tests.police import POLICE, ROOT
from tests.programs.npm import run

FUNCTIONS = ["approve", "build", "check", "diff", "fix", "fmt", "load", "log"]
TYPED = """\
import goalc
from typing import assert_type

report: goalc.Report = goalc.check("specs")
assert_type(report.diagnostics[0].message, str)
assert_type(report.diagnostics[0].line, int)
assert_type(report.diagnostics[0].column, int)
assert_type(report.count(goalc.Severity.ERROR), int)
result: goalc.DiffResult = goalc.diff("main", "HEAD")
goalc.diff()
built: goalc.BuildReport = goalc.build(["a", "b"], "out", formats=["docx"])
found: goalc.Diagnostic = built.diagnostics[0]
past: list[goalc.Past] = list(goalc.log("specs"))
"""
WRONG = {
    'goalc.diff(["main", "HEAD"])': "diff",
    'goalc.check("specs", edition="secret")': "edition",
    'goalc.check("specs").nothing': "nothing",
    "goalc.check(1)": "check",
}
SETTINGS = '{"typeCheckingMode": "strict", "reportMissingModuleSource": false, "include": ["*.py"]}'


def example() -> str:
    """The Python of the README."""
    (found,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert isinstance(found, str)
    return found


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with this goalc."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


@pytest.mark.usefixtures("repository")
def test_the_example_runs() -> None:
    done = python(Path(), "-c", example())
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "False 1"
    assert any(line.endswith("没有「no/such/path」这个文件或文件夹。") for line in lines[-1:]), lines[-1]
    assert "190652100.00" in lines
    assert re.search(r"^specs/2025/\S+ \d+ \d+ GC302 5 个项目的预算资金合计", done.stdout, re.MULTILINE)


@pytest.fixture
def checkers(tmp_path: Path) -> Path:
    """A folder with modules that use goalc: right ones, and one with a mistake a line."""
    (tmp_path / "readme.py").write_text(example(), encoding="utf-8")
    (tmp_path / "typed.py").write_text(TYPED, encoding="utf-8")
    (tmp_path / "wrong.py").write_text("import goalc\n" + "".join(f"{line}\n" for line in WRONG), "utf-8")
    (tmp_path / "pyrightconfig.json").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_mypy_accepts_what_is_right_and_nothing_else(checkers: Path) -> None:
    cache = ["--cache-dir", str(checkers / "cache")]
    right = python(checkers, "-m", "mypy", "--strict", *cache, "readme.py", "typed.py")
    assert right.returncode == 0, right.stdout
    wrong = python(checkers, "-m", "mypy", "--strict", *cache, "wrong.py")
    assert {int(line) for line in re.findall(r"^wrong.py:(\d+): error", wrong.stdout, re.MULTILINE)} == {
        *range(2, 2 + len(WRONG))
    }


@pytest.mark.slow
def test_pyright_accepts_what_is_right_and_nothing_else(checkers: Path) -> None:
    settings = checkers / "pyrightconfig.json"
    path = f'"extraPaths": ["{ROOT / "src"}"], '
    settings.write_text(SETTINGS.replace("{", "{" + path), encoding="utf-8")
    done = run(checkers, "pyright", "--pythonpath", sys.executable)
    places = set(re.findall(r"(\w+\.py):(\d+):\d+ - error", done.stdout))
    assert places == {("wrong.py", str(2 + number)) for number in range(len(WRONG))}, done.stdout


def test_help_shows_the_functions() -> None:
    done = python(ROOT, "-c", "import goalc; help(goalc)")
    assert done.returncode == 0, done.stderr
    for name in FUNCTIONS:
        assert re.search(rf"^    {name}\(.*\)", done.stdout, re.MULTILINE), name
        assert getattr(goalc, name).__module__ == "goalc"


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name != "diff"])
def test_the_functions_take_what_the_operations_take(name: str) -> None:
    thin, real = (inspect.signature(getattr(module, name)).parameters for module in (goalc, api))
    assert [(one.name, one.kind, one.default) for one in thin.values()] == [
        (one.name, one.kind, one.default) for one in real.values()
    ]


def test_importing_is_fast_and_loads_nothing() -> None:
    code = "import goalc, sys; print(sorted(m for m in sys.modules if m.startswith(('goalc', 'pathlib'))))"
    assert python(ROOT, "-S", "-c", code).stdout.strip() == "['goalc', 'goalc.version']"


def test_a_diagnostic_says_where_and_what() -> None:
    found = goalc.check(POLICE).diagnostics[0]
    text = Path(ROOT, found.file).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert text[found.column - 1 :].startswith("4601.06万元")
    assert found.message.startswith("5 个项目的预算资金合计")
    assert found.help
    assert found.severity is Severity.ERROR


def test_errors_are_sentences() -> None:
    assert str(WorkspaceError("io.missing", name="甲")) == "没有「甲」这个文件或文件夹。"
    assert "甲" in str(OutputClash("甲", "乙", "丙"))
    assert len(str(OutputClash("甲", "乙", "丙"))) > 10
    assert "「甲」" in str(UnknownPack("甲", ["乙"]))
    assert "0123456789ab" in str(UnknownChange("0123456789ab"))
    found = Diagnostic("GC902.name", Severity.ERROR, "a", Span(0, 1), {"value": "甲", "name": "乙"})
    assert "甲" in str(BrokenPack([found], {}))


@pytest.mark.parametrize("name", goalc.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(goalc, name) is not None
