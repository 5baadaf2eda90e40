"""Fixes: each removes its finding and adds only what that had hidden; safe ones leave the model as it was.

Other bytes stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import goalc
from goalc.pipeline.compiled import Result, model_of
from goalc.pipeline.mend import mend
from goalc.source.diagnostic import Diagnostic
from tests.compiling import compiled
from tests.lint.cases import ALL_CASES, HERE, Case
from tests.lint.test_cases import name_of
from tests.workspace.trees import edit, make, project

WITH_EDITS = [case for case in ALL_CASES if case.bad and any(d.edits for d in case.found)]


def counts(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((d.file, d.key) for d in diagnostics)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("case", WITH_EDITS, ids=name_of)
def test_a_fix_removes_its_finding_and_adds_only_what_it_had_hidden(case: Case, unsafe: bool) -> None:
    def whole(files: object) -> Result:
        assert isinstance(files, dict)
        return compiled({name: text.decode() for name, text in files.items()}, HERE / "packs")

    files = {name: text.encode() for name, text in case.files.items()}
    before = whole(files)
    offered = [d for d in before.diagnostics if d.edits and (unsafe or d.safe)]
    fixed = mend(files, whole, unsafe, lambda _: True)
    after = whole(fixed.files)
    assert not [d for d in after.diagnostics if d.edits and (unsafe or d.safe)]
    assert len(fixed.mended) >= len(offered)
    assert not counts(after.diagnostics) - counts(before.diagnostics) - counts(before.explained)
    shown = len(before.diagnostics) + len(before.explained)
    assert len(after.diagnostics) + len(after.explained) <= shown - len(fixed.mended)
    assert not fixed.withheld
    if not unsafe:
        assert model_of(after) == model_of(before)
    changed = {edit.file for d in fixed.mended for edit in d.edits}
    assert {name for name in files if files[name] != fixed.files[name]} == changed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return make(Path("u"), "办案设备")


UNFORMULATED = [
    ("不低于95%", "≥95%"), ("95%以上", "≥95%"), ("≥99百分比", "≥99%"),
    ("至少95%", "≥95%"), ("≥95%。", "≥95%"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "mended"), UNFORMULATED)
def test_an_edit_is_applied_although_a_finding_comes_to_light(folder: Path, value: str, mended: str) -> None:
    row = "      - 名称: 设备完好率\n        指标值: {}\n"
    edit(project(folder), "    时效指标:", row.format(value) + "    时效指标:")
    assert "GC202" not in {d.code for d in goalc.check(folder).diagnostics if value in str(d.arguments)}
    report = goalc.fix(folder, unsafe=True)
    assert not report.withheld
    text = project(folder).read_text(encoding="utf-8")
    assert row.format(mended) in text
    assert "GC202" in {d.code for d in report.diagnostics}


def test_what_is_withheld_is_said_with_its_reason(folder: Path) -> None:
    edit(project(folder), "绩效指标:\n  产出指标:", "绩效指标: [产出指标:")
    report = goalc.fix(folder, unsafe=True)
    assert [(d.diagnostic.code, d.reason.key) for d in report.withheld] == [("GC712", "withheld.unreadable")]


CHINESE = "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"


@pytest.mark.parametrize("codec", CHINESE)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_another_encoding_is_converted_with_a_backup(folder: Path, codec: str, line_end: str) -> None:
    text = project(folder).read_text(encoding="utf-8").replace("\n", line_end)
    project(folder).write_bytes(text.encode(codec))
    report = goalc.fix(folder)
    assert [d.code for d in report.mended] == ["GC701"]
    assert [file.backup for file in report.rewritten] == ["u/projects/01.yaml.bak"]
    assert project(folder).read_bytes() == text.encode()
    assert Path("u/projects/01.yaml.bak").read_bytes() == text.encode(codec)
    assert goalc.check(folder).passed


def test_a_mark_of_utf8_before_gbk_is_dropped(folder: Path) -> None:
    text = project(folder).read_text(encoding="utf-8")
    project(folder).write_bytes(b"\xef\xbb\xbf" + text.encode("gbk"))
    goalc.fix(folder)
    assert project(folder).read_bytes() == text.encode()


def test_what_is_not_surely_another_encoding_is_left(folder: Path) -> None:
    text = project(folder).read_text(encoding="utf-8")
    middle = text.index("绩效指标")
    broken = text.encode().replace("新增".encode(), "新增".encode()[:-1], 1)
    mixed = text[:middle].encode() + text[middle:].encode("gbk")
    for content in (broken, mixed, text.encode("big5", "replace"), text.encode("shift-jis", "ignore")):
        project(folder).write_bytes(content)
        assert goalc.fix(folder, unsafe=True).rewritten == ()
        assert project(folder).read_bytes() == content


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


def test_a_suppression_that_suppresses_nothing_is_taken_out_only_when_asked_for(folder: Path) -> None:
    edit(project(folder), "项目负责人: 李四", "项目负责人: 李四  # goalc: 忽略 GC601 原因：是办公电话")
    before = project(folder).read_bytes()
    assert goalc.fix(folder).mended == ()
    assert project(folder).read_bytes() == before
    report = goalc.fix(folder, unsafe=True)
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
