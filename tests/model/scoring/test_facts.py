"""Facts about an outcome: far from its target, copied from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goalc.model.scoring import copied, deviation, read_outcome
from goalc.model.target import parse_target

YEAR = 2025


@pytest.mark.parametrize(
    ("target", "outcome", "expected"),
    [
        ("≥100次", "100次", ""),
        ("≥100次", "99次", "under"),
        ("≥100次", "129.9次", ""),
        ("≥100次", "130次", "over"),
        (">100次", "100次", "under"),
        ("=12台", "13台", ""),
        ("=10台", "13台", "over"),
        ("=12台", "11台", "under"),
        ("95%", "98%", ""),
        ("=0起", "1起", "under"),
        ("=0起", "0起", ""),
        ("≤90万元", "95万元", "under"),
        ("≤90万元", "30万元", ""),
        ("≥0次", "5次", ""),
        ("18-22℃", "17℃", "under"),
        ("2025年11月20日前", "2025年12月1日", "under"),
        ("2025年11月20日前", "2025年1月1日", ""),
        ("有效提升", "部分达成", "under"),
        ("有效提升", "达成", ""),
        ("有效提升", "有效提升", ""),
        ("≥95%", "良好", ""),
        ("≥95%", "", ""),
        ("≥95%", "5次", ""),
        ("约95%", "90%", ""),
    ],
)
def test_deviation(target: str, outcome: str, expected: str) -> None:
    assert deviation(parse_target(target), read_outcome(outcome), YEAR) == expected


def test_the_limit_is_a_setting() -> None:
    target, outcome = parse_target("≥100次"), read_outcome("125次")
    assert deviation(target, outcome, YEAR, Decimal("1.2")) == "over"
    assert deviation(target, outcome, YEAR, Decimal("1.5")) == ""


@pytest.mark.parametrize(
    ("target", "outcome", "expected"),
    [
        ("≥95%", "≥95%", "bound"),
        ("≥95%", "≥96%", "bound"),
        ("≥95%", "95%以上", "bound"),
        ("2025年11月20日前", "2025年11月20日前", "bound"),
        ("=100%", "=100%", "text"),
        ("＝100％", "＝100％", "text"),
        ("= 100%", "=100%", "text"),
        ("18-22℃", "18-22℃", "text"),
        ("有效提升", "有效提升", "text"),
        ("有效提升", " 有效提升 ", "text"),
        ("=100%", "100%", ""),
        ("95%", "95%", ""),
        ("≥95%", "95%", ""),
        ("2025年11月20日", "2025年11月20日", ""),
        ("2025年7月至12月", "2025年7月至12月", ""),
        ("有效提升", "达成", ""),
        ("达成", "达成", ""),
        ("≥95%", "约95%", ""),
        ("≥95%", "", ""),
        ("", "", ""),
    ],
)
def test_copied(target: str, outcome: str, expected: str) -> None:
    assert copied(parse_target(target), read_outcome(outcome)) == expected
