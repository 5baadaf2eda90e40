"""What a rule is: a code, how much it weighs, and a function from a spec to findings.

A rule looks at one form (`FormRule`) or at a whole submission (`SubmissionRule`). It is pure: no
files, no clock. Its sentences stand in the catalogue under its code; its cases beside it in a file of
the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import Department, Project, Submission
from goalc.source.diagnostic import Finding, Note, Origin, Part, Path, Severity

Form = Department | Project


@dataclass(frozen=True, slots=True)
class FormContext:
    """One form with what it needs to be judged: its submission and its pack's profile."""

    form: Form
    submission: Submission
    profile: FormProfile


@dataclass(frozen=True, slots=True)
class SubmissionContext:
    """A whole submission; only judged when every one of its files could be read."""

    submission: Submission
    profile: Profile


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: where, which sentence of its code (`variant`), and what fills it in."""

    file: str
    path: Path
    arguments: dict[str, object]
    variant: str = ""
    part: Part = "value"
    notes: tuple[Note, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule over one form."""

    code: str
    severity: Severity
    check: Callable[[FormContext], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class SubmissionRule:
    """A rule over the forms of a submission together."""

    code: str
    severity: Severity
    check: Callable[[SubmissionContext], Iterator[Hit]]


def finding(rule: FormRule | SubmissionRule, hit: Hit) -> Finding:
    """The finding of a rule's hit; a hit may weigh less or more than its rule does by default."""
    key = f"{rule.code}.{hit.variant}" if hit.variant else rule.code
    severity = hit.severity or rule.severity
    return Finding(key, severity, Origin(hit.file, hit.path), hit.arguments, hit.part, hit.notes)
