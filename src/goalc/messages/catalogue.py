"""Keys → sentences, in the language in force.

A catalogue holds, per key of a diagnostic, what stands there and what to write instead, and per key
of the command line one sentence; per rule, its page. There is one catalogue per language, a folder; its
modules are loaded when they are first needed, and only those of the language in force. Texts of schemas
and labels of forms are Chinese in every language: they are what stands in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from goalc.messages.page import RulePage
from goalc.source.diagnostic import Arguments, Phrase, SystemReason

LANGUAGES = ("zh", "en")
COMMAND_MODULES = ("commands", "review", "changes", "redline", "forges")
"""Where the sentences of the command line stand; what a command does not say is not loaded for it."""
FINDING_MODULES = ("contract", "packs", "syntax", "library", "configuration")
RULE_MODULES = ("structure", "values", "targets", "meaning", "money", "plan", "publication")
LONGEST_QUOTE = 40

_in_force = LANGUAGES[0]


class Sentences(NamedTuple):
    """What stands there, and what to do; the second may be empty."""

    message: str
    help: str


def use(language: str) -> None:
    """Speak this language, one of `LANGUAGES`, from now on."""
    global _in_force  # noqa: PLW0603 - the language is the process's, as the terminal is
    if language not in LANGUAGES:
        raise ValueError(f"language: one of {', '.join(LANGUAGES)}, not {language!r}")
    _in_force = language


def language() -> str:
    """The language in force."""
    return _in_force


def say(key: str, **arguments: object) -> str:
    """A sentence of the command line."""
    text = _command_text(key)
    filled = {name: _spoken(value) for name, value in arguments.items()}
    return text.format_map(filled) if filled else text


def _command_text(key: str) -> str:
    for name in COMMAND_MODULES:
        table: Mapping[str, str] = _module(_in_force, name).MESSAGES
        if key in table:
            return table[key]
    raise KeyError(key)


def sentences(key: str, arguments: Arguments) -> Sentences:
    """The sentences of a diagnostic, a label or a phrase."""
    message, advice = findings(_in_force)[key]
    filled = {name: _shortened(name, _spoken(value)) for name, value in arguments.items()}
    # A field may be empty, as the help of a schema is, and what stands beside it then needs no blank.
    return Sentences(message.format_map(filled).strip(), advice.format_map(filled).strip())


def page(code: str) -> RulePage | None:
    """The page of a rule; None for a code that is none of a rule."""
    return pages(_in_force).get(code)


def keys() -> frozenset[str]:
    """All keys that diagnostics, labels and phrases may have."""
    return frozenset(findings(_in_force))


@cache
def findings(language: str) -> Mapping[str, tuple[str, str]]:
    """The sentences of diagnostics, labels and phrases in a language."""
    found: dict[str, tuple[str, str]] = {}
    for name in (*FINDING_MODULES, *(f"rules.{module}" for module in RULE_MODULES)):
        found |= _module(language, name).MESSAGES
    return found


@cache
def pages(language: str) -> Mapping[str, RulePage]:
    """The pages of all rules in a language, by code."""
    found: dict[str, RulePage] = {}
    for module in RULE_MODULES:
        found |= _module(language, f"rules.{module}").PAGES
    return found


def _module(language: str, name: str) -> Any:
    return import_module(f"goalc.messages.{language}.{name}")


def _spoken(value: object) -> str:
    """An argument as the language in force says it."""
    if isinstance(value, Phrase):
        return sentences(value.key, value.arguments).message
    if isinstance(value, SystemReason):
        reasons: Mapping[str, str] = _module(_in_force, "commands").REASONS
        return reasons.get(value.code, value.words)
    if isinstance(value, tuple):
        tongue = import_module(f"goalc.messages.{_in_force}")
        between: str = tongue.BETWEEN
        return between.join(
            _spoken(item) if isinstance(item, Phrase) else f"{tongue.OPENING}{item}{tongue.CLOSING}"
            for item in value
        )
    return str(value)


def _shortened(name: str, text: str) -> str:
    """On one line; what was written only as far as it helps, lists of what may be written whole."""
    text = " ".join(text.split("\n"))
    if name in {"value", "text", "key", "name", "id"} and len(text) > LONGEST_QUOTE:
        return f"{text[: LONGEST_QUOTE - 1]}…"
    return text
