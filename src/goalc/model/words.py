"""Word lists: the vocabulary of rules, as data.

In: the plain data of word files (`schema/words.schema.json`) in order: those that ship with goalc, the
pack's, the repository's. Out: `Words`. A later file adds words to the earlier ones; its `去掉` removes some.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

REMOVE = "去掉"


class WordList:
    """Words to find in texts, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))

    def __contains__(self, text: object) -> bool:
        return text in self._set

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def find(self, text: str) -> str:
        """Return the first word in the text, or an empty text."""
        match = self._anywhere.search(text)
        return match[0] if match else ""

    def first(self, text: str) -> re.Match[str] | None:
        """Return the match of the first word in the text, or None."""
        return self._anywhere.search(text)

    def all(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches of the words in the text, which do not overlap."""
        return self._anywhere.finditer(text)

    def cuts(self, text: str, start: int, end: int) -> bool:
        """Return True if a word lies across one of the two borders of `text[start:end]`.

        `购制` in `政府采购制度` cuts 采购 and 制度.
        """
        for border in (start, end):
            for length in self._lengths:
                for first in range(max(0, border - length + 1), min(border, len(text) - length + 1)):
                    if text[first : first + length] in self._set:
                        return True
        return False

    def ending(self, text: str) -> str:
        """Return the longest word that the text ends with, or an empty text."""
        for length in self._lengths:
            if text[-length:] in self._set:
                return text[-length:]
        return ""

    def replace(self, text: str, by: Mapping[str, str]) -> str:
        """Replace each word in the text by its entry in `by`."""
        return self._anywhere.sub(lambda match: by[match[0]], text)

    def remove(self, text: str) -> str:
        """Return the text without the words in it."""
        return self._anywhere.sub("", text)

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _alternatives(self) -> str:
        longest_first = sorted(self.words, key=lambda word: (-len(word), word))
        return "|".join(map(re.escape, longest_first)) or "(?!)"

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(self._alternatives)

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(word) for word in self.words}, reverse=True)


class Pairs:
    """Wrong words, each with the right one."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self.right = dict(pairs)
        self.wrong = WordList(pairs)

    def correct(self, text: str) -> str:
        """Replace each wrong word in the text by the right one."""
        return self.wrong.replace(text, self.right)


class Groups:
    """Words by their kind, and kinds by their words."""

    def __init__(self, groups: Mapping[str, tuple[str, ...]]) -> None:
        self.words = dict(groups)
        self.names = WordList(groups)
        self.kinds = {word: kind for kind, words in groups.items() for word in words}


class WordFile(NamedTuple):
    """The key of a list in a word file and the attribute of `Words` that holds it."""

    key: str
    attribute: str
    shape: type[WordList] | type[Pairs] | type[Groups]


LISTS = (
    WordFile("计量单位", "units", Groups),
    WordFile("同义单位", "unit_spellings", Pairs),
    WordFile("名称与单位", "name_endings", Groups),
    WordFile("无单位词", "unitless", WordList),
    WordFile("金额词", "money", WordList),
    WordFile("空泛词", "vague", WordList),
    WordFile("时限词", "timely", WordList),
    WordFile("时限搭配词", "timely_companions", WordList),
    WordFile("反向词", "downward", WordList),
    WordFile("正向词", "upward", WordList),
    WordFile("耗时词", "delays", WordList),
    WordFile("时长词", "durations", WordList),
    WordFile("计数词", "counters", WordList),
    WordFile("处置词", "treatments", WordList),
    WordFile("涉及词", "works", WordList),
    WordFile("否定词", "negations", WordList),
    WordFile("趋势词", "trends", WordList),
    WordFile("可超百词", "above_hundred", WordList),
    WordFile("分级词", "grading", WordList),
    WordFile("可核词", "checkable", WordList),
    WordFile("支付词", "spending", WordList),
    WordFile("投入词", "inputs", WordList),
    WordFile("满意词", "satisfaction", WordList),
    WordFile("产出词", "outputs", WordList),
    WordFile("人员词", "staff", WordList),
    WordFile("运转词", "running", WordList),
    WordFile("泛用项目词", "generic_names", WordList),
    WordFile("涉密词", "secrets", WordList),
    WordFile("寻常词", "ordinary", WordList),
    WordFile("占位词", "placeholders", WordList),
    WordFile("整体占位词", "whole_placeholders", WordList),
    WordFile("错别字", "misspellings", Pairs),
    WordFile("繁体字", "traditional", Pairs),
)


@dataclass(frozen=True)
class Words:
    """All lists that rules use, each named in `LISTS`."""

    units: Groups
    unit_spellings: Pairs
    name_endings: Groups
    unitless: WordList
    money: WordList
    vague: WordList
    timely: WordList
    timely_companions: WordList
    downward: WordList
    upward: WordList
    delays: WordList
    durations: WordList
    counters: WordList
    treatments: WordList
    works: WordList
    negations: WordList
    trends: WordList
    above_hundred: WordList
    grading: WordList
    checkable: WordList
    spending: WordList
    inputs: WordList
    satisfaction: WordList
    outputs: WordList
    staff: WordList
    running: WordList
    generic_names: WordList
    secrets: WordList
    ordinary: WordList
    placeholders: WordList
    whole_placeholders: WordList
    misspellings: Pairs
    traditional: Pairs

    def find_apart(self, words: WordList, text: str) -> re.Match[str] | None:
        """Return the match of the first word that cuts no ordinary word, or None."""
        for match in words.all(text):
            if not self.ordinary.cuts(text, *match.span()):
                return match
        return None

    def correct_apart(self, pairs: Pairs, text: str) -> str:
        """Replace each wrong word that cuts no ordinary word by the right one."""
        pieces, end = [], 0
        for match in pairs.wrong.all(text):
            if not self.ordinary.cuts(text, *match.span()):
                pieces += [text[end : match.start()], pairs.right[match[0]]]
                end = match.end()
        return "".join([*pieces, text[end:]])


def decode_words(files: Iterable[Mapping[str, Any]]) -> Words:
    """Decode word files that their schema has accepted; each adds to those before it."""
    data = list(files)
    lists: dict[str, Any] = {item.attribute: _merge(item, data) for item in LISTS}
    return Words(**lists)


def _merge(item: WordFile, files: Iterable[Mapping[str, Any]]) -> WordList | Pairs | Groups:
    words: list[str] = []
    pairs: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for data in files:
        gone = frozenset(map(str, data.get(REMOVE, {}).get(item.key, ())))
        words = [word for word in words if word not in gone]
        pairs = {left: right for left, right in pairs.items() if left not in gone}
        groups = {kind: [word for word in found if word not in gone] for kind, found in groups.items()}
        own = data.get(item.key, {})
        if item.shape is WordList:
            words += map(str, own)
        elif item.shape is Pairs:
            pairs |= {left: str(right) for left, right in own.items()}
        else:
            for kind, found in own.items():
                groups.setdefault(kind, []).extend(map(str, found))
    if item.shape is WordList:
        return WordList(words)
    return Pairs(pairs) if item.shape is Pairs else Groups({k: tuple(v) for k, v in groups.items() if v})
