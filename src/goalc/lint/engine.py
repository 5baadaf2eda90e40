"""Run the rules over a submission.

In: the typed submission (its forms as far as they could be read), the pack's profile, word lists and
settings. Out: findings in the order of forms and rules, and what could not be judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goalc.lint.context import CoverContext, FormContext, SubmissionContext
from goalc.lint.registry import FORM_RULES, SUBMISSION_RULES, TEXT_RULES
from goalc.lint.rule import Rule, Unjudgeable, finding
from goalc.lint.settings import Settings
from goalc.model.forms import kind_of
from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import Submission
from goalc.model.words import Words
from goalc.source.diagnostic import NOT_APPLICABLE, Finding, Severity, Unjudged

_NO_PROFILE = FormProfile()


@dataclass
class Judged:
    """What the rules say."""

    findings: list[Finding] = field(default_factory=list)
    unjudged: list[Unjudged] = field(default_factory=list)


def lint(
    submission: Submission, profile: Profile, words: Words, settings: Settings, complete: bool
) -> Judged:
    """All findings; rules over several forms only when `complete`, that is, when no form is missing."""
    judged = Judged()
    cover, forms, whole = contexts(submission, profile, words, settings)
    form_rules, text_rules = _asked(FORM_RULES, settings), _asked(TEXT_RULES, settings)
    _ask(text_rules, cover, submission.file, judged)
    for form in forms:
        _ask(form_rules, form, form.form.file, judged)
        _ask(text_rules, form, form.form.file, judged)
    if complete:
        _ask(_asked(SUBMISSION_RULES, settings), whole, submission.file, judged)
    return judged


def contexts(
    submission: Submission, profile: Profile, words: Words, settings: Settings
) -> tuple[CoverContext, list[FormContext], SubmissionContext]:
    """What rules look at: the cover, each form, all together."""
    found = ((form, profile.forms.get(kind_of(form).title, _NO_PROFILE)) for form in submission.forms)
    forms = [FormContext(form, submission, own, words, settings) for form, own in found]
    whole = SubmissionContext(submission, profile, forms, settings)
    return CoverContext(submission, words, settings), forms, whole


def _asked(rules: Sequence[Rule[Any, Any]], settings: Settings) -> list[tuple[Rule[Any, Any], Severity]]:
    weighed = ((rule, settings.severity(rule)) for rule in rules)
    return [(rule, severity) for rule, severity in weighed if severity is not None]


def _ask(
    rules: Sequence[tuple[Rule[Any, Any], Severity]],
    context: FormContext | CoverContext | SubmissionContext,
    file: str,
    judged: Judged,
) -> None:
    findings, unjudged = judged.findings, judged.unjudged
    for rule, severity in rules:
        subjects = rule.subjects(context)
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
                    findings.append(finding(rule.code, severity, outcome))
