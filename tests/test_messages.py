"""The catalogue: every sentence that the code asks for is there, and none that nobody asks for."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from goalc.cli.goalc import COMMANDS
from goalc.messages.catalogue import (
    COMMAND_MODULES,
    FINDING_MODULES,
    LANGUAGES,
    RULE_MODULES,
    findings,
    keys,
    say,
    sentences,
)
from goalc.messages.codes import NAMES
from goalc.source.diagnostic import Phrase
from tests.police import ROOT

SOURCE = ROOT / "src" / "goalc"
CATALOGUES = {SOURCE / "messages" / language for language in LANGUAGES}
KEY = re.compile(r"GC\d{3}(\.[a-z0-9-]+)?")
PHRASE = re.compile(r"help\.examples|library\.used|(date|field|form|shape|unjudged)\.[a-z-]+")

# Keys that are put together: the beginning in the code, and every end that it may have.
FAMILIES = {
    "GC707.": ("anchor", "alias", "tag", "merge", "directive", "complex-key", "no-key"),
    "GC710": ("", ".alone"),
    "GC711.no-": ("list", "keys"),
    "GC712": ("", ".dash"),
    "GC715": ("", ".wide-space"),
    "GC718": ("", ".whole", ".joined"),
    "GC724.": (
        *("code", "code-close", "limit", "limit-close", "kind", "kind-close", "file", "folder", "baseline"),
        *("table", "list", "text", "number"),
    ),
    "GC909.": ("size", "linked", "ending"),
    "GC906.": ("hole", "overlap", "outside"),
    "GC907.": ("long", "character", "size"),
}
SPOKEN_ELSEWHERE = {"rule.file.", "outcome."}
SAID = {
    key: text
    for name in COMMAND_MODULES
    for key, text in import_module(f"goalc.messages.zh.{name}").MESSAGES.items()
}


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if CATALOGUES.isdisjoint(path.parents)]
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in paths if path.name != "codes.py")


@cache
def constants() -> set[str]:
    """Every text in the code that looks like a key of a diagnostic, a label or a phrase."""
    return {text for _, tree in trees() for text in literals(tree) if is_key(text)}


def literals(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are no pieces of an f-string."""
    pieces = {id(piece) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for piece in n.values}
    return (str(n.value) for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in pieces)


def is_key(text: str) -> bool:
    return bool(KEY.fullmatch(text) or PHRASE.fullmatch(text))


def heads() -> set[str]:
    """The beginnings of keys that are put together with an f-string."""
    found: set[str] = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                head = str(node.values[0].value)
                if re.match(r"GC\d{3}|shape\.", head):
                    found.add(head)
    return found


def asked() -> set[str]:
    return constants() | {head + end for head, ends in FAMILIES.items() for end in ends}


def test_families_are_those_of_the_code() -> None:
    assert heads() <= FAMILIES.keys()


def test_a_rule_speaks_under_its_own_code() -> None:
    rules = {path: tree for path, tree in trees() if path.parent.name == "rules" and path.stem[:2] == "gc"}
    assert rules
    for path, tree in rules.items():
        said = {text.partition(".")[0] for text in literals(tree) if KEY.fullmatch(text)}
        assert said == {path.stem[:5].upper()}


def test_every_key_has_a_sentence() -> None:
    # A rule's code is no key where each of its sentences has a key of its own.
    codes = {key for key in asked() - keys() if any(other.startswith(f"{key}.") for other in keys())}
    assert asked() - keys() - codes == set()


def test_every_sentence_is_asked_for() -> None:
    assert keys() - asked() == set()


def test_every_code_has_a_name_and_every_name_a_code() -> None:
    codes = {key.partition(".")[0] for key in keys() if KEY.fullmatch(key)}
    assert codes == NAMES.keys()
    assert len(set(NAMES.values())) == len(NAMES)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in NAMES.values())
    assert list(NAMES) == sorted(NAMES)


def test_no_key_is_in_two_catalogues() -> None:
    spoken = [import_module(f"goalc.messages.zh.{name}").MESSAGES for name in COMMAND_MODULES]
    assert sum(map(len, spoken)) == len(SAID)
    names = (*FINDING_MODULES, *(f"rules.{name}" for name in RULE_MODULES))
    modules = [import_module(f"goalc.messages.zh.{name}") for name in names]
    assert sum(len(module.MESSAGES) for module in modules) == len(keys())


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(keys()))
def test_sentence_is_well_formed(key: str) -> None:
    message, advice = findings("zh")[key]
    assert message
    filled = {name: f"‹{name}›" for name in fields(message) | fields(advice)}
    assert all(name.isidentifier() for name in filled)
    spoken = sentences(key, filled)
    assert all(f"‹{name}›" in "".join(spoken) for name in filled)
    assert not re.search(r"[,;!?](?![\w\s\"'])", spoken.message.replace("‹", "").replace("›", ""))


def said() -> set[str]:
    """The keys of `say` in the code, as far as they are written out."""
    found = {f"{name}.short" for name in COMMANDS}
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in SAID:
                found.add(str(node.value))
    return found


def test_every_sentence_of_the_command_line_is_said() -> None:
    rest = SAID.keys() - said()
    assert {key for key in rest if not any(key.startswith(head) for head in SPOKEN_ELSEWHERE)} == set()


def test_say() -> None:
    assert say("check.short") == SAID["check.short"]
    assert "3 个文件" in say("verdict.counts", files=3, error=0, warning=0, info=0)
    with pytest.raises(KeyError):
        say("no such sentence")


def test_what_was_written_is_quoted_short_and_on_one_line() -> None:
    message = sentences("GC802.unknown", {"key": "长" * 100, "known": ("甲",) * 50}).message
    assert message == f"这里没有「{'长' * 39}…」这一项。"
    advice = sentences("GC802.unknown", {"key": "a\nb", "known": ("甲",) * 50})
    assert "「a b」" in advice.message
    assert advice.help.count("「甲」") == 50


def test_phrases_are_spoken() -> None:
    found = sentences(
        "GC803.block-for-list", {"field": "计划", "stands": Phrase("shape.mapping", {}), "help": ""}
    )
    assert "逐项的" in found.message
