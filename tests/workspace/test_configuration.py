"""goalc.toml: which file counts, what it sets, and what is said of one that is wrong."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

import goalc
from goalc.messages.catalogue import sentences
from goalc.results import Report
from goalc.source.diagnostic import Severity
from goalc.workspace.configuration import MAX_FILE, Configurations, Overrides
from goalc.workspace.error import WorkspaceError
from tests.cli.terminal import run
from tests.police import PACK, ROOT
from tests.workspace.trees import edit, make, project


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission below a repository's folder, with a finding of GC106 (a warning) and one of GC402."""
    monkeypatch.chdir(tmp_path)
    folder = make(tmp_path / "specs" / "u")
    edit(project(folder), "        指标值: =100%", "        指标值: ≥100%")
    edit(project(folder), "2025-01-01至2025-06-30", "2025-01-01至2025-12-31")
    return folder


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
        for file in source.iterdir():
            text = file.read_text(encoding="utf-8").replace(f"name: {PACK}", "name: mine")
            write(text, f"forms/mine/{file.name}")
        edit(unit / "submission.yaml", PACK, "mine")
        assert [d.key for d in goalc.check(unit).diagnostics] == ["GC901.unknown"]
        write('packs = ["forms"]')
        assert codes(goalc.check(unit)) == ["GC106", "GC402"]

    def test_words(self, unit: Path) -> None:
        edit(project(unit), "指标值: =1套", "指标值: =1宛")
        assert "GC104" in codes(goalc.check(unit))
        write('words = ["lists/own.yaml"]')
        write("计量单位:\n  数量: [宛]\n", "lists/own.yaml")
        assert "GC104" not in codes(goalc.check(unit))

    def test_words_taken_away(self, unit: Path) -> None:
        assert "GC104" not in codes(goalc.check(unit))
        write('words = ["own.yaml"]')
        write("去掉:\n  计量单位: [套]\n", "own.yaml")
        assert "GC104" in codes(goalc.check(unit))

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


class Wrong(NamedTuple):
    """A configuration, the key and the line of what is said, and what must stand in the advice."""

    text: str
    key: str
    line: int
    advice: str


WRONG = {
    "unknown key": Wrong('\neditoin = "public"\n', "GC802.close", 2, "edition"),
    "key far from all": Wrong("zzz = 1\n", "GC802.unknown", 1, "fail-level"),
    "unknown code": Wrong('[severity]\nGC302 = "off"\nGC1066 = "off"\n', "GC724.code-close", 3, "GC106"),
    "unknown code in a list": Wrong('select = ["GC1", "GC99"]\n', "GC724.code-close", 1, "GC"),
    "no code": Wrong('ignore = ["sign-missing"]\n', "GC804.pattern", 1, "规则编号"),
    "code of the schemas": Wrong('[severity]\nGC001 = "off"\n', "GC724.fixed", 2, "删去"),
    "limits of an unknown code": Wrong("[limits.GC1177]\nfloor = 3\n", "GC724.code-close", 1, "GC117"),
    "unknown limit": Wrong("[limits.GC117]\n\nflor = 80\n", "GC724.limit-close", 3, "floor"),
    "limit of a rule without": Wrong("[limits.GC102]\nmost = 80\n", "GC724.limit", 2, "GC102"),
    "negative limit": Wrong("[limits.GC117]\nfloor = -1\n", "GC804.other", 2, "0"),
    "limit that is no number": Wrong("[limits.GC117]\nfloor = nan\n", "GC724.number", 2, "10"),
    "limit that is a text": Wrong('[limits.GC117]\nfloor = "80"\n', "GC724.number", 2, "10"),
    "limit without a bound": Wrong("[limits.GC117]\nfloor = inf\n", "GC724.number", 2, "10"),
    "severity": Wrong('[severity]\nGC106 = "warn"\n', "GC011", 2, "warning"),
    "text for a list": Wrong('select = "GC1"\n', "GC724.list", 1, 'select = ["'),
    "number in a list": Wrong("packs = [1]\n", "GC724.list", 1, 'packs = ["'),
    "number for a text": Wrong("edition = 1\n", "GC724.text", 1, 'edition = "'),
    "truth for a text": Wrong("fail-level = true\n", "GC724.text", 1, 'fail-level = "'),
    "date": Wrong("edition = 2025-01-01\n", "GC011", 1, "submit"),
    "number for a table": Wrong("limits = 3\n", "GC724.table", 1, "[limits]"),
    "number for a rule's table": Wrong("[limits]\nGC117 = 3\n", "GC724.table", 2, "[limits.GC117]"),
    "no TOML": Wrong("ignore = []\nselect = GC1\n", "GC723", 2, "引号"),
    "unfinished": Wrong("ignore = [\n", "GC723", 2, "方括号"),
    "full-width quotes": Wrong("edition = “public”\n", "GC723", 1, "引号"),
    "twice": Wrong("select = []\nselect = []\n", "GC723", 2, ""),
    "nested without end": Wrong("a = " + "[" * 20_000, "GC723", 1, ""),
    "number without end": Wrong("a = " + "1" * 20_000, "GC723", 1, ""),
    "word list that is not there": Wrong('words = ["w.yaml"]\n', "GC724.file", 1, "相对"),
    "word list outside": Wrong('words = ["../w.yaml"]\n', "GC724.file", 1, "相对"),
    "word list somewhere": Wrong('words = ["/etc/passwd"]\n', "GC724.file", 1, "相对"),
    "name that no system has": Wrong(f'words = ["{"字" * 300}"]\n', "GC724.file", 1, "相对"),
    "name with a NUL": Wrong('words = ["a\\u0000b"]\n', "GC724.file", 1, "相对"),
    "packs that are not there": Wrong('packs = ["forms"]\n', "GC724.folder", 1, "相对"),
    "baseline outside": Wrong('baseline = "../b.json"\n', "GC724.baseline", 1, "goalc-baseline"),
    "baseline somewhere": Wrong('baseline = "/tmp/b.json"\n', "GC724.baseline", 1, "goalc-baseline"),
    "baseline that is a folder": Wrong('baseline = "specs"\n', "GC724.baseline", 1, "goalc-baseline"),
}


