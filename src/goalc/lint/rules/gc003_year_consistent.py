"""GC003: the years of a submission agree.

The cover, the titles and the plan belong to one budget year. A project whose period does not include the
budget year, or a goal, a step of the plan, a name or a definition that plans for another year, was most
likely copied from an older table.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.texts import Text
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
    for key, text, named in (*_planned(context, span), *_counted(context, span)):
        arguments = {"named": named, "year": year, "text": text.text}
        yield Violation(key, text.origin, arguments, notes=(note,), severity=Severity.WARNING)


def _planned(context: FormContext, span: range) -> Iterator[tuple[str, Text, int]]:
    """Yield the texts that plan for another year: the key of the sentence, the text and the first such year.

    The goals and the steps are the budget year's, also in a project that began earlier.
    """
    steps = [Text(step.text, context.at(*path, PLAN_KEYS[1])) for step, path in context.steps]
    names = [Text(item.name, context.of(item, "名称")) for item in context.indicators]
    later = range(context.year + 1, span.stop)
    for key, texts, allowed in (
        ("GC003.goal", context.goals, later),
        ("GC003.step", steps, later),
        ("GC003.name", names, span),
    ):
        for text in texts:
            named = next(planned_years(text.text, context.year, allowed), None)
            if named is not None:
                yield key, text, named


def _counted(context: FormContext, span: range) -> Iterator[tuple[str, Text, int]]:
    """Yield the names of indicators whose definitions count another year, as `_planned` does."""
    for item in context.indicators:
        named = next(measured_years(item.definition, context.year, span), None)
        if named is not None:
            yield "GC003.definition", Text(item.name, context.of(item, "解释")), named


RULE = FormRule("GC003", Severity.ERROR, "S", lambda context: (context.form,), check)
