"""The history of a spec's targets, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from goalc.changes.change import Change
from goalc.changes.printing import text_of
from goalc.changes.review import Past, Reviewed
from goalc.messages.catalogue import say
from goalc.report.changes.json import change_object
from goalc.report.changes.words import labels
from goalc.report.diagnostics.text import make_printable


def log_text(history: Iterable[Past]) -> Iterator[str]:
    """Yield a heading per commit, its changes below, and an empty line."""
    for past in history:
        yield make_printable(f"{past.date[:10]} {past.author} {past.commit[:10]} {past.subject}")
        if past.unread:
            yield f"  {say('log.unread', count=past.unread)}"
        for one in past.changes:
            yield make_printable(f"  {'  '.join(labels(one)[1:])}  {brief(one)}")
        yield ""


def brief(one: Reviewed) -> str:
    """Summarize a change on one line: `拘押场所经费 › 监所安全检查 ≥5次 → ≥3次`."""
    change = one.change
    return f"{change.form} › {_brief(change)}" if change.form and change.path else _brief(change)


def _brief(change: Change) -> str:
    before, after = (" ".join(text_of(value).split()) for value in (change.before, change.after))
    if change.before is None or change.after is None:
        return before or after
    subject = change.indicator[change.depth :] or change.path[-1:] or (change.form or change.unit,)
    return f"{before} → {after}" if subject[0] == before else f"{subject[0]} {before} → {after}"


def log_json(history: Iterable[Past]) -> str:
    """Return an object with the commits as JSON text, with a line feed at the end."""
    commits = [
        {
            "commit": past.commit,
            "author": past.author,
            "date": past.date,
            "subject": past.subject,
            "changes": [change_object(one) for one in past.changes],
            "unread": past.unread,
        }
        for past in history
    ]
    return json.dumps({"version": 1, "commits": commits}, ensure_ascii=False, indent=2) + "\n"
