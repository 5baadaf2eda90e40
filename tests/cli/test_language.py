"""The language of a command: where it is said, what wins, what is wrong, and who speaks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goalc.cli.language import settle
from goalc.messages import catalogue
from tests.cli.terminal import environment, furnish, run, spawn

ENGLISH, CHINESE = " Failed.\n", "。不通过。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("language"))


@pytest.mark.parametrize(
    "command",
    [
        "goalc --lang en check units/bad",
        "goalc --lang=en check units/bad",
        "goalc check --lang en units/bad",
        "goalc check units/bad --lang=en",
        "goalc --lang zh check units/bad --lang en",
    ],
)
def test_the_option_stands_anywhere(folder: Path, command: str) -> None:
    assert ENGLISH in run(folder, command).out
    assert ENGLISH in run(folder, command, GOALC_LANG="zh").out
    assert ENGLISH in run(folder, command, GOALC_LANG="fr").out


def test_the_variable(folder: Path) -> None:
    command = "goalc check units/bad"
    assert ENGLISH in run(folder, command, GOALC_LANG="en").out
    assert CHINESE in run(folder, command, GOALC_LANG="").out
    assert CHINESE in run(folder, f"{command} --lang zh", GOALC_LANG="en").out


def test_what_follows_two_dashes_is_a_path(folder: Path) -> None:
    found = run(folder, "goalc check -- --lang en")
    assert found.err == "出错：没有「--lang」这个文件或文件夹。\n"


@pytest.mark.parametrize("command", ["goalc --lang fr check units/bad", "goalc check units/bad --lang=fr"])
def test_an_unknown_language(folder: Path, command: str) -> None:
    found = run(folder, command)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("命令写错：--lang 的值不成立，可以写：「zh」、「en」。\n")
    assert run(folder, command, GOALC_LANG="en").err.startswith("wrong usage: --lang cannot have")


@pytest.mark.parametrize("command", ["goalc check units/bad", "goalc --help", "goalc --version"])
def test_an_unknown_language_in_the_variable(folder: Path, command: str) -> None:
    found = run(folder, command, GOALC_LANG="EN")
    assert (found.code, found.out) == (2, "")
    assert found.err == "命令写错：环境变量 GOALC_LANG 的值「EN」不成立，可以写：「zh」、「en」。\n"


def test_the_option_without_a_language(folder: Path) -> None:
    found = run(folder, "goalc check units/bad --lang")
    assert (found.code, found.out) == (2, "")
    assert "选项「--lang」后面要有值。" in found.err


def test_each_run_has_its_own_language() -> None:
    assert settle(["check", "--lang", "en"], {}) == ""
    assert catalogue.language() == "en"
    assert settle(["check"], {"GOALC_LANG": "en"}) == ""
    assert catalogue.language() == "en"
    assert settle([], {}) == ""
    assert catalogue.language() == "zh"


def test_json_report(folder: Path) -> None:
    chinese = json.loads(run(folder, "goalc check units/bad --format json").out)
    english = json.loads(run(folder, "goalc check units/bad --format json --lang en").out)
    entry = english["diagnostics"][0]
    assert entry["message"] == "There is no key “项目负责” here. Did you mean “项目负责人”?"
    assert entry["help"] == "Change “项目负责” to “项目负责人”."
    for data in (chinese, english):
        for diagnostic in data["diagnostics"]:
            del diagnostic["message"], diagnostic["help"]
    assert english == chinese


def test_processes_of_a_build_leave_the_words_to_the_command(folder: Path, tmp_path: Path) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).write_text("in the way\n", encoding="utf-8")
    found = spawn(folder, f"goalc build units -j 2 -o '{tmp_path}' --lang en")
    assert found.code == 3
    assert "not built: 1." in found.out
    assert f"error: Cannot write “{tmp_path / 'good'}”: a file of this name is there." in found.err
    assert "出错" not in found.out + found.err


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
@pytest.mark.parametrize("command", ["--help", "check units/bad"])
def test_only_the_language_in_force_is_loaded(folder: Path, language: str, command: str) -> None:
    code = (
        "import sys\nfrom goalc.cli.run import run\nrun(sys.argv[1:])\n"
        "print()\nprint(*{name.split('.')[2] for name in sys.modules if name.startswith('goalc.messages.')})"
    )
    line = [sys.executable, "-c", code, *command.split(), "--lang", language]
    done = subprocess.run(line, cwd=folder, env=environment(), capture_output=True, check=True)
    loaded = done.stdout.decode().splitlines()[-1].split()
    assert {*loaded} & {*catalogue.LANGUAGES} == {language}


def test_only_the_command_that_is_asked_for_is_loaded(folder: Path) -> None:
    code = (
        "import sys\nfrom goalc.cli.goalc import COMMANDS\nfrom goalc.cli.run import run\nrun(sys.argv[1:])\n"
        "print()\nprint(*{one.module for one in COMMANDS.values()} & sys.modules.keys())"
    )
    for command, modules in (("--help", []), ("check units/good", ["goalc.cli.check"])):
        line = [sys.executable, "-c", code, *command.split()]
        done = subprocess.run(line, cwd=folder, env=environment(), capture_output=True, check=True)
        assert done.stdout.decode().splitlines()[-1].split() == modules
