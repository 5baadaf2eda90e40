"""Random edits never end up at a wrong place, and none is lost without a word."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.examples import examples
from tests.returned.cases import Workplace, judge
from tests.returned.random_edits import RandomEdit, case_of, edits


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_random_edits(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = Workplace.make(tmp_path_factory.mktemp("random"))

    @settings(deadline=None, max_examples=examples(15), suppress_health_check=list(HealthCheck))
    @given(found=edits())
    def check(found: list[RandomEdit]) -> None:
        case = case_of(found)
        report = place.apply(kind, place.edited(kind, case.edit))
        wrong, missing, told = judge(place, case, report)
        assert not report.troubles
        assert not wrong, [one.returned for one in report.applied]
        assert told or not missing

    check()
