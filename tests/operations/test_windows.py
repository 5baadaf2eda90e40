"""What is different on Windows and can be tried anywhere: docs/windows.md lists it, and what cannot."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import goalc
from goalc.workspace.error import OutputClash
from tests.cli.terminal import environment, run
from tests.workspace.trees import edit, make, project


def built(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_processes_that_are_spawned_build_the_same(tmp_path: Path) -> None:
    for number in range(3):
        make(tmp_path / "specs" / f"单位{number}", "甲", "乙")
    goalc.build(tmp_path / "specs", tmp_path / "one", jobs=1)
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method("spawn", force=True)
    try:
        report = goalc.build(tmp_path / "specs", tmp_path / "many", jobs=2)
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert (report.refused, report.troubles) == ((), ())
    assert built(tmp_path / "one") == built(tmp_path / "many")


RESERVED = ["CON", "nul", "aux.yaml", "COM1", "LPT9.docx", "甲.", "甲 ", "甲:乙", "a/b", "..", "?*|", "con."]


@pytest.mark.parametrize("name", RESERVED)
def test_names_that_windows_refuses_are_no_names_of_files(tmp_path: Path, name: str) -> None:
    unit = make(tmp_path / "unit", name)
    report = goalc.build(unit, tmp_path / "out")
    assert report.refused == ()
    names = [path.name for path in (tmp_path / "out").rglob("*")]
    assert len({one.casefold() for one in names}) == len(names) > 4
    for one in names:
        stem = one.partition(".")[0].casefold()
        assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}, one
        assert not one.endswith((".", " ")), one
        assert not set('<>:"/\\|?*') & set(one), one


def test_projects_that_differ_by_case_do_not_overwrite_each_other(tmp_path: Path) -> None:
    unit = make(tmp_path / "unit", "ABC", "abc")
    assert goalc.build(unit, tmp_path / "out").refused == ()
    names = [path.name.casefold() for path in (tmp_path / "out").rglob("*.docx")]
    assert len(set(names)) == len(names)


def test_submissions_that_differ_by_case_are_refused(tmp_path: Path) -> None:
    make(tmp_path / "specs" / "Unit", "甲")
    make(tmp_path / "other" / "unit", "甲")
    with pytest.raises(OutputClash):
        goalc.build([tmp_path / "specs" / "Unit", tmp_path / "other" / "unit"], tmp_path / "out")


def test_a_target_held_open_keeps_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unit = make(tmp_path / "unit", "甲")
    assert run(tmp_path, "goalc build unit -o out").code == 0
    before = built(tmp_path / "out")
    edit(project(unit), "项目负责人: 李四", "项目负责人: 王五")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).suffix == ".docx":
            raise PermissionError(13, "Access is denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    found = run(tmp_path, "goalc build unit -o out")
    assert found.code == 3
    assert "没有权限" in found.err
    assert "文件正被 Word、Excel 或 WPS 打开时请先关闭" in found.err
    after = built(tmp_path / "out")
    assert after.keys() == before.keys()  # nothing half written, nothing temporary
    assert all(after[name] == before[name] for name in before if name.endswith(".docx"))


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    unit = make(tmp_path / "unit", "甲")
    goalc.build(unit, tmp_path / "one")
    for spec in unit.rglob("*.yaml"):
        spec.write_bytes(spec.read_bytes().replace(b"\n", b"\r\n"))
    goalc.build(unit, tmp_path / "other")
    assert built(tmp_path / "one") == built(tmp_path / "other")
    assert run(tmp_path, "goalc new project 乙 unit").code == 0
    assert b"\n" not in (unit / "submission.yaml").read_bytes().replace(b"\r\n", b"")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_while_building(tmp_path: Path, jobs: int) -> None:
    for number in range(60):
        make(tmp_path / "specs" / f"单位{number}", "甲", "乙")
    command = [sys.executable, "-m", "goalc", "build", "specs", "-o", "out", "-j", str(jobs)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:  # fmt: skip
        while not list((tmp_path / "out").rglob("manifest.json")):
            time.sleep(0.02)
        import os

        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断。" in err.decode()
    assert "Traceback" not in err.decode()
    names = [path.name for path in (tmp_path / "out").rglob("*")]
    assert not [name for name in names if name.startswith(".goalc-")]
    goalc.build(tmp_path / "specs", tmp_path / "out")
    goalc.build(tmp_path / "specs", tmp_path / "fresh")
    assert built(tmp_path / "out") == built(tmp_path / "fresh")
