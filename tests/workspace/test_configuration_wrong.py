"""What is said of a goalc.toml that is wrong; nothing is judged by it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

import goalc
from goalc.messages.catalogue import sentences
from goalc.source.diagnostic import Severity
from goalc.workspace.configuration import MAX_FILE
from tests.cli.terminal import run
from tests.workspace.test_configuration import write
from tests.workspace.trees import make


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
    "unknown code in a list": Wrong('select = ["GC1", "GC320"]\n', "GC724.code-close", 1, "GC302"),
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
    "date": Wrong("edition = 2025-01-01\n", "GC011.unlike", 1, "submit"),
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


def test_a_word_list_with_a_warning_does_not_pass_unjudged(unit: Path) -> None:
    Path("words.yaml").write_text("占位词: [\u200b某甲]\n", encoding="utf-8")
    Path("goalc.toml").write_text('words = ["words.yaml"]\n', encoding="utf-8")
    report = goalc.check(unit)
    assert [(d.code, d.severity) for d in report.diagnostics] == [("GC702", Severity.ERROR)]
    assert not report.passed


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
        assert [d.key for d in found] == ["GC011.unlike", "GC724.list", "GC011.unlike"]

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
