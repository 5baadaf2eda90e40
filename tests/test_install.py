"""A normal, not editable installation works from an empty folder: schemas and form packs come with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.police import ROOT

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs, and nothing of the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = place.glob("goalc-*.whl")
    target = place / "site"
    install = [*pip, "install", "--no-deps", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=300)
    return target


def goalc(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-m", "goalc", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        timeout=120,
        check=False,
    )


def test_it_is_the_installed_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import goalc; print(goalc.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(installed)
    assert (installed / "goalc" / "py.typed").is_file()


def test_it_builds_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = goalc(installed, tmp_path, "build", str(ROOT / "specs" / "2025"), "--verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((tmp_path / "build" / "liupanshui-police").iterdir())) == 15


def test_it_has_the_library(installed: Path, tmp_path: Path) -> None:
    done = goalc(installed, tmp_path, "library", "show", "满意度")
    assert done.returncode == 0, done.stderr
    assert "goalc:library/indicators.yaml" in done.stdout


def test_it_has_the_schemas(installed: Path, tmp_path: Path) -> None:
    done = goalc(installed, tmp_path, "schema", "project", "--pack", "liupanshui-2025")
    assert done.returncode == 0, done.stderr
    assert "特定目标类" in done.stdout
    assert goalc(installed, tmp_path, "schema", "output").returncode == 0
