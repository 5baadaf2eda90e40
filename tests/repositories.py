"""Real git repositories for tests: empty ones, and one with the specs of 2025."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from goalc.operations.compare_sides import DiffResult
from tests.cli.terminal import environment
from tests.police import POLICE

HERE = Path()
"""Where a test stands that uses the fixture `repository`."""
FOLDER = Path("specs/2025/liupanshui-police")
PROJECT = FOLDER / "projects" / "01-detention-facilities.yaml"
LOOSER = ("指标值: ≥5次", "指标值: ≥3次")

_STEADY = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "张三",
    "GIT_AUTHOR_EMAIL": "zhang@example.com",
    "GIT_AUTHOR_DATE": "2025-01-02T03:04:05+08:00",
    "GIT_COMMITTER_NAME": "张三",
    "GIT_COMMITTER_EMAIL": "zhang@example.com",
    "GIT_COMMITTER_DATE": "2025-01-02T03:04:05+08:00",
}


def settings(home: Path) -> dict[str, str]:
    """An environment in which git knows nothing but what a test tells it."""
    return {
        **environment(**_STEADY),
        "HOME": str(home.absolute()),
        "PATH": os.environ["PATH"],
        "GIT_PAGER": "cat",
    }


def git(folder: Path, *arguments: str, code: int = 0, home: Path | None = None) -> str:
    """What git says on standard output; `code` is how it has to end."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=settings(home or folder),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, (arguments, done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace")


def repository(folder: Path, *options: str) -> Path:
    """An empty repository with the branch `main`."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main", *options)
    return folder


def commit(folder: Path, message: str = "改") -> str:
    """Commit all that lies in a work tree; gives the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()


def begin(root: Path) -> None:
    """A repository with the real specs, committed on main."""
    repository(root)
    shutil.copytree(POLICE, root / FOLDER)
    git(root, "config", "user.name", "李四")
    commit(root, "第一版")


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts that stand in a file once."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def kinds(found: DiffResult) -> list[str]:
    """The kinds of the changes that were found, in their order."""
    return [one.change.kind for one in found.review.changes]
