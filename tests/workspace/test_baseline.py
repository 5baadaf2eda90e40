"""The baseline: what was there when a tree was taken over is not spoken of again; all else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goalc
from tests.cli.terminal import run
from tests.workspace.trees import edit, make, project

FULL = "        指标值: =100%"
FILE = "goalc-baseline.json"


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two projects, each with a finding of GC106."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    folder = make(Path("specs/u"), "甲", "乙")
    for number in (1, 2):
        edit(project(folder, number), FULL, FULL.replace("=", "≥"))
    return folder


def write() -> str:
    result = run(Path.cwd(), "goalc check --write-baseline specs")
    assert (result.code, result.err) == (0, "")
    return result.out


def found() -> list[tuple[str, str]]:
    return [(d.code, d.file) for d in goalc.check("specs").diagnostics]


def test_written_once_nothing_is_new(unit: Path) -> None:
    before = found()
    assert len(before) == 2
    assert f"2 个问题记进了 {FILE}" in write()
    report = goalc.check("specs")
    assert (report.diagnostics, report.stale, report.passed) == ((), 0, True)
    assert [(d.code, d.file) for d in report.accepted] == before
    assert found() == []
    assert "另有 2 个问题已接受" in run(Path.cwd(), "goalc check specs").out


def test_written_again_it_is_the_same(unit: Path) -> None:
    write()
    content = Path(FILE).read_bytes()
    write()
    assert Path(FILE).read_bytes() == content
    assert content.endswith(b"\n")
    data = json.loads(content)
    assert [set(entry) for entry in data["findings"]] == [{"file", "code", "fingerprint"}] * 2
    assert [entry["file"] for entry in data["findings"]] == [
        f"specs/u/projects/0{number}.yaml" for number in (1, 2)
    ]


def test_a_new_finding_shows(unit: Path) -> None:
    write()
    edit(project(unit), "2025-01-01至2025-06-30", "2025-01-01至2025-12-31")
    assert found() == [("GC402", "specs/u/projects/01.yaml")]


def test_one_more_of_the_same_kind_shows(unit: Path) -> None:
    write()
    more = "      - 名称: 返修合格率\n        指标值: ≥100%\n        解释: 计算公式：合格数/返修数*100%\n"
    edit(project(unit), "    时效指标:\n", f"{more}    时效指标:\n")
    assert found() == [("GC106", "specs/u/projects/01.yaml")]


def test_lines_that_move_do_not_matter(unit: Path) -> None:
    write()
    file = project(unit)
    file.write_text("# 说明\n\n" + file.read_text("utf-8").replace("项目名称", "\n项目名称"), "utf-8")
    assert found() == []


def test_what_is_gone_is_counted(unit: Path) -> None:
    write()
    edit(project(unit), FULL.replace("=", "≥"), FULL)
    report = goalc.check("specs")
    assert (report.diagnostics, report.stale) == ((), 1)
    assert "基线里有 1 个问题已经没有了" in run(Path.cwd(), "goalc check specs").out
    write()
    assert goalc.check("specs").stale == 0


def test_what_was_not_looked_for_is_not_gone(unit: Path) -> None:
    write()
    for report in (
        goalc.check("specs", select=["GC4"]),
        goalc.check("specs", ignore=["GC106"]),
        goalc.check(project(unit, 1)),
        goalc.check(unit / "submission.yaml"),
    ):
        assert report.stale == 0
    edit(project(unit), "项目负责人: 李四", "项目负责: 李四")
    assert goalc.check("specs").stale == 0, "rules are not asked about a file that cannot be read"


@pytest.mark.parametrize("where", [".", "specs", "specs/u", "specs/u/projects", "/"])
def test_the_same_from_everywhere(unit: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    write()
    full = unit.resolve()
    monkeypatch.chdir(where)
    for path in (full, full / "projects" / "02.yaml"):
        report = goalc.check(path)
        assert (report.diagnostics, report.stale) == ((), 0)
    assert {d.code for d in goalc.check(full).accepted} == {"GC106"}


@pytest.mark.parametrize("where", ["specs", "specs/u/projects"])
def test_written_from_elsewhere_it_is_the_same(
    unit: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    write()
    content, full = Path(FILE).read_bytes(), Path("specs").resolve()
    monkeypatch.chdir(where)
    run(Path.cwd(), f"goalc check --write-baseline {full}")
    assert (full.parent / FILE).read_bytes() == content


def test_where_the_configuration_has_it(unit: Path) -> None:
    Path("goalc.toml").write_text('baseline = "known/b.json"\n', "utf-8")
    Path("known").mkdir()
    write()
    assert Path("known/b.json").is_file()
    assert not Path(FILE).exists()
    assert found() == []


def test_only_findings_of_rules_are_accepted(unit: Path) -> None:
    edit(project(unit), "项目负责人: 李四", "项目负责: 李四")
    (unit / "other.yaml").write_text("甲: 乙\n", "utf-8")
    result = run(Path.cwd(), "goalc check --write-baseline specs")
    assert "1 个问题" in result.out, "what cannot be read is not judged, and what it lacks is not accepted"
    assert {code for code, _ in found()} >= {"GC802", "GC805"}
    assert {entry["code"] for entry in json.loads(Path(FILE).read_bytes())["findings"]} == {"GC106"}


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"3",
    b"{}",
    b'{"findings": 3}',
    b'{"findings": ["x"]}',
    b'{"findings": [{"file": "a", "fingerprint": "b"}]}',
    b"\xff\xfe",
    b"[" * 100_000,
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_one_is_trouble_until_it_is_written_anew(unit: Path, content: bytes) -> None:
    Path(FILE).write_bytes(content)
    report = goalc.check("specs")
    assert [trouble.key.removesuffix("-at") for trouble in report.troubles] == ["io.no-baseline"]
    assert not report.passed
    assert len(goalc.check("specs", baseline=False).diagnostics) == 2
    write()
    assert found() == []


def test_a_broken_one_leaves_specs_and_results_alone(unit: Path, tmp_path: Path) -> None:
    Path(FILE).write_bytes(b"{")
    before = project(unit).read_bytes()
    assert goalc.fix("specs", unsafe=True).troubles
    assert project(unit).read_bytes() == before
    built = goalc.build("specs", tmp_path / "out")
    assert [trouble.key for trouble in built.troubles] == ["io.no-baseline-at"]


def test_a_broken_line_is_named(unit: Path) -> None:
    Path(FILE).write_text('{\n "version": 1,\n "findings": [\n  {"file" "a"}\n ]\n}\n', "utf-8")
    assert "第 4 行第 11 列" in run(Path.cwd(), "goalc check specs").err


def test_nothing_is_written_by_a_configuration_that_is_wrong(unit: Path) -> None:
    Path("goalc.toml").write_text('baseline = "../b.json"\n', "utf-8")
    result = run(Path.cwd(), "goalc check --write-baseline specs")
    assert result.code == 1
    assert "GC724" in result.out
    assert not Path(FILE).exists()
    assert not Path("../b.json").exists()
