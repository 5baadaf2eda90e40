"""pre-commit runs the hooks in a repository made by `goalc init`: what they stop and let through."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from goalc.api import fmt
from tests.cli.terminal import spawn
from tests.library.desk import entry, library
from tests.police import PACK, ROOT
from tests.repositories import git, settings
from tests.workspace.trees import edit, make, project

LIBRARY = library(合格率=entry("验收合格率", "计算公式：合格数/总数*100%"))
UNIT = "specs/2025/a"
UNUSED = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "build", ".*_cache", "bench")


class Desk:
    """A repository with hooks, in which files are changed and committed."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self._environment = {
            **settings(home),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "GOALC_LANG": "zh",
        }
        del self._environment["PYTHONPATH"]
        self._environment["PATH"] = f"{home}{os.pathsep}{os.environ['PATH']}"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program in the repository."""
        return subprocess.run(
            arguments,
            cwd=self.root,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def commit(self) -> tuple[bool, str]:
        """Commit everything that git knows or that is staged; return whether the hooks let it through."""
        before = git(self.root, "rev-parse", "HEAD")
        self.run("git", "add", "--update")
        done = self.run("git", "commit", "--quiet", "--message", "x")
        passed = git(self.root, "rev-parse", "HEAD") != before
        assert passed == (done.returncode == 0)
        return passed, done.stdout + done.stderr

    def write(self, name: str, text: str) -> None:
        """Write a file and stage it."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")
        git(self.root, "add", name)


def pre_commit() -> str:
    """The command of pre-commit; without it the test is skipped, and in CI it fails."""
    if find_spec("pre_commit") is None:
        if os.environ.get("CI"):
            pytest.fail("needs pre-commit, which is in the extra dev")
        pytest.skip("needs pre-commit")
    return "pre_commit"


def begin(home: Path, configure: Callable[[Path], None]) -> Desk:
    """A repository made by `goalc init`, with two forms, committed before its hooks are installed."""
    module = pre_commit()
    root = home / "仓库"
    made = spawn(home, "goalc init 仓库 --unit 某局 --year 2025 --phone 8732066 --folder a")
    assert made.code == 0, made.err
    shutil.rmtree(root / UNIT)
    make(root / UNIT, "甲工程", "乙设备")
    shutil.copytree(ROOT / "templates" / PACK, root / "packs" / "own")
    edit(root / "packs" / "own" / "pack.yaml", f"name: {PACK}", "name: own")
    configure(root)
    fmt(root)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "开始")
    goalc = home / "goalc"
    goalc.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT / "src"} exec {sys.executable} -m goalc "$@"\n')
    goalc.chmod(goalc.stat().st_mode | stat.S_IXUSR)
    desk = Desk(root, home)
    done = desk.run(sys.executable, "-m", module, "install")
    assert done.returncode == 0, done.stdout + done.stderr
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The repository as `goalc init` makes it."""
    return begin(tmp_path, lambda root: None)


def test_what_the_hooks_let_through(desk: Desk) -> None:
    edit(project(desk.root / UNIT), "李四", "王五")
    assert desk.commit()[0]
    desk.write("README.md", "# 说明\n")
    assert desk.commit()[0]
    desk.write("specs/library/a.yaml", LIBRARY)
    desk.write(f"{UNIT}/library/b.yml", LIBRARY.replace("合格率:", "另一项:", 1))
    passed, said = desk.commit()
    assert passed, said
    edit(desk.root / "packs" / "own" / "pack.yaml", "name: own", "name: own # 自己的")
    edit(desk.root / "goalc.toml", 'edition = "submit"', 'edition = "submit" # 报送')
    passed, said = desk.commit()
    assert passed, said


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (f"{UNIT}/projects/01.yaml", "100万元", "一百万元", "GC804"),
        ("packs/own/pack.yaml", "name: own", "name: other", "GC902"),
        ("packs/own/project.html.j2", "</table>", "{% endfor %}</table>", "GC903"),
        ("goalc.toml", 'edition = "submit"', 'edition = "交"', "goalc.toml"),
    ],
)
def test_what_the_hooks_stop(desk: Desk, name: str, old: str, new: str, told: str) -> None:
    edit(desk.root / name, old, new)
    passed, said = desk.commit()
    assert not passed
    assert told in said


def test_a_broken_library_that_nobody_refers_to(desk: Desk) -> None:
    desk.write("specs/library/a.yaml", LIBRARY.replace("名称:", "名:"))
    passed, said = desk.commit()
    assert not passed
    assert "specs/library/a.yaml" in said


def test_a_commit_that_only_deletes(desk: Desk) -> None:
    (desk.root / UNIT / "projects" / "01.yaml").unlink()
    (desk.root / UNIT / "projects" / "02.yaml").unlink()
    passed, said = desk.commit()
    assert not passed
    assert "GC805" in said


def test_a_commit_is_judged_once_and_an_untracked_draft_is_not_rewritten(desk: Desk) -> None:
    for number in range(3, 40):
        shutil.copyfile(project(desk.root / UNIT), project(desk.root / UNIT, number))
        edit(project(desk.root / UNIT, number), "甲工程", f"第{number}项工程   ")
        git(desk.root, "add", ".")
    draft = project(desk.root / UNIT, 50)
    shutil.copyfile(project(desk.root / UNIT), draft)
    edit(draft, "甲工程", "草稿工程   ")
    before = draft.read_bytes()
    passed, said = desk.commit()
    assert not passed
    assert said.count("整理了 37 个文件") == 1
    assert draft.read_bytes() == before
    passed, said = desk.commit()
    assert passed, said


@pytest.mark.install
def test_the_hooks_that_this_repository_offers(tmp_path: Path) -> None:
    pre_commit()
    offered = tmp_path / "goalc-repository"
    shutil.copytree(ROOT, offered, ignore=UNUSED)
    git(offered, "init", "--quiet", "--initial-branch=main")
    git(offered, "add", "--all")
    git(offered, "commit", "--quiet", "--message", "x")
    revision = git(offered, "rev-parse", "HEAD").strip()

    def configure(root: Path) -> None:
        (root / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {offered}\n  rev: {revision}\n"
            "  hooks:\n  - id: goalc-fmt\n  - id: goalc-check\n"
        )

    desk = begin(tmp_path, configure)
    edit(project(desk.root / UNIT), "李四", "王五")
    passed, said = desk.commit()
    assert passed, said
    edit(project(desk.root / UNIT), "王五", "赵六   ")
    passed, said = desk.commit()
    assert not passed
    assert "整理了 1 个文件" in said
    edit(project(desk.root / UNIT), "100万元", "一百万元")
    passed, said = desk.commit()
    assert not passed
    assert "GC804" in said
