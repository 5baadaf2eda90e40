"""GC003: the years of a submission agree.

The cover, the titles and the plan belong to one budget year. A project whose period does not include the
budget year, or a goal, a step of the plan, a name or a definition that plans for another year, was most
likely copied from an older table.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext, Text
from goalc.lint.rule import FormRule, Violation
from goalc.lint.years import measured_years, planned_years
from goalc.model.spec import PLAN_KEYS
from goalc.source.diagnostic import Note, Severity


def check(_: object, context: FormContext) -> Iterator[Violation]:
    """Yield violations for the project's period, and for texts that plan for another year."""
    year, note = context.year, Note("GC003.year", context.cover("year"))
    project = context.project
    period = None if project is None else project.period
    if period is not None and not period.start.year <= year <= period.end.year:
        arguments = {"period": str(period), "year": year}
        yield Violation("GC003.period", context.field("period"), arguments, notes=(note,))
    span = range(0) if period is None else range(period.start.year, period.end.year + 1)
    for key, text, named in _named_years(context, span):
        arguments = {"named": named, "year": year, "text": text.text}
        yield Violation(key, text.origin, arguments, notes=(note,), severity=Severity.WARNING)


def _named_years(context: FormContext, span: range) -> Iterator[tuple[str, Text, int]]:
    """Yield the texts that plan for another year: its key, the text and the year."""
    steps = (Text(step.text, context.at(*path, PLAN_KEYS[1])) for step, path in context.steps)
    names = (Text(item.name, context.of(item, "名称")) for item in context.indicators)
    for key, texts in (("GC003.goal", context.goals), ("GC003.step", steps), ("GC003.name", names)):
        for text in texts:
            named = next(planned_years(text.text, context.year, span), None)
            if named is not None:
                yield key, text, named
    for item in context.indicators:
        named = next(measured_years(item.definition, context.year, span), None)
        if named is not None:
            yield "GC003.definition", Text(item.name, context.of(item, "解释")), named


RULE = FormRule("GC003", Severity.ERROR, "S", lambda context: (context.form,), check)
