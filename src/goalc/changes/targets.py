"""Two versions of an indicator's target → the kind of the change.

`outcomes.relation` says how the sets of outcomes relate. It knows only the targets; here the indicator counts
too: what cannot occur is left out, and a target with `=` or without a sign is missed on the side that its aim
says, as scoring treats it (`=12台` met with 13 is met).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from goalc.changes.aims import Aim, aim_of
from goalc.changes.outcomes import Relation, relate, relation
from goalc.changes.possible import clip, has_order
from goalc.changes.wording import compare_words
from goalc.model.spec import Indicator
from goalc.model.target import Comparison, Deadline, Hedged, Interval, Judgement, Ratio, Target, Trend
from goalc.model.target.kinds import firm_of
from goalc.model.target.outcomes import Edge, Outcomes, outcomes

_KINDS: Mapping[Relation, str] = {
    "same": "target-restated",
    "looser": "target-looser",
    "tighter": "target-tighter",
    "scope": "target-scope",
    "qualitative": "target-qualitative",
    "quantitative": "target-quantitative",
}
# `6月底前开工` promises less than `6月底前`.
_PART = re.compile(r"开工|启动|动工|进场|招标|立项|初步|初验|基本|部分|主体")
_REVERSED = "target-reversed"


class _Side(NamedTuple):
    """A target in one version, with its outcomes; if it is `bare` (without a sign), those that `=` has."""

    target: Target
    outcomes: Outcomes
    bare: bool

    @property
    def way(self) -> Aim:
        """The side on which outcomes are good, if the target bounds one side alone."""
        low, high = self.outcomes.low, self.outcomes.high
        if (low is None) == (high is None):
            return "unknown"
        return "less" if low is None else "more"

    def aim(self, level: Aim) -> Aim:
        """Return the side on which outcomes are good: what falls shall be less, else what the level says."""
        firm = firm_of(self.target)
        if not isinstance(firm, Trend) or level == "less":
            return level
        return "more" if firm.rise else "less"


def kind_of_change(one: Indicator, other: Indicator, year: int) -> str:
    """Return the kind of the change between the targets of an indicator; `year` is the budget year."""
    names = (one.name, other.name)
    before, after = (_side(item.target, names, year) for item in (one, other))
    if before is None or after is None:
        return _KINDS[relation(one.target, other.target, year)]
    if before.outcomes.scale != after.outcomes.scale:
        return _KINDS["scope"]
    first, second = before.aim(aim_of(one)), after.aim(aim_of(other))
    # Of zero the sign says nothing.
    zero = before.outcomes == after.outcomes and before.outcomes.high == Edge(Fraction(0))
    found = "same" if zero else _relate(before, after, names, first if first == second else "unknown")
    if found == "same":
        found = compare_words(before.target, after.target, names)
    return _REVERSED if found is None else _KINDS[found]


def _relate(before: _Side, after: _Side, names: tuple[str, str], aim: Aim) -> Relation | None:
    """Return the relation of two targets on one scale; None if their direction is reversed."""
    ways = {before.way, after.way}
    if ways == {"more", "less"}:
        return None
    if before.bare == after.bare or before.outcomes.binding != after.outcomes.binding:
        found = relate(*clip([(side.target, side.outcomes) for side in (before, after)], names))
        if found != "scope":
            return found
    if _turns(before.target, after.target):
        return None
    if ways == {"unknown"}:
        return _by_aim(before, after, aim)
    own = before.way if after.way == "unknown" else after.way
    if aim in {own, "unknown"}:
        return _by_aim(before, after, own)
    return None if {type(firm_of(side.target)) for side in (before, after)} == {Comparison} else "scope"


def _by_aim(before: _Side, after: _Side, aim: Aim) -> Relation:
    """Return the relation of targets of which one is a number, or is bounded on both sides.

    From zero and to zero nothing is said: zero is a promise that something does not happen.
    """
    if aim == "unknown" or not has_order(before.target) or not has_order(after.target):
        return "scope"
    one, other = (_one_sided(side.outcomes, aim) for side in (before, after))
    if aim == "more" and any(side.low is None or not side.low.value for side in (one, other)):
        return "scope"
    found = relate(one, other)
    if found != "same":
        return found
    if before.bare == after.bare:
        return "scope"
    # Without a sign a number says less than with one; `=` adds nothing to it.
    if {before.way, after.way} == {"unknown"}:
        return "scope" if isinstance(firm_of(before.target), Interval) else "same"
    return "looser" if after.bare else "tighter"


def _one_sided(found: Outcomes, aim: Aim) -> Outcomes:
    return found._replace(high=None) if aim == "more" else found._replace(low=None)


def _turns(before: Target, after: Target) -> bool:
    """Return True if a rise became a fall, or the other way round."""
    one, other = firm_of(before), firm_of(after)
    return isinstance(one, Trend) and isinstance(other, Trend) and one.rise != other.rise


def _side(whole: Target, names: tuple[str, str], year: int) -> _Side | None:
    """Return a target with its outcomes; None for a judgement."""
    target = _unlabel(whole, names)
    if isinstance(target, Comparison | Ratio) and not target.sign:
        target, bare = replace(target, sign="="), True
    else:
        bare = False
    found = outcomes(target, year)
    if isinstance(target, Deadline) and _is_begun(str(target), names):
        found = None if found is None else found._replace(binding=False)
    return None if found is None else _Side(target, found, bare)


def _is_begun(text: str, names: tuple[str, str]) -> bool:
    """Return True if a deadline is for a part of the work, of which the indicator's name does not speak."""
    return any(word not in name for word in _PART.findall(text) for name in names)


def _unlabel(target: Target, names: tuple[str, str]) -> Target:
    """Return a target without a label that only repeats the name of the indicator."""
    if isinstance(target, Hedged):
        firm = _unlabel(target.target, names)
        return target if isinstance(firm, Hedged | Judgement) else replace(target, target=firm)
    if not isinstance(target, Comparison | Ratio | Trend | Interval):
        return target
    return replace(target, label="") if all(target.label in name for name in names) else target
