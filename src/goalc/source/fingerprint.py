"""Compute a fingerprint for each finding that survives edits elsewhere in its file.

In: diagnostics and the texts they refer to. Out: 32 hexadecimal digits per diagnostic, computed from the
file, the code, the line it points at (without the blanks around it), and its number among those that are
equal in these; not from line numbers, nor from sentences, which change with language and wording. A file is
known by its name in the messages. The values that a spec fills into a text of a library count too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText


def fingerprints(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> list[str]:
    """Return the fingerprint of each diagnostic, in their order; no two are the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in diagnostics:
        features: tuple[str, ...] = (diagnostic.file, diagnostic.code, _line(diagnostic, sources))
        if diagnostic.shared:
            features = (*features, diagnostic.shared)
        found.append(_digest(*features, str(seen[features])))
        seen[features] += 1
    return found


def _line(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    source = sources.get(diagnostic.file)
    return "" if source is None else source.line(source.position(diagnostic.span.start).line).strip()


def _digest(*features: str) -> str:
    # Each length keeps a feature from running into the next; a file's name may be undecodable.
    content = "".join(f"{len(feature)}:{feature}" for feature in features)
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
