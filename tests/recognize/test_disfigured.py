"""Forms as offices disfigure them: every text has a fate, no value is wrong, nearly all are found."""

from __future__ import annotations

import pytest

from tests.recognize.disfigured import WAYS, Measured, disfigure, measure

SEEDS = range(80)


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return [measure(disfigure(seed)) for seed in SEEDS]


@pytest.mark.slow
def test_nothing_vanishes(measured: list[Measured]) -> None:
    assert [one.vanished for one in measured if one.vanished] == []


@pytest.mark.slow
def test_no_value_is_wrong(measured: list[Measured]) -> None:
    assert [(one.sample.ways, one.wrong) for one in measured if one.wrong] == []


@pytest.mark.slow
def test_the_pack_is_recognised(measured: list[Measured]) -> None:
    assert [one.sample.ways for one in measured if one.pack != one.sample.pack] == []


@pytest.mark.slow
def test_values_are_found(measured: list[Measured]) -> None:
    right = sum(one.right for one in measured)
    assert right >= 0.995 * sum(len(one.sample.truth) for one in measured)


@pytest.mark.slow
def test_every_way_is_taken(measured: list[Measured]) -> None:
    assert {way for one in measured for way in one.sample.ways} == {way.__name__ for way in WAYS}
