"""The direction in which a target changed. Law: a target is the set of outcomes that fulfil it.

In: two targets, and the budget year for days that name none. Out: their `Relation`. A superset is looser, a
subset tighter, an equal set is only written differently, anything else is a change of scope. A target in
words alone is on no scale.
"""

from __future__ import annotations

import re
from typing import Literal

from goalc.model.target import Target
from goalc.model.target.outcomes import Outcomes, outcomes

Relation = Literal["same", "looser", "tighter", "scope", "qualitative", "quantitative"]

_NAMED = re.compile(r"(?:19|20)[0-9]{2}\s*(?:年|-|至|$)|[“《〔][^“《〔”》〕]*+[”》〕]")
"""Years, and numbers in names of things."""
_ABSOLUTE = re.compile(
    r"零|全|无|不|未|杜绝|禁止|避免|没有|均|都|皆|即|当[日天场]|第一时间|随时|半|[一二两三]次|最|百分百|翻|前$|[几数多]"
)
"""Words that may ask for more than a number does: 零投诉, 全覆盖, 当日办结."""


def relation(before: Target, after: Target, year: int) -> Relation:
    """Return the relation between the outcomes of two targets."""
    if before == after:
        return "same"
    one, other = outcomes(before, year), outcomes(after, year)
    if one is None and other is None:
        return "scope"
    if one is None or other is None:
        # Words with a number that cannot be read may be quantitative; a year is no such number.
        words = _NAMED.sub("", str(after if other is None else before))
        if any(character.isdecimal() for character in words) or _ABSOLUTE.search(words):
            return "scope"
        return "qualitative" if other is None else "quantitative"
    return relate(one, other)


def relate(before: Outcomes, after: Outcomes) -> Relation:
    """Return the relation between two sets of outcomes."""
    narrower, wider = after.within(before), before.within(after)
    if narrower and wider:
        return "same"
    return "looser" if wider else "tighter" if narrower else "scope"
