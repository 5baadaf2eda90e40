"""The same specs give the same bytes: on any day, in any place, with any number of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.police import POLICE, ROOT
from tests.workspace.trees import digests, make, manifest

pytestmark = pytest.mark.slow


def tree(folder: Path) -> Path:
    """Specs to build: the submission of 2025 and three small ones."""
    shutil.copytree(POLICE, folder / "police")
    for number in range(3):
        make(folder / f"unit{number}", f"项目{number}", "同名")
    return folder


def build(folder: Path, *arguments: str, **environment: str) -> dict[str, str]:
    """What `goalc build specs` makes in a process of its own."""
    command = [sys.executable, "-m", "goalc", "build", "specs", "-o", "out", "-q", *arguments]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return digests(folder / "out")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("first")
    tree(place / "specs")
    return build(place, "-j", "1", PYTHONHASHSEED="0", TZ="UTC", LANG="C.UTF-8")


@pytest.mark.parametrize(
    ("place", "jobs", "environment"),
    [
        ("别的文件夹/更深", "1", {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"}),
        ("b", "2", {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"}),
        ("c", "4", {"PYTHONHASHSEED": "random", "SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0"}),
    ],
)
def test_same_bytes(
    tmp_path: Path, first: dict[str, str], place: str, jobs: str, environment: dict[str, str]
) -> None:
    folder = tmp_path / place
    tree(folder / "specs")
    for number, file in enumerate(sorted(folder.rglob("*.yaml"))):
        os.utime(file, (number * 10**8, number * 10**8))
    assert build(folder, "-j", jobs, **environment) == first


def test_everything_is_there(first: dict[str, str]) -> None:
    endings = [Path(name).suffix for name in first]
    assert (endings.count(".docx"), endings.count(".xlsx"), endings.count(".json")) == (16, 16, 4)


def test_verify_changes_nothing_and_finds_nothing(tmp_path: Path, first: dict[str, str]) -> None:
    tree(tmp_path / "specs")
    assert build(tmp_path, "--verify") == first
    assert manifest(tmp_path / "out" / "police")["model"]
