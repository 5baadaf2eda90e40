"""Run the rules over a submission.

In: the typed submission (its forms as far as they could be read) and the pack's profile. Out: findings
in the order of files and rules.
"""

from __future__ import annotations

from goalc.lint.registry import FORM_RULES, SUBMISSION_RULES
from goalc.lint.rule import FormContext, SubmissionContext, finding
from goalc.model import spec
from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import Department, Submission
from goalc.source.diagnostic import Finding

_NO_PROFILE = FormProfile()


def lint(submission: Submission, profile: Profile, complete: bool) -> list[Finding]:
    """All findings; rules over several forms only when `complete`, that is, when no form is missing."""
    findings: list[Finding] = []
    for form in submission.forms:
        name = spec.DEPARTMENT if isinstance(form, Department) else spec.PROJECT
        context = FormContext(form, submission, profile.forms.get(name, _NO_PROFILE))
        findings += [finding(rule, hit) for rule in FORM_RULES for hit in rule.check(context)]
    if complete:
        whole = SubmissionContext(submission, profile)
        findings += [finding(rule, hit) for rule in SUBMISSION_RULES for hit in rule.check(whole)]
    return findings
