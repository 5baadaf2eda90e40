"""prettier, the formatter behind editors' YAML support, and `goalc fmt` do not undo each other's work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from goalc.api import fmt
from tests.police import POLICE, ROOT
from tests.programs.npm import run
from tests.workspace.trees import edit, make, project

EVERYDAY = ROOT / "tests" / "everyday"
MISREAD = (
    ">=10次",
    "%95",
    "@x",
    "甲 # 乙",
    "名称：甲",
    "说“好”、'好'：好 #",
    '他说"好" # 好',
    "'甲'和\"乙\" # 丙",
    "C:\\甲 # 乙",
    "- 甲\\乙",
    "- \\甲'乙\"丙",
    "? 甲",
    "甲  乙   丙 #",
    "!丁",
    "&戊",
    "{己}",
    "[庚]",
    "|",
    ">",
)
"""Texts that need quotes in YAML, with every mixture of quotation marks and backslashes."""


@pytest.fixture(scope="module")
def specs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Specs in canonical form: real ones, everyday ones, and one of texts that need quotes."""
    root = tmp_path_factory.mktemp("prettier")
    shutil.copytree(POLICE, root / "police")
    shutil.copytree(EVERYDAY, root / "everyday", ignore=shutil.ignore_patterns("expected.yaml"))
    unit = make(root / "unit", "一", "二")
    goals = "\n".join("  - '" + text.replace("'", "''") + "'" for text in MISREAD)
    edit(project(unit), "  - 建成\n", f"{goals}\n  - |\n    第一行\n\n      第二行\n    # 第三行\n")
    edit(project(unit, 2), "项目负责人: 李四", "# 说明\n\n\n项目负责人:    李四\t# 甲 # 乙")
    edit(project(unit, 2), "  - 建成\n", "  - 建成    # 一条\n  # 完\n\n")
    edit(project(unit, 2), "绩效指标:\n", "绩效指标: # 全部\n")
    edit(project(unit, 2), "项目属性: 新增项目", "项目属性: {}".format('"新增项目"   # ' + "长" * 200))
    fmt(root)
    return root


def contents(root: Path) -> dict[str, str]:
    """All specs by name."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.yaml")}


def test_prettier_changes_nothing_but_a_second_blank_before_a_comment(specs: Path, tmp_path: Path) -> None:
    root = shutil.copytree(specs, tmp_path / "specs")
    before = contents(root)
    done = run(root, "prettier", "--write", "**/*.yaml")
    assert done.returncode == 0, done.stderr
    after = contents(root)
    assert after == {name: re.sub(r"(?<=\S)  # ", " # ", text) for name, text in before.items()}
    assert after != before


def test_fmt_leaves_what_prettier_wrote(specs: Path, tmp_path: Path) -> None:
    root = shutil.copytree(specs, tmp_path / "specs")
    run(root, "prettier", "--write", "**/*.yaml")
    report = fmt(root)
    assert [file.name for file in report.rewritten] == []
    assert not report.troubles


@pytest.mark.parametrize(("gap", "kept"), [(" ", " "), ("  ", "  "), ("   ", " "), ("\t", " "), (" \t", " ")])
def test_fmt_leaves_one_or_two_blanks_before_a_comment(tmp_path: Path, gap: str, kept: str) -> None:
    unit = make(tmp_path / "unit")
    edit(project(unit), "项目负责人: 李四", f"项目负责人: 李四{gap}# 科长")
    fmt(unit)
    assert f"项目负责人: 李四{kept}# 科长\n" in project(unit).read_text(encoding="utf-8")
