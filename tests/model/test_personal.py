"""Numbers of persons: found however they are written, and not in amounts, codes and dates."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.model.personal import find_documents, find_mobiles, mask

MOBILE = "13595807495"
PHONES = [
    "13595807495",
    "135 9580 7495",
    "135-9580-7495",
    "135－9580－7495",
    "1359580 7495",
    "+8613595807495",
    "+86 135 9580 7495",
    "008613595807495",
    "86-13595807495",
    "１３５９５８０７４９５",
    "电话13595807495转2",
    "（13595807495）",
    "TEL:13595807495/0858-8732066",
    "13595807495、13698581666",
    "013595807495",
    "135  9580  7495",
    "135/9580/7495",
    "1-359-580-7495",
    "1 3 5 9 5 8 0 7 4 9 5",
    "13595807495万主任",
    "13595807495.8732066",
]
NO_PHONES = [
    "0858-8732066",
    "010-12345678-1234",
    "13595807495元",
    "13595807495.50",
    "13595807495万元",
    "5202001359580749502",
    "2025-01-01至2025-12-31",
    "12345678901",
    "1359580749",
    "135958074951",
    "13、59、58、07、49、5",
    "2022 2023 2024 2025",
    "52020025T000013595807",
]
DOCUMENTS = [
    ("11010519491231002X", "110105**********2X"),
    ("110105 19491231 002x", "110105**********2X"),
    ("１１０１０５１９４９１２３１００２Ｘ", "110105**********2X"),
    ("11010519491231002X 3", "110105**********2X 3"),
    ("3 11010519491231002X", "3 110105**********2X"),
    ("ID11010519491231002X", "ID110105**********2X"),
    ("110105  19491231  002X", "110105**********2X"),
    ("110105.19491231.002X", "110105**********2X"),
    ("6222021234567890128", "6222*************28"),
    ("6222 0212 3456 7890 128", "6222*************28"),
]


@pytest.mark.parametrize("text", PHONES)
def test_a_mobile_number_is_found_and_masked(text: str) -> None:
    assert next(find_mobiles(text)).digits == MOBILE
    masked, found = mask(text)
    assert len(found) == (2 if "、" in text else 1)
    assert "135****7495" in masked
    assert list(find_mobiles(masked)) == []


@pytest.mark.parametrize("text", NO_PHONES)
def test_other_numbers_stay(text: str) -> None:
    assert list(find_mobiles(text)) == []
    assert mask(text) == (text, [])


@pytest.mark.parametrize(("text", "shown"), DOCUMENTS)
def test_a_document_is_found_and_masked(text: str, shown: str) -> None:
    assert mask(f"张三（{text}）")[0] == f"张三（{shown}）"


def test_a_wrong_check_digit_is_no_document() -> None:
    assert list(find_documents("110105194912310021 6222021234567890123")) == []


AMOUNTS = {text for text in NO_PHONES if MOBILE in text}
OTHERS = [text for text in NO_PHONES if text not in AMOUNTS]
TEXTS = st.lists(
    st.sampled_from([*PHONES, *OTHERS, *(text for text, _ in DOCUMENTS), "，", " ", "甲", "5", "-", "X"])
).map("；".join)


@given(TEXTS)
def test_nothing_personal_is_left_and_nothing_else_is_changed(text: str) -> None:
    masked, found = mask(text)
    assert not mask(masked)[1]
    assert re.sub("[*]+", "", masked) == masked or found
    for number in found:
        assert number.digits not in masked
