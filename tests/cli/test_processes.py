"""The command and the world around it: locale, terminal, pipes, imports, bugs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from goalc.cli import run as cli
from tests.cli.terminal import environment, furnish, run, spawn

HEAVY = {"docx", "openpyxl", "lxml", "jinja2", "jsonschema", "jsonschema_rs", "ruamel", "goalc.operations"}
GOALC = [sys.executable, "-m", "goalc"]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes and terminals of POSIX")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("cli"))


@pytest.mark.parametrize("command", ["--help", "--version", "check --help", "build --help"])
def test_help_imports_nothing_heavy(folder: Path, command: str) -> None:
    assert imported(folder, command, HEAVY) == "set()"


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        ("check units/good", {"docx", "openpyxl", "lxml", "jinja2", "jsonschema"}),
        ("build units/good -o only --format docx", {"openpyxl", "jsonschema"}),
        ("schema project", {"docx", "openpyxl", "lxml", "jinja2", "jsonschema"}),
    ],
)
def test_a_command_imports_what_it_uses(folder: Path, command: str, unused: set[str]) -> None:
    assert imported(folder, command, unused) == "set()"


def imported(folder: Path, command: str, modules: set[str]) -> str:
    """Which of the modules are there after a command in a process of its own."""
    code = (
        "import sys\nfrom goalc.cli.run import run\nassert run(sys.argv[1:]) == 0\n"
        f"print('\\n', {modules!r} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command.split()],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().splitlines()[-1].strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "zh_CN.GBK", "LC_ALL": "", "PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
    ],
)
def test_chinese_does_not_depend_on_the_locale(folder: Path, variables: dict[str, str]) -> None:
    found = spawn(folder, "goalc check units/bad", **variables)
    assert found.code == 1
    assert "不通过。" in found.out
    assert spawn(folder, "goalc check 空", **variables).err.startswith("出错：「空」里没有找到")
    assert spawn(folder, "goalc check units/bad --format json", **variables).out.startswith("{\n")


@pytest.mark.slow
@POSIX
def test_a_reader_that_has_seen_enough(folder: Path) -> None:
    for command in (
        "check specs",
        "build units/good -v",
        "check specs --format json",
        "schema project",
        "--help",
    ):
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [*GOALC, *command.split()],
            cwd=folder,
            env=environment(),
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(write)
        assert done.stderr.decode() == "", command
        assert done.returncode in {0, 1}, command


@POSIX
def test_head_of_a_long_report(folder: Path) -> None:
    line = f"{sys.executable} -m goalc check specs | head -1"
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment(), capture_output=True, check=True)
    assert done.stdout.decode().count("\n") == 1
    assert done.stderr == b""


@POSIX
@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_closed_streams(folder: Path, closed: str, code: int) -> None:
    line = f"{sys.executable} -m goalc check units/good {closed}"
    done = subprocess.run(["sh", "-c", line], cwd=folder, env=environment(), capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_device(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*GOALC, "check", "specs"],
            cwd=folder,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("出错：")
    assert "Traceback" not in done.stderr.decode()


@POSIX
@pytest.mark.parametrize(
    ("variables", "options", "coloured"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({}, ["--color", "never"], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"NO_COLOR": "1"}, ["--color", "auto"], False),
    ],
)
def test_colour_on_a_terminal(
    folder: Path, variables: dict[str, str], options: list[str], coloured: bool
) -> None:
    import pty

    primary, secondary = pty.openpty()
    command = [
        *GOALC,
        "check",
        "specs/2025/liupanshui-police/projects/03-road-checkpoint-video.yaml",
        *options,
    ]
    with subprocess.Popen(
        command, cwd=folder, env=environment(TERM="xterm", **variables), stdout=secondary
    ) as process:
        os.close(secondary)
        seen = b""
        try:
            while piece := os.read(primary, 65536):
                seen += piece
        except OSError:
            pass  # Linux says so at the end of a terminal's output
    os.close(primary)
    assert process.returncode == 1
    assert (b"\x1b[3" in seen) == coloured
    assert "错误" in seen.decode()


def test_no_colour_in_a_pipe(folder: Path) -> None:
    assert "\x1b" not in spawn(folder, "goalc check specs").out


@pytest.mark.parametrize("style", ["text", "concise", "json"])
def test_colour_in_a_pipe_on_demand(folder: Path, style: str) -> None:
    """Colours are for people: no other style has any."""
    said = spawn(folder, f"goalc check units/bad --color always --format {style}").out
    plain = spawn(folder, f"goalc check units/bad --format {style}").out
    assert ("\x1b[" in said) == (style == "text")
    assert re.sub(r"\x1b\[[0-9;]*m", "", said) == plain
    assert spawn(folder, f"goalc check units/bad --color never --format {style}").out == plain


def test_a_bug_says_that_it_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("goalc.operations.check.check", broken)
    assert cli.run(["check", "."]) == 70
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("出错：goalc 自己出了错（ZeroDivisionError），不是您的文件有问题。")
    assert "Traceback" in shown.err


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, EOFError])
def test_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], interrupt: type[BaseException]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise interrupt

    monkeypatch.setattr("goalc.operations.check.check", stopped)
    assert cli.run(["check", "."]) == 130
    assert "已中断。" in capsys.readouterr().err


def test_system_errors_are_no_bugs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "某文件")

    monkeypatch.setattr("goalc.operations.check.check", refused)
    assert cli.run(["check", "."]) == 3
    assert capsys.readouterr().err == "出错：系统不允许：某文件（没有权限）。\n"


@pytest.mark.parametrize("name", ["\udcff", "a\nb", "{name}", "%s", "「」", "-"])
def test_strange_names_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", "--", name]) == (2 if name == "-" else 3)  # the stream lacks a name


def test_schema_to_a_folder(folder: Path) -> None:
    assert run(folder, "goalc schema --pack liupanshui-2025 -o schemas").code == 0
    made = sorted(path.name for path in (folder / "schemas").iterdir())
    assert made == ["department.schema.json", "project.schema.json", "submission.schema.json"]
    printed = run(folder, "goalc schema project --pack liupanshui-2025").out
    assert (folder / "schemas" / "project.schema.json").read_text(encoding="utf-8") == printed
