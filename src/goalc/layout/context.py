"""Build the mapping that a template prints from a typed spec.

Every core field of the form is there under its spec key, empty if the spec leaves it out; so is
every field of the pack. Values that only a program can compute are added: the sum 资金总额, and for each
row of 绩效指标 which level cells begin there and how many rows they span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from goalc.layout.values import Money, OriginTable, Printed
from goalc.model import forms, spec
from goalc.model.profile import FormProfile, PackField, Profile
from goalc.model.spec import Department, Indicator, PlanStep, Project, Safeguards, Submission
from goalc.model.target import Comparison, Deadline, Interval, Judgement, Ratio, Target
from goalc.source.diagnostic import Origin, Path

Context = dict[str, Any]

YEAR, PREPARER, TOTAL, COVER = spec.PRINTED_KEYS
LEVEL1, LEVEL2, SIGN, NUMBER, UNIT = spec.PRINTED_INDICATOR_KEYS
LEVEL_NAME, LEVEL_ROWS = "名称", "行数"
ROWS, SUM = "行", "合计"
_NO_PROFILE = FormProfile()


def variable_names(profile: FormProfile) -> frozenset[str]:
    """Return the variables that the template of a form may use."""
    core = (*forms.BY_OF[profile.of].fields, *forms.kind_for(profile).fields) if profile.of else ()
    own = [item.key for item in core] + [item.key for item in profile.fields]
    return frozenset([*own, YEAR, PREPARER, COVER, *([TOTAL] if profile.of == forms.DEPARTMENT.of else [])])


class UsedVariables(NamedTuple):
    """Variables that only some templates name, and that are not made for the others.

    `parts`: targets in three parts, 符号, 数值 and 单位; `cover`: the fields of the submission; `optional`:
    indicators' fields that most forms do not print.
    """

    parts: bool
    cover: bool
    optional: tuple[spec.Field, ...] = ()

    @classmethod
    def of(cls, sources: Iterable[str]) -> UsedVariables:
        """Return what the texts of a pack's templates name."""
        text = "\n".join(sources)
        known = (*spec.OPTIONAL_INDICATOR_FIELDS, *spec.RESULT_FIELDS)
        optional = tuple(item for item in known if item.key in text)
        return cls(any(word in text for word in (SIGN, NUMBER, UNIT)), COVER in text, optional)


