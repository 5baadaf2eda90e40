"""File names of results: safe on Windows, macOS and Linux, whatever a project is called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.api import build
from goalc.pipeline.file_names import safe_name
from tests.workspace.trees import make

HOSTILE = [
    ("../../x", "_.._x"),
    ("/etc/passwd", "_etc_passwd"),
    ("CON", "_CON"),
    ("nul.txt", "_nul.txt"),
    ("com1", "_com1"),
    ("console", "console"),
    ("a/b\\c", "a_b_c"),
    ('a<b>:"c|d?e*f', "a_b___c_d_e_f"),
    ("结尾是点...", "结尾是点"),
    (" . 开头是点", "开头是点"),
    ("...", "_"),
    ("", "_"),
    ("长" * 100, "长" * 60),
    ("长" * 59 + ".尾", "长" * 59),
    ("a\tb\x00c\u202ed", "abcd"),
    ("com¹", "_com¹"),
]


@pytest.mark.parametrize(("name", "safe"), HOSTILE)
def test_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_every_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe == safe.strip(". ")
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', safe)
    assert Path(safe).name == safe
    assert len(safe) <= 61
    assert safe_name(safe) == safe


def test_names_of_projects_do_not_leave_the_folder(tmp_path: Path) -> None:
    projects = ["../../x", "CON", "a/b", "长" * 100, "点...", "同名", "同名"]
    unit = make(tmp_path / "specs" / "unit", *projects, unit="../../某局")
    report = build(unit, tmp_path / "out", formats=["xlsx"])
    assert not report.refused, report.diagnostics
    made = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert made == {
        "unit/01-_.._x.xlsx",
        "unit/02-_CON.xlsx",
        "unit/03-a_b.xlsx",
        f"unit/04-{'长' * 60}.xlsx",
        "unit/05-点.xlsx",
        "unit/06-同名.xlsx",
        "unit/07-同名.xlsx",
        "unit/_.._某局2025年预算绩效目标表.xlsx",
        "unit/manifest.json",
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "specs"]
