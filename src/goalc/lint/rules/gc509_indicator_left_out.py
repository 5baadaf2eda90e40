"""GC509: a monitoring or a self-evaluation says something of each indicator of its target form.

The fixed indicators of the budget system count too: their rows are printed, and would be empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.evaluated import EXPECTED, OUTCOME, POSSIBILITY, own_place, prints
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Form, Indicator
from goalc.source.diagnostic import Severity


def subjects(context: FormContext) -> Sequence[Form]:
    """Return the form, if it has a place for what indicators reach."""
    return (context.form,) if any(prints(key, context) for key in (OUTCOME, EXPECTED, POSSIBILITY)) else ()


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield one violation for all indicators that the stage leaves out."""
    missing = tuple(item.name for item in form.indicators if not _is_written(item, form))
    if missing:
        arguments = {"names": missing, "count": len(missing), "stage": form.stage}
        yield Violation("GC509", own_place(context), arguments, "key")


def _is_written(item: Indicator, form: Form) -> bool:
    expected = (item.expected, item.possibility) if form.stage == "监控" else ()
    return any((item.outcome, *expected))


RULE = FormRule("GC509", Severity.WARNING, "S", subjects, check, stages=("监控", "自评"))
