"""Ordinary rows of indicators: which of the rules about words find something in them, and which must not."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from goalc.lint.settings import Settings
from goalc.pipeline.policy import Policy
from tests.compiling import compiled, texts
from tests.lint.cases import FILES, HERE, merged

LEVELS = {
    **{short: ("产出指标", f"{short}指标") for short in ("数量", "质量", "时效", "成本")},
    **{short: ("效益指标", f"{short}效益指标") for short in ("经济", "社会", "生态")},
    "可持续": ("效益指标", "可持续影响指标"),
    "满意": ("满意度指标", "服务对象满意度指标"),
}
RULES = (
    "GC002", "GC103", "GC104", "GC106", "GC107", "GC108", "GC109", "GC110", "GC113", "GC114", "GC115",
    "GC117", "GC120", "GC121", "GC203", "GC210", "GC211", "GC307", "GC603", "GC605", "GC606",
)  # fmt: skip


class Row(NamedTuple):
    """One line of the table."""

    level: str
    name: str
    target: str
    definition: str
    codes: str


def rows() -> list[Row]:
    lines = (Path(__file__).parent / "ordinary.tsv").read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


@cache
def found() -> dict[str, str]:
    """Codes by the names of their indicators; all rows are in one form."""
    text = "预算资金: 8000万元\n绩效指标:\n"
    for one in dict.fromkeys(level for level, _ in LEVELS.values()):
        text += f"  {one}:\n"
        for short, (level1, level2) in LEVELS.items():
            if level1 == one:
                text += f"    {level2}:\n" + "".join(as_yaml(row) for row in rows() if row.level == short)
    base = texts(HERE / "base")
    files = {name: merged(old, text if name == FILES["project"] else "") for name, old in base.items()}
    result = compiled(files, HERE / "packs", policy=Policy(Settings(select=RULES)))
    source = result.files.sources[FILES["project"]]
    lines = [source.line(number).strip() for number in range(1, source.text.count("\n") + 1)]
    codes: dict[str, set[str]] = {}
    for finding in result.diagnostics:
        at = source.position(finding.span.start).line
        name = next(line for line in reversed(lines[:at]) if line.startswith("- 名称: "))
        codes.setdefault(name.removeprefix("- 名称: ").strip("'"), set()).add(finding.code)
    return {name: " ".join(sorted(those)) for name, those in codes.items()}


def as_yaml(row: Row) -> str:
    text = f"      - 名称: '{row.name}'\n        指标值: '{row.target}'\n"
    return f"{text}        解释: '{row.definition}'\n" if row.definition else text


def test_names_are_unique() -> None:
    names = [row.name for row in rows()]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.name} {row.target}")
def test_row(row: Row) -> None:
    assert found().get(row.name, "-") == row.codes
