"""Text escaped for a comment on a forge: shown as it is, without markup, mentions or links.

Out: Markdown that GitHub, GitLab and Gitea show as the text. Backslashes escape Markdown
(https://spec.commonmark.org), character references HTML. Mentions and references (`@name`, `#1`, `!1`) are
recognized in the text shown, however it is escaped; a zero-width space inside prevents that, as in other bots
that quote text.
"""

from __future__ import annotations

import re

from goalc.report.diagnostics.text import make_printable

_MARKUP = re.compile(r"[\\`*_{}\[\]|~]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_REFERENCE = re.compile(
    r"""
    [@#!%^&~](?=[0-9A-Za-z_"]) | \$      # a person, an issue, a merge request …; a formula
    | :(?=[0-9a-z_+-]+:)                 # an emoji by its name
    | (?<=:)(?=//) | (?<=www)(?=\.)      # an address
    | (?<=GH)(?=-[0-9])                  # an issue in GitHub's other notation
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_WIDTH = "\u200b"


def escape_html(text: str) -> str:
    """Escape a text; its line feeds become `<br>`."""
    return "<br>".join(_escape_line(make_printable(line)) for line in text.split("\n"))


def escape_item(text: str) -> str:
    """Escape one line for an item of a list, where a leading number or dash would begin another item."""
    return f"&#8203;{escape_html(text)}" if re.match(r"[-+0-9#=]", text) else escape_html(text)


def _escape_line(text: str) -> str:
    broken = _REFERENCE.sub(lambda found: found[0] + _NO_WIDTH, text)
    marked = "".join(_HTML.get(c, c) for c in broken)
    return _MARKUP.sub(lambda found: f"\\{found[0]}", marked).replace(_NO_WIDTH, "&#8203;")
