"""GC301: a total that the department states is the sum of its parts, to the 分.

资金总额 itself is computed and cannot be wrong; a pack may have the department state a total of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.sums import Stated, difference_of, stated_sums
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Stated]:
    """The totals of the department's form whose parts are all given."""
    return stated_sums(context) if context.department is not None else ()


def check(stated: Stated, context: FormContext) -> Iterator[Violation]:
    """Totals that are not their sums."""
    yield from difference_of(stated, context, "GC301")


RULE = FormRule("GC301", Severity.ERROR, "S", subjects, check)
