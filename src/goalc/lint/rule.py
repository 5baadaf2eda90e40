"""What a rule is: a code, how much it weighs, what it looks at, and a function from that to findings.

A rule looks at the parts of one form (`FormRule`), at the texts of forms and cover (`TextRule`) or at a
whole submission (`SubmissionRule`). It is pure:
no files, no clock. Its sentences and its page stand in the catalogue under its code; its cases beside it in
a file of the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from goalc.lint.context import FormContext, SubmissionContext, Text, TextContext
from goalc.source.diagnostic import Finding, Fix, Note, Origin, Part, Severity

Ground = Literal["S", "K", "I"]
"""How sure the ground of a rule is: read in a public source, known but not read again, or inferred.

A rule of the last two kinds is never more than a warning by default.
"""


class Option(NamedTuple):
    """A number that a repository may set: `[limits.<code>] <key> = …` in its configuration."""

    code: str
    key: str
    default: Decimal


class Violation(NamedTuple):
    """What a rule found: where, which sentence of its code (`variant`), and what fills it in."""

    origin: Origin
    arguments: Mapping[str, object]
    variant: str = ""
    part: Part = "value"
    notes: tuple[Note, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


class Unjudgeable(NamedTuple):
    """That a rule could not judge something for want of data; `key` is a phrase that names the data."""

    key: str


Outcome = Violation | Unjudgeable
_S = TypeVar("_S")
_C = TypeVar("_C")


@dataclass(frozen=True)
class Rule(Generic[_C, _S]):
    """One rule. `subjects` are what it looks at; where there are none it is not applicable.

    `glance` looks over all subjects at once, cheaply: where it is false, `check` would find nothing in any.
    `published` is how much it weighs in an edition for publication, where that is not `severity`; `fixes`
    says whether some of its findings carry a fix.
    """

    code: str
    severity: Severity
    ground: Ground
    subjects: Callable[[_C], Sequence[_S]]
    check: Callable[[_S, _C], Iterable[Outcome]]
    options: tuple[Option, ...] = ()
    published: Severity | None = None
    fixes: bool = False
    glance: Callable[[_C], object] | None = None


FormRule = Rule[FormContext, Any]
TextRule = Rule[TextContext, Text]
SubmissionRule = Rule[SubmissionContext, Any]


@dataclass(frozen=True, slots=True)
class ContractRule:
    """A rule of the catalogue that the schemas keep; it is always an error and cannot be switched off."""

    code: str
    module: str
    severity: Severity = Severity.ERROR
    ground: Ground = "S"
    options: tuple[Option, ...] = field(default=(), init=False)
    fixes: bool = field(default=False, init=False)


def finding(code: str, severity: Severity, violation: Violation) -> Finding:
    """The finding of a violation, which never weighs more than `severity`."""
    key = f"{code}.{violation.variant}" if violation.variant else code
    if violation.severity is not None:
        severity = max(severity, violation.severity, key=tuple(Severity).index)
    return Finding(
        key, severity, violation.origin, violation.arguments, violation.part, violation.notes, violation.fix
    )
