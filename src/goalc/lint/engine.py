"""Run the rules over a submission.

In: the typed submission (its forms as far as they could be read), the pack's profile, word lists and
settings. Out: findings in the order of forms and rules, those that other findings explain apart from them,
and the subjects that could not be judged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from goalc.lint.causes import Explained, separate
from goalc.lint.context import CoverContext, FormContext, SubmissionContext
from goalc.lint.registry import FORM_RULES, SUBMISSION_RULES, TEXT_RULES
from goalc.lint.rule import Rule, Unjudgeable, make_finding
from goalc.lint.settings import Settings
from goalc.model.last_year import LastYear
from goalc.model.profile import FormProfile, Profile, Stage
from goalc.model.spec import Submission
from goalc.model.words import Words
from goalc.source.diagnostic import NOT_APPLICABLE, Finding, Severity, Unjudged

_NO_PROFILE = FormProfile()


@dataclass
class LintResult:
    """The findings of all rules, those that others explain, and the subjects that rules could not judge."""

    findings: list[Finding] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    unjudged: list[Unjudged] = field(default_factory=list)


def lint(
    submission: Submission,
    profile: Profile,
    words: Words,
    settings: Settings,
    complete: bool,
    last_year: Callable[[], LastYear] = LastYear,
) -> LintResult:
    """Run all enabled rules; those over several forms only if `complete`, that is, if no form is missing.

    `last_year` returns the submission of the year before; it is called only if a rule asks for that.
    """
    result = LintResult()
    cover, forms, whole = contexts(submission, profile, words, settings, last_year)
    stage = submission.stage
    form_rules, text_rules = _select(FORM_RULES, settings, stage), _select(TEXT_RULES, settings, stage)
    _run(text_rules, cover, submission.file, result)
    for form in forms:
        _run(form_rules, form, form.form.file, result)
        _run(text_rules, form, form.form.file, result)
    if complete:
        _run(_select(SUBMISSION_RULES, settings, stage), whole, submission.file, result)
    result.findings, result.explained = separate(result.findings)
    return result


def contexts(
    submission: Submission,
    profile: Profile,
    words: Words,
    settings: Settings,
    last_year: Callable[[], LastYear] = LastYear,
) -> tuple[CoverContext, list[FormContext], SubmissionContext]:
    """Return the contexts that rules run on: the cover, each form, and the whole submission."""
    found = ((form, profile.forms.get(form.title, _NO_PROFILE)) for form in submission.forms)
    forms = [FormContext(form, submission, own, words, settings, last_year) for form, own in found]
    whole = SubmissionContext(submission, profile, forms, settings)
    return CoverContext(submission, words, settings), forms, whole


def _select(
    rules: Sequence[Rule[Any, Any]], settings: Settings, stage: Stage
) -> list[tuple[Rule[Any, Any], Severity]]:
    """Return the enabled rules of a stage, each with its severity."""
    weighted = ((rule, settings.severity(rule)) for rule in rules if stage in rule.stages)
    return [(rule, severity) for rule, severity in weighted if severity is not None]


def _run(
    rules: Sequence[tuple[Rule[Any, Any], Severity]],
    context: FormContext | CoverContext | SubmissionContext,
    file: str,
    result: LintResult,
) -> None:
    """Run rules on one context and add their outcomes to `result`."""
    findings, unjudged = result.findings, result.unjudged
    for rule, severity in rules:
        subjects = rule.subjects(context) if _has_columns(context, rule.needs) else ()
        if not subjects:
            unjudged.append(Unjudged(rule.code, file, NOT_APPLICABLE))
            continue
        if rule.glance is not None and not rule.glance(context):
            continue
        check = rule.check
        for subject in subjects:
            for outcome in check(subject, context):
                if isinstance(outcome, Unjudgeable):
                    unjudged.append(Unjudged(rule.code, file, outcome.key))
                else:
                    findings.append(make_finding(severity, outcome))


def _has_columns(context: FormContext | CoverContext | SubmissionContext, needs: Sequence[str]) -> bool:
    """Return True if a form prints all keys that a rule needs; nobody could write them for another form."""
    if not needs or not isinstance(context, FormContext):
        return True
    printed = context.profile.mentioned
    return printed is None or printed.issuperset(needs)
