"""The contexts that rules run on: one form, the cover or a submission, with all that is needed to judge it.

The parts of a form that several rules use (its comparisons, its texts …) are computed once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from goalc.lint.settings import Settings
from goalc.lint.texts import Text, paragraphs, place_of, texts_of
from goalc.model import spec
from goalc.model.forms import SUBMISSION, kind_of
from goalc.model.last_year import LastValue, LastYear
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.spec import Department, Form, Indicator, PlanStep, Project, Submission
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Term
from goalc.model.words import Words
from goalc.source.diagnostic import Origin, Path

SEPARATOR = "\0"
"""The character between texts that are joined; no text has it."""
_FORMULA = re.compile(r"公式\s*+(?:为|是)?\s*+[：:为是]\s*+([^。；;]+)")


class LocatedStep(NamedTuple):
    """A row of the plan and its path."""

    step: PlanStep
    path: Path


class FormContext:
    """One form with its submission, its pack's profile, the word lists and the settings."""

    def __init__(
        self,
        form: Form,
        submission: Submission,
        profile: FormProfile,
        words: Words,
        settings: Settings,
        last_year: Callable[[], LastYear] = LastYear,
    ) -> None:
        self.form = form
        self.submission = submission
        self.profile = profile
        self.words = words
        self.settings = settings
        self.kind = kind_of(form)
        self.last_year = last_year

    @property
    def year(self) -> int:
        """The budget year."""
        return self.submission.year

    @property
    def project(self) -> Project | None:
        """The form if it is a project's, else None."""
        return self.form if isinstance(self.form, Project) else None

    @property
    def department(self) -> Department | None:
        """The form if it is the department's, else None."""
        return self.form if isinstance(self.form, Department) else None

    def at(self, *path: str | int) -> Origin:
        """Return the place of a path in this form."""
        return spec.place_in(self.form, path)

    def field(self, attribute: str) -> Origin:
        """Return the place of a core field of this form, by its attribute."""
        return spec.place_in(self.form, self.kind.path(attribute))

    def cover(self, attribute: str) -> Origin:
        """Return the place of a core field of the submission's cover, by its attribute."""
        return spec.place_in(self.submission, SUBMISSION.path(attribute))

    def of(self, indicator: Indicator, key: str) -> Origin:
        """Return the place of an indicator's `key`: in the form or in the library that it is taken from."""
        return place_of(self.form, indicator, key)

    def last_value(self, indicator: Indicator) -> LastValue | None:
        """Return an indicator's value of the year before: 上年值, else from that year's submission."""
        if indicator.last_value is not None:
            target = indicator.last_value
            return LastValue(target, target.quoted, self.of(indicator, "上年值"))
        return self.last_year().value(self.form, indicator)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The form's indicators except the pack's fixed ones, which nobody may change."""
        fixed = {item.name for item in self.profile.fixed}
        return tuple(item for item in self.form.indicators if item.name not in fixed)

    @cached_property
    def level_paths(self) -> frozenset[Path]:
        """The paths of the levels that the indicators stand under."""
        return frozenset(item.path[: 2 + n] for item in self.indicators for n in range(len(item.levels)))

    @cached_property
    def comparisons(self) -> list[tuple[Indicator, Comparison]]:
        return [(i, i.target) for i in self.indicators if isinstance(i.target, Comparison)]

    @cached_property
    def intervals(self) -> list[tuple[Indicator, Interval]]:
        return [(i, i.target) for i in self.indicators if isinstance(i.target, Interval)]

    @cached_property
    def numbers(self) -> list[tuple[Indicator, Comparison | Interval]]:
        """The comparisons, then the intervals, each with its indicator."""
        return [*self.comparisons, *self.intervals]

    @cached_property
    def judgements(self) -> list[tuple[Indicator, Judgement]]:
        return [(i, i.target) for i in self.indicators if isinstance(i.target, Judgement)]

    @cached_property
    def deadlines(self) -> list[tuple[Indicator, Deadline]]:
        return [(i, i.target) for i in self.indicators if isinstance(i.target, Deadline)]

    @cached_property
    def dated(self) -> list[tuple[Indicator, Deadline | Term]]:
        """The indicators whose targets name days: deadlines and periods."""
        return [(i, i.target) for i in self.indicators if isinstance(i.target, Deadline | Term)]

    @cached_property
    def ratios(self) -> list[tuple[Indicator, Comparison]]:
        """Comparisons in percent."""
        return [(item, target) for item, target in self.comparisons if target.unit.startswith("%")]

    @cached_property
    def has_goal_numbers(self) -> bool:
        """True if any indicator names the goals that it serves (目标序号)."""
        return any(item.goal_numbers for item in self.indicators)

    def under(self, word: str) -> list[Indicator]:
        """Return the indicators below a level whose name has this word (`时效`, `效益`)."""
        return [item for item in self.indicators if item.is_under(word)]

    @cached_property
    def goals(self) -> list[Text]:
        """The year's goals, one by one."""
        form = self.form
        attribute = "goals" if isinstance(form, Department) else "annual_goals"
        return list(paragraphs(form, getattr(form, attribute), self.kind.path(attribute)))

    @cached_property
    def steps(self) -> list[LocatedStep]:
        """The rows of the plan."""
        path = self.kind.path("plan")
        return [LocatedStep(step, (*path, index)) for index, step in enumerate(self.form.plan)]

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that somebody wrote into the form's file, including names and targets of indicators."""
        return list(texts_of(self.form, self.kind))

    @cached_property
    def formulas(self) -> list[tuple[Indicator, str]]:
        """The indicators whose definitions state a formula, each with its formula."""
        found = ((item, _FORMULA.search(item.definition)) for item in self.indicators)
        return [(item, match[1]) for item, match in found if match is not None]

    @cached_property
    def together(self) -> str:
        """All of `texts` joined by `SEPARATOR`, for a quick search."""
        return _join(self.texts)

    def amount(self, key: str) -> Decimal | None:
        """Return the amount in 元 of a core or pack field by its key, or None."""
        for core in self.kind.fields:
            if core.key == key:
                value = getattr(self.form, core.attribute)
                return value if isinstance(value, Decimal) else None
        own = self.form.fields.get(key)
        return own if isinstance(own, Decimal) else None

    def total(self, item: PackField) -> Decimal:
        """Return the sum of the `total` column of a list field."""
        rows = self.form.fields.get(item.key)
        values = [
            row.get(item.total)
            for row in (rows if isinstance(rows, tuple) else ())
            if isinstance(row, Mapping)
        ]
        return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def _join(texts: list[Text]) -> str:
    return SEPARATOR.join([text.text for text in texts])


