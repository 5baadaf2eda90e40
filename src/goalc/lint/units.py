"""Units of targets and their kinds (人数, 金额, 时间 …), for rules that ask what a number counts."""

from __future__ import annotations

from goalc.model.words import Words

_MULTIPLIERS = "十百千万亿"


def kind_of_unit(unit: str, words: Words) -> str:
    """Return the kind of a unit, of 万人 that of 人; an empty text if it is unknown.

    千米 and 千克 are units by themselves, so the whole unit is looked up first.
    """
    if unit.startswith("%"):
        return words.units.kinds.get("%", "")
    kinds = words.units.kinds
    return kinds.get(unit) or kinds.get(unit.lstrip(_MULTIPLIERS), "")
