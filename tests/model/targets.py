"""The table of targets (`targets.tsv`), and the page that is made of it: `python -m tests.model.targets`.

Each line is a text, its kind, what it means in the budget year 2025, what the form prints, and the notation
to propose. A line with `#` begins a section.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from goalc.model.target import (
    Comparison,
    Deadline,
    Hedged,
    Interval,
    Judgement,
    Measured,
    Ratio,
    Target,
    Term,
    Trend,
)

TABLE = Path(__file__).with_name("targets.tsv")
PAGE = TABLE.parents[2] / "docs" / "targets.md"
YEAR = 2025
KINDS: dict[type[Target], str] = {
    Comparison: "数", Ratio: "比值", Trend: "变化", Interval: "区间", Deadline: "期限", Term: "时段",
    Hedged: "未说死", Judgement: "定性",
}  # fmt: skip
_HEAD = """# 指标值怎样读

检查、比较和整理用的是同一种读法。能读出数或日期的不算定性。
用文字写的界限照原样印在表上，建议的写法只由 GC105 等规则提出。
日期没有年份的算预算年度的（下面是 {year} 年）。
“前”不含它前面的那一天、那个月，“底”“末”就是最后一天。

由 `tests/model/targets.tsv` 生成（`make docs`），每一行都有测试。
"""


class Row(NamedTuple):
    """One text of the table; `proposed` is empty where it is written well enough."""

    section: str
    text: str
    kind: str
    meaning: str
    printed: str
    proposed: str


def rows() -> Iterator[Row]:
    """Yield the lines of the table."""
    section = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:]
        else:
            yield Row(section, *line.split("\t"))


def kind_of(target: Target) -> str:
    """Return the Chinese name of a target's kind."""
    return KINDS[type(target)]


def meaning_of(target: Target, year: int) -> str:
    """Return what a target means, without its words; empty for a judgement."""
    firm = target.target if isinstance(target, Hedged) else target
    if isinstance(firm, Judgement):
        return ""
    label = "" if isinstance(firm, Deadline | Term) else firm.label
    return " ".join(filter(None, [label, _meaning(firm, year)]))


def _meaning(target: Measured, year: int) -> str:  # noqa: PLR0911 - one for each kind
    match target:
        case Deadline(monthly=True):
            return f"每月{target.last_day(year).day}日"
        case Deadline():
            return target.last_day(year).isoformat()
        case Term(first=first, last=last):
            return f"{first.on(year)} — {last.on(year)}"
        case Trend():
            base = f"{target.base} " if target.base else ""
            return f"{base}{'增' if target.rise else '减'} {target.sign}{target.number:f}{target.unit}"
        case Interval(low=low, high=high):
            return f"{low:f} — {high:f}{target.unit}"
        case Ratio():
            return f"{target.sign}{target.left:f}{target.mark}{target.right:f}"
        case Comparison():
            return target.bound


def page() -> str:
    """Return the page for people, in Chinese."""
    lines = [_HEAD.format(year=YEAR)]
    section = ""
    for row in rows():
        if row.section != section:
            section = row.section
            lines += ["", *_title(section)] if len(lines) > 1 else _title(section)
        cells = [
            row.text,
            row.kind,
            row.meaning,
            "" if row.printed == row.text else row.printed,
            row.proposed,
        ]
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


def _title(section: str) -> list[str]:
    return [f"## {section}", "", "| 写法 | 读作 | 意思 | 表上印成 | 建议写成 |", "|---|---|---|---|---|"]


def _cell(text: str) -> str:
    """Return a text for a cell of a table, as code so that nothing in it is markup."""
    shown = text.replace("|", "\\|")
    return f"`{shown}`" if shown else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
