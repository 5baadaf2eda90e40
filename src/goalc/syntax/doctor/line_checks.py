"""Mistakes before the value: in the indentation, the dash and the key of one line.

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
    """Something that looks like a space and is none, before the first character of a line."""
    odd = _ODD_BLANK.search(source.text, line.start, line.first)
    if odd is None or line.continues:
        return None
    return blank_as_indentation(source, odd.start(), odd.end())


def blank_as_indentation(source: SourceText, start: int, end: int) -> Diagnostic:
    """The finding for such characters at `start:end`."""
    key = _INDENT.get(source.text[start], "GC711.odd-space")
    return error(source, key, start, end, count=end - start)


def check_dash(source: SourceText, line: YamlLine, words: Vocabulary, siblings: bool) -> Diagnostic | None:
    """A dash that YAML does not see as one: no space behind it, or another character.

    `siblings`: lines with a proper dash stand in the same column, so one is certainly meant here.
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


def check_key(source: SourceText, line: YamlLine, words: Vocabulary) -> Diagnostic | None:
    """A known key without the colon and space that make it a key."""
    text, place = source.text, line.content
    match = words.wide_colon.match(text, place, line.stop)
    if match is not None:
        return wide_colon(source, match, line.stop, line.end)
    # The line end must be seen: behind it, nothing is missing.
    match = words.no_space.match(text, place, line.stop + 1)
    if match is not None and match.end() < line.stop:
        return no_space(source, match, line.end)
    if line.colon is None and not line.continues:
        match = words.no_colon.match(text, place, line.stop)
        if match is not None:
            start, end = match.span("key")
            return error(
                source, "GC715.no-colon", start, end, name=match["key"], text=text[match.end() : line.end]
            )
    return None


def check_key_sign(source: SourceText, line: YamlLine) -> Diagnostic | None:
    """A sign before a key that means something to YAML."""
    start = line.content
    sign = source.text[start : start + 1]
    if line.colon is None or not sign or sign not in _SIGNS:
        return None
    name = source.text[start : line.colon]
    if sign == ":":
        return error(source, "GC707.no-key", start, start + 1)
    return error(source, "GC712.key", start, start + 1, found=sign, name=name, bare=name[1:].lstrip())


def wide_colon(source: SourceText, match: re.Match[str], stop: int, end: int) -> Diagnostic:
    """The finding for `名称：甲`; the line's text ends at `end`, the line at `stop`."""
    start, behind = match.span("colon")
    # At the end of a line (`绩效指标：`) the colon needs no space.
    mend = ": " if behind < stop else ":"
    blanks = len(match["colon"]) - len(match["colon"].lstrip(BLANKS))
    place = start + blanks
    found = source.text[place]
    value = source.text[behind:end]
    variant = "" if value else ".alone"
    return error(
        source, f"GC710{variant}", place, place + 1,
        edit=(start, behind, mend), name=match["key"], found=found, value=value,
    )  # fmt: skip


def no_space(source: SourceText, match: re.Match[str], end: int) -> Diagnostic:
    """The finding for `名称:甲`."""
    start, behind = match.span("colon")
    value = source.text[behind:end]
    variant = "" if behind - start == 1 else ".wide-space"
    return error(
        source, f"GC715{variant}", start, behind, edit=(start, behind, ": "), name=match["key"], value=value
    )
