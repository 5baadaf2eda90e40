"""Text that stands in a comment of a forge as it is: no markup, no mention, no link.

Out: Markdown that GitHub, GitLab and Gitea show as the text. Backslashes keep Markdown away
(https://spec.commonmark.org), references HTML. A mention or a reference (`@name`, `#1`, `!1`) is found in
what is shown, whatever it is made of; a space of no width in it makes it none, which is what bots that quote
others do.
"""

from __future__ import annotations

import re

from goalc.report.diagnostics.text import visible

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
    """One line of text, or several with line breaks between them."""
    return "<br>".join(_line(visible(line)) for line in text.split("\n"))


def escape_item(text: str) -> str:
    """One line that stands in a list, where a number or a dash would begin another."""
    return f"&#8203;{escape_html(text)}" if re.match(r"[-+0-9#=]", text) else escape_html(text)


def _line(text: str) -> str:
    broken = _REFERENCE.sub(lambda found: found[0] + _NO_WIDTH, text)
    marked = "".join(_HTML.get(c, c) for c in broken)
    return _MARKUP.sub(lambda found: f"\\{found[0]}", marked).replace(_NO_WIDTH, "&#8203;")
