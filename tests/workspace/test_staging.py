"""The files of a build wait in a folder of their own until all are complete."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from goalc.api import build
from goalc.workspace.staging import PREFIX, Staging
from tests.workspace.trees import digests, edit, make, project

KILLED = """
import os, signal, sys
from goalc.workspace.staging import Staging
put = Staging.put
count = 0
def put_or_die(self, name, pieces):
    global count
    put(self, name, pieces)
    count += 1
    if count == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
Staging.put = put_or_die
import goalc
goalc.build(sys.argv[1], sys.argv[2])
"""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return make(tmp_path / "specs" / "unit", "甲", "乙")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def staged(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{PREFIX}*"))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("count", [1, 4, 7])
def test_a_killed_build_changes_nothing_and_the_next_one_removes_its_folder(
    unit: Path, out: Path, count: int
) -> None:
    build(unit, out)
    before = digests(out / "unit")
    edit(project(unit), "=1套", "=2套")
    command = [sys.executable, "-c", KILLED, str(unit), str(out), str(count)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    (left,) = staged(out)
    kept = {name: digest for name, digest in digests(out / "unit").items() if left.name not in name}
    # At the end only the manifest waits: the files before it are new and complete.
    assert (kept == before) is (count < 7)
    build(unit, out)
    assert not staged(out)
    assert digests(out / "unit") != before


def test_the_folder_of_a_running_build_is_left_alone(unit: Path, out: Path) -> None:
    with Staging(out / "unit") as running:
        running.put("a", [b"1"])
        (folder,) = staged(out)
        build(unit, out)
        assert staged(out) == [folder]
        running.publish(["a"])
    assert not staged(out)
    assert (out / "unit" / "a").read_bytes() == b"1"


def test_a_folder_without_a_lock_is_removed(unit: Path, out: Path) -> None:
    (out / "unit" / f"{PREFIX}abc").mkdir(parents=True)
    (out / "unit" / f"{PREFIX}abc" / "x").write_bytes(b"x")
    build(unit, out)
    assert not staged(out)


@pytest.mark.parametrize("earlier", [False, True])
def test_a_refusal_in_the_last_form_leaves_nothing_half_done(unit: Path, out: Path, earlier: bool) -> None:
    if earlier:
        build(unit, out)
    before = digests(out) if earlier else {}
    edit(project(unit), "=1套", "=2套")
    edit(project(unit, 2), "以验收单为准的新建套数", "很" * 40_000)
    report = build(unit, out)
    assert report.refused
    assert {d.key for d in report.diagnostics if report.is_blocking(d)} == {"GC907.long"}
    assert (digests(out) if earlier else {}) == before
    assert [path.name for path in out.iterdir()] == (["unit"] if earlier else [])
