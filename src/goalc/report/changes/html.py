"""Changes as one page for a browser: no script, no external resource, readable on a phone and on paper.

In: a review. Out: HTML (https://html.spec.whatwg.org) in one file. Its security policy allows nothing but its
own style, by the style's hash; a direction is chosen with radio buttons and the style alone. The page is also
well-formed XML, which the tests rely on.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from goalc.changes.review import Review
from goalc.messages.catalogue import language, say
from goalc.report.changes import words
from goalc.report.changes.money import MoneyRow, header, rows
from goalc.report.changes.sides import TextRun, sides
from goalc.report.changes.words import ChangeGroup, ShownChange
from goalc.report.diagnostics.text import make_printable, report_text

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def changes_html(review: Review) -> str:
    """Return the page as text, with a line feed at the end."""
    return "".join(f"{line}\n" for line in _page(review))


def _page(review: Review) -> Iterator[str]:
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = _escape(words.title(review))
    yield f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language()]}">\n<head>\n<meta charset="utf-8"/>'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{title}</h1>"
    summary = words.summary(review)
    if summary:
        yield f"<p>{_escape(summary)}</p>"
    yield _verdict(review)
    yield "</header>"
    if review.tallies:
        yield from _money(review)
    yield from _direction_choice(review)
    for group in words.groups(review):
        yield from _group(group)
    yield from _aside(review)
    yield "</body>\n</html>"


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _verdict(review: Review) -> str:
    state = "failed" if not review.passed else "passed" if review.fail_on else ""
    lines = "<br/>".join(map(_escape, words.verdict(review)))
    return f'<p class="{f"verdict {state}".strip()}">{lines}</p>'


def _money(review: Review) -> Iterator[str]:
    yield '<div class="wide">\n<table>\n<thead>'
    yield _row(header(), "th")
    yield "</thead>\n<tbody>"
    yield from (_row(row, "td") for row in rows(review))
    yield "</tbody>\n</table>\n</div>"


def _row(row: MoneyRow, tag: str) -> str:
    said = f"<strong>{_escape(row.verdict)}</strong>" if row.verdict else ""
    numbers = (*row.counts, row.before, row.after, row.difference, row.percent)
    cells = [_escape(row.name) + said, *map(_escape, numbers)]
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def _direction_choice(review: Review) -> Iterator[str]:
    """Yield the choice of a direction; it stands before the changes, so that the style can depend on it."""
    found = {"all": len(review.changes), **words.counts(review)}
    titles = {"all": "changes.all", **words.DIRECTIONS}
    ways = [way for way, count in found.items() if count]
    if len(ways) <= 2:
        return
    for way in ways:
        chosen = ' checked="checked"' if way == "all" else ""
        yield f'<input type="radio" name="way" id="way-{way}"{chosen}/>'
    labels = (f'<label for="way-{way}">{_escape(say(titles[way]))} {found[way]}</label>' for way in ways)
    yield f'<div class="ways">{"".join(labels)}</div>'


def _group(group: ChangeGroup) -> Iterator[str]:
    yield f"<section>\n<h2>{_escape(group.heading)}</h2>"
    yield from map(_change, group.changes)
    yield "</section>"


def _change(shown: ShownChange) -> str:
    one = shown.reviewed
    both = sides(one.change)
    level, *labels = words.labels(one)
    titles = [f'<span class="{one.level.value}">{_escape(level)}</span>']
    titles += [f'<span class="way">{_escape(label)}</span>' for label in labels]
    titles += [f'<span class="fails">{_escape(say("changes.fails"))}</span>'] if shown.fails else []
    lines = (
        f'<article class="{one.change.direction}" id="{one.change.fingerprint}">',
        f"<h3>{''.join(titles)}</h3>",
        f'<p class="subject">{_escape(shown.subject)}</p>',
        f'<div class="sides">{_side("changes.before", both.before, "del")}',
        f"{_side('changes.after', both.after, 'ins')}</div>",
        *([f'<p class="approval">{_escape(words.approval(one))}</p>'] if one.approval else []),
        f'<p class="place">{_escape(words.place(one))} <code>{one.change.fingerprint}</code></p>',
        "</article>",
    )
    return "\n".join(lines)


def _side(key: str, pieces: Iterable[TextRun], tag: str) -> str:
    tags = {"changed": tag, "left out": "i"}
    made = []
    for text, emphasis in pieces:
        inside = _escape(text)
        made.append(f"<{tags[emphasis]}>{inside}</{tags[emphasis]}>" if emphasis else inside)
    shown = "".join(made) or _escape(say("changes.nothing"))
    return f"<div><small>{_escape(say(key))}</small>{shown}</div>"


def _aside(review: Review) -> Iterator[str]:
    """Yield approvals without effect, and the files that are not compared, with the reasons."""
    for key, items in (
        ("changes.idle", [words.idle_line(one) for one in review.idle]),
        ("changes.unread", [words.unread_line(one) for one in review.unread]),
    ):
        if items:
            listed = "\n".join(f"<li>{_escape(item)}</li>" for item in items)
            yield f"<h2>{_escape(words.heading(say(key), len(items)))}</h2>\n<ul>\n{listed}\n</ul>"
    for side, diagnostics in review.diagnostics.items():
        lines = list(report_text(diagnostics, review.sources.get(side, {}), False))
        if lines:
            yield f"<pre>{_escape(chr(10).join(lines).rstrip())}</pre>"


def _escape(text: str) -> str:
    return escape("\n".join(make_printable(line) for line in text.split("\n")))
