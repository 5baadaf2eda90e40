"""The names of the kinds of changes, and what they mean, in the current language."""

from __future__ import annotations

from collections.abc import Mapping

from goalc.messages.catalogue import say

_KEYS: Mapping[str, tuple[str, str]] = {
    "indicator-removed": ("kind.indicator-removed", "kind.indicator-removed.help"),
    "target-qualitative": ("kind.target-qualitative", "kind.target-qualitative.help"),
    "target-looser": ("kind.target-looser", "kind.target-looser.help"),
    "pack-changed": ("kind.pack-changed", "kind.pack-changed.help"),
    "stage-retargeted": ("kind.stage-retargeted", "kind.stage-retargeted.help"),
    "target-under-stage": ("kind.target-under-stage", "kind.target-under-stage.help"),
    "target-scope": ("kind.target-scope", "kind.target-scope.help"),
    "indicator-transferred": ("kind.indicator-transferred", "kind.indicator-transferred.help"),
    "formula-changed": ("kind.formula-changed", "kind.formula-changed.help"),
    "money-raised": ("kind.money-raised", "kind.money-raised.help"),
    "money-lowered": ("kind.money-lowered", "kind.money-lowered.help"),
    "money-withdrawn": ("kind.money-withdrawn", "kind.money-withdrawn.help"),
    "money-stated": ("kind.money-stated", "kind.money-stated.help"),
    "submission-removed": ("kind.submission-removed", "kind.submission-removed.help"),
    "submission-added": ("kind.submission-added", "kind.submission-added.help"),
    "form-removed": ("kind.form-removed", "kind.form-removed.help"),
    "form-added": ("kind.form-added", "kind.form-added.help"),
    "goal-removed": ("kind.goal-removed", "kind.goal-removed.help"),
    "plan-removed": ("kind.plan-removed", "kind.plan-removed.help"),
    "plan-delayed": ("kind.plan-delayed", "kind.plan-delayed.help"),
    "plan-advanced": ("kind.plan-advanced", "kind.plan-advanced.help"),
    "plan-added": ("kind.plan-added", "kind.plan-added.help"),
    "plan-changed": ("kind.plan-changed", "kind.plan-changed.help"),
    "period-changed": ("kind.period-changed", "kind.period-changed.help"),
    "goal-added": ("kind.goal-added", "kind.goal-added.help"),
    "goal-changed": ("kind.goal-changed", "kind.goal-changed.help"),
    "target-tighter": ("kind.target-tighter", "kind.target-tighter.help"),
    "target-quantitative": ("kind.target-quantitative", "kind.target-quantitative.help"),
    "indicator-added": ("kind.indicator-added", "kind.indicator-added.help"),
    "target-withdrawn": ("kind.target-withdrawn", "kind.target-withdrawn.help"),
    "target-stated": ("kind.target-stated", "kind.target-stated.help"),
    "score-changed": ("kind.score-changed", "kind.score-changed.help"),
    "outcome-changed": ("kind.outcome-changed", "kind.outcome-changed.help"),
    "target-restated": ("kind.target-restated", "kind.target-restated.help"),
    "indicator-renamed": ("kind.indicator-renamed", "kind.indicator-renamed.help"),
    "indicator-turned": ("kind.indicator-turned", "kind.indicator-turned.help"),
    "definition-restated": ("kind.definition-restated", "kind.definition-restated.help"),
    "indicator-moved": ("kind.indicator-moved", "kind.indicator-moved.help"),
    "definition-changed": ("kind.definition-changed", "kind.definition-changed.help"),
    "indicator-field-changed": ("kind.indicator-field-changed", "kind.indicator-field-changed.help"),
    "form-renamed": ("kind.form-renamed", "kind.form-renamed.help"),
    "form-moved": ("kind.form-moved", "kind.form-moved.help"),
    "safeguards-changed": ("kind.safeguards-changed", "kind.safeguards-changed.help"),
    "person-changed": ("kind.person-changed", "kind.person-changed.help"),
    "text-changed": ("kind.text-changed", "kind.text-changed.help"),
    "field-changed": ("kind.field-changed", "kind.field-changed.help"),
    "indicators-reordered": ("kind.indicators-reordered", "kind.indicators-reordered.help"),
    "goals-reordered": ("kind.goals-reordered", "kind.goals-reordered.help"),
    "plan-reordered": ("kind.plan-reordered", "kind.plan-reordered.help"),
    "gate-loosened": ("kind.gate-loosened", "kind.gate-loosened.help"),
    "gate-tightened": ("kind.gate-tightened", "kind.gate-tightened.help"),
    "target-reversed": ("kind.target-reversed", "kind.target-reversed.help"),
    "definition-removed": ("kind.definition-removed", "kind.definition-removed.help"),
    "definition-added": ("kind.definition-added", "kind.definition-added.help"),
    "form-merged": ("kind.form-merged", "kind.form-merged.help"),
    "form-split": ("kind.form-split", "kind.form-split.help"),
    "sample-changed": ("kind.sample-changed", "kind.sample-changed.help"),
    "count-changed": ("kind.count-changed", "kind.count-changed.help"),
    "goal-count-changed": ("kind.goal-count-changed", "kind.goal-count-changed.help"),
    "submission-moved": ("kind.submission-moved", "kind.submission-moved.help"),
    "unit-renamed": ("kind.unit-renamed", "kind.unit-renamed.help"),
    "forms-reordered": ("kind.forms-reordered", "kind.forms-reordered.help"),
}
"""The message keys of the name and the meaning of each kind, by the kind's id."""


def kind_name(kind: str) -> str:
    """Return the name of a kind of change, given its id."""
    return say(_KEYS[kind][0])


def kind_meaning(kind: str) -> str:
    """Return a sentence on what a kind of change means, given its id."""
    return say(_KEYS[kind][1])
