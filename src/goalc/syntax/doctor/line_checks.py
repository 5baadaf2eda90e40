"""Check what stands before the value of a line: the indentation, the dash and the key.

In: a line taken apart. Out: the first mistake in reading order, if any.
"""

from __future__ import annotations

import re

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.doctor.lines import YamlLine
from goalc.syntax.doctor.vocabulary import BLANKS, Vocabulary
from goalc.syntax.errors import error

_INDENT = {"\t": "GC711.tab", "\u3000": "GC711.wide-space"}
_DASH = re.compile(rf"(?P<dash>[-－—–‐−•●·])(?P<blanks>[{BLANKS}]*)")
_SIGNS = "%@`*&!,]}|>"
_ODD_BLANK = re.compile(rf"[{BLANKS[1:]}]+")


def check_indentation(source: SourceText, line: YamlLine) -> Diagnostic | None:
    """Report a character that only looks like a space, before the first character of a line."""
    odd = _ODD_BLANK.search(source.text, line.start, line.first)
    if odd is None or line.continues:
        return None
    return report_odd_blank(source, odd.start(), odd.end())


def report_odd_blank(source: SourceText, start: int, end: int) -> Diagnostic:
    """Return the finding for such characters at `start:end`."""
    key = _INDENT.get(source.text[start], "GC711.odd-space")
    return error(source, key, start, end, count=end - start)


def check_dash(source: SourceText, line: YamlLine, words: Vocabulary, siblings: bool) -> Diagnostic | None:
    """Report a dash that YAML does not recognize: it has no space after it, or is another character.

    `siblings`: lines with a proper dash stand in the same column, so a dash is certainly meant here.
    """
    match = _DASH.match(source.text, line.content, line.stop)
    if match is None or match.end() == line.stop:
        return None
    dash, blanks = match["dash"], match["blanks"]
    known = words.entry.match(source.text, match.end(), line.stop)
    if not known and not (siblings and dash == "-" and not line.dashes and not line.continues):
        return None
    if dash == "-" and blanks[:1] == " ":
        return None
    key = "GC719" if dash == "-" and not blanks else "GC719.wide-space" if dash == "-" else "GC719.dash"
    return error(
        source,
        key,
        match.start(),
        match.end(),
        edit=(match.start(), match.end(), "- "),
        found=dash,
        text=source.text[match.end() : line.end],
    )


_COLONS = re.compile(r"[ \t]*[:：][:： \t]*")


def check_key(source: SourceText, line: YamlLine, words: Vocabulary) -> Diagnostic | None:
    """Report a known key without the colon and space that would make it a key."""
    text, place = source.text, line.content
    match = words.wide_colon.match(text, place, line.stop)
    if match is not None:
        return report_wide_colon(source, match, line.stop, line.end)
    # The pattern must see the line end: a colon right before it needs no space.
    match = words.no_space.match(text, place, line.stop + 1)
    if match is not None and match.end() < line.stop:
        return report_no_space(source, match, line.end)
    if line.colon is None and not line.continues:
        match = words.no_colon.match(text, place, line.stop)
        if match is not None:
            start, end = match.span("key")
            return error(
                source, "GC715.no-colon", start, end, name=match["key"], text=text[match.end() : line.end]
            )
    return None


def check_key_sign(source: SourceText, line: YamlLine) -> Diagnostic | None:
    """Report a sign before a key that means something to YAML."""
    start = line.content
    sign = source.text[start : start + 1]
    if line.colon is None or not sign or sign not in _SIGNS:
        return None
    name = source.text[start : line.colon]
    if sign == ":":
        return error(source, "GC707.no-key", start, start + 1)
    return error(source, "GC712.key", start, start + 1, found=sign, name=name, bare=name[1:].lstrip())


def report_wide_colon(source: SourceText, match: re.Match[str], stop: int, end: int) -> Diagnostic:
    """Return the finding for `名称：甲`; the line's text ends at `end`, the line at `stop`."""
    start, behind = match.span("colon")
    if twice := _report_colons(source, match["key"], start, behind, end):
        return twice
    # At the end of a line (`绩效指标：`) the colon needs no space.
    mend = ": " if behind < stop else ":"
    blanks = len(match["colon"]) - len(match["colon"].lstrip(BLANKS))
    place = start + blanks
    found = source.text[place]
    value = source.text[behind:end]
    key = "GC710" if value else "GC710.alone"
    return error(
        source, key, place, place + 1,
        edit=(start, behind, mend), name=match["key"], found=found, value=value,
    )  # fmt: skip


def report_no_space(source: SourceText, match: re.Match[str], end: int) -> Diagnostic:
    """Return the finding for `名称:甲`."""
    start, behind = match.span("colon")
    if twice := _report_colons(source, match["key"], start, behind, end):
        return twice
    value = source.text[behind:end]
    key = "GC715" if behind - start == 1 else "GC715.wide-space"
    return error(source, key, start, behind, edit=(start, behind, ": "), name=match["key"], value=value)


def _report_colons(source: SourceText, name: str, start: int, behind: int, end: int) -> Diagnostic | None:
    """Return the finding for `名称:: 甲` and `名称：：甲`, or None if there is one colon."""
    more = _COLONS.match(source.text, behind, end)
    if more is None:
        return None
    value = source.text[more.end() : end]
    mend = ": " if value else ":"
    return error(
        source, "GC715.twice", start, more.end(), edit=(start, more.end(), mend), name=name, value=value
    )
