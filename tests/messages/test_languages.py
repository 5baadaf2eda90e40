"""Two catalogues that say the same: key by key, field by field; and the language that is in force."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest

from goalc.messages.catalogue import LANGUAGES, findings, language, say, sentences, use
from goalc.source.diagnostic import Phrase, SystemReason
from tests.police import ROOT

MESSAGES = ROOT / "src" / "goalc" / "messages"
QUOTED = re.compile("“[^”]*”")
CHINESE_PUNCTUATION = re.compile("[\u3000-\u303f\uff00-\uff65]")
KEYS = sorted(findings("zh"))


def modules(tongue: str) -> set[str]:
    folder = MESSAGES / tongue
    paths = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py"))
    return {".".join(path.parts) for path in paths if path.name != "__init__"}


def texts(tongue: str, module: str) -> dict[tuple[str, str, int], str]:
    """Every text of a module, by the table, the key and the place in a tuple that it stands in."""
    found = vars(import_module(f"goalc.messages.{tongue}.{module}"))
    tables = {name: table for name, table in found.items() if name.isupper() and isinstance(table, Mapping)}
    assert tables
    return {
        (name, key, number): text
        for name, table in tables.items()
        for key, entry in table.items()
        for number, text in enumerate(leaves(entry))
    }


def leaves(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        for key in sorted(entry):
            yield from (key, *leaves(entry[key]))
    else:
        assert isinstance(entry, tuple)
        for part in entry:
            yield from leaves(part)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_same_modules() -> None:
    assert modules("en") == modules("zh")
    assert {path.name for path in MESSAGES.iterdir() if path.is_dir() and path.name[0] != "_"} == {*LANGUAGES}


@pytest.mark.parametrize("module", sorted(modules("zh")))
def test_the_same_keys_and_fields(module: str) -> None:
    chinese, english = texts("zh", module), texts("en", module)
    assert english.keys() == chinese.keys()
    assert {key for key in chinese if bool(chinese[key]) != bool(english[key])} == set()
    assert {key for key in chinese if fields(chinese[key]) != fields(english[key])} == set()


@pytest.mark.parametrize("module", sorted(modules("en")))
def test_english_is_english(module: str) -> None:
    for key, text in texts("en", module).items():
        assert not CHINESE_PUNCTUATION.search(QUOTED.sub("", text)), key
        assert not re.search(r"(?<!\n)(?<! ) {2}(?! )", text) or key[0:2] == ("MESSAGES", "goalc"), key
        assert text.count("“") == text.count("”"), key


@pytest.mark.parametrize("key", KEYS)
def test_what_has_advice_is_a_sentence_and_so_is_the_advice(key: str) -> None:
    message, advice = findings("en")[key]
    if advice:
        assert re.fullmatch(r"([A-Z“<]|\{\w+\} ).*[.?]", message)
        assert re.fullmatch(r"[A-Z“].*([.?]| \{help\})|\{help\}", advice)
    message, advice = findings("zh")[key]
    if advice:
        assert re.fullmatch(r".*[。？]", message)
        assert re.fullmatch(r".*([。？]|\{help\})", advice)


@pytest.fixture
def english() -> Iterator[None]:
    use("en")
    yield
    use("zh")


def test_chinese_is_spoken_unless_told_otherwise() -> None:
    assert language() == "zh"
    assert sentences("GC009.first", {}).message == "第一次在这里"


def test_english(english: None) -> None:
    assert language() == "en"
    assert sentences("GC009.first", {}).message == "the first is here"
    assert say("verdict.fail") == "Failed."


def test_an_unknown_language() -> None:
    with pytest.raises(ValueError, match="zh, en"):
        use("fr")
    assert language() == "zh"


def test_lists_and_phrases_in_a_sentence() -> None:
    arguments = {"key": "甲", "known": ("乙", Phrase("shape.list", {}), "丙")}
    assert sentences("GC802.unknown", arguments).help == "删去这一项，或者改用：「乙」、分条的列表、「丙」。"


def test_lists_and_phrases_in_an_english_sentence(english: None) -> None:
    arguments = {"key": "甲", "known": ("乙", Phrase("shape.list", {}), "丙")}
    assert sentences("GC802.unknown", arguments).help == (
        "Delete it, or use one of “乙”, the items of a list, “丙”."
    )


def test_reasons_of_the_system(english: None) -> None:
    said = say("io.read", name="a", reason=SystemReason("EACCES", "Permission denied"))
    assert said == "Cannot read “a”: permission denied."
    rare = say("io.read", name="a", reason=SystemReason("EXDEV", "Cross-device link"))
    assert rare == "Cannot read “a”: Cross-device link."


def test_an_empty_field_leaves_no_blank(english: None) -> None:
    assert (
        sentences("GC001.empty-required", {"field": "甲", "help": ""}).help == "Fill it in; it is required."
    )
