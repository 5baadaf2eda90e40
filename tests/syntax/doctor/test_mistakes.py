from __future__ import annotations

import re

import pytest

from goalc.messages.codes import NAMES
from goalc.messages.zh import characters, syntax
from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from tests.syntax.doctor.mistakes import GOOD, KEYS, MISTAKES, Mistake

MESSAGES = characters.MESSAGES | syntax.MESSAGES

MARKED = re.compile("«(.*?)»", re.DOTALL)


def apply_edits(text: str, diagnostics: tuple[Diagnostic, ...]) -> str:
    edits = sorted((edit for found in diagnostics for edit in found.edits), key=lambda edit: -edit.span.start)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def shown(source: SourceText, found: Diagnostic) -> tuple[str, int, int, str]:
    place = source.position(found.span.start)
    return found.key, place.line, place.column, source.text[found.span.start : found.span.end]


def expected(mistake: Mistake) -> list[tuple[str, int, int, str]]:
    """Line and column counted here, by hand, from the markers."""
    result = []
    for key, match in zip(mistake.keys.split(), MARKED.finditer(mistake.text), strict=True):
        before = mistake.text[: match.start()].replace("«", "").replace("»", "")
        lines = before.replace("\r\n", "\n").split("\n")
        result.append((key, len(lines), len(lines[-1]) + 1, match[1]))
    return result


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: repr(mistake.text))
def test_place_and_code(mistake: Mistake) -> None:
    source = SourceText("a.yaml", mistake.text.replace("«", "").replace("»", ""))
    result = parse(source, KEYS)
    assert [shown(source, found) for found in result.diagnostics] == expected(mistake)
    has_error = any(found.severity is Severity.ERROR for found in result.diagnostics)
    assert (result.node is None) == has_error


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: repr(mistake.text))
def test_edits_mend(mistake: Mistake) -> None:
    source = SourceText("a.yaml", mistake.text.replace("«", "").replace("»", ""))
    diagnostics = parse(source, KEYS).diagnostics
    mended = apply_edits(source.text, diagnostics)
    if mistake.mended is not None:
        assert mended == mistake.mended
    if all(found.edits for found in diagnostics):
        left = [found.key for found in parse(SourceText("a.yaml", mended), KEYS).diagnostics]
        assert left in ([], ["GC720"])


@pytest.mark.parametrize("text", GOOD)
def test_correct_text_stays_silent(text: str) -> None:
    result = parse(SourceText("a.yaml", text), KEYS)
    assert result.diagnostics == ()
    assert result.node is not None


def test_every_sentence_can_be_said() -> None:
    seen = set()
    for mistake in MISTAKES:
        source = SourceText("a.yaml", mistake.text.replace("«", "").replace("»", ""))
        for found in parse(source, KEYS).diagnostics:
            message, advice = MESSAGES[found.key]
            assert message.format(**found.arguments)
            assert advice.format(**found.arguments)
            for label in found.labels:
                assert MESSAGES[label.key][0].format(**label.arguments)
            seen.add(found.key)
    assert len(seen) > 40


def test_catalogue_has_a_name_for_every_code_and_no_jargon() -> None:
    for key, (message, advice) in MESSAGES.items():
        assert key.partition(".")[0] in NAMES
        assert not re.search("解析|转义|锚点|标量|映射|token|scalar|mapping|YAML", message + advice)
        assert advice or key in {"GC706.first", "GC709.begin", "GC711.sibling", "GC711.block-first"}


def test_long_values_are_quoted_short() -> None:
    found = parse(SourceText("a.yaml", "解释: 目标: " + "很长" * 100 + "\n"), KEYS).diagnostics[0]
    assert all(len(value) <= 24 for value in found.arguments.values() if isinstance(value, str))
