"""Build the mapping that a template prints from a typed spec.

Every core field of the form is there under its spec key, empty if the spec leaves it out; so is
every field of the pack. Values that only a program can compute are added: the sum 资金总额, and for each
row of 绩效指标 which level cells begin there and how many rows they span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from goalc.layout.field_values import Context, FieldValues
from goalc.layout.indicator_rows import NUMBER, SIGN, UNIT, IndicatorRows
from goalc.layout.money_rows import money_rows
from goalc.layout.row_shapes import IndicatorList
from goalc.layout.values import Money, OriginTable, Printed
from goalc.model import forms, spec
from goalc.model.budgets import year_budget
from goalc.model.derived import derived_sum
from goalc.model.evaluation import EXECUTION_SCORE_KEY, Evaluation, level_weight
from goalc.model.profile import FormProfile, Profile
from goalc.model.spec import Department, Form, Project, Submission, place_in
from goalc.model.tree import WEIGHT_KEY
from goalc.source.diagnostic import Origin

YEAR, PREPARER, TOTAL, COVER = spec.PRINTED_KEYS
TOTAL_SCORE = spec.TOTAL_SCORE_KEY
PROJECTS = "项目"
_NAMES_PROJECTS = re.compile(rf"(?<=[ ({{]){PROJECTS}(?=[ )|%}}\[])")
_NO_PROFILE = FormProfile()


class UsedVariables(NamedTuple):
    """Variables that only some templates name, and that are not made for the others.

    `parts`: targets in three parts, 符号, 数值 and 单位; `cover`: the fields of the submission; `projects`:
    the forms of the projects in that of the department; `optional`: indicators' fields that most forms do not
    print.
    """

    parts: bool
    cover: bool
    projects: bool
    optional: tuple[spec.Field, ...] = ()

    @classmethod
    def of(cls, sources: Iterable[str]) -> UsedVariables:
        """Return what the texts of a pack's templates name."""
        text = "\n".join(sources)
        known = (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)
        optional = tuple(item for item in known if item.key in text)
        parts = any(word in text for word in (SIGN, NUMBER, UNIT))
        return cls(parts, COVER in text, _NAMES_PROJECTS.search(text) is not None, optional)


class ContextBuilder:
    """The builder of the contexts of one form; `origin_table` then has an entry for each printed value."""

    def __init__(
        self, profile: Profile, used: UsedVariables, origin_table: OriginTable | None = None
    ) -> None:
        self._profile = profile
        self._used = used
        self.origin_table = OriginTable() if origin_table is None else origin_table

    def cover(self, submission: Submission) -> Context:
        """Build the context of the submission's own form."""
        context = self._form(submission, submission.year) | {YEAR: self._year(submission)}
        return {**context, COVER: context}

    def _year(self, submission: Submission) -> Printed:
        return self.origin_table.add_year(Decimal(submission.year), place_in(submission, (YEAR,)))

    def department(self, department: Department, submission: Submission) -> Context:
        """Build the context of the department's form."""
        context = (
            self._projects(submission) | self._head(submission) | self._form(department, submission.year)
        )
        context |= self._derived(department, submission)
        total = year_budget(department)
        if total is None:
            path = forms.DEPARTMENT.path("project_expenditure")
            context[TOTAL] = self._values(department).core(None, path, "money")
        else:
            context[TOTAL] = Money(self.origin_table, total.amount, total.origin)
        return context

    def _projects(self, submission: Submission) -> Context:
        """Return the projects of a submission in their order, each with all that its own form may print."""
        if not self._used.projects:
            return {}
        return {PROJECTS: [self._form(project, submission.year) for project in submission.projects]}

    def _derived(self, department: Department, submission: Submission) -> Context:
        """Return the sums over the projects that the department's form does not state itself."""
        profile = self._profile.form(department.title) or _NO_PROFILE
        place = Origin(department.file, ())
        context: Context = {}
        for item in profile.fields:
            found = None if item.key in department.fields else derived_sum(item, submission)
            if found is not None and item.kind == "money":
                context[item.key] = Money(self.origin_table, found.total, place)
            elif found is not None:
                context[item.key] = self.origin_table.add_number(found.total, place)
        return context

    def project(self, project: Project, submission: Submission) -> Context:
        """Build the context of a project's form; its own 编制单位 takes precedence over the submission's."""
        context = self._form(project, submission.year)
        head = self._head(submission)
        if project.preparer:
            del head[PREPARER]
        return context | head

    def _head(self, submission: Submission) -> Context:
        """Return what every form may print of its submission."""
        if not self._used.cover:
            values = self._values(submission)
            return {YEAR: self._year(submission), PREPARER: values.text(submission.preparer, (PREPARER,))}
        context = self.cover(submission)
        return {YEAR: context[YEAR], PREPARER: context[PREPARER], COVER: context[COVER]}

    def _form(self, form: Form | Submission, year: int) -> Context:
        profile = self._profile.form(form.title) or _NO_PROFILE
        values = self._values(form)
        context: Context = {}
        for item in forms.fields_of(form):
            value = getattr(form, item.attribute)
            if item.kind == "indicators":
                rows = self._rows(form, values, profile, year)
                context[item.key] = IndicatorList(rows, value, profile.tree, (item.key,))
            elif item == forms.MONEY_LINES:
                if profile.money is not None:
                    context[item.key] = money_rows(value, profile.money, values, form.file)
            else:
                choices = profile.choices.get(item.key, ())
                context[item.key] = values.core(value, (item.key,), item.kind, choices)
        context |= values.own(profile.fields, form.fields, ())
        return context | self._scores(form, profile, year)

    def _rows(
        self, form: Form | Submission, values: FieldValues, profile: FormProfile, year: int
    ) -> IndicatorRows:
        used, own = self._used, profile.indicator_fields
        rows = IndicatorRows(
            form.file, self.origin_table, values, own, used.parts, used.optional, profile.format
        )
        if isinstance(form, Submission):
            return rows
        if any(item.key == WEIGHT_KEY for item in used.optional):
            rows = rows._replace(level_weight=lambda levels: level_weight(form, levels, profile.scoring))
        if profile.scoring is not None:
            rows = rows._replace(points=Evaluation(profile.scoring, year).points)
        return rows

    def _scores(self, form: Form | Submission, profile: FormProfile, year: int) -> Context:
        """Return 总分 and, where it counts, 执行率得分 of a form that is scored."""
        if profile.scoring is None or isinstance(form, Submission):
            return {}
        evaluation, stated = Evaluation(profile.scoring, year), form.fields.get(TOTAL_SCORE)
        total = stated if isinstance(stated, Decimal) else evaluation.total(form)
        found = {TOTAL_SCORE: self._score(total, form, "indicators")}
        if profile.scoring.execution:
            found[EXECUTION_SCORE_KEY] = self._score(evaluation.execution_score(form), form, "money")
        return found

    def _score(self, score: Decimal | None, form: Form, attribute: str) -> Printed:
        """Return a score that is computed from the values of a core field of a later stage."""
        place = place_in(form, forms.RESULTS.path(attribute))
        if score is None:
            return self.origin_table.add_text_from("", place)
        return self.origin_table.add_number(score, place)

    def _values(self, form: Form | Submission) -> FieldValues:
        profile = self._profile.form(form.title) or _NO_PROFILE
        return FieldValues(self.origin_table, partial(place_in, form), profile.format)


def printed_texts(form: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a context, for patterns such as `{项目名称}`."""
    return {key: str(value) for key, value in form.items() if isinstance(value, Printed)}
