"""Two edits of two values, in every YAML file that ships: the result has both, and every other byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from goalc.merging.three_way import merge_texts
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping, Node, Scalar
from tests.police import ROOT

FILES = [
    path
    for folder in ("specs", "templates", "library", "tests/specs", "tests/packs")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
]


def values(node: Node) -> list[Scalar]:
    """The texts on one line that stand as they are, without keys."""
    if isinstance(node, Scalar):
        return [node] if node.text and not node.style and "\n" not in node.text else []
    children = [entry.value for entry in node.entries] if isinstance(node, Mapping) else node.items
    return [value for child in children for value in values(child)]


def with_edits(text: str, edits: dict[Scalar, str]) -> str:
    for scalar in sorted(edits, key=lambda scalar: -scalar.start):
        text = text[: scalar.start] + edits[scalar] + text[scalar.end :]
    return text


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_two_values_of_one_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    node = parse(SourceText("", text)).node
    found = [] if node is None else values(node)
    random = Random(path.name)
    for _ in range(5 if len(found) > 1 else 0):
        one, other = random.sample(found, 2)
        ours, theirs = ({scalar: f"{scalar.text}改{random.randrange(100)}"} for scalar in (one, other))
        merged = merge_texts(text, with_edits(text, ours), with_edits(text, theirs), ("a", "b"))
        assert merged is not None
        assert (merged.text, merged.conflicts) == (with_edits(text, {**ours, **theirs}), 0)
