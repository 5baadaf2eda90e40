"""Replace the indentation by TABs, full-width or other odd blanks with spaces.

In: the findings about such blanks, and edits of other mistakes. Out: the findings with edits, if some width
of these blanks puts the whole text right; else as they were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goalc.source.diagnostic import Diagnostic, Edit
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText, Span
from goalc.syntax.doctor.repair import MAX_LENGTH, Parents, Read, find_misplaced
from goalc.syntax.doctor.vocabulary import BLANKS

ODD_BLANKS = frozenset({"GC711.tab", "GC711.wide-space", "GC711.odd-space"})
_WIDTHS = (2, 4, 1, 8, 3, 6)
"""Numbers of spaces that a TAB or a full-width blank may stand for, the likely ones first."""
_RUN = re.compile(rf"[{BLANKS}]*")
_DOUBLE = "\t\u3000"


def mend_blanks(
    source: SourceText, findings: Sequence[Diagnostic], others: Sequence[Edit], parents: Parents, read: Read
) -> list[Diagnostic]:
    """Return the findings, those about odd blanks with edits if these make the text right."""
    odd = [finding for finding in findings if finding.key in ODD_BLANKS]
    if not odd or len(source.text) > MAX_LENGTH:
        return list(findings)
    best: tuple[int, list[Edit]] | None = None
    for width in _WIDTHS:
        edits = [_spaces(source, finding, width) for finding in odd]
        tree = read(apply_edits(source.text, (*others, *edits)))
        misplaced = 0 if tree is None else len(find_misplaced(tree, parents))
        if tree is not None and (best is None or misplaced < best[0]):
            best = misplaced, edits
    if best is None:
        return list(findings)
    mended = {id(finding): edit for finding, edit in zip(odd, best[1], strict=True)}
    return [replace(f, edits=(mended[id(f)],)) if id(f) in mended else f for f in findings]


def _spaces(source: SourceText, finding: Diagnostic, width: int) -> Edit:
    """Return the edit of the whole indentation of a finding's line."""
    text, start = source.text, finding.span.start
    while start and text[start - 1] not in "\r\n":
        start -= 1
    run = _RUN.match(text, start)
    end = run.end() if run else start
    count = sum(width if character in _DOUBLE else 1 for character in text[start:end])
    return Edit(source.name, Span(start, end), " " * count)
