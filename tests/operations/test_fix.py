"""Fixes: each removes its finding and adds none; safe ones leave the model as it was; other bytes stay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import goalc
from goalc.operations.fix import fix_files
from goalc.pipeline.compiled import Result, model_of
from tests.compiling import compiled
from tests.lint.cases import ALL_CASES, HERE, Case
from tests.lint.test_cases import name_of
from tests.workspace.trees import edit, make, project

WITH_EDITS = [case for case in ALL_CASES if case.bad and any(d.edits for d in case.found)]


def counts(found: Result) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in found.diagnostics)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", WITH_EDITS, ids=name_of)
def test_a_fix_removes_its_finding_and_adds_none(case: Case, unsafe: bool) -> None:
    def whole(files: object) -> Result:
        assert isinstance(files, dict)
        return compiled({name: text.decode() for name, text in files.items()}, HERE / "packs")

    files = {name: text.encode() for name, text in case.files.items()}
    before = whole(files)
    offered = [d for d in before.diagnostics if d.edits and (unsafe or d.safe)]
    fixed = fix_files(files, whole, unsafe, lambda _: True)
    after = whole(fixed.files)
    assert not [d for d in after.diagnostics if d.edits and (unsafe or d.safe)]
    assert len(fixed.mended) >= len(offered)
    assert not counts(after) - counts(before)
    assert len(after.diagnostics) <= len(before.diagnostics) - len(fixed.mended)
    if not unsafe:
        assert model_of(after) == model_of(before)
    changed = {edit.file for d in fixed.mended for edit in d.edits}
    assert {name for name in files if files[name] != fixed.files[name]} == changed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make(Path("u"), "办案设备")


def test_every_byte_outside_the_edits_stays(folder: Path) -> None:
    file = project(folder)
    edit(file, "        指标值: =100%", "        指标值: ≥100%   # 原来的备注")
    text = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text)
    file.chmod(0o640)
    assert goalc.fix(folder).rewritten == ()
    report = goalc.fix(folder, unsafe=True)
    assert [d.key for d in report.mended] == ["GC106.full"]
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.replace("≥100%".encode(), b"=100%")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_mistake_of_writing_is_safe_to_mend(folder: Path) -> None:
    edit(project(folder), "项目属性: 新增项目", "项目属性：新增项目")
    edit(project(folder), "        指标值: =1套", "        指标值: >=1套")
    report = goalc.fix(folder)
    assert [d.code for d in report.mended] == ["GC710", "GC716"]
    assert goalc.check(folder).passed


def test_nothing_is_written_without_being_asked(folder: Path) -> None:
    edit(project(folder), "        指标值: =100%", "        指标值: ≥100%")
    before = project(folder).read_bytes()
    report = goalc.fix(folder, unsafe=True, write=False)
    assert [file.name for file in report.rewritten] == ["u/projects/01.yaml"]
    assert project(folder).read_bytes() == before


def test_a_link_is_written_where_it_leads_to(folder: Path) -> None:
    edit(project(folder), "        指标值: =100%", "        指标值: ≥100%")
    real = folder / "真.txt"
    project(folder).rename(real)
    project(folder).symlink_to("../真.txt")
    goalc.fix(folder, unsafe=True)
    assert project(folder).is_symlink()
    assert "=100%" in real.read_text(encoding="utf-8")


def test_only_the_files_that_were_asked_for(folder: Path) -> None:
    edit(project(folder), "        指标值: =100%", "        指标值: ≥100%")
    assert goalc.fix(folder / "submission.yaml", unsafe=True, write=False).rewritten
    other = make(Path("v"), "甲", "乙")
    for number in (1, 2):
        edit(project(other, number), "        指标值: =100%", "        指标值: ≥100%")
    report = goalc.fix(project(other, 2), unsafe=True)
    assert [file.name for file in report.rewritten] == ["v/projects/02.yaml"]


def test_a_suppression_that_suppresses_nothing_is_taken_out(folder: Path) -> None:
    edit(project(folder), "项目负责人: 李四", "项目负责人: 李四  # goalc: 忽略 GC601 原因：是办公电话")
    report = goalc.fix(folder)
    assert [d.key for d in report.mended] == ["GC722.unused"]
    assert "项目负责人: 李四\n" in project(folder).read_text(encoding="utf-8")


DOUBTFUL = [
    ("  - 建成", "  - [建成"),
    ("年度目标:\n  - 建成", "年度目标: - 建成"),
    ("  - 建成", "  - 内容：建成"),
    ("  - 建成", "  - 内容：建成\n  - 目标二：完成"),
]


@pytest.mark.parametrize(("old", "new"), DOUBTFUL)
def test_what_may_have_been_meant_otherwise_is_left_to_people(folder: Path, old: str, new: str) -> None:
    edit(project(folder), old, new)
    edit(project(folder), "项目属性: 新增项目", "项目属性：新增项目")
    before = project(folder).read_bytes()
    report = goalc.fix(folder)
    assert not report.passed
    after = project(folder).read_bytes()
    assert new.encode() in after
    assert after in {before, before.replace("属性：".encode(), "属性: ".encode())}
