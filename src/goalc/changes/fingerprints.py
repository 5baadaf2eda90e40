"""Stable identifiers of changes.

In: changes. Out: the same with 12 hexadecimal digits each, a digest of the kind, the owner, the path, and the
values before and after as the form prints them. Files, lines, levels and spelling do not enter it, so it is
the same after a rebase, a reformatting or a move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from goalc.changes.change import Change
from goalc.changes.printing import text_of
from goalc.source.digest import digest_texts

_OF_INDICATORS = (
    "indicator-",
    "target-",
    "definition-",
    "formula-",
    "sample-",
    "count-",
    "outcome-",
    "score-",
)
_BYTES = 6
"""Number of bytes of a fingerprint."""


def add_fingerprints(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes in their order, no two with the same fingerprint."""
    seen: Counter[tuple[str, ...]] = Counter()
    for change in changes:
        # An indicator is identified by its name; its levels are only its place.
        path = change.path[change.depth :] if change.kind.startswith(_OF_INDICATORS) else change.path
        values = text_of(change.before), text_of(change.after)
        features = (change.kind, change.unit, change.form, "\0".join(path), *values)
        yield replace(change, fingerprint=digest_texts((*features, str(seen[features])), _BYTES))
        seen[features] += 1
