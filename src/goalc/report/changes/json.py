"""Changes for programs: one JSON object, version 1, as `schema/changes.schema.json` describes it.

Amounts are in 元, sizes in percent of the base, those of percentages in points; lines count from 1.
"""

from __future__ import annotations

import json
from decimal import Decimal

from goalc.changes.change import Changed
from goalc.changes.printing import text_of
from goalc.changes.review import Approval, Idle, Place, Review, Reviewed, Tally
from goalc.report.changes.money import total_money
from goalc.report.changes.words import count_approved, counts, side_name


def changes_json(review: Review) -> str:
    """Return the object as text, with a line feed at the end."""
    data = {
        "version": 1,
        "changes": [change_object(one) for one in review.changes],
        "summary": _summary(review),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def change_object(one: Reviewed) -> dict[str, object]:
    """Return the object of one change."""
    change = one.change
    return {
        "fingerprint": change.fingerprint,
        "kind": change.kind,
        "level": one.level.value,
        "direction": change.direction,
        "unit": change.unit,
        "project": change.form,
        "path": list(change.path),
        "before": _text(change.before),
        "after": _text(change.after),
        "size": None if change.size is None or change.size.points else _number(change.size.number),
        "points": _number(change.size.number) if change.size is not None and change.size.points else None,
        "base": _place(one.base),
        "head": _place(one.head),
        "approved": None if one.approval is None else {**_approval(one.approval), "own": bool(one.own)},
    }


def _summary(review: Review) -> dict[str, object]:
    total = total_money(review.tallies)
    return {
        "base": side_name(review.base),
        "head": side_name(review.head),
        **counts(review),
        "approved": count_approved(review),
        "forms": [_tally(tally) for tally in review.tallies],
        "projects": None if total is None else {"before": _number(total[0]), "after": _number(total[1])},
        "idle": [_idle(one) for one in review.idle],
        "unread": [one._asdict() for one in review.unread],
        "fail_on": review.fail_on,
        "failing": [one.change.fingerprint for one in review.failing],
        "passed": review.passed,
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "unit": tally.unit,
        "project": tally.form,
        "looser": tally.looser,
        "tighter": tally.tighter,
        "scope": tally.scope,
        "none": tally.other,
        "before": _number(tally.money_before),
        "after": _number(tally.money_after),
        "verdict": tally.verdict,
        "overall": tally.overall,
    }


def _idle(one: Idle) -> dict[str, object]:
    return {
        "fingerprint": one.approval.fingerprint,
        "why": one.reason,
        "file": one.file,
        **_approval(one.approval),
    }


def _approval(given: Approval) -> dict[str, object]:
    until = None if given.until is None else given.until.isoformat()
    return {"by": given.by, "reason": given.reason, "until": until}


def _text(value: Changed) -> str | None:
    return None if value is None else text_of(value)


def _place(place: Place | None) -> dict[str, object] | None:
    return None if place is None else place._asdict()


def _number(value: Decimal | None) -> int | float | None:
    """Return a number for JSON: whole ones exactly, others to the 15 digits that readers of JSON keep."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
