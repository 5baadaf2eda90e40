"""The kinds of changes: a stable id, the direction, the level, and the kind of the reverse change.

This is the only table of kinds. Their names and meanings are in the catalogue under `kind.<id>`, and
`report/changes/kind_names.py` has the keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from goalc.source.diagnostic import Severity

Direction = Literal["looser", "tighter", "scope", "none"]
"""The direction of a change: more outcomes fulfil the target than before (`looser`), fewer (`tighter`), or
others (`scope`); or the change is not about outcomes (`none`). What is promised no longer is looser as well:
anything fulfils it."""

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class ChangeKind(NamedTuple):
    """One kind; `mirror` is the kind of the same change with the sides swapped."""

    id: str
    direction: Direction
    level: Severity
    mirror: str


def _self(id: str, level: Severity, direction: Direction = "none") -> ChangeKind:  # noqa: A002 - the field's name
    return ChangeKind(id, direction, level, id)


_ALL = (
    ChangeKind("gate-loosened", "looser", _ERROR, "gate-tightened"),
    ChangeKind("submission-removed", "looser", _ERROR, "submission-added"),
    ChangeKind("form-removed", "looser", _ERROR, "form-added"),
    ChangeKind("indicator-removed", "looser", _ERROR, "indicator-added"),
    ChangeKind("target-qualitative", "looser", _ERROR, "target-quantitative"),
    _self("target-reversed", _ERROR, "scope"),
    ChangeKind("target-looser", "looser", _WARNING, "target-tighter"),
    ChangeKind("target-withdrawn", "looser", _WARNING, "target-stated"),
    ChangeKind("goal-removed", "looser", _WARNING, "goal-added"),
    ChangeKind("definition-removed", "looser", _WARNING, "definition-added"),
    _self("target-scope", _WARNING, "scope"),
    _self("target-under-stage", _WARNING, "scope"),
    _self("stage-retargeted", _WARNING, "scope"),
    ChangeKind("form-merged", "scope", _WARNING, "form-split"),
    ChangeKind("form-split", "scope", _WARNING, "form-merged"),
    _self("indicator-transferred", _WARNING, "scope"),
    _self("indicator-turned", _WARNING, "scope"),
    _self("pack-changed", _WARNING, "scope"),
    _self("formula-changed", _WARNING, "scope"),
    _self("sample-changed", _WARNING, "scope"),
    _self("count-changed", _WARNING, "scope"),
    _self("goal-count-changed", _WARNING, "scope"),
    _self("definition-changed", _INFO, "scope"),
    ChangeKind("money-raised", "none", _WARNING, "money-lowered"),
    ChangeKind("money-lowered", "none", _WARNING, "money-raised"),
    ChangeKind("money-withdrawn", "none", _WARNING, "money-stated"),
    ChangeKind("money-stated", "none", _INFO, "money-withdrawn"),
    ChangeKind("submission-added", "tighter", _INFO, "submission-removed"),
    ChangeKind("form-added", "tighter", _INFO, "form-removed"),
    ChangeKind("plan-removed", "none", _WARNING, "plan-added"),
    ChangeKind("plan-delayed", "none", _WARNING, "plan-advanced"),
    ChangeKind("plan-advanced", "none", _INFO, "plan-delayed"),
    ChangeKind("plan-added", "none", _INFO, "plan-removed"),
    _self("plan-changed", _INFO),
    _self("period-changed", _INFO),
    ChangeKind("goal-added", "tighter", _INFO, "goal-removed"),
    _self("goal-changed", _INFO),
    ChangeKind("target-tighter", "tighter", _INFO, "target-looser"),
    ChangeKind("target-stated", "tighter", _INFO, "target-withdrawn"),
    ChangeKind("target-quantitative", "tighter", _INFO, "target-qualitative"),
    ChangeKind("indicator-added", "tighter", _INFO, "indicator-removed"),
    ChangeKind("definition-added", "tighter", _INFO, "definition-removed"),
    ChangeKind("gate-tightened", "tighter", _INFO, "gate-loosened"),
    _self("target-restated", _INFO),
    _self("indicator-renamed", _INFO, "scope"),
    _self("indicator-moved", _INFO),
    _self("definition-restated", _INFO),
    _self("score-changed", _INFO),
    _self("outcome-changed", _INFO),
    _self("indicator-field-changed", _INFO),
    _self("submission-moved", _INFO),
    _self("unit-renamed", _INFO),
    _self("form-renamed", _INFO),
    _self("form-moved", _INFO),
    _self("safeguards-changed", _INFO),
    _self("person-changed", _INFO),
    _self("text-changed", _INFO),
    _self("field-changed", _INFO),
    _self("indicators-reordered", _INFO),
    _self("goals-reordered", _INFO),
    _self("plan-reordered", _INFO),
    _self("forms-reordered", _INFO),
)

KINDS: Mapping[str, ChangeKind] = {kind.id: kind for kind in _ALL}
"""All kinds by id, in the order of risk."""

RANKS: Mapping[str, int] = {kind.id: rank for rank, kind in enumerate(_ALL)}
"""The rank of each kind in the order of risk, from 0."""
