"""A name for each change that outlives what does not matter to it.

In: changes. Out: the same with 12 hexadecimal digits each, made of the kind, whose it is, what of it,
and what stood and stands there as the form prints it; so not of files, lines, levels or spelling, and the
same after a rebase, a reformatting or a move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from goalc.diff.change import Change
from goalc.diff.printing import text_of

_OF_INDICATORS = ("indicator-", "target-", "definition-", "formula-")


def with_fingerprints(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes in their order, no two with the same fingerprint."""
    seen: Counter[tuple[str, ...]] = Counter()
    for change in changes:
        # An indicator is known by its name: its levels are where it stands.
        path = change.path[2:] if change.kind.startswith(_OF_INDICATORS) else change.path
        values = text_of(change.before), text_of(change.after)
        features = (change.kind, change.unit, change.form, "\0".join(path), *values)
        yield replace(change, fingerprint=_digest(*features, str(seen[features])))
        seen[features] += 1


def _digest(*features: str) -> str:
    # With its length before it, no feature can run into the next.
    content = "".join(f"{len(feature)}:{feature}" for feature in features)
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
