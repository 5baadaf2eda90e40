from __future__ import annotations

import time

import pytest

from goalc.source.text import SourceText
from goalc.syntax.limits import MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, MAX_NODES
from goalc.syntax.parse import parse
from tests.syntax.doctor.mistakes import KEYS

MILLION = 1_000_000
SECONDS = 5.0


def full(piece: str, before: str = "", after: str = "") -> str:
    """The piece as often as a file may hold it."""
    return before + piece * ((MAX_BYTES - 100) // len(piece)) + after


HOSTILE = {
    "brackets": ("[" * MILLION, "GC704"),
    "braces": ("{" * MILLION, "GC707.complex-key"),
    "braces with keys": ("{a: " * MILLION, "GC704"),
    "dashes": ("- " * MILLION, "GC704"),
    "questions": ("? " * MILLION, "GC707.complex-key"),
    "steps": ("".join(" " * step + "a:\n" for step in range(2000)), "GC704"),
    "aliases": (full("- *x\n", "a: &x 1\nb:\n"), "GC707.anchor"),
    "tags": (full("- !x\n"), "GC707.tag"),
    "a: ": (full("a: \n"), "GC706"),
    "keys": ("".join(f"a{number}: \n" for number in range(350_000)), "GC705"),
    "items": (full("- b\n"), "GC705"),
    "plain": ("a: " + "甲" * MILLION, None),
    "double quotes": ('a: "' + "甲\\n" * 700_000 + '"', None),
    "single quotes": ("a: '" + "''" * MILLION + "'", None),
    "literal": (full("  甲\n", "a: |\n"), None),
    "lines of text": (full("  甲\n", "a: 甲\n"), "GC717"),
    "blank lines": (full("\n"), "GC720.empty"),
    "comments, then trouble": (full("# 甲\n", "", "]\n"), "GC712.open-bracket"),
    "trouble, then brackets": (full("a: [\n", "]\n"), None),
    "trouble, then quotes": (full('a: "\n', "]\n"), None),
    "trouble at the end": (full("a: |\n  x\n", "", "\n]"), None),
    "open quote": (full("甲\n", 'a: "'), "GC714"),
    "quotes": (full('"'), None),
    "wide colons": (full("名称：甲\n"), "GC710.many"),
    "swallowed": (full("  名称：甲\n", "a: x\n"), "GC710"),
    "wide spaces": (full("　　名称: 甲\n"), None),
    "blanks": ("a: b" + " " * MILLION + "c\n", None),
    "escapes": ('a: "' + "\\x01" * MILLION + '"', "GC702"),
    "unknown escapes": ('a: "' + "\\q" * MILLION + '"', None),
    "NUL": (full("\0"), "GC702.nul"),
    "surrogates": (full("\ud800"), "GC702.surrogate"),
    "hashes": (full("x #b", "a: "), None),
    "colons": (full(": "), None),
    "percent": (full("%a\n"), None),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    text, key = HOSTILE[name]
    start = time.process_time()
    result = parse(SourceText("a.yaml", text), KEYS)
    assert time.process_time() - start < SECONDS
    assert len(result.diagnostics) <= MAX_FINDINGS
    if key is not None and name != "comments, then trouble":
        assert key in [found.key for found in result.diagnostics]


def test_depth_at_the_limit() -> None:
    assert parse(SourceText("a", "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))).node is not None
    found = parse(SourceText("a", "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH)).diagnostics
    assert [(one.key, one.span.start) for one in found] == [("GC704", 3 + MAX_DEPTH - 1)]


@pytest.mark.slow
def test_nodes_at_the_limit() -> None:
    # Two nodes are the list and the mapping, one the key.
    assert parse(SourceText("a", "a:\n" + "- b\n" * (MAX_NODES - 3))).node is not None
    assert parse(SourceText("a", "a:\n" + "- b\n" * (MAX_NODES - 2))).diagnostics[0].key == "GC705"


def test_size() -> None:
    assert parse(SourceText("a", "#" * (MAX_BYTES + 1))).diagnostics[0].key == "GC703"
