"""Units of the same quantity that convert into each other exactly.

In: a unit of a target. Out: its scale, and its size in the scale's own unit. A unit that is not listed, or
that converts only approximately (亩, 工作日), is a scale of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_SCALES: Mapping[str, Mapping[str, int]] = {
    "元": {"元": 1},
    "天": {"天": 1, "日": 1, "周": 7},
    "秒": {"秒": 1, "分钟": 60, "小时": 3600},
    "个月": {"个月": 1, "年": 12},
    "毫米": {"毫米": 1, "mm": 1, "厘米": 10, "cm": 10, "米": 1000, "m": 1000, "延米": 1000,
             "公里": 10**6, "千米": 10**6, "km": 10**6},
    "平方米": {"平方米": 1, "㎡": 1, "m²": 1, "m2": 1, "公顷": 10**4, "平方公里": 10**6},
    "升": {"升": 1, "L": 1, "立方米": 1000, "m³": 1000, "m3": 1000},
    "克": {"克": 1, "g": 1, "千克": 1000, "公斤": 1000, "kg": 1000, "吨": 10**6, "t": 10**6},
    "千瓦": {"千瓦": 1, "kW": 1},
    "千瓦时": {"千瓦时": 1, "kWh": 1},
    "‰": {"‰": 1, "%": 10, "百分比": 10},
}  # fmt: skip
_UNITS = {unit: (scale, size) for scale, units in _SCALES.items() for unit, size in units.items()}
_YEARLY = {"年": 1, "半年": 2, "季": 4, "季度": 4, "个季度": 4, "月": 12, "个月": 12, "旬": 36}
"""How often a period comes in a year; weeks and days do not divide one."""
_MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


_SAME = {"日": "天", "星期": "周"}


class Measure(NamedTuple):
    """A unit: its scale, and its size in the scale's own unit."""

    scale: str
    size: Decimal


@lru_cache(1024)
def measure(unit: str) -> Measure:
    """Return the scale and the size of a unit; `万元/人` is ten thousand `元/人`, `次/月` twelve `次/年`."""
    first, per, rest = unit.replace("/每", "/").partition("/")
    scale, size = _simple(first)
    if rest in _YEARLY:
        return Measure(f"{scale}/年", Decimal(size * _YEARLY[rest]))
    return Measure(f"{scale}{per}{_SAME.get(rest, rest)}", Decimal(size))


def _simple(unit: str) -> tuple[str, int]:
    if unit in _UNITS:
        return _UNITS[unit]
    # 百分点 is a unit of its own.
    if unit[:1] in _MULTIPLIERS and len(unit) > 1 and not unit.startswith("百分"):
        scale, size = _simple(unit[1:])
        return scale, size * _MULTIPLIERS[unit[0]]
    return unit, 1
