"""Grades of a qualitative outcome: 达成, 部分达成, 未达成, and the part of the weight that each may have.

A grade leaves the score to the judge (财预〔2020〕10号): 达成 from 0.8w to w, 部分达成 from 0.6w to
below 0.8w, 未达成 below 0.6w.
"""

from __future__ import annotations

import re
from decimal import Decimal

Grades = tuple[str, str, str]
"""The words for the three grades, the best first."""
GRADE_WORDS: Grades = ("达成", "部分达成", "未达成")
GRADE_SHARES = ((Decimal("0.8"), Decimal(1)), (Decimal("0.6"), Decimal("0.8")), (Decimal(0), Decimal("0.6")))
"""The lowest and the highest share of the weight for each grade; only the best may have its highest."""

# 达成预期指标, 部分达成预期指标并具有一定效果, 未达成预期指标且效果较差: the names of the grades in full.
_FULL = re.compile(r"(?:预期|年度|年初)?(?:绩效)?(?:指标|目标)(?:并具有一定效果|且效果较差)?$")


def grade_of(text: str, words: Grades = GRADE_WORDS) -> int | None:
    """Return the place of the grade that the whole text names, 0 for the best; or None."""
    word = text if text in words else _FULL.sub("", text)
    return words.index(word) if word in words else None
