"""GC301: a total that the department states is the sum of its parts, exact to the 分 (0.01 元).

资金总额 itself is computed and cannot be wrong, but a pack may have a field for another total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.sums import Stated, check_sum, stated_sums
from goalc.model.profile import STAGES
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Stated]:
    """Return the totals of the department's form whose parts are all given."""
    return stated_sums(context) if context.department is not None else ()


def check(stated: Stated, _: FormContext) -> Iterator[Violation]:
    """Yield a violation if the total is not the sum of its parts."""
    yield from check_sum(stated, "GC301", "GC301.part")


RULE = FormRule("GC301", Severity.ERROR, "S", subjects, check, stages=STAGES)
