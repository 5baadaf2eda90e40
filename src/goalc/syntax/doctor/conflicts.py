"""Find the marks of conflicts in a file whose two versions could not be merged.

In: a text. Out: one finding for each conflict, at its first mark. git's marks make the text unreadable; those
of `goalc merge` are comments around one value, with what the other version has instead.
"""

from __future__ import annotations

import re
from itertools import islice

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.errors import error
from goalc.syntax.limits import MAX_FINDINGS

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?(?=\r?$)|^={7}(?=\r?$)", re.MULTILINE)
_BEGIN = re.compile(r"^[ \t]*(# <{7}(?: ([^\r\n]*))?)\r?$", re.MULTILINE)
_END = re.compile(r"^[ \t]*(# >{7}(?: ([^\r\n]*))?)\r?$", re.MULTILINE)
_MIDDLE = re.compile(r"^[ \t]*# ={7}\r?$", re.MULTILINE)

CONFLICTS = frozenset(
    {
        "GC709.conflict",
        "GC709.mark",
        "GC709.undecided",
        "GC709.undecided-gone",
        "GC709.undecided-order",
        "GC709.undecided-removed",
    }
)
"""The keys of findings about conflicts, which no slip of the pen explains."""


def find_conflicts(source: SourceText) -> tuple[Diagnostic, ...]:
    """Return a finding for each conflict; marks that are left of one are told by themselves."""
    text = source.text
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "\n=======" not in text:
        return ()
    found: list[Diagnostic] = []
    is_open = False
    for mark in islice(_MARK.finditer(text), MAX_FINDINGS):
        sign = mark.group()[0]
        if sign == "<" or not is_open:
            found.append(error(source, "GC709.conflict", *mark.span(), text=mark.group()))
        is_open = sign == "<" or (is_open and sign != ">")
    return tuple(found) or _find_undecided(source)


def _find_undecided(source: SourceText) -> tuple[Diagnostic, ...]:
    """Return a finding for each conflict that is marked by comments; an outer one before those in it."""
    found: list[Diagnostic] = []
    marks = [*_BEGIN.finditer(source.text), *_END.finditer(source.text)]
    open_marks: list[re.Match[str]] = []
    for mark in sorted(marks, key=lambda mark: mark.start()):
        if mark.re is _BEGIN:
            open_marks.append(mark)
        elif open_marks:
            found.append(_undecided(source, open_marks.pop(), mark))
        else:
            found.append(error(source, "GC709.mark", *mark.span(1), text=mark[1]))
    found += [error(source, "GC709.mark", *mark.span(1), text=mark[1]) for mark in open_marks]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.span.start)[:MAX_FINDINGS])


def _undecided(source: SourceText, begin: re.Match[str], end: re.Match[str]) -> Diagnostic:
    """Return the finding of a conflict, with what both versions have."""
    middles = list(_MIDDLE.finditer(source.text, begin.end(), end.start()))
    if not middles:
        return error(source, "GC709.mark", *begin.span(1), text=begin[1])
    mine = source.text[begin.end() : middles[-1].start()].split("\n")
    theirs = source.text[middles[-1].end() : end.start()].split("\n")
    values = [line.strip() for line in mine if line.strip() and not line.strip().startswith("#")]
    comments = [_uncommented(line) for line in mine if line.strip()]
    other = [_uncommented(line) for line in theirs if line.strip()]
    key = "GC709.undecided"
    if comments and not values:
        key, values = "GC709.undecided-order", comments
    elif not values:
        key = "GC709.undecided-gone"
    elif not other:
        key = "GC709.undecided-removed"
    return error(
        source,
        key,
        *begin.span(1),
        ours=begin[2] or "",
        theirs=end[2] or "",
        value=" ".join(values),
        other=" ".join(other),
    )


def _uncommented(line: str) -> str:
    return line.strip().removeprefix("#").strip()
