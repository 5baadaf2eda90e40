"""Message keys → sentences in the current language.

A catalogue has two sentences for each key of a diagnostic (what is wrong, and what to write instead), one
sentence for each key of the command line, and a page for each rule. Each language has its catalogue in a
folder, whose modules are imported on first use. Texts of schemas and labels of forms are Chinese in every
language, because they are in the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from goalc.messages.page import CodePage, RulePage
from goalc.source.diagnostic import Arguments, Phrase, SystemReason

LANGUAGES = ("zh", "en")
COMMAND_MODULES = (
    "commands",
    "rule_pages",
    "pack_commands",
    "review",
    "changes",
    "redline",
    "forges",
    "export",
    "merge",
    "import_forms",
    "stages",
    "apply",
)
"""The modules with sentences of the command line, imported in this order until a key is found."""
FINDING_MODULES = (
    "contract",
    "packs",
    "sheets",
    "pack_checks",
    "characters",
    "syntax",
    "library",
    "configuration",
)
RULE_MODULES = (
    "structure",
    "values",
    "targets",
    "meaning",
    "money",
    "plan",
    "results",
    "publication",
)
LONGEST_QUOTE = 40

_in_force = LANGUAGES[0]


class Sentences(NamedTuple):
    """The message of a diagnostic, and its help, which may be empty."""

    message: str
    help: str


def use(language: str) -> None:
    """Set the current language, one of `LANGUAGES`. Raises ValueError for any other."""
    global _in_force  # noqa: PLW0603 - the language is the process's, as the terminal is
    if language not in LANGUAGES:
        raise ValueError(f"language: one of {', '.join(LANGUAGES)}, not {language!r}")
    _in_force = language


def language() -> str:
    """Return the current language."""
    return _in_force


def say(key: str, **arguments: object) -> str:
    """Return a sentence of the command line. Raises KeyError."""
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
    """Return the sentences of a diagnostic, a label or a phrase. Raises KeyError."""
    message, advice = findings(_in_force)[key]
    filled = {name: _shortened(name, _spoken(value)) for name, value in arguments.items()}
    # A value may be empty, such as the help of a schema; the blank beside it is then removed.
    return Sentences(message.format_map(filled).strip(), advice.format_map(filled).strip())


def page(code: str) -> RulePage | None:
    """Return the page of a rule, or None if no rule has this code."""
    return pages(_in_force).get(code)


def keys() -> frozenset[str]:
    """Return all keys of diagnostics, labels and phrases."""
    return frozenset(findings(_in_force))


@cache
def findings(language: str) -> Mapping[str, tuple[str, str]]:
    """Return the sentences of diagnostics, labels and phrases in a language, by key."""
    found: dict[str, tuple[str, str]] = {}
    for name in (*FINDING_MODULES, *(f"rules.{module}" for module in RULE_MODULES)):
        found |= _module(language, name).MESSAGES
    return found


@cache
def pages(language: str) -> Mapping[str, RulePage]:
    """Return the pages of all rules in a language, by code."""
    found: dict[str, RulePage] = {}
    for module in RULE_MODULES:
        found |= _module(language, f"rules.{module}").PAGES
    return found


def code_page(code: str) -> CodePage:
    """Return the page of a code that no rule has. Raises KeyError."""
    found: CodePage = _module(_in_force, "codes").PAGES[code]
    return found


@cache
def _module(language: str, name: str) -> Any:
    return import_module(f"goalc.messages.{language}.{name}")


def _spoken(value: object) -> str:
    """Return an argument as a text in the current language."""
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
    """Return a text on one line; quotations from a spec are cut, lists of possible values are not."""
    text = " ".join(text.split("\n"))
    if name in {"value", "text", "key", "name", "id"} and len(text) > LONGEST_QUOTE:
        return f"{text[: LONGEST_QUOTE - 1]}…"
    return text
