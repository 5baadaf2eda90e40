"""`scripts/new-rule` makes a rule that is sound at once; only words are left to be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goalc.messages.codes import NAMES
from tests.police import ROOT

pytestmark = pytest.mark.slow

COPIED = ("src", "tests", "scripts", "schema", "templates", "words", "library", "specs", "pyproject.toml")
FREE = "GC499"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's files."""
    place = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place)
    return place


@pytest.fixture(scope="module")
def made(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy in which the script has made a rule, and what the script said."""
    folder = shutil.copytree(checkout, tmp_path_factory.mktemp("made") / "checkout")
    done = run(folder, "scripts/new-rule", FREE, "made-for-a-test")
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=checkout,
        env=environment,
        timeout=120,
        check=False,
    )


def files(folder: Path) -> dict[Path, bytes]:
    paths = (path for path in (folder / "src").rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "usage"),
        (("GC407", "free-name"), "GC407 is taken"),
        ((FREE, NAMES["GC407"]), f"{NAMES['GC407']} is taken"),
        (("GC4", "free-name"), "three digits"),
        ((FREE, "Free name"), "lower case"),
        (("GC501", "free-name"), "GC5"),
    ],
)
def test_what_cannot_be_made_changes_nothing(checkout: Path, arguments: tuple[str, ...], said: str) -> None:
    before = files(checkout)
    done = run(checkout, "scripts/new-rule", *arguments)
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert files(checkout) == before


def test_what_is_made_is_sound(checkout: Path, made: tuple[Path, str]) -> None:
    folder, said = made
    before, after = files(checkout), files(folder)
    changed = {path for path in after if after[path] != before.get(path)}
    assert len(changed) == 6
    assert all(path.as_posix() in said for path in changed)
    assert "make docs" in said
    for command in (["check"], ["format", "--check"]):
        linted = run(folder, "-m", "ruff", *command, "--no-cache")
        assert linted.returncode == 0, linted.stdout
    imported = run(folder, "-c", f"from goalc.lint.registry import RULES; print(RULES['{FREE}'].check)")
    assert imported.returncode == 0, imported.stderr


def test_only_words_are_left_to_be_written(made: tuple[Path, str]) -> None:
    tests = ["tests/messages", "tests/lint/test_cases.py"]
    quick = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        f"{FREE} or rules.plan or registry or (test_messages and not well_formed)",
    ]
    folder, _ = made
    done = run(folder, "-m", "pytest", *quick, *tests)
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert [line for line in failed if f"test_no_words_are_left_to_be_written[{FREE}]" not in line] == []
    assert len(failed) == 1, done.stdout
