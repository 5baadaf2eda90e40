"""Changes as a comment on a forge: GitHub-flavoured Markdown that always fits.

In: a review, and where the whole of it can be seen. Out: at most `LONGEST` characters. GitHub takes 65,536
code points as the text of a pull request, and 262,144 bytes of UTF-8, which is four for each of so many, as a
comment; GitLab takes a million characters. What does not fit is left out by rows, and how many stands there.
What changed is in `<del>` and `<b>`, since `**` does not work next to Chinese punctuation
(https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goalc.diff.review import Review
from goalc.messages.catalogue import say
from goalc.report.changes import words
from goalc.report.changes.escape import escape_html, escape_item
from goalc.report.changes.money import MoneyRow, header, rows
from goalc.report.changes.sides import TextRun, sides
from goalc.report.changes.words import Shown
from goalc.report.diagnostics.text import report_text, visible

LONGEST = 65_000
"""A little less than what GitHub takes, so that who posts it can add a line."""
_LONGEST_SIDE, _LONGEST_WORDS = 600, 200
"""So much of a value and of a name is shown, or a few of them would be all that fits."""

_COLUMNS = ("changes.kind", "changes.what", "changes.before", "changes.after", "changes.place")
_TICKS = re.compile("`+")


class _Block(NamedTuple):
    """Rows between an opening and a closing. `kept`: the share of the comment that is its own in any case."""

    opening: str
    rows: Sequence[str]
    closing: str
    kept: float = 0.0


def changes_markdown(review: Review, whole: str = "") -> str:
    """The comment. `whole`: where the whole of it is, as Markdown; without it a command is named."""
    command = f"goalc diff {review.base} {review.head}".rstrip()
    where = whole or _short(say("changes.whole-command", command=command))
    last = f"{say('changes.whole', whole=where)}\n"
    head = _head(review)
    blocks = [block for block in _blocks(review) if block.rows]
    room = LONGEST - len(head) - len(last)
    made = [head]
    for number, block in enumerate(blocks):
        later = sum(min(_size(other), int(LONGEST * other.kept)) for other in blocks[number + 1 :])
        made.append(_filled(block, room - later))
        room -= len(made[-1])
    complete = sum(map(_size, blocks)) == sum(map(len, made[1:]))
    return "".join([*made, "" if complete else last])


def _size(block: _Block) -> int:
    return len(block.opening) + sum(map(len, block.rows)) + len(block.closing)


def _filled(block: _Block, room: int) -> str:
    """As many rows of a block as there is room for, and how many there are besides."""
    if _size(block) <= room:
        return "".join([block.opening, *block.rows, block.closing])
    told = f"\n{say('changes.omitted', count=len(block.rows))}\n"
    room -= len(block.opening) + len(told) + len(block.closing)
    shown: list[str] = []
    for row in block.rows:
        room -= len(row)
        if room < 0:
            break
        shown.append(row)
    told = f"\n{say('changes.omitted', count=len(block.rows) - len(shown))}\n"
    # What closes a fence comes before what is said of it, or it would stand inside.
    ending = [block.closing, told, "\n"] if block.closing.startswith("`") else [told, block.closing]
    return "".join([block.opening, *shown, *ending])


def _head(review: Review) -> str:
    """What is compared, how many changes there are, whether they pass."""
    verdict = [f"<b>{_short(line)}</b>" for line in words.verdict(review)]
    said = [f"### {_short(words.title(review))}", escape_html(words.summary(review)), *verdict]
    return "".join(f"{line}\n\n" for line in said if line)


def _blocks(review: Review) -> list[_Block]:
    """In the order in which they are read."""
    made = [_Block(_opening(_cells(header()), right=True), [_row(_cells(one)) for one in rows(review)], "\n")]
    titles = list(map(say, _COLUMNS))
    for group in words.groups(review):
        listed = [_row(_change(one)) for one in group.changes]
        if group.pressing:
            made.append(_Block(f"#### {group.heading}\n\n{_opening(titles)}", listed, "\n", 0.4))
        else:
            opening = f"<details><summary>{group.heading}</summary>\n\n{_opening(titles)}"
            made.append(_Block(opening, listed, "\n</details>\n\n", 0.1))
    made.append(_list("changes.idle", [words.idle(one) for one in review.idle], 0.05))
    made.append(_list("changes.unread", [words.unread(one) for one in review.unread], 0.05))
    lines = [
        f"{_clipped(visible(line))}\n"
        for side, diagnostics in review.diagnostics.items()
        for line in report_text(diagnostics, review.sources.get(side, {}), False)
    ]
    fence = "`" * max(3, 1 + max((len(found) for line in lines for found in _TICKS.findall(line)), default=0))
    made.append(_Block(f"{fence}text\n", lines, f"{fence}\n\n", 0.1))
    return made


def _list(key: str, items: Sequence[str], kept: float) -> _Block:
    opening = f"#### {words.heading(say(key), len(items))}\n\n"
    return _Block(opening, [f"- {escape_item(_clipped(text))}\n" for text in items], "\n", kept)


def _opening(titles: Sequence[str], right: bool = False) -> str:
    """The head of a table; `right`: all of its columns but the first stand to the right."""
    rules = ["---:" if right and number else "---" for number in range(len(titles))]
    return f"{_row(titles)}{_row(rules)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(one: MoneyRow) -> list[str]:
    name = _short(one.name) + (f"<br><b>{one.verdict}</b>" if one.verdict else "")
    return [name, *one.counts, one.before, one.after, one.difference, one.percent]


def _change(shown: Shown) -> list[str]:
    one = shown.reviewed
    both = sides(one.change, _LONGEST_SIDE)
    where = [
        _short(words.place(one)),
        f"`{one.change.fingerprint}`",
        f"<b>{say('changes.fails')}</b>" if shown.fails else "",
        _short(words.approval(one.approval)) if one.approval else "",
    ]
    return [
        "<br>".join(map(escape_html, words.labels(one))),
        _short(shown.subject),
        _side(both.before, "del"),
        _side(both.after, "b"),
        "<br>".join(text for text in where if text),
    ]


def _side(pieces: Iterable[TextRun], tag: str) -> str:
    texts = ((piece, escape_html(piece.text)) for piece in pieces)
    shown = (f"<{tag}>{text}</{tag}>" if piece.emphasis == "changed" else text for piece, text in texts)
    return "".join(shown) or say("changes.nothing")


def _short(text: str) -> str:
    """Names, places and reasons: escaped, and of a very long one how much longer it is."""
    return escape_html(_clipped(text))


def _clipped(text: str) -> str:
    rest = len(text) - _LONGEST_WORDS
    return text if rest <= 0 else text[:_LONGEST_WORDS] + say("changes.cut", count=rest)
