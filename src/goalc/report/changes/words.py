"""The words that all reports of changes share: counts, names, places, approvals, the verdict.

In: a review, or a part of it. Out: text in the language in force, one line each, not yet escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.diff.change import Change
from goalc.diff.review import WORK_TREE, Approval, Idle, Place, Review, Reviewed, Unread, Verdict
from goalc.messages.catalogue import say
from goalc.model.amount import print_number
from goalc.source.diagnostic import Severity

DIRECTIONS: Mapping[str, str] = {
    "looser": "changes.looser",
    "tighter": "changes.tighter",
    "scope": "changes.scope",
    "none": "changes.other",
}
_VERDICTS: Mapping[Verdict, str] = {
    "more-money-looser": "changes.more-money-looser",
    "same-money-looser": "changes.same-money-looser",
}
_BETWEEN = " › "


class Shown(NamedTuple):
    """A change with what only the whole review tells: whose it is and of what, whether the gate objects."""

    reviewed: Reviewed
    subject: str
    fails: bool


class ChangeGroup(NamedTuple):
    """Changes under one heading; `pressing`: they need attention."""

    title: str
    changes: Sequence[Shown]
    pressing: bool

    @property
    def heading(self) -> str:
        """The title, with how many there are."""
        return heading(self.title, len(self.changes))


def heading(title: str, count: int) -> str:
    """A title, with how many stand below it."""
    return say("changes.heading", title=title, count=count)


def groups(review: Review) -> list[ChangeGroup]:
    """What needs attention, then the rest, both in the order of risk."""
    every = shown(review)
    pressing = [one for one in every if _is_pressing(one.reviewed)]
    rest = [one for one in every if not _is_pressing(one.reviewed)]
    attention = ChangeGroup(say("changes.attention"), pressing, True)
    return [group for group in (attention, ChangeGroup(say("changes.rest"), rest, False)) if group.changes]


def _is_pressing(one: Reviewed) -> bool:
    return one.approval is None and one.level is not Severity.INFO


def shown(review: Review) -> list[Shown]:
    """All changes in the order of risk. The unit is named where there are several."""
    several = len({one.change.unit for one in review.changes}) > 1
    failing = {one.change.fingerprint for one in review.failing}
    return [
        Shown(one, _subject(one.change, several), one.change.fingerprint in failing) for one in review.changes
    ]


def _subject(change: Change, several: bool) -> str:
    unit = [change.unit] if several and change.unit else []
    return _BETWEEN.join([*unit, change.form or say("changes.cover"), *change.path])


def counts(review: Review) -> dict[str, int]:
    """How many changes go each way, by direction."""
    found = Counter(str(one.change.direction) for one in review.changes)
    return {direction: found[direction] for direction in DIRECTIONS}


def approved(review: Review) -> int:
    """How many changes are approved."""
    return sum(one.approval is not None for one in review.changes)


def summary(review: Review) -> str:
    """The first sentence: how many changes there are, and which way they go."""
    if not review.changes:
        return "" if review.unread else say("changes.none")
    said = say("changes.counts", count=len(review.changes), **counts(review))
    accepted = approved(review)
    return said + (say("changes.counts-approved", count=accepted) if accepted else "")


def side_name(label: str) -> str:
    """Return the name of a side; the work tree has one in each language."""
    return say("diff.work-tree") if label == WORK_TREE else label


def title(review: Review) -> str:
    """What is compared with what."""
    return say("changes.title", base=side_name(review.base), head=side_name(review.head))


def labels(one: Reviewed) -> list[str]:
    """What sort of change it is: its weight, which way it goes, its kind, by how much."""
    change = one.change
    way = [] if change.direction == "none" else [say(DIRECTIONS[change.direction])]
    size = [] if change.size is None else [percent(change.size)]
    return [say(f"severity.{one.level.value}"), *way, say(f"kind.{change.kind}"), *size]


def percent(size: Decimal) -> str:
    """`−5.3%`, `+9%`."""
    text = print_number(abs(size).normalize())
    return f"{signs(size)}{text}%"


def signs(number: Decimal) -> str:
    """The sign of a difference; a minus as typographers have it."""
    return "+" if number > 0 else "−" if number < 0 else ""


def form_name(unit: str, form: str, several: bool) -> str:
    """The name of a form, with its unit where there are several."""
    return f"{unit}{_BETWEEN}{form}" if several and unit else form


def place(one: Reviewed) -> str:
    """Where it stands now, and where it stood before if that is elsewhere."""
    base, head = one.base, one.head
    if head is None:
        return "" if base is None else say("changes.was-at", place=_printed(base))
    if base is None or base == head:
        return _printed(head)
    if base.file == head.file:
        return _printed(head) + say("changes.was-on", line=base.line)
    return _printed(head) + say("changes.was-in", place=_printed(base))


def _printed(spot: Place) -> str:
    return f"{spot.file}:{spot.line}"


def approval(given: Approval) -> str:
    """Who accepted a change, why, and until when."""
    key = "changes.approved-by" if given.by else "changes.approved"
    until = "" if given.until is None else say("changes.until", date=given.until.isoformat())
    return say(key, by=given.by, reason=given.reason) + until


def tally_verdict(verdict: Verdict) -> str:
    """What is said of a form as a whole; empty for nothing."""
    return say(_VERDICTS[verdict]) if verdict else ""


def idle(one: Idle) -> str:
    """An approval that does nothing, and what to do with it."""
    given = one.approval
    until = "" if given.until is None else given.until.isoformat()
    key = "changes.idle-gone" if one.reason == "gone" else "changes.idle-expired"
    return say(key, file=one.file, fingerprint=given.fingerprint, reason=given.reason, date=until)


def unread(one: Unread) -> str:
    """A file that is not compared."""
    return say("changes.unread-base" if one.side == "base" else "changes.unread-head", file=one.file)


def verdict(review: Review) -> list[str]:
    """Whether the gate lets it through, and why not: a sentence for each reason."""
    said = []
    if review.failing:
        found = Counter(one.change.kind for one in review.failing)
        kinds = say("changes.between").join(
            say("changes.failing-kind", kind=say(f"kind.{kind}"), count=count)
            for kind, count in found.items()
        )
        count = len(review.failing)
        said.append(say("changes.failing", count=count, rule=review.fail_on, kinds=kinds))
    if review.unread:
        said.append(say("changes.failing-unread", count=len(review.unread)))
    if not said:
        key = "changes.passing" if review.fail_on else "changes.neutral"
        said.append(say(key, rule=review.fail_on))
    return said
