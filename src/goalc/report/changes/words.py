"""The words that all reports of changes share: counts, names, places, approvals, the verdict.

In: a review, or a part of it. Out: text in the current language, one line each, not yet escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from goalc.changes.change import Change
from goalc.changes.review import WORK_TREE, Idle, Place, Review, Reviewed, Unread, Verdict
from goalc.changes.sizes import Size
from goalc.messages.catalogue import say
from goalc.model.amount import print_number
from goalc.report.changes.kind_names import kind_name
from goalc.report.severity import severity_name
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
_IDLE: Mapping[str, str] = {
    "gone": "changes.idle-gone",
    "expired": "changes.idle-expired",
    "own": "changes.idle-own",
}
_BETWEEN = " › "


class ShownChange(NamedTuple):
    """A change with what depends on the whole review: its subject, and whether it fails the gate."""

    reviewed: Reviewed
    subject: str
    fails: bool


class ChangeGroup(NamedTuple):
    """Changes under one heading; `pressing`: they need attention."""

    title: str
    changes: Sequence[ShownChange]
    pressing: bool

    @property
    def heading(self) -> str:
        """The title with the number of changes."""
        return heading(self.title, len(self.changes))


def heading(title: str, count: int) -> str:
    """Return a title with the number of items below it."""
    return say("changes.heading", title=title, count=count)


def groups(review: Review) -> list[ChangeGroup]:
    """Return the changes that need attention, then the others, both in the order of risk."""
    every = shown_changes(review)
    pressing = [one for one in every if _is_pressing(one.reviewed)]
    rest = [one for one in every if not _is_pressing(one.reviewed)]
    attention = ChangeGroup(say("changes.attention"), pressing, True)
    return [group for group in (attention, ChangeGroup(say("changes.rest"), rest, False)) if group.changes]


def _is_pressing(one: Reviewed) -> bool:
    return one.approval is None and one.level is not Severity.INFO


def shown_changes(review: Review) -> list[ShownChange]:
    """Return all changes in the order of risk; units are named if there are several."""
    several = len({one.change.unit for one in review.changes} - {""}) > 1
    failing = {one.change.fingerprint for one in review.failing}
    return [
        ShownChange(one, _subject(one.change, several), one.change.fingerprint in failing)
        for one in review.changes
    ]


def _subject(change: Change, several: bool) -> str:
    if change.kind.startswith("gate-"):
        return _BETWEEN.join(change.path)
    unit = [change.unit] if several and change.unit else []
    return _BETWEEN.join([*unit, change.form or say("changes.cover"), *change.path])


def counts(review: Review) -> dict[str, int]:
    """Count the changes by direction."""
    found = Counter(str(one.change.direction) for one in review.changes)
    return {direction: found[direction] for direction in DIRECTIONS}


def count_approved(review: Review) -> int:
    """Count the approved changes."""
    return sum(one.approval is not None for one in review.changes)


def summary(review: Review) -> str:
    """Return the first sentence: the number of changes in all and by direction."""
    if not review.changes:
        return "" if review.unread else say("changes.none")
    said = say("changes.counts", count=len(review.changes), **counts(review))
    accepted, own = count_approved(review), sum(bool(one.own) for one in review.changes)
    said += say("changes.counts-approved", count=accepted) if accepted else ""
    return said + (say("changes.counts-own", count=own) if own else "")


def side_name(label: str) -> str:
    """Return the name of a side; the work tree has one in each language."""
    return say("diff.work-tree") if label == WORK_TREE else label


def title(review: Review) -> str:
    """Return the title: the two sides that are compared."""
    return say("changes.title", base=side_name(review.base), head=side_name(review.head))


def labels(one: Reviewed) -> list[str]:
    """Return the words for a change's level, direction, kind and size, as far as it has them."""
    change = one.change
    way = [] if change.direction == "none" else [say(DIRECTIONS[change.direction])]
    size = [] if change.size is None else [size_text(change.size)]
    return [severity_name(one.level), *way, kind_name(change.kind), *size]


def size_text(size: Size) -> str:
    """Return a size with its sign: `−5 百分点` of a percentage, else in percent: `−20%`, `+9%`."""
    text = sign_of(size.number) + print_number(abs(size.number).normalize())
    return say("changes.points", number=text) if size.points else f"{text}%"


def sign_of(number: Decimal) -> str:
    """Return the sign of a difference, with a typographic minus; empty for zero."""
    return "+" if number > 0 else "−" if number < 0 else ""


def form_name(unit: str, form: str, several: bool) -> str:
    """Return the name of a form, with its unit if there are several units."""
    return f"{unit}{_BETWEEN}{form}" if several and unit else form


def place(one: Reviewed) -> str:
    """Return the place of a change now, and its place before if that differs."""
    base, head = one.base, one.head
    if head is None:
        return "" if base is None else say("changes.was-at", place=_print_place(base))
    if base is None or base == head:
        return _print_place(head)
    if base.file == head.file:
        return _print_place(head) + say("changes.was-on", line=base.line)
    return _print_place(head) + say("changes.was-in", place=_print_place(base))


def _print_place(spot: Place) -> str:
    return f"{spot.file}:{spot.line}"


def approval(one: Reviewed) -> str:
    """Return who accepted a change, why, until when, and if that is its author; empty for none."""
    given = one.approval
    if given is None:
        return ""
    key = "changes.approved-by" if given.by else "changes.approved"
    until = "" if given.until is None else say("changes.until", date=given.until.isoformat())
    own = say("changes.approved-own", name=one.own) if one.own else ""
    return say(key, by=given.by, reason=given.reason) + until + own


def tally_verdict(verdict: Verdict) -> str:
    """Return the verdict on a form as a whole; empty for none."""
    return say(_VERDICTS[verdict]) if verdict else ""


def idle_line(one: Idle) -> str:
    """Return the line about an approval without effect, and what to do with it."""
    given = one.approval
    until = "" if given.until is None else given.until.isoformat()
    return say(
        _IDLE[one.reason],
        file=one.file,
        fingerprint=given.fingerprint,
        reason=given.reason,
        date=until,
        name=one.author,
    )


def unread_line(one: Unread) -> str:
    """Return the line about a file that is not compared."""
    return say("changes.unread-base" if one.side == "base" else "changes.unread-head", file=one.file)


def verdict(review: Review) -> list[str]:
    """Return the verdict of the gate: a sentence for each reason to fail, or one that it passes."""
    said = []
    if review.failing:
        found = Counter(one.change.kind for one in review.failing)
        kinds = say("changes.between").join(
            say("changes.failing-kind", kind=kind_name(kind), count=count) for kind, count in found.items()
        )
        count = len(review.failing)
        key = "changes.failing-years" if review.years else "changes.failing"
        said.append(say(key, count=count, rule=review.fail_on, kinds=kinds))
    if review.unread:
        said.append(say("changes.failing-unread", count=len(review.unread)))
    if not said:
        key = "changes.passing" if review.fail_on else "changes.neutral"
        said.append(say(key, rule=review.fail_on))
    return said
