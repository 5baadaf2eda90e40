"""Real git repositories with the specs of 2025, for tests of what compares versions."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from goalc.comparing import Comparison
from tests.police import POLICE

FOLDER = Path("specs/2025/liupanshui-police")
PROJECT = FOLDER / "projects" / "01-detention-facilities.yaml"
IDENTITY = ("-c", "user.name=李四", "-c", "user.email=li@example.org")


def git(*arguments: str, at: Path | None = None) -> str:
    done = subprocess.run(["git", *IDENTITY, *arguments], check=True, capture_output=True, text=True, cwd=at)
    return done.stdout.strip()


def commit(message: str) -> str:
    git("add", "-A")
    git("commit", "-q", "-m", message)
    return git("rev-parse", "HEAD")


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


LOOSER = ("指标值: ≥5次", "指标值: ≥3次")


def begin(root: Path) -> None:
    """A repository with the real specs, committed on main; the working directory has to be its root."""
    shutil.copytree(POLICE, root / FOLDER)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "李四")
    commit("第一版")


def kinds(found: Comparison) -> list[str]:
    return [one.change.kind for one in found.review.changes]
