"""Find mistakes that YAML reads without complaint, so that it changes or loses text.

In: a text that was read, its tree, and the texts in it that span several lines. Out: findings.
A text without such mistakes costs three searches over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText
from goalc.syntax.doctor.gather import MAX_COLLECTED
from goalc.syntax.doctor.line_checks import report_no_space, report_odd_blank, report_wide_colon
from goalc.syntax.doctor.lines import BLOCK_AT_END
from goalc.syntax.doctor.value_checks import quote, report_folded
from goalc.syntax.doctor.vocabulary import BLANKS, Vocabulary
from goalc.syntax.errors import error
from goalc.syntax.tree import Mapping, Node, Scalar, Sequence

# YAML puts a blank in the place of a line break. Between words of English it is right; next to anything else,
# as in a cell of a sheet that has two lines, it is not what was written.
_FOLD = re.compile(r"(?P<before>[^\s\\])[ \t]*(?P<end>\r\n|\n|\r)[ \t]*(?=(?P<after>[^\s]))")
_ENGLISH_END = re.compile(r"[A-Za-z,.;:!?)'\"]")
_ENGLISH_START = re.compile(r"[A-Za-z('\"]")
_HASH = re.compile(r" #[^\s#]")
_LOST = re.compile(r"[ \t]+(?P<lost>#[^\s#][^\r\n]*)")
_ODD_BLOCK = re.compile(r"[:-] +[>|][-+]?[1-9#]")
# libyaml takes `|#1` for a sign and a comment.
_ODD_HEADER = re.compile(r"[>|][-+]?(?:[1-9][-+]?|#[^\r\n]*)")
_LINE = re.compile(r"[^\r\n]*")
_LINE_START = re.compile(r"[\r\n][ \t]*")
_DASHES = re.compile(r"(?:- +)*")
_DASHED_KEY = re.compile(rf"-[{BLANKS}]*")


def find_silent_damage(
    source: SourceText, root: Node, folded: Iterable[Scalar], words: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield a finding for each text that was read differently from how it was meant."""
    # A text that is the whole file can span lines without indentation, which its length does not show.
    for scalar in (root,) if isinstance(root, Scalar) else folded:
        yield from _check_folded(source, scalar, words)
    if _is_suspicious(source.text, words):
        yield from _check_tree(source, root, words)


def _is_suspicious(text: str, words: Vocabulary) -> bool:
    """Return True if the tree needs a walk; cheap searches for characters come before the patterns."""
    if (" #" in text and _HASH.search(text) is not None) or "\t#" in text:
        return True
    if (">" in text or "|" in text) and _ODD_BLOCK.search(text) is not None:
        return True
    first_line = "\n" + text[: text.find("\n") + 1 or None]
    return words.suspicious.search(first_line) is not None or words.suspicious.search(text) is not None


