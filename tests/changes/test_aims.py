"""What the rules take for harm is harm for the gate: it never calls more of it tighter."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalc.changes.aims import aim_of
from goalc.changes.targets import kind_of_change
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from tests.police import data

WORDS = data(Path(__file__).parents[2].joinpath("words", "directions.yaml").read_text(encoding="utf-8"))
HARMS = [word for word in WORDS["反向词"] if "成本" not in word]
BEYOND = [word for word in WORDS["可超百词"] if word != "完成比例"]


def indicator(name: str, target: str) -> Indicator:
    return Indicator(("产出指标", "质量指标"), name, parse_target(target), "")


@pytest.mark.parametrize("word", HARMS)
def test_of_harm_nothing_is_said(word: str) -> None:
    assert aim_of(indicator(f"设备{word}", "=5%")) == "unknown"


@pytest.mark.parametrize("word", BEYOND)
def test_what_may_pass_the_whole_is_not_cut_off_there(word: str) -> None:
    before, after = (indicator(f"设备{word}", target) for target in ("=100%", "≥100%"))
    assert kind_of_change(before, after, 2026) != "target-restated"
