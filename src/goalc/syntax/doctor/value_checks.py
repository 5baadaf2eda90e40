"""Check the value of a line for signs that mean something to YAML but not to the writer.

In: a line taken apart. Out: the first mistake in reading order, if any.
"""

from __future__ import annotations

import re
from itertools import islice

from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.doctor.lines import YamlLine
from goalc.syntax.doctor.vocabulary import Vocabulary
from goalc.syntax.errors import error
from goalc.syntax.escapes import check_escapes
from goalc.syntax.events import locate_failure, open_events

_SIGNS = "%@`*&!,]}"
_HEADER = re.compile(r"[|>](?:[1-9][-+]?|[-+][1-9]?)?(?=[ \t]*(?:[ \t]#|[\r\n]|\Z))")
_AT_LEAST = re.compile(r">[ \t]*=[ \t]*")
_COLON = re.compile(r":(?=[ \t\r\n]|\Z)")
_FLOW_COLON = re.compile(r"(?<=[^\s:,\[\]{}\"']):(?=[^\s,\[\]{}])")
_MARK = re.compile(r"[-?](?=[ \t\r\n]|\Z)")
_LINE = re.compile(r"[^\r\n]*")
_BELOW = re.compile(r"(?:\r\n|\n|\r)( *)(?=[^ \r\n])")
_WORD = re.compile(r"\S+\Z")
_MAX_FLOW = 500
"""Maximum length of a text in brackets that is read by itself."""
_LOST = re.compile(r"[ \t]+(#[^\r\n]*)")


def check_value(source: SourceText, line: YamlLine, words: Vocabulary, joined: bool) -> Diagnostic | None:
    """Report the first mistake of a value; `joined`: the next line continues its text (then no edit)."""
    first = source.text[line.value : line.value + 1]
    if line.value >= line.stop or line.continues:
        return None
    if first in {"'", '"'}:
        return _check_quoted(source, line)
    if first in {"[", "{"}:
        return _check_brackets(source, line, joined)
    if first in {">", "|"}:
        return _check_block(source, line, joined)
    if first in _SIGNS or _MARK.match(source.text, line.value, line.stop + 1):
        key = "GC712.dash" if first == "-" else "GC712"
        return report_unquoted(source, key, line.value, line.end, joined)
    return _check_colon(source, line, words, joined) or _check_lost(source, line, joined)


def report_unquoted(source: SourceText, key: str, start: int, end: int, joined: bool) -> Diagnostic:
    """Return the finding for a value that needs quotes because of its first character."""
    text = source.text[start:end]
    edit = None if joined else (start, end, quote(text))
    return error(source, key, start, start + 1, edit=edit, found=text[:1], value=text, quoted=quote(text))


def quote(text: str) -> str:
    """Return the text in quotes that YAML reads back as the same text."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _check_block(source: SourceText, line: YamlLine, joined: bool) -> Diagnostic | None:
    text, start, end = source.text, line.value, line.end
    below = _BELOW.match(text, line.stop)
    joined = joined or (below is not None and len(below[1]) > line.column)
    header = _HEADER.match(text, start)
    if header is not None:
        return None if header.group().strip("|>+-") == "" else report_folded(source, start, header.end(), end)
    if text[start] == "|":
        return report_unquoted(source, "GC712", start, end, joined)
    at_least = _AT_LEAST.match(text, start, end)
    if at_least is None:
        return report_folded(source, start, start + 1, end, joined)
    behind = at_least.end()
    return error(
        source, "GC716", start, behind,
        edit=(start, behind, "≥"), value=text[start:end], mended="≥" + text[behind:end],
    )  # fmt: skip


def report_folded(source: SourceText, start: int, stop: int, end: int, joined: bool = False) -> Diagnostic:
    """Return the finding for `>5次`: YAML takes the `>` for the start of a text on the next lines."""
    value = source.text[start:end]
    edit = None if joined else (start, end, quote(value))
    return error(source, "GC716.over", start, stop, edit=edit, value=value, quoted=quote(value))


def _check_quoted(source: SourceText, line: YamlLine) -> Diagnostic | None:
    text, start = source.text, line.value
    if line.closed is None:
        return error(source, "GC714", start, start + 1, found=text[start], value=text[start : line.end])
    if text[start] == '"':
        for bad in islice(check_escapes(source, start, line.closed), 1):
            return bad
    behind, after = _rest_of_line(text, line.closed)
    if not after:
        return None
    one_line = line.closed <= line.stop
    whole = text[start : line.end]
    edit = (start, line.end, "'" + whole.replace("'", "''") + "'") if one_line else None
    return error(source, "GC714.after", behind, behind + len(after), edit=edit, found=after, value=whole)


def _rest_of_line(text: str, closed: int) -> tuple[int, str]:
    """Return the offset and text of what follows a closing character on its line, without a comment."""
    rest = _LINE.match(text, closed)
    line = rest.group() if rest else ""
    lost = line.find(" #")
    line = (line if lost < 0 else line[:lost]).rstrip()
    bare = line.lstrip()
    return closed + len(line) - len(bare), bare


def _check_brackets(source: SourceText, line: YamlLine, joined: bool) -> Diagnostic | None:
    text, start = source.text, line.value
    if line.closed is None:
        return report_unquoted(source, "GC712.open-bracket", start, line.end, joined)
    _, after = _rest_of_line(text, line.closed)
    if after:
        one_line = line.closed <= line.stop
        return report_unquoted(source, "GC712.bracket", start, line.end, joined or not one_line)
    colon = _FLOW_COLON.search(text, start, line.closed)
    if colon is not None and not _is_readable(text[start : line.closed]):
        return error(source, "GC713.bracket", colon.start(), colon.end(), value=text[start : line.closed])
    return None


def _is_readable(text: str) -> bool:
    """Return True if a text in brackets can be read by itself, so that the trouble is elsewhere."""
    if len(text) > _MAX_FLOW:
        return False
    pull = open_events(text)
    try:
        while pull() is not None:
            pass
    except Exception as problem:  # the parser's own errors; `locate_failure` raises all others again
        locate_failure(problem)
        return False
    return True


def _check_colon(source: SourceText, line: YamlLine, words: Vocabulary, joined: bool) -> Diagnostic | None:
    """Report a second colon in a line that already has a key."""
    text, start, end = source.text, line.value, line.end
    if line.colon is None:
        return None
    colon = _COLON.search(text, start, end + 1)
    if colon is None or colon.start() >= end:
        return None
    second = _WORD.search(text[start : colon.start()].rstrip()[-40:])
    if (
        second is not None
        and words.entry.match(second.group() + ":")
        and second.group() != text[start : colon.start()]
    ):
        place = colon.start() - len(second.group())
        return error(source, "GC713.two-keys", place, colon.end(), name=second.group())
    value = text[start:end]
    edit = None if joined else (start, end, quote(value))
    return error(
        source, "GC713", colon.start(), colon.end(), edit=edit,
        value=value, mended=text[start : colon.start()] + "：" + text[colon.end() : end].lstrip(),
    )  # fmt: skip


def _check_lost(source: SourceText, line: YamlLine, joined: bool) -> Diagnostic | None:
    """Report ` #` in the middle of a text that continues on the next line: YAML ends the text there."""
    lost = _LOST.match(source.text, line.end, line.stop)
    if lost is None or not joined or line.end == line.value:
        return None
    return error(source, "GC718.joined", lost.start(1), lost.end(1), found=lost[1])
