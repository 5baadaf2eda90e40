"""The known keys, compiled to the patterns that the doctor looks for at the beginning of a line.

In: the keys that specs know, as data. Out: compiled patterns, cached per set of keys.
Only these keys distinguish a key from prose: Chinese prose is full of full-width colons (`计算公式：…`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

WIDE_COLONS = "：﹕︰∶"
BLANKS = " \t\u3000\xa0\u2002\u2003\u2007\u2009\u200a\u202f"
"""Characters that look like a space. To YAML only the first indents, and only the first two part words."""

_WIDE_BLANKS = BLANKS[2:]
_ANY_KEY = r"[^\W\d_][\w()（）、/·]{0,15}"


class Vocabulary(NamedTuple):
    """Patterns to use with `match` at the first character after indentation and dashes."""

    wide_colon: re.Pattern[str]
    """A key with a full-width colon; groups: key, colon (with the blanks around it)."""
    no_space: re.Pattern[str]
    """A key with a colon that is directly followed by text; groups: key, colon."""
    no_colon: re.Pattern[str]
    """A key, a blank, text; group: key."""
    entry: re.Pattern[str]
    """A key with any colon, right or wrong; group: key."""
    suspicious: re.Pattern[str]
    """A line that may be silent damage; for `search` over a whole text that begins with a line end."""


def vocabulary(keys: Collection[str]) -> Vocabulary:
    """Return the patterns for these keys."""
    return _compile(keys if isinstance(keys, frozenset) else frozenset(keys))


@lru_cache(maxsize=16)
def _compile(keys: frozenset[str]) -> Vocabulary:
    longest_first = sorted((key for key in keys if key.strip()), key=lambda key: (-len(key), key))
    known = "|".join(map(re.escape, longest_first)) or "(?!)"
    wrong = f"[{BLANKS}]*[{WIDE_COLONS}]|:(?=[^ \\t\\r\\n])"
    # In nearly every line the first colon is right, and the line is skipped before any key is tried.
    odd = rf"(?=-|[{_WIDE_BLANKS}]|[^\n:{WIDE_COLONS}]*+(?:[{WIDE_COLONS}]|:[^ \t\r\n]))"
    suspicious = (
        rf"\n *+(?:- ++)*+{odd}(?:(?:-[{BLANKS}]*)?(?:{known})(?:{wrong})|-(?:{known}) *:|-?[{_WIDE_BLANKS}])"
    )
    return Vocabulary(*_patterns(known), re.compile(suspicious))


@lru_cache(maxsize=1)
def any_key() -> Vocabulary:
    """Return patterns for anything that looks like a key, for a text that has no better explanation."""
    return Vocabulary(*_patterns(_ANY_KEY), re.compile("(?!)"))


def _patterns(key: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"(?P<key>{key})(?P<colon>[{BLANKS}]*[{WIDE_COLONS}][{BLANKS}]*)"),
        # Two slashes make it an address.
        re.compile(rf"(?P<key>{key})(?P<colon>:[{_WIDE_BLANKS}]*)(?=[^ \t\r\n])(?!//)"),
        re.compile(rf"(?P<key>{key})[{BLANKS}]+(?=[^:{BLANKS}\r\n{WIDE_COLONS}])"),
        re.compile(rf"(?P<key>{key})[{BLANKS}]*[:{WIDE_COLONS}]"),
    )
