"""How similar texts are, and which known word was probably meant."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from goalc.matching.similarity import character_similarity, is_similar, sequence_similarity

TEXTS = st.text(st.sampled_from("项目名称指标值≥95%a\u0301\n"), max_size=12)


@given(TEXTS, TEXTS)
def test_character_similarity(one: str, other: str) -> None:
    found = character_similarity(one, other)
    assert 0.0 <= found <= 1.0
    assert found == character_similarity(other, one)
    assert (found == 1.0) == (sorted(one) == sorted(other))
    assert found == SequenceMatcher(None, one, other, autojunk=False).quick_ratio()


@given(TEXTS, TEXTS)
def test_sequence_similarity(one: str, other: str) -> None:
    found = sequence_similarity(one, other)
    assert 0.0 <= found <= character_similarity(one, other)
    assert found == sequence_similarity(other, one)
    assert (found == 1.0) == (one == other)


@given(TEXTS, TEXTS, st.floats(0, 1))
def test_is_similar(one: str, other: str, minimum: float) -> None:
    whole = SequenceMatcher(None, one, other, autojunk=False).ratio()
    assert is_similar(one, other, minimum) == (whole >= minimum)
