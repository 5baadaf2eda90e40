"""Real git repositories with the specs of 2025, for tests of what compares versions."""

from __future__ import annotations

import shutil
from pathlib import Path

from goalc.operations.compare_sides import DiffResult
from tests.git import repositories
from tests.police import POLICE

FOLDER = Path("specs/2025/liupanshui-police")
PROJECT = FOLDER / "projects" / "01-detention-facilities.yaml"


def git(*arguments: str) -> str:
    return repositories.git(Path.cwd(), *arguments).strip()


def commit(message: str) -> str:
    return repositories.commit(Path.cwd(), message)


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


LOOSER = ("指标值: ≥5次", "指标值: ≥3次")


def begin(root: Path) -> None:
    """A repository with the real specs, committed on main."""
    repositories.repository(root)
    shutil.copytree(POLICE, root / FOLDER)
    repositories.git(root, "config", "user.name", "李四")
    repositories.commit(root, "第一版")


def kinds(found: DiffResult) -> list[str]:
    return [one.change.kind for one in found.review.changes]
