"""Values that are mostly blanks: the time of a check grows with their length and not with its square."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import environment
from tests.police import POLICE

SHORT, LONG = 15_000, 60_000
MAX_SECONDS = 60
"""A hang takes minutes; a check of this submission a fraction of a second."""
VALUES = [
    *(("指标解释", text) for text in ("计算公式", "计算公式：甲÷乙", "计算公式：甲/乙*100")),
    *(("指标解释", text) for text in ("抽查30", "预算", "12,")),
    *(("预算资金", text) for text in ("734", "734万元")),
    *(("实施时间", text) for text in ("2025年", "2025年1月", "2025-01-01至")),
    *(("名称", text) for text in ("检查", "检查（", "检查率")),
    *(("指标值", text) for text in ("≥95", "2025年", "完成")),
]  # fmt: skip
PROGRAM = """
import re, sys, time, pathlib, goalc
file = pathlib.Path(sys.argv[1]) / "projects/01-detention-facilities.yaml"
before = file.read_text(encoding="utf-8")
blank, values, sizes = eval(sys.argv[2])
def seconds(key, value):
    lead = re.compile(rf"^((?:- | )*{key}: ).*$", re.MULTILINE)
    text, count = lead.subn(lambda found: f"{found[1]}'{value}'", before, count=1)
    text = text if count else f"{before}# goalc{value}\\n"
    file.write_text(text, encoding="utf-8")
    start = time.process_time()
    goalc.check(sys.argv[1])
    return time.process_time() - start
goalc.check(sys.argv[1])
for key, value in values:
    short, long = (seconds(key, value + blank * size + "尾") for size in sizes)
    print(key, value, long / max(short, 0.1))
"""


@pytest.mark.slow
@pytest.mark.parametrize("blank", [" ", "\t", "\u3000"])
def test_blanks_cost_what_they_are_long(tmp_path: Path, blank: str) -> None:
    place = tmp_path / "specs"
    shutil.copytree(POLICE, place)
    comments = [
        ("no key", lead) for lead in (":", ": 忽略", ": 忽略 GC101", ": 忽略 GC101，", ": 忽略 GC101 原因")
    ]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM, place, repr((blank, VALUES + comments, (SHORT, LONG)))],
        env=environment(), capture_output=True, text=True, timeout=MAX_SECONDS, check=True,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert len(lines) == len(VALUES) + len(comments)
    # Four times the length is four times the time; the square would be sixteen.
    assert [line for line in lines if float(line.split()[-1]) > 10] == []