class ContextBuilder:
    """The builder of one form's context; `origin_table` then has an entry for each printed value."""

    def __init__(
        self,
        profile: Profile,
        title: str,
        file: str,
        used: UsedVariables,
        origin_table: OriginTable | None = None,
        place: Callable[[Path], Origin] | None = None,
    ) -> None:
        """`place` is where the value at a path of the form stands, by default in its file."""
        self.whole = profile
        self.profile = profile.form(title) or _NO_PROFILE
        self.file = file
        self.used = used
        self._place: Callable[[Path], Origin] = place or (lambda path: Origin(file, path))
        self.origin_table = OriginTable() if origin_table is None else origin_table

    def cover(self, submission: Submission) -> Context:
        """Build the context of the submission's own form."""
        context = self._form(forms.fields_of(submission), submission, submission.fields)
        return {**context, COVER: context}

    def department(self, department: Department, submission: Submission) -> Context:
        """Build the context of the department's form."""
        context = self._head(submission)
        context |= self._form(forms.fields_of(department), department, department.fields)
        origin = self._place(forms.DEPARTMENT.path("project_expenditure"))
        context[TOTAL] = (
            None if department.total is None else Money(self.origin_table, department.total, origin)
        )
        return context

    def project(self, project: Project, submission: Submission) -> Context:
        """Build the context of a project's form; its own 编制单位 takes precedence over the submission's."""
        context = self._form(forms.fields_of(project), project, project.fields)
        head = self._head(submission)
        if project.preparer:
            del head[PREPARER]
        return context | head

    def _head(self, submission: Submission) -> Context:
        """Return what every form may print of its submission."""
        if not self.used.cover:
            text = self.origin_table.add_text_from
            year = text(str(submission.year), spec.place_in(submission, (YEAR,)))
            return {YEAR: year, PREPARER: text(submission.preparer, spec.place_in(submission, (PREPARER,)))}
        cover = ContextBuilder(
            self.whole,
            submission.title,
            submission.file,
            self.used,
            self.origin_table,
            partial(spec.place_in, submission),
        )
        context = cover.cover(submission)
        return {YEAR: context[YEAR], PREPARER: context[PREPARER], COVER: context}

    def _form(self, fields: Iterable[spec.Field], form: object, own: spec.Fields) -> Context:
        context = {item.key: self._value(getattr(form, item.attribute), (item.key,)) for item in fields}
        return context | self._pack_fields(self.profile.fields, own, ())

    def _pack_fields(self, fields: Iterable[PackField], values: spec.Fields, path: Path) -> Context:
        return {item.key: self._pack_value(item, values.get(item.key), (*path, item.key)) for item in fields}

    def _pack_value(self, item: PackField, value: object, path: Path) -> object:
        if item.kind == "rows":
            return self._rows(item, value if isinstance(value, tuple) else (), path)
        if value is None and item.kind == "paragraphs":
            return []
        if isinstance(value, Decimal) and item.kind == "number":
            return self.origin_table.add_number(value, self._place(path))
        return self._value(value, path)

    def _rows(self, item: PackField, rows: tuple[spec.Fields, ...], path: Path) -> Context:
        context: Context = {
            ROWS: [self._pack_fields(item.columns, row, (*path, index)) for index, row in enumerate(rows)]
        }
        if item.total:
            values = [row[item.total] for row in rows if item.total in row]
            total = sum((value for value in values if isinstance(value, Decimal)), Decimal(0))
            kind = next(column.kind for column in item.columns if column.key == item.total)
            origin = self._place(path)
            context[SUM] = (
                Money(self.origin_table, total, origin)
                if kind == "money"
                else self.origin_table.add_number(total, origin)
            )
        return context

    def _value(self, value: object, path: Path) -> object:
        """Convert a core value by its type."""
        if value is None:
            return self._text("", path)
        if isinstance(value, Decimal):
            return Money(self.origin_table, value, self._place(path))
        if isinstance(value, tuple):
            return self._list(value, path)
        if isinstance(value, Safeguards):
            organisation, rules = spec.SAFEGUARD_KEYS
            return {
                organisation: self._text(value.organisation, (*path, organisation)),
                rules: self._text(value.rules, (*path, rules)),
            }
        return self._text(str(value), path)

    def _list(self, items: tuple[object, ...], path: Path) -> list[object]:
        if items and isinstance(items[0], Indicator):
            return self._indicators([item for item in items if isinstance(item, Indicator)])
        return [
            self._step(item, (*path, index))
            if isinstance(item, PlanStep)
            else self._text(str(item), (*path, index))
            for index, item in enumerate(items)
        ]

    def _step(self, step: PlanStep, path: Path) -> Context:
        when, what = spec.PLAN_KEYS
        return {when: self._text(str(step.period), (*path, when)), what: self._text(step.text, (*path, what))}

    def _indicators(self, indicators: Iterable[Indicator]) -> list[object]:
        rows: list[object] = []
        for level1, group1 in groupby(indicators, key=lambda item: item.path[:2]):
            first = list(group1)
            cell1: object = self._level(level1, len(first))
            for level2, group2 in groupby(first, key=lambda item: item.path[:3]):
                second = list(group2)
                cell2: object = self._level(level2, len(second))
                for item in second:
                    rows.append({LEVEL1: cell1, LEVEL2: cell2, **self._indicator(item)})
                    cell1 = cell2 = None
        return rows

    def _level(self, path: Path, rows: int) -> Context:
        return {LEVEL_NAME: self._text(str(path[-1]), path), LEVEL_ROWS: rows}

    def _indicator(self, item: Indicator) -> Context:
        name, target, definition = spec.INDICATOR_KEYS
        text = self.origin_table.add_text_from
        at = {key: item.origin(self.file, key) for key in spec.INDICATOR_KEYS}
        context: Context = {
            name: text(item.name, at[name]),
            target: text(str(item.target), at[target]),
            definition: text(item.definition, at[definition]),
        }
        if self.used.parts:
            parts = zip((SIGN, NUMBER, UNIT), target_parts(item.target), strict=True)
            context |= {key: text(part, at[target]) for key, part in parts}
        for field in self.used.optional:
            origin = item.origin(self.file, field.key)
            context[field.key] = self._optional(getattr(item, field.attribute), origin)
        if self.profile.indicator_fields:
            is_elsewhere = item.sources or item.file
            fields = self.profile.indicator_fields
            context |= (
                self._moved_fields(item)
                if is_elsewhere
                else self._pack_fields(fields, item.fields, item.path)
            )
        return context

    def _moved_fields(self, item: Indicator) -> Context:
        """Return the pack's own fields of an indicator that stand in a library or in a stage's file."""
        context: Context = {}
        for field in self.profile.indicator_fields:
            origin = item.origin(self.file, field.key)
            inner = ContextBuilder(self.whole, "", origin.file, self.used, self.origin_table)
            context[field.key] = inner._pack_value(field, item.fields.get(field.key), origin.path)
        return context

    def _optional(self, value: object, origin: Origin) -> Printed:
        if isinstance(value, Decimal):
            return self.origin_table.add_number(value, origin)
        if isinstance(value, tuple):
            return self.origin_table.add_text_from("、".join(map(str, value)), origin)
        return self.origin_table.add_text_from("" if value is None else str(value), origin)

    def _text(self, text: str, path: Path) -> Printed:
        return self.origin_table.add_text_from(text, self._place(path))


def target_parts(target: Target) -> tuple[str, str, str]:
    """Return 计算符号, 指标值, 计量单位 as the budget system keeps them: three fields, 定性 being a sign.

    What has a number but does not divide into the three stays whole, without a sign.
    """
    if isinstance(target, Comparison) and target.label[:1] in {"", "（", "("}:
        return target.sign, f"{target.number:f}", f"{target.unit}{target.label}"
    if isinstance(target, Ratio) and not target.label:
        return target.sign, f"{target.left:f}{target.mark}{target.right:f}", ""
    if isinstance(target, Deadline) and target.written in {"", f"≤{target.day}"}:
        return ("≤" if target.inclusive else "<"), str(target.day), ""
    if isinstance(target, Interval) and not target.label:
        if target.low == -target.high:
            return "±", f"{target.high:f}", target.unit
        return "", f"{target.low:f}～{target.high:f}", target.unit
    return ("定性" if isinstance(target, Judgement) else ""), str(target), ""


def printed_texts(form: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a context, for patterns such as `{项目名称}`."""
    return {key: str(value) for key, value in form.items() if isinstance(value, Printed)}
