"""Keys → sentences, in the language in force.

A catalogue holds, per key of a diagnostic, what stands there and what to write instead, and per key
of the command line one sentence. Its modules are loaded when they are first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from goalc.source.diagnostic import Arguments, Phrase

LONGEST_QUOTE = 40


class Sentences(NamedTuple):
    """What stands there, and what to do; the second may be empty."""

    message: str
    help: str


def say(key: str, **arguments: object) -> str:
    """A sentence of the command line."""
    from goalc.messages.zh import commands

    text = commands.MESSAGES[key]
    return text.format(**arguments) if arguments else text


def reason(code: str, otherwise: str) -> str:
    """What the operating system objects to, by its code (`EACCES`); its own words for the rare ones."""
    from goalc.messages.zh import commands

    return commands.REASONS.get(code, otherwise)


def sentences(key: str, arguments: Arguments) -> Sentences:
    """The sentences of a diagnostic, a label or a phrase."""
    message, advice = _findings()[key]
    filled = {name: _spoken(name, value) for name, value in arguments.items()}
    return Sentences(message.format_map(filled), advice.format_map(filled))


def keys() -> frozenset[str]:
    """All keys that diagnostics, labels and phrases may have."""
    return frozenset(_findings())


@cache
def _findings() -> Mapping[str, tuple[str, str]]:
    from goalc.messages.zh import contract, packs, rules, syntax

    return {**contract.MESSAGES, **packs.MESSAGES, **rules.MESSAGES, **syntax.MESSAGES}


def _spoken(name: str, value: object) -> str:
    if isinstance(value, Phrase):
        return sentences(value.key, value.arguments).message
    text = " ".join(str(value).split("\n"))
    # Lists of what may be written are given whole; what was written only as far as it helps.
    if name in {"value", "text", "key", "name"} and len(text) > LONGEST_QUOTE:
        return f"{text[: LONGEST_QUOTE - 1]}…"
    return text
