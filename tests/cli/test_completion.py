"""Shell completion: what a shell asks for and what it is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import environment, run
from tests.workspace.trees import make

BASH = pytest.mark.skipif(
    shutil.which("bash") is None or sys.platform == "win32", reason="completes in a real bash"
)


def completed(folder: Path, line: str, shell: str = "bash", **more: str) -> list[str]:
    """What a shell is told at the end of a line."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    found = run(folder, "goalc", _GOALC_COMPLETE=f"{shell}_complete", **asked, **more)
    assert (found.code, found.err) == (0, "")
    return [line for line in found.out.splitlines() if line]


def test_commands(tmp_path: Path) -> None:
    assert completed(tmp_path, "goalc ch") == ["plain,check"]
    assert {"plain,check", "plain,build", "plain,schema"} <= set(completed(tmp_path, "goalc "))
    assert completed(tmp_path, "goalc nothing") == []


def test_options_and_their_words(tmp_path: Path) -> None:
    assert completed(tmp_path, "goalc build --ver") == ["plain,--verify", "plain,--verbose"]
    assert completed(tmp_path, "goalc build --only ") == ["plain,whole", "plain,parts"]
    assert completed(tmp_path, "goalc build x -j 2 --only p") == ["plain,parts"]
    assert completed(tmp_path, "goalc --la") == ["plain,--lang"]
    for line in ("goalc --lang ", "goalc check --lang ", "goalc --lang zh check specs --lang "):
        assert completed(tmp_path, line) == ["plain,zh", "plain,en"]


def test_paths_are_left_to_the_shell(tmp_path: Path) -> None:
    for line in ("goalc check sp", "goalc build specs/2025 ", "goalc build specs -o b"):
        assert completed(tmp_path, line) == [f"file,{line.rpartition(' ')[2]}"]


def test_names_of_form_packs(tmp_path: Path) -> None:
    assert completed(tmp_path, "goalc schema --pack liu") == ["plain,liupanshui-2025"]
    own = tmp_path / "packs" / "ours"
    own.mkdir(parents=True)
    (own / "pack.yaml").touch()
    assert completed(tmp_path, "goalc schema --pack ou") == ["plain,ours"]
    assert completed(tmp_path, "goalc schema project --pack-path packs --pack x") == []


def test_codes_of_rules(tmp_path: Path) -> None:
    assert completed(tmp_path, "goalc rule gc10") == [f"plain,GC{number}" for number in range(101, 110)]
    assert completed(tmp_path, "goalc check --select GC302") == ["plain,GC302"]


def test_behind_what_is_wrong(tmp_path: Path) -> None:
    assert completed(tmp_path, "goalc nothing --") != []
    assert completed(tmp_path, "goalc check --nothing --form") == ["plain,--format"]


def test_help_beside_the_words(tmp_path: Path) -> None:
    make(tmp_path / "specs")
    chinese = completed(tmp_path, "goalc che", "zsh")
    assert chinese == ["plain", "check", "检查规格文件，逐处说明问题和改法。"]
    english = completed(tmp_path, "goalc che", "zsh", GOALC_LANG="en")
    assert english[:2] == chinese[:2]
    assert english[2].startswith("Check specs")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_scripts_of_shells(tmp_path: Path, shell: str) -> None:
    found = run(tmp_path, "goalc", _GOALC_COMPLETE=f"{shell}_source")
    assert (found.code, found.err) == (0, "")
    assert f"_GOALC_COMPLETE={shell}_complete" in found.out


def test_what_cannot_be_asked_for(tmp_path: Path) -> None:
    found = run(tmp_path, "goalc", _GOALC_COMPLETE="bash")
    assert (found.code, found.out) == (2, "")
    assert "「bash_source」、「zsh_source」、「fish_source」" in found.err


@BASH
def test_in_bash(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "goalc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m goalc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    lines = (
        'eval "$(_GOALC_COMPLETE=bash_source goalc)"',
        "complete -p goalc",
        "COMP_WORDS=(goalc sche) COMP_CWORD=1",
        "_goalc_completion goalc",
        'echo "${COMPREPLY[@]}"',
    )
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        cwd=tmp_path,
        env=environment(PATH=path),
        capture_output=True,
        check=True,
    )
    registered, words = done.stdout.decode().splitlines()
    assert registered.startswith("complete ")
    assert words == "schema"
