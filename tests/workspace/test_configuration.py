"""goalc.toml: which file counts and what it sets."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import goalc
from goalc.report.report import Report
from goalc.workspace.configuration import MAX_FILE, Configurations, Overrides
from goalc.workspace.error import WorkspaceError
from goalc.workspace.folder import DiskFolder
from tests.cli.terminal import run
from tests.police import PACK, ROOT
from tests.workspace.trees import edit, make, project


def write(text: str, name: str = "goalc.toml") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(report: Report) -> list[str]:
    return sorted({d.code for d in report.diagnostics})


def weights(report: Report) -> dict[str, str]:
    return {d.code: d.severity.value for d in report.diagnostics}


class TestWhichFile:
    def test_none(self, unit: Path) -> None:
        assert codes(goalc.check(unit)) == ["GC106", "GC402"]

    def test_the_nearest_above(self, unit: Path) -> None:
        write('ignore = ["GC1"]')
        assert codes(goalc.check(unit)) == ["GC402"]
        write('ignore = ["GC4"]', "specs/goalc.toml")
        assert codes(goalc.check(unit)) == ["GC106"], "the two are not joined"
        write("", "specs/u/goalc.toml")
        assert codes(goalc.check(unit)) == ["GC106", "GC402"]

    def test_each_submission_has_its_own(self, unit: Path) -> None:
        other = make(Path("specs/v"))
        edit(project(other), "        指标值: =100%", "        指标值: ≥100%")
        write('ignore = ["GC1"]', "specs/v/goalc.toml")
        found = goalc.check("specs").diagnostics
        assert [d.file.split("/")[1] for d in found if d.code == "GC106"] == ["u"]

    def test_a_project_file(self, unit: Path) -> None:
        write('[tool.other]\nx = 1\n[tool.goalc]\nignore = ["GC1"]\n', "pyproject.toml")
        assert codes(goalc.check(unit)) == ["GC402"]

    def test_our_own_file_before_the_project_file(self, unit: Path) -> None:
        write('[tool.goalc]\nignore = ["GC1"]\n', "pyproject.toml")
        write('ignore = ["GC4"]')
        assert codes(goalc.check(unit)) == ["GC106"]

    @pytest.mark.parametrize(
        "text",
        ["[tool.other]\nx = 1\n", '# see [tool.goalc]\ndeps = ["tool.goalc"]\n', "[tool.goalc-x]\ny = 1\n"],
    )
    def test_a_project_file_of_something_else(self, unit: Path, text: str) -> None:
        write('ignore = ["GC1"]')
        write(text, "specs/pyproject.toml")
        assert codes(goalc.check(unit)) == ["GC402"]

    @pytest.mark.parametrize("table", ["[tool.goalc.severity]\nGC106", "[ tool . goalc ]\nseverity.GC106"])
    def test_other_ways_to_write_the_table(self, unit: Path, table: str) -> None:
        write(f'{table} = "off"\n', "pyproject.toml")
        assert codes(goalc.check(unit)) == ["GC402"]

    def test_not_from_above_the_repository(self, unit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write('ignore = ["GC1"]')
        (unit / ".git").mkdir()
        assert codes(goalc.check(unit)) == ["GC106", "GC402"]

    def test_saved_by_an_editor_of_windows(self, unit: Path) -> None:
        Path("goalc.toml").write_bytes(b'\xef\xbb\xbf# x\r\nignore = ["GC1"]\r\n')
        assert codes(goalc.check(unit)) == ["GC402"]


class TestWhatItSets:
    def test_severities(self, unit: Path) -> None:
        write('[severity]\nGC106 = "error"\nGC402 = "info"\n')
        report = goalc.check(unit)
        assert weights(report) == {"GC106": "error", "GC402": "info"}
        assert not report.passed
        write('[severity]\nGC106 = "off"\n')
        assert weights(goalc.check(unit)) == {"GC402": "warning"}

    def test_limits(self, unit: Path) -> None:
        # GC117 looks at what satisfaction is to be at least; 95 % stands there.
        write("[limits.GC117]\nfloor = 95\n")
        assert codes(goalc.check(unit, select=["GC117"])) == []
        write("[limits.GC117]\nfloor = 95.5\n")
        assert codes(goalc.check(unit, select=["GC117"])) == ["GC117"]

    def test_select_and_ignore(self, unit: Path) -> None:
        write('select = ["GC1", "GC402"]\nignore = ["GC106"]')
        assert codes(goalc.check(unit)) == ["GC402"]

    def test_edition(self, unit: Path) -> None:
        edit(project(unit), "联系电话: 8732067", "联系电话: 13595807495")
        before = weights(goalc.check(unit))["GC601"]
        write('edition = "public"')
        assert (before, weights(goalc.check(unit))["GC601"]) == ("info", "error")
        assert weights(goalc.check(unit, edition="submit"))["GC601"] == "info"

    @pytest.mark.parametrize(
        ("level", "passed"), [("error", True), ("warning", False), ("info", False), ("never", True)]
    )
    def test_fail_level(self, unit: Path, level: str, passed: bool) -> None:
        write(f'fail-level = "{level}"')
        assert goalc.check(unit).passed == passed

    def test_never_passes_with_errors(self, unit: Path) -> None:
        write('fail-level = "never"\n[severity]\nGC106 = "error"')
        assert goalc.check(unit).passed
        assert not goalc.check(unit, fail_level="error").passed

    def test_packs(self, unit: Path) -> None:
        source = ROOT / "templates" / PACK
        for file in source.glob("*.*"):
            text = file.read_text(encoding="utf-8").replace(f"name: {PACK}", "name: mine")
            write(text, f"forms/mine/{file.name}")
        edit(unit / "submission.yaml", PACK, "mine")
        assert [d.key for d in goalc.check(unit).diagnostics] == ["GC901.unknown"]
        write('packs = ["forms"]')
        assert codes(goalc.check(unit)) == ["GC106", "GC402"]

    def test_words(self, unit: Path) -> None:
        assert "GC104" not in codes(goalc.check(unit))
        write('words = ["lists/own.yaml"]')
        write("同义单位:\n  套: 组\n", "lists/own.yaml")
        assert "GC104" in codes(goalc.check(unit))

    def test_words_taken_away(self, unit: Path) -> None:
        edit(project(unit), "指标值: =1套", "指标值: =1m2")
        assert "GC104" in codes(goalc.check(unit))
        write('words = ["own.yaml"]')
        write("去掉:\n  同义单位: [m2]\n", "own.yaml")
        assert "GC104" not in codes(goalc.check(unit))

    def test_the_command_line_goes_before(self, unit: Path) -> None:
        write('select = ["GC4"]\nfail-level = "warning"\nedition = "public"')
        assert codes(goalc.check(unit)) == ["GC402"]
        assert codes(goalc.check(unit, select=["GC1"])) == ["GC106"]
        assert goalc.check(unit, fail_level="error").passed
        write('ignore = ["GC4"]')
        assert codes(goalc.check(unit, ignore=["GC1"])) == [], "what is ignored adds up"

    def test_the_build_heeds_it(self, unit: Path, tmp_path: Path) -> None:
        write('ignore = ["GC1"]')
        assert codes(goalc.build(unit, tmp_path / "out")) == ["GC402"]


class TestConfigCommand:
    def test_where_each_value_comes_from(self, unit: Path) -> None:
        write('ignore = ["GC1"]\n[severity]\nGC402 = "info"\n[limits.GC117]\nfloor = 80.5\n')
        lines = run(Path.cwd(), "goalc config specs/u").out.splitlines()
        for line in (
            'ignore = ["GC1"]  # goalc.toml',
            'severity.GC402 = "info"  # goalc.toml',
            'severity.GC106 = "off"  # 自带',
            "limits.GC117.floor = 80.5  # goalc.toml",
            'edition = "submit"  # 自带',
        ):
            assert line in lines

    def test_without_a_file(self, unit: Path) -> None:
        result = run(Path.cwd(), "goalc config")
        assert result.code == 0
        assert all(line.endswith("# 自带") for line in result.out.splitlines())

    def test_from_python(self, unit: Path) -> None:
        write('fail-level = "info"\n[limits.GC117]\nfloor = 80.1\n')
        found = Configurations(Overrides(fail_level="never")).of(DiskFolder.of(unit))
        assert (found.file, found.folder.path, found.fail_level) == ("goalc.toml", Path.cwd(), "never")
        assert found.policy.settings.limits == {("GC117", "floor"): Decimal("80.1")}


def test_a_file_that_is_a_folder_is_none(unit: Path) -> None:
    Path("goalc.toml").mkdir()
    assert codes(goalc.check(unit)) == ["GC106", "GC402"]


def test_trouble_with_one_does_not_stop_the_others(unit: Path) -> None:
    make(Path("specs/v"))
    write("#" * (MAX_FILE + 1), "specs/v/goalc.toml")
    report = goalc.check("specs")
    assert codes(report) == ["GC106", "GC402"]
    assert len(report.troubles) == 1
    with pytest.raises(WorkspaceError):
        goalc.load("specs/v")
