"""Files beside specs that were damaged: each mistake is told, and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import goalc
from goalc.library.load import library_of
from goalc.pipeline.load_pack import load_pack
from goalc.pipeline.pack import PACK_FILE
from goalc.report.report import reported
from goalc.source.diagnostic import Severity
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from tests.pipeline.workshop import workshop
from tests.police import ROOT

PACK = ROOT / "tests" / "packs" / "ezhou-2022"
LIBRARY = ROOT / "library"
TOKENS = [
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r",
        ":",
        "：",
        "- ",
        "[",
        "}",
        "{{",
        "%}",
        '"',
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "#",
    ),
    *(
        "null",
        "0",
        "-1",
        "1e99",
        "是",
        "甲",
        "\x00",
        "\x0b",
        "\ufeff",
        "\u200b",
        "\u2028",
        "表式",
        "forms",
        "<td>",
    ),
]


def mutate(data: bytes, random: Random) -> bytes:
    """Return bytes with one to three of them, of their lines or of the tokens in them changed."""
    for _ in range(random.randint(1, 3)):
        kind = random.randrange(4)
        place = random.randrange(len(data) + 1)
        lines = data.split(b"\n")
        if kind == 0:
            data = data[:place] + bytes([random.randrange(256)]) + data[place + random.randrange(3) :]
        elif kind == 1:
            line = random.randrange(len(lines))
            lines[line : line + 1] = random.choice(
                [[], [lines[line]] * 2, [b"  " + lines[line]], [lines[line].strip()]]
            )
            data = b"\n".join(lines)
        elif kind == 2:
            text = data.decode("utf-8", "replace")
            at = random.randrange(len(text) + 1)
            data = (text[:at] + random.choice(TOKENS) + text[at + random.randrange(4) :]).encode(
                "utf-8", "replace"
            )
        else:
            data = random.choice([data[:place], data[place:]])
    return data


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def mutated(whole: dict[str, bytes], count: int, seed: int) -> Iterator[dict[str, bytes]]:
    random = Random(seed)
    for _ in range(count):
        name = random.choice(sorted(whole))
        yield {**whole, name: mutate(whole[name], random)}


@pytest.mark.parametrize("seed", range(4))
def test_a_pack_is_broken_exactly_if_an_error_says_so(seed: int) -> None:
    for damaged in mutated(files(PACK), 60, seed):
        loaded = load_pack("packs/ezhou-2022", "ezhou-2022", damaged, inspect=True)
        assert (loaded.pack is None) == any(d.severity is Severity.ERROR for d in loaded.diagnostics)


def test_a_pack_that_breaks_before_its_first_line() -> None:
    for head in ("", "%", "\ufeff", "---\n---\n", "\t", "}", "{% x", "!!x ", ": ", "- - -"):
        damaged = {**files(PACK), PACK_FILE: head.encode() + b"x"}
        assert load_pack("packs/ezhou-2022", "ezhou-2022", damaged, inspect=True).pack is None


def test_a_pack_with_a_warning_is_used_and_the_warning_told(tmp_path: Path) -> None:
    work = workshop(tmp_path)
    work.edit("packs/ezhou-2022/pack.yaml", "title: ", "title: \u200b")
    report = goalc.check("specs")
    assert [(d.key, d.file) for d in report.diagnostics if d.code == "GC702"] == [
        ("GC702.invisible", "packs/ezhou-2022/pack.yaml")
    ]
    assert not goalc.build("specs", "out").refused


@pytest.mark.parametrize("seed", range(2))
def test_a_library_never_raises(seed: int) -> None:
    for damaged in mutated(files(LIBRARY), 40, seed):
        texts = [decode_text(name, data).source for name, data in damaged.items() if name.endswith(".yaml")]
        assert all(isinstance(text, SourceText) for text in texts)
        library_of(texts)


def read_parser_words(detail: str) -> list[str]:
    """English words that stand in a sentence for officers and are no names of goalc."""
    return re.findall(r"expected|unexpected|invalid|found|token|parse|encountered|tag name", detail)


@pytest.mark.parametrize("seed", range(2))
def test_the_sentences_about_a_pack_have_a_place_and_no_words_of_a_parser(seed: int) -> None:
    for damaged in mutated(files(PACK), 60, 100 + seed):
        loaded = load_pack("packs/ezhou-2022", "ezhou-2022", damaged, inspect=True)
        for found in reported(loaded.diagnostics, loaded.sources):
            assert found.file in loaded.sources
            assert found.line >= 1
            assert found.column >= 1
            assert not read_parser_words(found.message.replace("「", " ") + found.help)


HEADS = [
    *("\ufeff", "\ufeff\ufeff", "\x00", "%YAML 9.9\n---\n", "%YAML 9.9\n", "%YAML\n", "%TAG ! x\n---\n"),
    *("---", "---\n---\n", "...\n", "--- |\n", "--- !x\n", "!!map\n", "!<", "!<>", "!%zz a", "&a\n", "*a\n"),
    *("\x85", "\u2028", "\x0b", "\x7f", "\ufffe", "? ", ": ", "- ", "[", "]", "{", "}", ",", "@", "`", '"'),
    *("'", '"\\x', '"\\U00110000"', "|9\n", ">x", "\t", "\r", "<<: *a\n", "? [\n", "a: b\n---\na: b\n"),
    *("%\n", "\n\n}", "null"),
]


@pytest.mark.parametrize("name", [PACK_FILE, "words.yaml", "library.yaml"])
def test_a_text_that_breaks_at_its_head_is_told_with_its_place(name: str) -> None:
    for head in HEADS:
        for text in (head, head + "x", head + "x: 1\n"):
            loaded = load_pack(
                "p/ezhou-2022", "ezhou-2022", {**files(PACK), name: text.encode()}, inspect=True
            )
            told = [
                d for d in reported(loaded.diagnostics, loaded.sources) if d.file == f"p/ezhou-2022/{name}"
            ]
            # The pack's own library is judged when it is read for specs.
            assert told or name == "library.yaml"
            assert all(d.line >= 1 and d.column >= 1 and d.message and d.help for d in told)
            source = decode_text(name, text.encode())
            if name == "library.yaml" and not source.diagnostics:
                assert library_of([source.source]).diagnostics
