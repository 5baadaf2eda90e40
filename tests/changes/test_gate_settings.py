"""The gate's own settings: no comparison opens the gate for itself, and none changes it in silence."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from goalc.changes.gate_settings import GateSettings, compare_settings, strictest_level
from goalc.changes.kinds import KINDS
from goalc.source.diagnostic import Severity

LEVELS = st.sampled_from([None, *Severity])
SETTINGS = st.builds(
    GateSettings,
    st.just("goalc.toml"),
    st.dictionaries(st.sampled_from(list(KINDS)), LEVELS, max_size=4),
    st.sampled_from(["tell", "refuse"]),
)
WEIGHT = {None: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}


@given(SETTINGS, SETTINGS, st.sampled_from(list(KINDS)))
def test_a_kind_is_never_lighter_than_it_was(before: GateSettings, after: GateSettings, kind: str) -> None:
    was = strictest_level(kind, [before])
    assert WEIGHT[strictest_level(kind, [before, after])] >= WEIGHT[was]


@given(SETTINGS)
def test_the_same_settings_have_not_changed(settings: GateSettings) -> None:
    assert list(compare_settings(settings, settings)) == []


@given(SETTINGS, SETTINGS)
def test_whatever_gets_lighter_is_told(before: GateSettings, after: GateSettings) -> None:
    told = {change.path[-1]: change.kind for change in compare_settings(before, after)}
    for kind in KINDS:
        was, now = WEIGHT[strictest_level(kind, [before])], WEIGHT[strictest_level(kind, [after])]
        assert told.get(kind) == ("gate-loosened" if now < was else "gate-tightened" if now > was else None)


@given(SETTINGS, SETTINGS)
def test_swapped_sides_mirror(before: GateSettings, after: GateSettings) -> None:
    there, back = compare_settings(before, after), compare_settings(after, before)
    assert Counter(KINDS[one.kind].mirror for one in there) == Counter(one.kind for one in back)


def test_no_settings_are_the_defaults() -> None:
    assert strictest_level("target-looser", []) is Severity.WARNING
