"""The policy for checking specs: a repository's settings and the word lists.

In: settings and plain data of word files that their schema has accepted. Out: the words for a pack, combined
once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from goalc import resources
from goalc.lint.settings import Settings
from goalc.model.words import Words, decode_words
from goalc.pipeline.pack import Pack
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

WordData = Mapping[str, Any]


class Policy:
    """Settings and word lists; `words` are the data of the repository's own word files."""

    def __init__(self, settings: Settings | None = None, words: Sequence[WordData] = ()) -> None:
        self.settings = settings or Settings()
        self._own = tuple(words)
        self._by_pack: dict[str, Words] = {}

    def words(self, pack: Pack) -> Words:
        """Return the lists for specs of a pack: goalc's, the pack's, the repository's."""
        if pack.digest not in self._by_pack:
            of_pack = () if pack.words is None else (pack.words,)
            self._by_pack[pack.digest] = decode_words([*_read_shipped(), *of_pack, *self._own])
        return self._by_pack[pack.digest]


@cache
def _read_shipped() -> tuple[WordData, ...]:
    """Return the word files that ship with goalc; tests check them against their schema."""
    found = []
    for name, text in resources.texts("words", ".yaml"):
        node = parse(SourceText(name, text)).node
        data = None if node is None else plain(node)
        assert isinstance(data, dict), name  # noqa: S101 - a shipped file that cannot be read is a bug
        found.append(data)
    return tuple(found)
