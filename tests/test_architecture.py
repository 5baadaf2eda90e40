"""Every module and function does one thing: the sizes that say so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.police import ROOT

MODULES = sorted((ROOT / "src" / "goalc").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_sizes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno:
            assert node.end_lineno - node.lineno + 1 < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in VAGUE
    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_docstrings_are_read_once(path: Path) -> None:
    """A docstring begins with a verb or a noun, not with a question."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, kinds)
    ]
    first = {(ast.get_docstring(node) or "x").split()[0] for node in nodes}
    assert not first & {"What", "Whether", "Whoever", "Whatever", "So", "How"}


def test_tests_are_small_too() -> None:
    long = {
        path.name: len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "tests").rglob("*.py")
    }
    assert {name: lines for name, lines in long.items() if lines >= LONGEST_FILE} == {}


# These mean the letters and digits of every script, and say why. A blank is any that people type, such as
# U+3000, and needs no reason.
ALL_SCRIPTS = {
    ("layout/printed.py", r"""'([^']*)'|"([^"]*)"|(\w+)"""): "names in templates are in Chinese",
    ("changes/definitions.py", r"[^\w()+*/%-]"): "the marks between Chinese words are dropped",
    (
        "model/target/numbers.py",
        r"[^\d\s≥≤=<>±~～,，;；。、:：+\-—–]",
    ): "no digit of any script begins a unit",
    (
        "model/target/numbers.py",
        r"(?:[^\d≥≤=<>±~～,，;；。、:：+—–]|",
    ): "or is in one, except for m2 and the like",
    ("model/target/read.py", r"\d|年[底末终]|["): "digits of other scripts are looked at, to be told",
    ("syntax/doctor/vocabulary.py", r"[^\W\d_][\w()（）、/·]{0,15}"): "keys are in Chinese",
}
CLASSES = re.compile(r"(?<!\\)(?:\\\\)*\\[dDwWbB]")


def patterns(tree: ast.AST) -> Iterator[str]:
    """The texts in code that are not docstrings and not flagged as ASCII."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(
            isinstance(flag, ast.Attribute) and flag.attr == "ASCII" for flag in ast.walk(node)
        ):
            continue
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and not isinstance(node, ast.Expr):
                yield child.value.decode("latin-1") if isinstance(child.value, bytes) else str(child.value)


def test_digits_are_latin_ones() -> None:
    """To `\\d` an Arabic three is a digit: it would be read as one, or lost on the way to the form."""
    used = set()
    for path in MODULES:
        name = path.relative_to(ROOT / "src" / "goalc").as_posix()
        for pattern in patterns(ast.parse(path.read_text(encoding="utf-8"))):
            if CLASSES.search(pattern):
                used.add((name, pattern))
    assert used == set(ALL_SCRIPTS)
    for folder in ("schema", "words", "templates", "library", "scaffold"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".json", ".yaml"}:
                assert not CLASSES.search(path.read_text(encoding="utf-8").replace("\\\\", "\\")), path
