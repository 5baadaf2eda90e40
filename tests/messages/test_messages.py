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
PHRASE = re.compile(r"help\.examples|library\.used|(date|field|form|shape|unjudged|withheld)\.[a-z-]+")

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


def test_keys_stand_whole_in_the_code() -> None:
    """A key that is put together cannot be found by searching."""
    heads = re.compile(r"GC\d{3}(\.|$)|(shape|rule|outcome|kind|changes|redline|usage)\.")
    composed = [
        (path.name, node.lineno)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and heads.match(str(node.values[0].value))
    ]
    spoken = [
        (path.name, node.lineno)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"say", "sentences"}
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert composed + spoken == []


def test_a_rule_speaks_under_its_own_code() -> None:
    rules = {path: tree for path, tree in trees() if path.parent.name == "rules" and path.stem[:2] == "gc"}
    assert rules
    for path, tree in rules.items():
        said = {text.partition(".")[0] for text in literals(tree) if KEY.fullmatch(text)}
        assert said == {path.stem[:5].upper()}


def test_every_key_has_a_sentence() -> None:
    # A rule's code is no key where each of its sentences has a key of its own.
    codes = {key for key in constants() - keys() if any(other.startswith(f"{key}.") for other in keys())}
    assert constants() - keys() - codes == set()


def test_every_sentence_is_asked_for() -> None:
    assert keys() - constants() == set()


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
    """The keys of `say` in the code."""
    found: set[str] = set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in SAID:
                found.add(str(node.value))
    return found


def test_every_sentence_of_the_command_line_is_said() -> None:
    assert SAID.keys() - said() == set()


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
