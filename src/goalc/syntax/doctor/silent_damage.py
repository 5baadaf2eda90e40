"""Mistakes that YAML reads without complaint, and so changes or loses text.

In: a text that was read, its tree, and the texts that run over several lines. Out: findings.
A text without any of them costs three searches over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText
from goalc.syntax.doctor.line_checks import blank_as_indentation, no_space, wide_colon
from goalc.syntax.doctor.lines import BLOCK_AT_END
from goalc.syntax.doctor.value_checks import folded_number, quoted
from goalc.syntax.doctor.vocabulary import BLANKS, Vocabulary
from goalc.syntax.errors import error
from goalc.syntax.limits import MAX_FINDINGS
from goalc.syntax.tree import Mapping, Node, Scalar, Sequence

_CJK = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff‘’“”…—·"
)
_FOLD = re.compile(rf"[{_CJK}](?P<end>\r\n|\n|\r)[ \t]*(?=[{_CJK}])")
_HASH = re.compile(r" #[^\s#]")
_LOST = re.compile(r"[ \t]+(?P<lost>#[^\s#][^\r\n]*)")
_ODD_BLOCK = re.compile(r"[:-] +[>|][-+]?[1-9#]")
# libyaml takes `|#1` for a comment behind the sign.
_ODD_HEADER = re.compile(r"[>|][-+]?(?:[1-9][-+]?|#[^\r\n]*)")
_LINE = re.compile(r"[^\r\n]*")
_LINE_START = re.compile(r"[\r\n][ \t]*")
_DASHED_KEY = re.compile(rf"-[{BLANKS}]*")


def find_silent_damage(
    source: SourceText, root: Node, folded: Iterable[Scalar], words: Vocabulary
) -> Iterator[Diagnostic]:
    """What was read other than it was meant."""
    # A text that is the whole file may run over lines without indentation, so its length does not tell.
    for scalar in (root,) if isinstance(root, Scalar) else folded:
        yield from _in_folded(source, scalar, words)
    if _is_suspicious(source.text, words):
        yield from _in_tree(source, root, words)


def _is_suspicious(text: str, words: Vocabulary) -> bool:
    """Whether the tree is worth a walk; plain searches for characters come before the dearer patterns."""
    if (" #" in text and _HASH.search(text) is not None) or "\t#" in text:
        return True
    if (">" in text or "|" in text) and _ODD_BLOCK.search(text) is not None:
        return True
    first_line = "\n" + text[: text.find("\n") + 1 or None]
    return words.suspicious.search(first_line) is not None or words.suspicious.search(text) is not None


def _in_folded(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    """A key or list that the text above it swallowed, else a text that got spaces between its characters."""
    if not scalar.style:
        swallowed = tuple(islice(_swallowed(source, scalar, words), MAX_FINDINGS))
        yield from swallowed
        if swallowed or (
            _stands_alone(source.text, scalar.start) and _wrong_key(source, scalar.start, words)
        ):
            return
    yield from _joined(source, scalar)


def _swallowed(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    text = source.text
    # If the text itself should be a key, each line in it can be mended; else it has no place to go to.
    is_key = _stands_alone(text, scalar.start) and _wrong_key(source, scalar.start, words) is not None
    if is_key and BLOCK_AT_END.search(text[scalar.start : _line_stop(text, scalar.start)]):
        # With that key mended, the lines below are the text that they should be.
        return
    for line in _LINE_START.finditer(text, scalar.start, scalar.end):
        place = line.end()
        found = _wrong_key(source, place, words)
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


def _joined(source: SourceText, scalar: Scalar) -> Iterator[Diagnostic]:
    for fold in islice(_FOLD.finditer(source.text, scalar.start, scalar.end), 1):
        place = fold.start("end")
        around = source.text[max(scalar.start, place - 6) : place].split("\n")[-1].strip()
        after = source.text[fold.end() : min(scalar.end, fold.end() + 6)].split("\n")[0]
        yield error(
            source, "GC717", place - 1, place, severity=Severity.WARNING,
            before=around, after=after.strip(),
        )  # fmt: skip


def _wrong_key(source: SourceText, place: int, words: Vocabulary) -> Diagnostic | None:
    """A known key at `place` with a wrong colon."""
    text = source.text
    stop = _line_stop(text, place)
    match = words.wide_colon.match(text, place, stop)
    if match is not None:
        return wide_colon(source, match, stop, stop)
    match = words.no_space.match(text, place, stop)
    return no_space(source, match, stop) if match is not None else None


def _line_stop(text: str, place: int) -> int:
    stop = _LINE.match(text, place)
    return stop.end() if stop else place


def _in_tree(source: SourceText, root: Node, words: Vocabulary) -> Iterator[Diagnostic]:
    """Look at every key and value, in order, without recursion."""
    waiting: list[tuple[Node, bool]] = [(root, False)]
    while waiting:
        node, among_prose = waiting.pop()
        if isinstance(node, Mapping):
            for entry in node.entries:
                yield from _in_key(source, entry.key, words)
            waiting += [(entry.value, False) for entry in reversed(node.entries)]
        elif isinstance(node, Sequence):
            prose = any(_is_prose(item, words) for item in node.items)
            waiting += [(item, prose) for item in reversed(node.items)]
        else:
            yield from _in_scalar(source, node, words, among_prose)


def _is_prose(node: Node, words: Vocabulary) -> bool:
    return isinstance(node, Scalar) and words.entry.match(node.text) is None


def _in_key(source: SourceText, key: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    if key.style:
        return
    blanks = len(key.text) - len(key.text.lstrip(BLANKS))
    if blanks:
        yield blank_as_indentation(source, key.start, key.start + blanks)
        return
    dash = _DASHED_KEY.match(key.text)
    if dash is not None and (len(dash.group()) > 1 or words.entry.fullmatch(key.text[dash.end() :] + ":")):
        variant = "GC719" if len(dash.group()) == 1 else "GC719.wide-space"
        start, end = key.start, key.start + dash.end()
        yield error(
            source, variant, start, end, edit=(start, end, "- "), found="-", text=key.text[dash.end() :]
        )
        return
    # `名称：甲: 乙` and `名称:甲: 乙`: the second colon made a key of it all.
    found = _wrong_key(source, key.start, words)
    if found is not None and found.span.start < key.end:
        yield found


def _in_scalar(
    source: SourceText, scalar: Scalar, words: Vocabulary, among_prose: bool
) -> Iterator[Diagnostic]:
    if scalar.style in {">", "|"}:
        header = _ODD_HEADER.match(source.text, scalar.start)
        if header is not None and not scalar.text:
            stop = scalar.start + 1 if "#" in header.group() else header.end()
            yield folded_number(source, scalar.start, stop, header.end())
    elif not scalar.style:
        alone = not among_prose and _stands_alone(source.text, scalar.start)
        entry = tuple(_instead_of_entry(source, scalar, words)) if alone else ()
        yield from entry or _lost_behind(source, scalar)


def _lost_behind(source: SourceText, scalar: Scalar) -> Iterator[Diagnostic]:
    """`3 #楼`: YAML takes the end for a comment."""
    lost = _LOST.match(source.text, scalar.end)
    if lost is None:
        return
    variant = "" if scalar.text else ".whole"
    whole = quoted(f"{scalar.text} {lost['lost']}".strip())
    yield error(
        source, f"GC718{variant}", *lost.span("lost"), severity=Severity.WARNING,
        found=lost["lost"], value=scalar.text, quoted=whole,
    )  # fmt: skip


def _instead_of_entry(source: SourceText, scalar: Scalar, words: Vocabulary) -> Iterator[Diagnostic]:
    """A text on a line of its own that was meant to be a key and a value, or an item."""
    start, text = scalar.start, source.text
    dash = _DASHED_KEY.match(text, start)
    if dash is not None and words.entry.match(text, dash.end()) is not None:
        item, edit = text[dash.end() : scalar.end], (start, dash.end(), "- ")
        yield error(source, "GC719", start, dash.end(), edit=edit, found="-", text=item)
        return
    found = _wrong_key(source, start, words)
    if found is not None:
        yield found


def _stands_alone(text: str, place: int) -> bool:
    """Only indentation and dashes before it on its line."""
    while place and text[place - 1] in " -":
        place -= 1
    return not place or text[place - 1] in "\r\n"