def _check_folded(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    """Yield what the text swallowed (keys, a list), else the first place where it got a space inside."""
    if not scalar.style:
        swallowed = tuple(islice(_find_swallowed(source, scalar, words), MAX_COLLECTED))
        yield from swallowed
        if swallowed or (
            _is_first_on_line(source.text, scalar.start) and _find_wrong_colon(source, scalar.start, words)
        ):
            return
    yield from _find_joined(source, scalar)


def _find_swallowed(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    text = source.text
    # If the text itself is a key gone wrong, each line in it can be mended; else it has nowhere to go.
    is_key = (
        _is_first_on_line(text, scalar.start) and _find_wrong_colon(source, scalar.start, words) is not None
    )
    if is_key and BLOCK_AT_END.search(text[scalar.start : _line_stop(text, scalar.start)]):
        # Once that key is mended, the lines below are the block text that they were meant to be.
        return
    for line in _LINE_START.finditer(text, scalar.start, scalar.end):
        place = line.end()
        dashes = _DASHES.match(text, place) if is_key else None
        found = _find_wrong_colon(source, dashes.end() if dashes else place, words)
        if found is not None:
            yield found if is_key else replace(found, edits=())
        elif text.startswith("- ", place) and not is_key:
            start = scalar.start
            if text.startswith("-", start):
                first = text[start + 1 : min(_line_stop(text, start), scalar.end)]
                yield error(
                    source, "GC719", start, start + 1, edit=(start, start + 1, "- "), found="-", text=first
                )
            else:
                item = text[place : _line_stop(text, place)]
                yield error(source, "GC717.list", place, place + 1, severity=Severity.WARNING, item=item)
            return


def _is_english(fold: re.Match[str]) -> bool:
    letter, digit = re.match("[A-Za-z]", fold["before"]), re.match("[0-9]", fold["after"])
    start = _ENGLISH_START.match(fold["after"]) or (letter and digit)
    return bool(_ENGLISH_END.match(fold["before"]) and start)


def _find_joined(source: SourceText, scalar: Scalar) -> Iterator[Diagnostic]:
    # What stands behind the sign of a block text is a comment.
    begin = _line_stop(source.text, scalar.start) if scalar.style == ">" else scalar.start
    folds = _FOLD.finditer(source.text, begin, scalar.end)
    for fold in islice((fold for fold in folds if not _is_english(fold)), 1):
        place = fold.end("before")
        around = source.text[max(scalar.start, place - 6) : place].split("\n")[-1].strip()
        after = source.text[fold.end() : min(scalar.end, fold.end() + 6)].split("\n")[0]
        yield error(
            source, "GC717", place - 1, place, severity=Severity.WARNING,
            before=around, after=after.strip(),
        )  # fmt: skip


def _find_wrong_colon(source: SourceText, place: int, words: Vocabulary) -> Diagnostic | None:
    """Return the finding for a known key with a wrong colon at `place`, if there is one."""
    text = source.text
    stop = _line_stop(text, place)
    match = words.wide_colon.match(text, place, stop)
    if match is not None:
        return report_wide_colon(source, match, stop, stop)
    match = words.no_space.match(text, place, stop)
    return report_no_space(source, match, stop) if match is not None else None


def _line_stop(text: str, place: int) -> int:
    stop = _LINE.match(text, place)
    return stop.end() if stop else place


def _check_tree(source: SourceText, root: Node, words: Vocabulary) -> Iterator[Diagnostic]:
    """Check every key and value, in order, without recursion."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, among_prose = waiting.pop()
        if isinstance(node, Mapping):
            for entry in node.entries:
                yield from _check_key(source, entry.key, words)
            waiting += [(entry.value, False) for entry in reversed(node.entries)]
        elif isinstance(node, Sequence):
            prose = any(_is_prose(item, words) for item in node.items)
            waiting += [(item, prose) for item in reversed(node.items)]
        else:
            yield from _check_scalar(source, node, words, among_prose)


def _is_prose(node: Node, words: Vocabulary) -> bool:
    return isinstance(node, Scalar) and words.entry.match(node.text) is None


def _check_key(source: SourceText, key: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    if key.style:
        return
    blanks = len(key.text) - len(key.text.lstrip(BLANKS))
    if blanks:
        yield report_odd_blank(source, key.start, key.start + blanks)
        return
    dash = _DASHED_KEY.match(key.text)
    if dash is not None and (len(dash.group()) > 1 or words.entry.fullmatch(key.text[dash.end() :] + ":")):
        code = "GC719" if len(dash.group()) == 1 else "GC719.wide-space"
        start, end = key.start, key.start + dash.end()
        yield error(source, code, start, end, edit=(start, end, "- "), found="-", text=key.text[dash.end() :])
        return
    # `名称：甲: 乙` and `名称:甲: 乙`: the second colon made all of it a key.
    found = _find_wrong_colon(source, key.start, words)
    if found is not None and found.span.start < key.end:
        yield found


def _check_scalar(
    source: SourceText, scalar: Scalar, words: Vocabulary, among_prose: bool
) -> Iterator[Diagnostic]:
    if scalar.style in {">", "|"}:
        header = _ODD_HEADER.match(source.text, scalar.start)
        if header is not None and not scalar.text:
            stop = scalar.start + 1 if "#" in header.group() else header.end()
            yield report_folded(source, scalar.start, stop, header.end())
    elif not scalar.style:
        alone = not among_prose and _is_first_on_line(source.text, scalar.start)
        entry = tuple(_find_failed_entry(source, scalar, words)) if alone else ()
        yield from entry or _find_lost(source, scalar)


def _find_lost(source: SourceText, scalar: Scalar) -> Iterator[Diagnostic]:
    """Yield a finding for `3 #楼`: YAML takes the end for a comment."""
    lost = _LOST.match(source.text, scalar.end)
    if lost is None:
        return
    key = "GC718" if scalar.text else "GC718.whole"
    whole = quote(f"{scalar.text} {lost['lost']}".strip())
    yield error(
        source, key, *lost.span("lost"), severity=Severity.WARNING,
        found=lost["lost"], value=scalar.text, quoted=whole,
    )  # fmt: skip


def _find_failed_entry(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a finding for a text on its own line that was meant as a key with a value, or as an item."""
    start, text = scalar.start, source.text
    dash = _DASHED_KEY.match(text, start)
    if dash is not None and words.entry.match(text, dash.end()) is not None:
        item, edit = text[dash.end() : scalar.end], (start, dash.end(), "- ")
        yield error(source, "GC719", start, dash.end(), edit=edit, found="-", text=item)
        return
    found = _find_wrong_colon(source, start, words)
    if found is not None:
        yield found


def _is_first_on_line(text: str, place: int) -> bool:
    """Return True if only indentation and dashes stand before `place` on its line."""
    while place and text[place - 1] in " -":
        place -= 1
    return not place or text[place - 1] in "\r\n"
