"""The data type of a rule: its code, severity and scope, and the function that finds violations.

The class of a rule is its scope: a `FormRule` looks at parts of one form, a `TextRule` at each text of the
forms and the cover, a `SubmissionRule` at a whole submission. A rule is pure: it reads no files and no
clock. Its sentences and its page are in the catalogue under its code; its cases are in a file of the same
name beside its module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Generic, Literal, NamedTuple, TypeVar

from goalc.lint.context import FormContext, SubmissionContext, TextContext
from goalc.lint.settings import Option
from goalc.lint.texts import Text
from goalc.model.profile import STAGES, Stage
from goalc.source.diagnostic import Finding, Fix, Note, Origin, Part, Severity

Ground = Literal["S", "K", "I"]
"""Certainty of a rule's ground: read in a public source (S), known but not read again (K), inferred (I).

A rule of the last two kinds is never more than a warning by default.
"""


class Violation(NamedTuple):
    """One violation of a rule: the key of its sentences, its place, and the values for the sentences.

    `severity` is given only where it is lower than the rule's own, `about` where the violation judges other
    values than the one at `origin`.
    """

    key: str
    origin: Origin
    arguments: Mapping[str, object]
    part: Part = "value"
    notes: tuple[Note, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None
    about: tuple[Origin, ...] = ()


class Unjudgeable(NamedTuple):
    """A rule's statement that it could not judge a subject; `key` is a phrase that names the missing data."""

    key: str


MISREAD = ("GC002", "GC101", "GC102", "GC103", "GC105")
"""The codes of findings after which it is not sure what a target says: they explain what follows from it."""

UNFIT = (*MISREAD, "GC107")
"""Those codes, and that of a unit that does not fit the name."""
COPIED = ("GC002", "GC505")
"""The codes of findings after which an outcome says nothing yet, or what its target says."""
UNREAD = (*COPIED, "GC508")
"""Those codes, and that of an outcome that cannot be held against its target."""
SUMS = ("GC301", "GC303")
"""The codes of findings after which it is not sure which amount is right."""
MISPLACED = ("GC008",)
"""The code of findings after which it is not sure which level is meant."""
Outcome = Violation | Unjudgeable
_S = TypeVar("_S")
_C = TypeVar("_C")


@dataclass(frozen=True)
class Rule(Generic[_C, _S]):
    """A rule that runs on the model.

    `subjects` are the parts of a context that `check` examines one by one; where there are none, the rule
    is not applicable. `glance` is a cheap test of a whole context: where it is false, `check` would find
    nothing in any subject. `needs` are keys of indicators that the form has to print: without a column
    for them, the rule is not applicable. `stages` are those whose forms the rule judges. `published` is
    the severity in an edition for publication, where it differs from `severity`. `fixes` is true if some
    of the rule's violations carry a fix. `explained_by` are the codes of rules whose findings about a
    value explain those of this rule about the same value: see `causes`.
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
    needs: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ("目标",)
    explained_by: tuple[str, ...] = ()


class FormRule(Rule[FormContext, _S]):
    """A rule on parts of one form."""


@dataclass(frozen=True)
class TextRule(Rule[TextContext, Text]):
    """A rule on each text of the forms and the cover."""

    subjects: Callable[[TextContext], Sequence[Text]] = field(default=attrgetter("texts"), init=False)
    stages: tuple[Stage, ...] = STAGES


class SubmissionRule(Rule[SubmissionContext, _S]):
    """A rule on a whole submission; it runs only if every file of the submission could be read."""


@dataclass(frozen=True, slots=True)
class ContractRule:
    """A rule of the catalogue that the schemas enforce; it is always an error and cannot be switched off."""

    code: str
    module: str
    severity: Severity = Severity.ERROR
    ground: Ground = "S"
    options: tuple[Option, ...] = field(default=(), init=False)
    fixes: bool = field(default=False, init=False)


def make_finding(severity: Severity, violation: Violation) -> Finding:
    """Return the finding of a violation; its severity is at most `severity`."""
    key, origin, arguments, part, notes, lower, fix, about = violation
    if lower is not None:
        severity = max(severity, lower, key=tuple(Severity).index)
    return Finding(key, severity, origin, arguments, part, notes, fix, about)
