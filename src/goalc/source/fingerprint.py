"""Compute a fingerprint for each finding that survives edits elsewhere in its file.

In: diagnostics and the texts they refer to. Out: 32 hexadecimal digits per diagnostic, computed from the
file, the code, the line it points at (without the blanks around it), and its number among those that are
equal in these; not from line numbers, nor from sentences, which change with language and wording. A file is
known by its name in the messages. The values that a spec fills into a text of a library count too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from goalc.source.diagnostic import Diagnostic
from goalc.source.digest import digest_texts
from goalc.source.text import SourceText

_BYTES = 16
"""Number of bytes of a fingerprint."""


def fingerprints(diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText]) -> list[str]:
    """Return the fingerprint of each diagnostic, in their order; no two are the same."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in diagnostics:
        features: tuple[str, ...] = (diagnostic.file, diagnostic.code, _line(diagnostic, sources))
        if diagnostic.shared:
            features = (*features, diagnostic.shared)
        found.append(digest_texts((*features, str(seen[features])), _BYTES))
        seen[features] += 1
    return found


def _line(diagnostic: Diagnostic, sources: Mapping[str, SourceText]) -> str:
    source = sources.get(diagnostic.file)
    return "" if source is None else source.line(source.position(diagnostic.span.start).line).strip()
