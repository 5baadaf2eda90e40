"""`-` with `--stdin-filename`: an editor's text takes the place of a file of its submission."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import goalc
from tests.cli.terminal import environment
from tests.workspace.trees import make, project

ONE = Path("specs/甲")
UNTIDY = ("资金性质: 一般公共预算安排", "资金性质:   一般公共预算安排")


class Ended(NamedTuple):
    code: int
    out: bytes
    err: str


def pipe(folder: Path, content: bytes, *arguments: str) -> Ended:
    """Run goalc in a process with bytes on standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "goalc", *arguments],
        cwd=folder,
        env=environment(),
        input=content,
        capture_output=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode())


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    make(ONE, "甲一", "甲二")
    return tmp_path


def text_of(path: Path, *pairs: tuple[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text.encode()


def snapshot(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("absolute", [True, False])
@pytest.mark.parametrize("place", [".", "specs", "specs/甲/projects"])
def test_findings_of_the_unsaved_text(root: Path, place: str, absolute: bool) -> None:
    file = project(root / ONE)
    named = str(file) if absolute else os.path.relpath(file, root / place)
    content = text_of(file, ("项目负责人: 李四", "项目负责: 李四"))
    before = snapshot(root)
    found = pipe(root / place, content, "check", "-", "--stdin-filename", named, "--format", "concise")
    printed = Path(os.path.relpath(root / ONE, root / place), "projects/01.yaml").as_posix()
    assert found.code == 1
    assert found.out.decode().startswith(f"{printed}:3:")
    assert snapshot(root) == before
    assert pipe(root / place, file.read_bytes(), "check", "-", "--stdin-filename", named).code == 0


def test_the_file_on_disk_does_not_count(root: Path) -> None:
    content = project(ONE).read_bytes()
    project(ONE).write_bytes(b"\xff\xfe broken: [")
    assert not goalc.check(project(ONE)).passed
    assert goalc.check(project(ONE), unsaved=content).passed


def test_only_the_file_is_judged_and_with_its_submission(root: Path) -> None:
    project(ONE, 2).write_bytes(text_of(project(ONE, 2), ("项目负责人: 李四", "项目负责: 李四")))
    report = goalc.check(project(ONE), unsaved=project(ONE).read_bytes())
    assert report.files == (project(ONE).as_posix(),)
    same = text_of(project(ONE), ('项目名称: "甲一"', '项目名称: "甲二"'))
    project(ONE, 2).write_bytes(text_of(project(ONE, 2), ("项目负责: 李四", "项目负责人: 李四")))
    codes = {d.code for d in goalc.check(project(ONE), unsaved=same).diagnostics}
    assert codes - {d.code for d in goalc.check(project(ONE)).diagnostics}


@pytest.mark.parametrize(
    "name", ["specs/甲/projects/09.yaml", "specs/甲/projects/新建.yml", "specs/乙/submission.yaml"]
)
def test_a_file_that_is_not_saved_yet(root: Path, name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    content = (ONE / "submission.yaml" if name.endswith("submission.yaml") else project(ONE)).read_bytes()
    report = goalc.check(name, unsaved=content + b"\xe5\xa4\x9a: 1\n")
    assert {d.file for d in report.diagnostics if "「多」" in d.message} == {name}
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["表.yaml", "projects/更深/01.yaml"])
def test_a_new_file_in_the_wrong_place(root: Path, name: str) -> None:
    found = pipe(root, project(ONE).read_bytes(), "check", "-", "--stdin-filename", f"{ONE}/{name}")
    assert found.code != 0
    found = pipe(root, project(ONE).read_bytes(), "fmt", "-", "--stdin-filename", f"{ONE}/{name}")
    assert found.code != 0
    assert found.out == b""


def test_a_new_file_whose_name_differs_only_in_case(root: Path) -> None:
    report = goalc.check(ONE / "projects/01.YAML", unsaved=project(ONE).read_bytes())
    assert "GC805" in {d.code for d in report.diagnostics}


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_formatted_text_goes_to_standard_output(root: Path, exists: bool, ending: str) -> None:
    content = text_of(project(ONE), UNTIDY).replace(b"\n", ending.encode())
    project(ONE).write_bytes(content)
    goalc.fmt(project(ONE))
    wanted = project(ONE).read_bytes()
    file = project(ONE) if exists else ONE / "projects" / "07.yaml"
    before = snapshot(root)
    for given in (content, wanted):
        found = pipe(root, given, "fmt", "-", "--stdin-filename", str(file))
        assert found == Ended(0, wanted, "")
    assert snapshot(root) == before


@pytest.mark.parametrize("content", [b"", b"a: [", "项目名称: 甲".encode("gbk"), b"\xff\xfe\0", b"- 1\n"])
def test_text_with_errors_is_not_printed(root: Path, content: bytes) -> None:
    found = pipe(root, content, "fmt", "-", "--stdin-filename", str(project(ONE)))
    assert found.code == 1
    assert found.out == b""
    assert project(ONE).as_posix() in found.err


def test_an_error_in_another_file_does_not_prevent_formatting(root: Path) -> None:
    project(ONE, 2).write_bytes(b"a: [")
    content = text_of(project(ONE), UNTIDY)
    found = pipe(root, content, "fmt", "-", "--stdin-filename", str(project(ONE)))
    assert found.code == 0
    goalc.fmt(project(ONE))
    assert found.out == project(ONE).read_bytes() != content


def test_check_and_diff_of_the_text(root: Path) -> None:
    content = text_of(project(ONE), UNTIDY)
    found = pipe(root, content, "fmt", "-", "--check", "--stdin-filename", str(project(ONE)))
    assert (found.code, found.out.decode().splitlines()[0]) == (1, f"没有整理：{project(ONE).as_posix()}")
    found = pipe(root, content, "fmt", "-", "--diff", "--stdin-filename", str(project(ONE)))
    assert f"+{UNTIDY[0]}" in found.out.decode().splitlines()


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (["check", "-"], "还要写明它是哪个文件", 2),
        (["fmt", "-"], "还要写明它是哪个文件", 2),
        (["check", "specs", "--stdin-filename", "a.yaml"], "要和一个“-”一起用", 2),
        (["check", "-", "specs", "--stdin-filename", "a.yaml"], "要和一个“-”一起用", 2),
        (["check", "-", "--stdin-filename", "a.yaml", "--changed-since", "x"], "不能和 --changed-since", 2),
        (["check", "-", "--stdin-filename", "a.yaml", "--write-baseline"], "不能和 --write-baseline", 2),
        (["check", "-", "--stdin-filename", "goalc.toml"], "不是规格文件", 3),
        (["check", "-", "--stdin-filename", "library/a.yaml"], "不是规格文件", 3),
        (["check", "-", "--stdin-filename", "a.yaml"], "a.yaml", 3),
        (["check", "-", "--stdin-filename", "没有/submission.yaml"], "没有/submission.yaml", 3),
        (["fmt", "-", "--stdin-filename", "a.txt"], "a.txt", 3),
    ],
)
def test_what_cannot_be_read(root: Path, arguments: list[str], said: str, code: int) -> None:
    found = pipe(root, b"", *arguments)
    assert (found.code, found.out) == (code, b""), found
    assert said in found.err
