"""Words that are no text to YAML: only what may be left out is to be deleted."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import goalc
from tests.police import POLICE

NAME = "projects/01-detention-facilities.yaml"
CASES = [
    # a pattern of the file, its replacement, whether it is needed
    (r"(?m)^表式: .*$", "表式: null", True),
    (r"(?m)^实施时间: .*$", r"\g<0>\n项目代码: true", False),
    (r"(?m)^项目名称: .*$", "项目名称: ~", True),
    (r"(?m)^项目负责人: .*$", "项目负责人: true", True),
    (r"(?ms)^年度目标:.*?(?=^\S)", "年度目标:\n  - null\n", True),
    (r"(?ms)^年度目标:.*?(?=^\S)", "年度目标: false\n", True),
    (r"(?m)^年度目标:$", "年度目标:\n  - null", False),
    (r"(?m)^( +)- 名称: .*$", r"\1- 名称: NULL", True),
    (r"(?m)^( +)指标值: .*$", r"\1指标值: ~", True),
    (r"(?m)^( +)指标值: (.*)$", r"\1指标值: \2\n\1权重: ~", False),
]


@pytest.mark.parametrize(("pattern", "new", "needed"), CASES)
def test_what_is_needed_is_not_to_be_deleted(tmp_path: Path, pattern: str, new: str, needed: bool) -> None:
    shutil.copytree(POLICE, tmp_path / "specs")
    file = tmp_path / "specs" / NAME
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1)
    assert count == 1
    file.write_text(text, encoding="utf-8")
    (found,) = (d for d in goalc.check(tmp_path / "specs").diagnostics if d.key.startswith("GC803.word"))
    assert (found.key == "GC803.word-required") == needed
    assert ("删去" not in found.help) == needed
