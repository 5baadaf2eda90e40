"""A line for each form: how many changes of each direction, and what became of its money.

In: a review. Out: lines of text, such as `拘押场所经费：3 放宽，钱不变`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from goalc.changes.review import Review, Tally
from goalc.messages.catalogue import say
from goalc.model.amount import in_unit, print_number
from goalc.report.changes import words
from goalc.report.diagnostics.text import make_printable

_COUNTS: Mapping[str, str] = {
    "looser": "summary.looser",
    "tighter": "summary.tighter",
    "scope": "summary.scope",
    "none": "summary.other",
}

_PRESENCES: Mapping[str, str] = {"added": "summary.added", "removed": "summary.removed"}


def total_lines(review: Review) -> Iterator[str]:
    """Yield a line for each form with changes, then one for the changes of no form."""
    several = len({tally.unit for tally in review.tallies}) > 1
    rest = words.counts(review)
    for tally in review.tallies:
        counts = _counts(tally)
        rest = {way: count - counts[way] for way, count in rest.items()}
        presence = [say(_PRESENCES[tally.presence])] if tally.presence else []
        parts = [*presence, *_said(counts), *_money(tally)]
        yield _line(words.form_name(tally.unit, tally.form, several), parts)
    if any(rest.values()):
        yield _line(say("summary.rest"), _said(rest))


def summary_report(review: Review) -> Iterator[str]:
    """Yield these lines alone, and the verdict of a gate that was asked for or that cannot pass."""
    if not review.changes and not review.unread:
        yield words.summary(review)
    yield from total_lines(review)
    if review.fail_on or not review.passed:
        yield from map(make_printable, words.verdict(review))


def _line(name: str, parts: list[str]) -> str:
    return make_printable(say("summary.line", name=name, what=say("changes.between").join(parts)))


def _counts(tally: Tally) -> dict[str, int]:
    return {"looser": tally.looser, "tighter": tally.tighter, "scope": tally.scope, "none": tally.other}


def _said(counts: Mapping[str, int]) -> list[str]:
    return [say(_COUNTS[way], count=count) for way, count in counts.items() if count]


def _money(tally: Tally) -> list[str]:
    """Return what became of the money; nothing for a form that states none."""
    if tally.money_before is None and tally.money_after is None:
        return []
    difference = (tally.money_after or Decimal(0)) - (tally.money_before or Decimal(0))
    if not difference:
        return [say("summary.money-same")]
    key = "summary.money-more" if difference > 0 else "summary.money-less"
    return [say(key, amount=print_number(in_unit(abs(difference), "万元")))]
