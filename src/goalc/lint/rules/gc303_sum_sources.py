"""GC303: the sources of a project's money add up to the stated total, exact to the 分 (0.01 元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.sums import Stated, check_sum, stated_sums
from goalc.model.profile import STAGES
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Stated]:
    """Return the totals of a project's form whose parts are all given."""
    return stated_sums(context) if context.project is not None else ()


def check(stated: Stated, _: FormContext) -> Iterator[Violation]:
    """Yield a violation if the total is not the sum of its parts."""
    yield from check_sum(stated, "GC303", "GC303.part")


RULE = FormRule("GC303", Severity.ERROR, "S", subjects, check, stages=STAGES)
