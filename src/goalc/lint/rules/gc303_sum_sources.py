"""GC303: the sources of a project's money add up to the total that is stated, to the 分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.sums import Stated, difference_of, stated_sums
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Stated]:
    """The totals of a project's form whose parts are all given."""
    return stated_sums(context) if context.project is not None else ()


def check(stated: Stated, context: FormContext) -> Iterator[Violation]:
    """Totals that are not their sums."""
    yield from difference_of(stated, context, "GC303")


RULE = FormRule("GC303", Severity.ERROR, "S", subjects, check)
