"""What rules look at in a form: functions from its context to a sequence, empty where there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goalc.lint.context import FormContext, LocatedStep, Text, TextContext
from goalc.model.spec import Department, Form, Indicator, Project
from goalc.model.target import Comparison, Deadline, Interval, Judgement


def the_form(context: FormContext) -> Sequence[Form]:
    """The form itself."""
    return (context.form,)


def the_department(context: FormContext) -> Sequence[Department]:
    """The form, if it is the department's."""
    return () if context.department is None else (context.department,)


def the_project(context: FormContext) -> Sequence[Project]:
    """The form, if it is a project's."""
    return () if context.project is None else (context.project,)


def indicators(context: FormContext) -> Sequence[Indicator]:
    """Its indicators but the fixed ones."""
    return context.indicators


def comparisons(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Its numbers with a sign, or with none."""
    return context.comparisons


def numbers(context: FormContext) -> Sequence[tuple[Indicator, Comparison | Interval]]:
    """Its comparisons and intervals."""
    return [*context.comparisons, *context.intervals]


def ratios(context: FormContext) -> Sequence[tuple[Indicator, Comparison]]:
    """Its comparisons in percent."""
    return context.ratios


def judgements(context: FormContext) -> Sequence[tuple[Indicator, Judgement]]:
    """Its qualitative targets."""
    return context.judgements


def deadlines(context: FormContext) -> Sequence[tuple[Indicator, Deadline]]:
    """Its targets that are days."""
    return context.deadlines


def formulas(context: FormContext) -> Sequence[tuple[Indicator, str]]:
    """Its indicators that state a formula, each with it."""
    return context.formulas


def under(word: str) -> Callable[[FormContext], Sequence[Indicator]]:
    """Its indicators below a level whose name has this word."""
    return lambda context: context.under(word)


def goals(context: FormContext) -> Sequence[Text]:
    """The year's goals."""
    return context.goals


def steps(context: FormContext) -> Sequence[LocatedStep]:
    """The rows of its plan."""
    return context.steps


def texts(context: TextContext) -> Sequence[Text]:
    """Every text that somebody wrote into it."""
    return context.texts
