from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goalc.model.amount import MAX_AMOUNT, UNITS, AmountError, in_unit, parse_amount, print_number

FEN = st.integers(-(10**14) + 1, 10**14 - 1).map(lambda fen: Decimal(fen) / 100)

READ = [
    ("7340000.00", "7340000.00"),
    ("7,340,000", "7340000.00"),
    ("14464.15万元", "144641500.00"),
    ("14,464.15 万元", "144641500.00"),
    ("734万元", "7340000.00"),
    ("1.5亿元", "150000000.00"),
    ("0.0001亿元", "10000.00"),
    ("12元", "12.00"),
    (" 12.3 ", "12.30"),
    ("0", "0.00"),
    ("-5.00", "-5.00"),
    ("999,999,999,999.99", "999999999999.99"),
]
REFUSED = [
    *(
        (text, "syntax")
        for text in ("", "一百", "7,34", "1e5", "12.", ".5", "+5", "￥5", "5 万", "5元整", "1 000", "0" * 41)
    ),
    *((text, "fen") for text in ("0.001", "1.005元", "0.0000001万元", "1." + "0" * 33 + "1")),
    *((text, "limit") for text in ("1000000000000", "-1000000000000", "10000亿元", "9" * 40)),
]


@pytest.mark.parametrize(("text", "yuan"), READ)
def test_amount_in_yuan(text: str, yuan: str) -> None:
    assert str(parse_amount(text)) == yuan


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(text)
    assert caught.value.reason == reason


@given(FEN, st.sampled_from(sorted(UNITS)))
@example(Decimal("999999999999.99"), "亿元")
def test_another_unit_never_rounds(yuan: Decimal, unit: str) -> None:
    value = in_unit(yuan, unit)
    assert value * UNITS[unit] == yuan
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent <= -2
    assert exponent == -2 or not f"{value:f}".endswith("0")


@given(FEN, st.sampled_from(sorted(UNITS)))
def test_printed_amount_is_read_as_itself(yuan: Decimal, unit: str) -> None:
    assert parse_amount(f"{print_number(in_unit(yuan, unit))}{unit}") == yuan
    assert abs(yuan) < MAX_AMOUNT


@given(FEN)
def test_separators_change_no_digit(yuan: Decimal) -> None:
    printed = print_number(in_unit(yuan, "元"))
    assert printed.replace(",", "") == f"{in_unit(yuan, '元'):f}"
    assert all(len(group) == 3 for group in printed.partition(".")[0].split(",")[1:])
