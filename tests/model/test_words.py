"""Word lists: those that ship with goalc, how files add to each other, and a pack's own."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalc
from goalc import resources
from goalc.model.contract import Contract
from goalc.model.words import LISTS, Pairs, WordList, decode_words
from tests.police import PACK, ROOT, data
from tests.workspace.trees import edit, make, project

SHIPPED = {name: data(text) for name, text in resources.texts("words", ".yaml")}
WORDS = decode_words(SHIPPED.values())
PAIRS = {item.key: getattr(WORDS, item.attribute) for item in LISTS if item.shape is Pairs}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_keeps_its_schema(name: str) -> None:
    assert Contract(resources.schema("words")).check(SHIPPED[name], name) == []
    first = (ROOT / "words" / name).read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/words.schema.json"


def test_every_list_ships_in_one_file_and_is_in_the_schema() -> None:
    shipped = Counter(key for content in SHIPPED.values() for key in content)
    assert shipped == {item.key: 1 for item in LISTS}
    properties = resources.schema("words")["properties"]
    assert {*properties} == {item.key for item in LISTS} | {"去掉"}


@pytest.mark.parametrize(
    "item", [item for item in LISTS if item.shape is WordList], ids=lambda item: item.key
)
def test_no_word_stands_twice_in_a_list(item: Any) -> None:
    listed = [word for content in SHIPPED.values() for word in content.get(item.key, ())]
    assert [word for word, count in Counter(listed).items() if count > 1] == []
    assert all(word == word.strip() for word in listed)


def test_no_unit_is_of_two_kinds() -> None:
    counted = Counter(unit for units in WORDS.units.words.values() for unit in units)
    assert [unit for unit, count in counted.items() if count > 1] == []


def test_kinds_of_units_that_names_ask_for_are_kinds() -> None:
    for kinds in WORDS.name_endings.words.values():
        assert {*kinds} <= {*WORDS.units.words, "日期", "定性"}


def test_a_unit_is_not_another_spelling_and_what_is_right_is_a_unit() -> None:
    assert not {*WORDS.unit_spellings.right} & {*WORDS.units.kinds}
    assert {*WORDS.unit_spellings.right.values()} <= {*WORDS.units.kinds}


@pytest.mark.parametrize("key", PAIRS)
def test_what_is_right_holds_nothing_wrong(key: str) -> None:
    pairs = PAIRS[key]
    for wrong, right in pairs.right.items():
        assert wrong != right
        assert wrong not in right or key == "同义单位"
        if key != "同义单位":
            assert not pairs.wrong.find(right), f"{wrong}: {right} is itself wrong"


def test_nothing_that_rules_look_for_is_misspelt() -> None:
    for item in LISTS:
        if item.shape is WordList:
            for word in getattr(WORDS, item.attribute):
                assert not WORDS.misspellings.wrong.find(word)
                assert not WORDS.traditional.wrong.find(word)


def test_traditional_characters_are_one_for_one() -> None:
    assert all(len(wrong) == len(right) == 1 for wrong, right in WORDS.traditional.right.items())


TEXTS = st.text("甲乙丙丁", max_size=8)
SOME = st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=5)


@given(SOME, TEXTS)
def test_a_list_finds_a_word_where_there_is_one(words: list[str], text: str) -> None:
    listed = WordList(words)
    assert bool(listed.find(text)) == any(word in text for word in words)
    ends = [word for word in words if text.endswith(word)]
    assert listed.ending(text) == max(ends, key=len, default="")


@given(SOME, SOME)
def test_later_files_add_and_take_away(first: list[str], second: list[str]) -> None:
    merged = decode_words([{"空泛词": first}, {"空泛词": second}])
    assert [*merged.vague] == [*dict.fromkeys(first + second)]
    less = decode_words([{"空泛词": first}, {"去掉": {"空泛词": second}}])
    assert [*less.vague] == [word for word in dict.fromkeys(first) if word not in second]
    again = decode_words([{"空泛词": first}, {"去掉": {"空泛词": second}, "空泛词": second}])
    assert {*again.vague} == {*first, *second}


def test_pairs_and_groups_are_taken_away_by_word() -> None:
    base = {"错别字": {"甲": "乙", "丙": "丁"}, "计量单位": {"数量": ["套", "个"], "次数": ["次"]}}
    words = decode_words([base, {"去掉": {"错别字": ["甲"], "计量单位": ["套", "次"]}}])
    assert words.misspellings.right == {"丙": "丁"}
    assert words.units.words == {"数量": ("个",)}
    assert decode_words([base, {"错别字": {"甲": "己"}}]).misspellings.right["甲"] == "己"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission whose pack has words of its own."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "templates" / PACK, "packs/mine")
    pack = Path("packs/mine/pack.yaml")
    edit(pack, f"name: {PACK}", "name: mine")
    unit = make(Path("u"), pack="mine")
    edit(project(unit), "指标值: =1套", "指标值: =1平米")
    return unit


def test_words_of_a_pack(folder: Path) -> None:
    assert [d.code for d in goalc.check(folder).diagnostics] == ["GC104"]
    Path("packs/mine/words.yaml").write_text("去掉:\n  同义单位: [平米]\n", "utf-8")
    assert goalc.check(folder).diagnostics == ()
    Path("goalc.toml").write_text('words = ["own.yaml"]\n', "utf-8")
    Path("own.yaml").write_text("同义单位:\n  平米: 平方米\n", "utf-8")
    assert [d.code for d in goalc.check(folder).diagnostics] == ["GC104"], "the repository's come last"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("计量单位:\n  数量: 宛\n", "GC803.text-for-list", 2),
        ("空泛词: [好]\n空话: [好]\n", "GC802.unknown", 2),
        ("空泛词：[好]\n", "GC720", 1),
        ("错别字:\n  甲: [乙]\n", "GC803.block-for-text", 2),
    ],
)
def test_broken_words_of_a_pack(folder: Path, text: str, key: str, line: int) -> None:
    Path("packs/mine/words.yaml").write_text(text, "utf-8")
    report = goalc.check(folder)
    found = report.diagnostics[0]
    assert (found.key, found.file) == (key, "packs/mine/words.yaml")
    assert report.sources[found.file].position(found.span.start).line == line
    assert not report.passed
