"""diff, approve and log as people run them, in a repository: what is said, and the exit codes of a gate."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import furnish, run
from tests.workspace.trees import edit

SPEC = "specs/2025/liupanshui-police/projects/01-detention-facilities.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    furnish(tmp_path)
    commands = (
        ["init", "-q", "-b", "main"],
        ["config", "user.name", "李四"],
        ["config", "user.email", "li@example.org"],
        ["add", "-A"],
        ["commit", "-q", "-m", "第一版"],
    )
    for command in commands:
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    edit(tmp_path / SPEC, "指标值: ≥5次", "指标值: ≥3次")
    return tmp_path


def test_a_gate_fails_until_the_change_is_approved(folder: Path) -> None:
    stopped = run(folder, "goalc diff --fail-on looser")
    assert stopped.code == 1
    assert stopped.out.splitlines()[-1].startswith("不通过")
    found = json.loads(run(folder, "goalc diff --format json").out)
    (change,) = found["changes"]
    assert (change["before"], change["after"], change["size"]) == ("≥5次", "≥3次", -40)
    assert change["head"] == {"file": SPEC, "line": 31}
    approved = run(folder, f"goalc approve {change['fingerprint']} --reason 人手不足 --by 张三")
    assert approved.code == 0
    assert "approvals.yaml" in approved.out
    passed = run(folder, "goalc diff --fail-on looser")
    assert passed.code == 0
    assert "张三" in passed.out
    assert "人手不足" in passed.out


@pytest.mark.parametrize("style", ["markdown", "html", "json", "github", "gitlab"])
def test_formats_go_to_a_file_as_to_the_screen(folder: Path, style: str) -> None:
    shown = run(folder, f"goalc diff --format {style}")
    stored = run(folder, f"goalc diff --format {style} -o result")
    assert (shown.code, stored.code, stored.out) == (0, 0, "")
    assert (folder / "result").read_text(encoding="utf-8") == shown.out


def test_redlines_are_written_beside_the_report(folder: Path) -> None:
    done = run(folder, "goalc diff --redline 修订")
    assert done.code == 0
    assert sorted(path.suffix for path in (folder / "修订").iterdir()) == [".docx", ".xlsx"]


def test_paths_behind_two_dashes_limit(folder: Path) -> None:
    assert "指标值放宽" not in run(folder, "goalc diff -- units/good units/bad").out
    assert "指标值放宽" in run(folder, "goalc diff -- specs units/bad").out


def test_the_kinds_are_listed(folder: Path) -> None:
    assert "target-looser" in run(folder, "goalc diff --kinds").out


def test_log(folder: Path) -> None:
    subprocess.run(["git", "commit", "-qam", "少查两次"], cwd=folder, check=True)
    said = run(folder, f"goalc log {SPEC} --indicator 监所安全检查").out
    assert "李四" in said
    assert "少查两次" in said
    assert "监所安全检查 ≥5次 → ≥3次" in said
    data = json.loads(run(folder, f"goalc log {SPEC} --format json").out)
    assert data["commits"][0]["changes"][0]["kind"] == "target-looser"
    assert run(folder, f"goalc log {SPEC} --indicator 没有").out == "没有找到变化。\n"


def test_a_line_for_each_form(folder: Path) -> None:
    shown = run(folder, "goalc diff --summary")
    assert (shown.code, shown.out) == (0, "拘押场所经费：1 放宽，钱不变\n")
    stopped = run(folder, "goalc diff --summary --fail-on looser -o lines.txt")
    assert stopped.code == 1
    lines = (folder / "lines.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == shown.out.rstrip()
    assert lines[1].startswith("不通过")
    assert run(folder, "goalc diff --summary --format json").code == 2