class TestWhatIsWrong:
    @pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
    @pytest.mark.parametrize("name", ["goalc.toml", "pyproject.toml"])
    def test_it_is_said_at_its_place_and_nothing_is_judged(self, unit: Path, wrong: Wrong, name: str) -> None:
        lead = 0
        text = wrong.text
        if name == "pyproject.toml":
            text = "[tool.goalc]\n" + text.replace("\n[", "\n[tool.goalc.").replace(
                "[sev", "[tool.goalc.sev", 1
            )
            text = text.replace("\n[lim", "\n[tool.goalc.lim").replace("tool.goalc.tool.goalc", "tool.goalc")
            lead = 1
        write(text, name)
        report = goalc.check(unit)
        (found,) = report.diagnostics
        source = report.sources[found.file]
        assert (found.key, found.severity, found.file) == (wrong.key, Severity.ERROR, name)
        assert source.position(found.span.start).line == wrong.line + lead
        assert wrong.advice in sentences(found.key, found.arguments).help
        assert not report.passed

    @pytest.mark.parametrize("text", ["[[tool]]\n[tool.goalc]\nx = 1\n", "[[tool.goalc]]\nselect = []\n"])
    def test_tables_that_are_lists(self, unit: Path, text: str) -> None:
        write(text, "pyproject.toml")
        assert [d.key for d in goalc.check(unit).diagnostics] == ["GC724.table"]

    def test_everything_at_once(self, unit: Path) -> None:
        write('edition = "x"\nselect = 1\n[severity]\nGC106 = "x"\n')
        found = goalc.check(unit).diagnostics
        assert [d.key for d in found] == ["GC011", "GC724.list", "GC011"]

    def test_said_once_for_all_submissions(self, unit: Path) -> None:
        make(Path("specs/v"))
        write("x = 1")
        assert len(goalc.check("specs").diagnostics) == 1

    def test_exit_code(self, unit: Path) -> None:
        write("x = 1")
        result = run(Path.cwd(), "goalc check specs")
        assert result.code == 1
        assert "goalc.toml:1:1" in result.out
        for command in ("goalc config specs", "goalc build specs"):
            assert run(Path.cwd(), command).code == 1

    def test_another_encoding(self, unit: Path) -> None:
        Path("goalc.toml").write_bytes('# 设置\nignore = ["GC1"]\n'.encode("gbk"))
        assert [d.key for d in goalc.check(unit).diagnostics] == ["GC701.gbk"]

    def test_a_huge_file(self, unit: Path) -> None:
        write("#" * (MAX_FILE + 1))
        report = goalc.check(unit)
        assert [trouble.key for trouble in report.troubles] == ["io.config-size"]
        assert not report.passed

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_an_unreadable_file(self, unit: Path) -> None:
        write("").chmod(0)
        assert [trouble.key for trouble in goalc.check(unit).troubles] == ["io.read"]

    def test_a_broken_word_list(self, unit: Path) -> None:
        write('words = ["own.yaml"]')
        write("空泛词: [好]\n空话: [很好]\n", "own.yaml")
        report = goalc.check(unit)
        (found,) = report.diagnostics
        assert (found.key, found.file) == ("GC802.unknown", "own.yaml")
        assert report.sources["own.yaml"].position(found.span.start).line == 2

    def test_a_link_out_of_the_folder(self, unit: Path) -> None:
        write("空泛词: [好]\n", "specs/own.yaml")
        write('words = ["own.yaml"]', "specs/u/goalc.toml")
        (unit / "own.yaml").symlink_to("../own.yaml")
        assert [d.key for d in goalc.check(unit).diagnostics][:1] == ["GC724.file"]


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
        found = Configurations(Overrides(fail_level="never")).of(unit)
        assert (found.file, found.folder, found.fail_level) == ("goalc.toml", Path.cwd(), "never")
        assert found.checking.settings.limits == {("GC117", "floor"): Decimal("80.1")}


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
