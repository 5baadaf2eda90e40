"""Bounds of JSON and TOML, kept before a parser builds anything.

In: the bytes or the text of a file. Out: its data, or an error for a text that is nested too deep or has too
many values. A parser needs hundreds of bytes for a value of three characters, and may call itself for each
level; so brackets and separators outside of texts are counted first. (YAML is bounded while it is read, by
`goalc.syntax.build`.)
"""

from __future__ import annotations

import json
import re

MAX_DEPTH = 64
MAX_VALUES = 1_000_000
"""Maximum number of texts, brackets and separators in a file; a baseline has fourteen for a finding."""

# A text that is not closed ends with the file, so that it is looked through only once.
_JSON = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{},:]', re.DOTALL)
_TOML = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|' + r"'''(?:[^']|'(?!''))*+(?:''')?"
    r'|"(?:[^"\\\n]|\\.)*+"?|' + r"'[^'\n]*'?"
    r"|[\[\]{},=.\n]",
    re.DOTALL,
)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


class TooLarge(ValueError):
    """A text with more levels or values than any real file has; `place` is where that is known."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def parse_json(content: bytes) -> object:
    """Return the data of a JSON file; raises `ValueError`, also for one that is too large."""
    text = content.decode(json.detect_encoding(content))
    _count(text, _JSON)
    try:
        data: object = json.loads(text)
    except RecursionError:
        raise TooLarge(0) from None
    return data


def check_toml(text: str) -> None:
    """Raise `TooLarge` for a TOML text that is nested too deep or has too many values.

    Each dot between keys is a level: `a.b.c = 1` is three tables.
    """
    _count(text, _TOML)


def _count(text: str, tokens: re.Pattern[str]) -> None:
    depth = dots = 0
    for count, token in enumerate(tokens.finditer(text), 1):
        mark = text[token.start()]
        depth += _STEPS.get(mark, 0)
        if mark == ".":
            dots += 1
        elif mark not in "\"'":
            dots = 0
        if depth + dots > MAX_DEPTH or count > MAX_VALUES:
            raise TooLarge(token.start())
