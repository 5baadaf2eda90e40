"""Find the marks that git leaves in a file where two versions could not be merged.

In: a text. Out: one finding for each conflict, at its first mark.
"""

from __future__ import annotations

import re
from itertools import islice

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.errors import error
from goalc.syntax.limits import MAX_FINDINGS

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?(?=\r?$)|^={7}(?=\r?$)", re.MULTILINE)


def find_conflicts(source: SourceText) -> tuple[Diagnostic, ...]:
    """Return a finding for each conflict; marks that are left of one are told by themselves."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text and "\n=======" not in source.text:
        return ()
    found: list[Diagnostic] = []
    is_open = False
    for mark in islice(_MARK.finditer(source.text), MAX_FINDINGS):
        sign = mark.group()[0]
        if sign == "<" or not is_open:
            found.append(error(source, "GC709.conflict", *mark.span(), text=mark.group()))
        is_open = sign == "<" or (is_open and sign != ">")
    return tuple(found)
