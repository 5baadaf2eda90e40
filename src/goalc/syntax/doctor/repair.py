"""Find the repair of an indentation: the one change of blanks after which every known key is at its place.

In: a text, edits of other mistakes in it, and under which keys each known key stands. Out: the finding at the
line that slipped, with its edit, or None if no single change mends the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic, Edit
from goalc.source.edits import apply_edits
from goalc.source.text import SourceText, Span
from goalc.syntax.errors import error
from goalc.syntax.tree import Mapping as MappingNode
from goalc.syntax.tree import Node, Scalar

Parents = Mapping[str, Collection[str]]
"""The keys that each known key may stand under, with `ITEM` for an item of a list; "" for the first level."""
ITEM = "[]"
Read = Callable[[str], Node | None]
"""A function that reads a text as a tree; None if anything in it is wrong."""
MAX_LENGTH = 60_000
"""Maximum length of a text that is repaired."""
_MAX_SLIP = 4
"""Maximum number of blanks too many or too few."""
_MAX_TRIES = 800
"""Maximum number of changes that are tried."""
_MAX_READ = 4_000_000
"""Maximum number of characters that are read for all changes together."""
_BEFORE = 14
"""Number of lines before the first finding that may have caused it."""
_LINE = re.compile(r"^( *)((?:- +)*)([^\s#][^\r\n]*)", re.MULTILINE)
_KEY = re.compile(r"[^\s:：]+")


class _Line(NamedTuple):
    start: int
    indent: int
    dashes: str
    text: str


class _Repair(NamedTuple):
    cost: tuple[int, int, int]
    line: _Line
    want: int
    edits: tuple[Edit, ...]
    dash: bool


def find_repair(
    source: SourceText, spans: Sequence[Span], others: Sequence[Edit], parents: Parents, read: Read
) -> Diagnostic | None:
    """Return the finding for the line that slipped; `spans` are the places where it was noticed."""
    if not parents or len(source.text) > MAX_LENGTH or not spans:
        return None
    lines = [_Line(m.start(), len(m[1]), m[2], m[3]) for m in _LINE.finditer(source.text)]
    first, last = min(spans).start, max(spans).start
    near = [number for number, line in enumerate(lines) if line.start <= last + 1]
    begin = max((number for number in near if lines[number].start <= first), default=0)
    numbers = range(max(0, begin - _BEFORE), min(len(near) + 1, len(lines)))
    best: _Repair | None = None
    tries = min(_MAX_TRIES, _MAX_READ // max(1, len(source.text)))
    for repair in islice(_list_candidates(source, lines, numbers, spans, parents), tries):
        if best is not None and repair.cost >= best.cost:
            continue
        tree = read(apply_edits(source.text, (*others, *repair.edits)))
        if tree is not None and not find_misplaced(tree, parents):
            best = repair
    return None if best is None else _report(source, lines, best)


def find_misplaced(tree: Node, parents: Parents) -> list[Span]:
    """Return the known keys that stand under a key that they do not belong to."""
    found: list[Span] = []
    waiting: list[tuple[Node, str]] = [(tree, "")]
    while waiting:
        node, parent = waiting.pop()
        if isinstance(node, MappingNode):
            for entry in node.entries:
                allowed = parents.get(entry.key.text)
                if allowed is not None and parent not in allowed:
                    found.append(entry.key.span)
                waiting.append((entry.value, entry.key.text))
        elif not isinstance(node, Scalar):
            waiting += [(item, parent + ITEM) for item in node.items]
    return found


def _list_candidates(
    source: SourceText, lines: Sequence[_Line], numbers: range, spans: Sequence[Span], parents: Parents
) -> Iterator[_Repair]:
    columns = sorted({line.indent for line in lines} | {line.indent + len(line.dashes) for line in lines})
    for number in numbers:
        line = lines[number]
        if not line.dashes and _name(line) not in parents:
            # A text that stands alone may belong anywhere.
            continue
        below = _count_below(lines, number)
        # Of two changes that are as small, the one nearer to what was noticed is meant.
        far = min(abs(line.start + line.indent + len(line.dashes) - span.start) for span in spans)
        for column in columns:
            slip = column - line.indent
            if slip and abs(slip) <= _MAX_SLIP:
                yield _shift(source, [line], slip, (0, abs(slip), far))
                if below:
                    yield _shift(source, lines[number : number + 1 + below], slip, (1, abs(slip), far))
        if not line.dashes and line.indent > 1:
            edit = Edit(source.name, Span(line.start + line.indent - 2, line.start + line.indent), "- ")
            yield _Repair((2, 0, far), line, line.indent - 2, (edit,), True)


def _name(line: _Line) -> str:
    """Return the key with which a line begins, or its text."""
    key = _KEY.match(line.text)
    return key.group() if key else line.text


def _count_below(lines: Sequence[_Line], number: int) -> int:
    """Return the number of lines that are indented more, directly below a line."""
    count = number + 1
    while count < len(lines) and lines[count].indent > lines[number].indent:
        count += 1
    return count - number - 1


def _shift(source: SourceText, lines: Sequence[_Line], slip: int, cost: tuple[int, int, int]) -> _Repair:
    edits = tuple(
        Edit(source.name, Span(line.start, line.start + line.indent), " " * max(0, line.indent + slip))
        for line in lines
    )
    return _Repair(cost, lines[0], lines[0].indent + slip, edits, False)


def _report(source: SourceText, lines: Sequence[_Line], repair: _Repair) -> Diagnostic:
    line = repair.line
    place = line.start + line.indent
    name = _name(line)
    start = place + len(line.dashes)
    if repair.dash:
        found = error(source, "GC719.missing", start, start + len(name), name=name)
    else:
        sibling = _find_sibling(lines, repair)
        number = source.position((sibling or line).start).line
        key, beside = ("GC711", _name(sibling)) if sibling else ("GC711.slip", "")
        found = error(
            source, key, start, start + len(name), name=name, have=line.indent, want=repair.want,
            line=number, sibling=beside,
        )  # fmt: skip
    return replace(found, edits=repair.edits)


def _find_sibling(lines: Sequence[_Line], repair: _Repair) -> _Line | None:
    """Return the nearest line that the repaired one will be in line with, above it or below."""
    column = repair.want + len(repair.line.dashes)
    above = [line for line in reversed(lines) if line.start < repair.line.start]
    below = [line for line in lines if line.start > repair.line.start]
    for others in (above, below):
        for line in others:
            own = line.indent + len(line.dashes)
            if own == column and not (line.dashes and others is below):
                return line
            if own < column or (line.dashes and line.indent < column):
                break
    return None
