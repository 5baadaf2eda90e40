"""`make wheelhouse` makes a folder from which goalc is installed with the index switched off."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import environment
from tests.police import POLICE, ROOT

pytestmark = [pytest.mark.install, pytest.mark.skipif(sys.platform == "win32", reason="make")]


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("maker") / "venv"
    subprocess.run([sys.executable, "-m", "venv", place], check=True, timeout=120)
    return place


def make(venv: Path, wheelhouse: Path, *words: str) -> set[str]:
    """Make a wheelhouse; return the names of its packages."""
    command = ["make", "wheelhouse", f"VENV={venv}", f"WHEELHOUSE={wheelhouse}", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if "NewConnectionError" in done.stderr and not os.environ.get("CI"):
        pytest.skip("no network")
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name.partition("-")[0].lower() for path in wheelhouse.iterdir()}


@pytest.fixture(scope="module")
def wheelhouse(venv: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made") / "离线安装包"
    make(venv, place)
    return place


def test_installed_without_a_network(wheelhouse: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    subprocess.run([sys.executable, "-m", "venv", fresh], check=True, timeout=120)
    # What the machine says of indexes and other folders counts for nothing here.
    offline = environment(PIP_CONFIG_FILE=os.devnull, PIP_DISABLE_PIP_VERSION_CHECK="1")
    del offline["PYTHONPATH"]
    install = ["-m", "pip", "install", "--no-index", "--find-links", str(wheelhouse), "goalc"]
    subprocess.run([fresh / "bin" / "python", *install], check=True, env=offline, timeout=300)
    done = subprocess.run(
        [fresh / "bin" / "goalc", "check", POLICE],
        cwd=tmp_path,
        env=offline,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "检查了 7 个文件：1 个错误" in done.stdout.decode()


def test_every_version_is_pinned(wheelhouse: Path) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.sub("[-._]", "_", line.lower()) for line in lines}
    for wheel in wheelhouse.iterdir():
        name, version = wheel.name.lower().split("-")[:2]
        assert name == "goalc" or re.sub("[-._]", "_", f"{name}=={version}") in pinned, wheel.name


def test_made_for_windows(venv: Path, wheelhouse: Path, tmp_path: Path) -> None:
    here = {path.name.partition("-")[0].lower() for path in wheelhouse.iterdir()}
    there = make(venv, tmp_path / "there", "PLATFORM=win_amd64", "PYTHON_VERSION=3.12")
    assert there == here | {"colorama"}
    for wheel in (tmp_path / "there").iterdir():
        assert re.search(r"-(any|win_amd64)\.whl$", wheel.name), wheel.name