class CoverContext:
    """The cover of a submission: its texts, for text rules."""

    def __init__(self, submission: Submission, words: Words, settings: Settings) -> None:
        self.submission = submission
        self.words = words
        self.settings = settings

    @cached_property
    def texts(self) -> list[Text]:
        """The texts of the cover, including those of the pack's own fields."""
        file = self.submission.file
        core = [
            Text(value, Origin(file, (item.key,)))
            for item in SUBMISSION.fields
            if item.kind == "text" and (value := getattr(self.submission, item.attribute))
        ]
        own = [
            Text(value, Origin(file, (key,)))
            for key, value in self.submission.fields.items()
            if isinstance(value, str)
        ]
        return core + own

    @cached_property
    def together(self) -> str:
        """All of `texts` joined by `SEPARATOR`, for a quick search."""
        return _join(self.texts)


TextContext = FormContext | CoverContext
"""A context with texts: a form or the cover."""


class SubmissionContext:
    """A whole submission; rules run on it only if every one of its files could be read."""

    def __init__(
        self, submission: Submission, profile: Profile, forms: list[FormContext], settings: Settings
    ) -> None:
        self.submission = submission
        self.profile = profile
        self.forms = forms
        self.settings = settings

    @property
    def department(self) -> FormContext | None:
        """The department's form, or None."""
        return next((form for form in self.forms if form.department is not None), None)

    @property
    def projects(self) -> list[FormContext]:
        """The projects' forms in order."""
        return [form for form in self.forms if form.project is not None]
