"""Emit a text as the YAML scalar that stands for it.

In: a text of one spec value or key. Out: the scalar, quoted only if it has to be: plain if goalc reads it
back as exactly this text without a finding, else in double quotes if nothing in it has to be escaped, else in
single quotes, else escaped in double quotes, as editors' YAML formatter (prettier) writes it; a text of
several lines as a block. The choice is made by reading candidates back, not by rules.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from goalc.source.text import SourceText
from goalc.syntax.bare_words import BARE_WORDS
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping, Scalar, Sequence

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_MAX_CACHED = 500
"""Maximum length of a text whose scalar is cached."""


def emit_scalar(text: str, keys: frozenset[str] = frozenset()) -> str:
    """Return the scalar for a text on one line; a text with line breaks is put in double quotes.

    `keys` are those of the specs: a text that begins like one (`内容：甲`) would be taken for it.
    """
    return _cached_scalar(text, keys) if len(text) <= _MAX_CACHED else _emit_scalar(text, keys)


@lru_cache(4096)
def _cached_scalar(text: str, keys: frozenset[str]) -> str:
    return _emit_scalar(text, keys)


def _emit_scalar(text: str, keys: frozenset[str]) -> str:
    single = "'" + text.replace("'", "''") + "'"
    for candidate in (text, f'"{text}"', single):
        if "\n" not in candidate and "\r" not in candidate and _reads_as(candidate, text, keys):
            return candidate
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def emit_block(text: str, indent: str) -> str:
    """Return the literal block for a text of several lines, from `|` on; each line begins with `indent`."""
    body = text.rstrip("\n")
    blanks = len(text) - len(body)
    chomping = "-" if not blanks else "" if blanks == 1 else "+"
    # A block whose first line begins with a blank must state its indentation.
    lead = str(len(indent.lstrip("\n"))) if body.startswith((" ", "\n")) else ""
    lines = [f"{indent}{line}" if line else "" for line in text[: len(body) + max(0, blanks - 1)].split("\n")]
    return f"|{lead}{chomping}\n" + "\n".join(lines)


def _reads_as(candidate: str, text: str, keys: frozenset[str]) -> bool:
    """Return True if goalc reads the candidate as this text, as a value and as an item, without findings."""
    if not candidate or candidate != candidate.strip() or candidate in BARE_WORDS:
        return False
    value = _read(f"名称: {candidate}\n", keys)
    item = _read(f"名称:\n  - {candidate}\n", keys)
    return value == text == item


def _read(document: str, keys: frozenset[str]) -> str | None:
    result = parse(SourceText("", document), keys or _KEYS)
    if result.diagnostics or not isinstance(result.node, Mapping) or len(result.node.entries) != 1:
        return None
    value = result.node.entries[0].value
    if isinstance(value, Sequence) and len(value.items) == 1:
        value = value.items[0]
    return value.text if isinstance(value, Scalar) else None


_KEYS = frozenset({"名称"})
