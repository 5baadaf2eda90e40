"""The contexts that rules run on: one form, the cover or a submission, with all that is needed to judge it.

The parts of a form that several rules use (its comparisons, its texts …) are computed once, on first use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from goalc.lint.settings import Settings
from goalc.model import spec
from goalc.model.forms import SUBMISSION, kind_of
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.spec import Department, Fields, Form, Indicator, PlanStep, Project, Submission
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Term
from goalc.model.words import Words
from goalc.source.diagnostic import Origin, Path

SEPARATOR = "\0"
"""The character between texts that are joined; no text has it."""
# Creates named tuples directly: there are many, and their own `__new__` takes twice as long.
_new = tuple.__new__
_FORMULA = re.compile(r"公式\s*+(?:为|是)?\s*+[：:为是]\s*+([^。；;]+)")


class Text(NamedTuple):
    """A text of a form or the cover, and its place."""

    text: str
    origin: Origin


class LocatedStep(NamedTuple):
    """A row of the plan and its path."""

    step: PlanStep
    path: Path


class FormContext:
    """One form with its submission, its pack's profile, the word lists and the settings."""

    def __init__(
        self, form: Form, submission: Submission, profile: FormProfile, words: Words, settings: Settings
    ) -> None:
        self.form = form
        self.submission = submission
        self.profile = profile
        self.words = words
        self.settings = settings
        self.kind = kind_of(form)

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
        return Origin(self.form.file, path)

    def field(self, attribute: str) -> Origin:
        """Return the place of a core field of this form, by its attribute."""
        return Origin(self.form.file, self.kind.path(attribute))

    def cover(self, attribute: str) -> Origin:
        """Return the place of a core field of the submission's cover, by its attribute."""
        return Origin(self.submission.file, SUBMISSION.path(attribute))

    def of(self, indicator: Indicator, key: str) -> Origin:
        """Return the place of an indicator's `key`: in the form or in the library that it is taken from."""
        if indicator.sources:
            return indicator.origin(self.form.file, key)
        return _new(Origin, (self.form.file, (*indicator.path, key), None))

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The form's indicators except the pack's fixed ones, which nobody may change."""
        fixed = {item.name for item in self.profile.fixed}
        return tuple(item for item in self.form.indicators if item.name not in fixed)

    @cached_property
    def level_paths(self) -> frozenset[Path]:
        """The paths of the levels that the indicators stand under."""
        return frozenset(item.path[:length] for item in self.indicators for length in (2, 3))

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
        return [item for item in self.indicators if word in item.level1 or word in item.level2]

    @cached_property
    def goals(self) -> list[Text]:
        """The year's goals, one by one."""
        form = self.form
        attribute = "goals" if isinstance(form, Department) else "annual_goals"
        return list(self._paragraphs(getattr(form, attribute), self.kind.path(attribute)))

    @cached_property
    def steps(self) -> list[LocatedStep]:
        """The rows of the plan."""
        path = self.kind.path("plan")
        return [LocatedStep(step, (*path, index)) for index, step in enumerate(self.form.plan)]

    @cached_property
    def texts(self) -> list[Text]:
        """Every text that somebody wrote into the form, including names and targets of indicators."""
        return [*self._core_texts(), *self._own_texts(self.form.fields, ()), *self._indicator_texts()]

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

    def _core_texts(self) -> Iterator[Text]:
        for item in self.kind.fields:
            value, path = getattr(self.form, item.attribute), (item.key,)
            if item.kind == "text" and value:
                yield Text(value, self.at(item.key))
            elif item.kind == "paragraphs":
                yield from self._paragraphs(value, path)
        yield from (Text(step.text, self.at(*path, spec.PLAN_KEYS[1])) for step, path in self.steps)
        safeguards = self.kind.path("safeguards")
        for key, text in zip(spec.SAFEGUARD_KEYS, self.form.safeguards.texts, strict=True):
            if text:
                yield Text(text, self.at(*safeguards, key))

    def _paragraphs(self, paragraphs: tuple[str, ...], path: Path) -> Iterator[Text]:
        return (Text(text, self.at(*path, index)) for index, text in enumerate(paragraphs))

    def _own_texts(self, values: Fields, path: Path) -> Iterator[Text]:
        for key, value in values.items():
            if isinstance(value, str):
                yield Text(value, self.at(*path, key))
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, Mapping):
                        yield from self._own_texts(item, (*path, key, index))
                    elif isinstance(item, str):
                        yield Text(item, self.at(*path, key, index))

    def _indicator_texts(self) -> Iterator[Text]:
        name, target, definition = spec.INDICATOR_KEYS
        for item in self.form.indicators:
            yield _new(Text, (item.name, self.of(item, name)))
            words = item.target.text if isinstance(item.target, Judgement) else item.target.written
            if words:
                yield _new(Text, (words, self.of(item, target)))
            if item.definition:
                yield _new(Text, (item.definition, self.of(item, definition)))
            if item.data_source:
                yield _new(Text, (item.data_source, self.of(item, "数据来源")))
            if item.fields:
                texts = self._own_texts(item.fields, item.path)
                yield from (self._relocate(text, item) for text in texts)

    def _relocate(self, text: Text, item: Indicator) -> Text:
        """Return a text of an indicator's pack field with its place in the library, if it comes from one."""
        steps = text.origin.path[len(item.path) :]
        if steps[0] not in item.sources:
            return text
        place = self.of(item, str(steps[0]))
        return Text(text.text, place._replace(path=(*place.path, *steps[1:])))


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
