"""Durations in several parts: `2天3小时`, `1年2个月`, `3小时20分30秒` → a number in the smallest unit typed.

A day beside hours has 24 of them: two parts of one duration measure time that passed, not time at work.
Months and days do not add up exactly.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from goalc.model.target import Comparison

_SECONDS = {"周": 604800, "天": 86400, "日": 86400, "小时": 3600, "分钟": 60, "分": 60, "秒": 1}
_MONTHS = {"年": 12, "个月": 1}
_NAMES = {"日": "天", "分": "分钟"}
_PART = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,4})?)(年|个月|周|天|日|小时|分钟|分|秒)")
_PARTS = re.compile(rf"(?:{_PART.pattern}零?){{2,4}}")


def read_duration(text: str) -> Comparison | None:
    """Return the duration of a text in several parts, each smaller than the one before; or None."""
    if not _PARTS.fullmatch(text):
        return None
    parts = [(Decimal(number), unit) for number, unit in _PART.findall(text)]
    sizes = next((sizes for sizes in (_SECONDS, _MONTHS) if all(unit in sizes for _, unit in parts)), None)
    if sizes is None:
        return None
    steps = [sizes[unit] for _, unit in parts]
    if any(larger <= smaller for larger, smaller in pairwise(steps)):
        return None
    total = sum(
        (number * (size // steps[-1]) for (number, _), size in zip(parts, steps, strict=True)), Decimal(0)
    )
    unit = parts[-1][1]
    return Comparison("", total, _NAMES.get(unit, unit), written=text)
