"""Targets that were changed while a later stage (监控, 自评) is about them.

The approved target form stays as it is from then on; an approved adjustment is 调整值 in the stage's form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from goalc.changes.change import Change
from goalc.changes.form_pairs import Filed
from goalc.model.profile import REVIEW
from goalc.model.spec import INDICATOR_KEYS

_TARGET = INDICATOR_KEYS[1]
_RESTATED = "target-restated"
_BEFORE = ("目标", REVIEW)
"""The stages in which targets are not settled: a review asks for their change."""


def changes_under_stages(changes: Iterable[Change], head: Sequence[Filed]) -> Iterator[Change]:
    """Yield a further change for each 指标值 with another meaning in a form that a stage is about."""
    begun = {
        form.target_file for filed in head for form in filed.submission.forms if form.stage not in _BEFORE
    }
    for change in changes if begun else ():
        is_target = change.kind.startswith("target-") and change.path[-1:] == (_TARGET,)
        if is_target and change.kind != _RESTATED and change.head is not None and change.head.file in begun:
            yield replace(change, kind="target-under-stage", size=None)
