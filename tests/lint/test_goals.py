"""The numbers of goals: any count of them, in digits or Chinese numerals."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

import goalc
from tests.police import POLICE

NAME = "projects/01-detention-facilities.yaml"
GOALS = re.compile(r"^年度目标:.*?(?=^\S)", re.MULTILINE | re.DOTALL)


def findings(folder: Path, numbers: list[str]) -> list[str]:
    place = folder / "specs"
    shutil.copytree(POLICE, place)
    goals = "".join(f"  - {number}建成某处设施\n" for number in numbers)
    text = GOALS.sub(f"年度目标:\n{goals}", (POLICE / NAME).read_text(encoding="utf-8"), count=1)
    (place / NAME).write_text(text, encoding="utf-8")
    told = goalc.check(place).diagnostics
    return [one.key for one in told if one.key.startswith("GC013") and one.file.endswith(NAME)]


@pytest.mark.parametrize("count", [9, 10, 99, 100, 101, 250])
def test_goals_in_order_have_no_finding(tmp_path: Path, count: int) -> None:
    assert findings(tmp_path, [f"目标{number}：" for number in range(1, count + 1)]) == []


def test_a_goal_without_a_number_behind_the_hundredth(tmp_path: Path) -> None:
    numbers = [f"目标{number}：" for number in range(1, 120)]
    assert findings(tmp_path, [*numbers, "", "目标一百二十一：", "目标7："]) == [
        "GC013.missing",
        "GC013.order",
    ]


def seconds(folder: Path, count: int) -> float:
    """The processor's time to judge a form with so many goals."""
    start = time.process_time()
    assert findings(folder / str(count), [f"目标{number}：" for number in range(1, count + 1)]) == []
    return time.process_time() - start


def test_the_time_grows_with_the_number_of_goals(tmp_path: Path) -> None:
    findings(tmp_path / "warm", ["目标一："])
    assert seconds(tmp_path, 20_000) < 7 * seconds(tmp_path, 5_000)
