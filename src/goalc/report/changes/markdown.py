"""Changes as a comment on a forge: GitHub-flavoured Markdown that always fits.

In: a review, and where the whole of it can be seen. Out: at most `MAX_LENGTH` characters. GitHub accepts
65,536 code points as the text of a pull request, and 262,144 bytes of UTF-8, four times as many, as a
comment; GitLab accepts a million characters. Rows that do not fit are left out, and their number is given
instead. Changed text is in `<del>` and `<b>`, since `**` does not work next to Chinese punctuation
(https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goalc.changes.review import Review
from goalc.messages.catalogue import say
from goalc.report.changes import words
from goalc.report.changes.escape import escape_html, escape_item
from goalc.report.changes.money import MoneyRow, header, rows
from goalc.report.changes.sides import TextRun, sides
from goalc.report.changes.words import ShownChange
from goalc.report.diagnostics.text import make_printable, report_text

MAX_LENGTH = 65_000
"""Maximum number of characters: a little less than GitHub accepts, so that a line can be added to it."""
_MAX_SIDE, _MAX_WORDS = 600, 200
"""Maximum numbers of characters of a value and of a name; with longer ones only a few rows would fit."""

_COLUMNS = ("changes.kind", "changes.what", "changes.before", "changes.after", "changes.place")
_TICKS = re.compile("`+")


class _Block(NamedTuple):
    """Rows between an opening and a closing; `kept` is the share of the comment reserved for them."""

    opening: str
    rows: Sequence[str]
    closing: str
    kept: float = 0.0


def changes_markdown(review: Review, whole: str = "") -> str:
    """Return the comment. `whole` says, as Markdown, where all changes are; if empty, a command is named."""
    command = f"goalc diff {review.base} {review.head}".rstrip()
    where = whole or _clip_and_escape(say("changes.whole-command", command=command))
    last = f"{say('changes.whole', whole=where)}\n"
    head = _head(review)
    blocks = [block for block in _blocks(review) if block.rows]
    room = MAX_LENGTH - len(head) - len(last)
    made = [head]
    for number, block in enumerate(blocks):
        later = sum(min(_size(other), int(MAX_LENGTH * other.kept)) for other in blocks[number + 1 :])
        made.append(_fill(block, room - later))
        room -= len(made[-1])
    complete = sum(map(_size, blocks)) == sum(map(len, made[1:]))
    return "".join([*made, "" if complete else last])


def artifact_place(folder: str) -> str:
    """Return, as Markdown, where the artifacts of a pipeline have all changes; `folder` is theirs."""
    return escape_html(say("ci.whole", name=folder))


def _size(block: _Block) -> int:
    return len(block.opening) + sum(map(len, block.rows)) + len(block.closing)


def _fill(block: _Block, room: int) -> str:
    """Return as many rows of a block as there is room for, and the number of the others."""
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
    # A closing fence comes before the number of omitted rows, which would stand inside it otherwise.
    ending = [block.closing, told, "\n"] if block.closing.startswith("`") else [told, block.closing]
    return "".join([block.opening, *shown, *ending])


def _head(review: Review) -> str:
    """Return the title, the number of changes and the verdict."""
    verdict = [f"<b>{_clip_and_escape(line)}</b>" for line in words.verdict(review)]
    said = [f"### {_clip_and_escape(words.title(review))}", escape_html(words.summary(review)), *verdict]
    return "".join(f"{line}\n\n" for line in said if line)


def _blocks(review: Review) -> list[_Block]:
    """Return the blocks in the order in which they are read."""
    made = [_Block(_opening(_cells(header()), right=True), [_row(_cells(one)) for one in rows(review)], "\n")]
    titles = list(map(say, _COLUMNS))
    for group in words.groups(review):
        listed = [_row(_change(one)) for one in group.changes]
        if group.pressing:
            made.append(_Block(f"#### {group.heading}\n\n{_opening(titles)}", listed, "\n", 0.4))
        else:
            opening = f"<details><summary>{group.heading}</summary>\n\n{_opening(titles)}"
            made.append(_Block(opening, listed, "\n</details>\n\n", 0.1))
    made.append(_list("changes.idle", [words.idle_line(one) for one in review.idle], 0.05))
    made.append(_list("changes.unread", [words.unread_line(one) for one in review.unread], 0.05))
    lines = [
        f"{_clip(make_printable(line))}\n"
        for side, diagnostics in review.diagnostics.items()
        for line in report_text(diagnostics, review.sources.get(side, {}), False)
    ]
    fence = "`" * max(3, 1 + max((len(found) for line in lines for found in _TICKS.findall(line)), default=0))
    made.append(_Block(f"{fence}text\n", lines, f"{fence}\n\n", 0.1))
    return made


def _list(key: str, items: Sequence[str], kept: float) -> _Block:
    opening = f"#### {words.heading(say(key), len(items))}\n\n"
    return _Block(opening, [f"- {escape_item(_clip(text))}\n" for text in items], "\n", kept)


def _opening(titles: Sequence[str], right: bool = False) -> str:
    """Return the head of a table; `right`: all columns but the first are aligned to the right."""
    rules = ["---:" if right and number else "---" for number in range(len(titles))]
    return f"{_row(titles)}{_row(rules)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(one: MoneyRow) -> list[str]:
    name = _clip_and_escape(one.name) + (f"<br><b>{one.verdict}</b>" if one.verdict else "")
    return [name, *one.counts, one.before, one.after, one.difference, one.percent]


def _change(shown: ShownChange) -> list[str]:
    one = shown.reviewed
    both = sides(one.change, _MAX_SIDE)
    where = [
        _clip_and_escape(words.place(one)),
        f"`{one.change.fingerprint}`",
        f"<b>{say('changes.fails')}</b>" if shown.fails else "",
        _clip_and_escape(words.approval(one)) if one.approval else "",
    ]
    return [
        "<br>".join(map(escape_html, words.labels(one))),
        _clip_and_escape(shown.subject),
        _side(both.before, "del"),
        _side(both.after, "b"),
        "<br>".join(text for text in where if text),
    ]


def _side(pieces: Iterable[TextRun], tag: str) -> str:
    texts = ((piece, escape_html(piece.text)) for piece in pieces)
    shown = (f"<{tag}>{text}</{tag}>" if piece.emphasis == "changed" else text for piece, text in texts)
    return "".join(shown) or say("changes.nothing")


def _clip_and_escape(text: str) -> str:
    """Escape a name, a place or a reason; a very long one is cut, with the number of characters cut."""
    return escape_html(_clip(text))


def _clip(text: str) -> str:
    rest = len(text) - _MAX_WORDS
    return text if rest <= 0 else text[:_MAX_WORDS] + say("changes.cut", count=rest)
