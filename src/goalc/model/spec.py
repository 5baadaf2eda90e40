"""The typed spec. Equality is equality of meaning: the place of a value in a file does not count.

The kinds of forms, and the Chinese keys of their fields, are declared in `goalc.model.forms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from goalc.model.dates import PartialDate, Period
from goalc.model.profile import FieldKind
from goalc.model.target import Target
from goalc.source.diagnostic import Origin, Path

CoreKind = FieldKind | Literal["year", "names", "plan", "safeguards", "indicators", "target", "numbers"]

Value = str | Decimal | PartialDate | Period | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]
"""The value of a pack's own field, by its kind; a row of `rows` is a mapping by column key."""

Fields = Mapping[str, Value]


class Field(NamedTuple):
    """A core field: the key in the spec, the attribute of the typed spec, the kind of its value."""

    key: str
    attribute: str
    kind: CoreKind


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One row of the plan: its period and its text."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Safeguards:
    """保障措施: the organisation that is responsible for the goals, and the rules that it follows."""

    organisation: str = ""
    rules: str = ""

    @property
    def texts(self) -> tuple[str, str]:
        """Both, in the order of `SAFEGUARD_KEYS`."""
        return self.organisation, self.rules


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the indicator table. `path` is its place in its file.

    `goal_numbers` are the goals that it serves, counted from 1; `last_value` is last year's value. `sources`
    maps its keys whose values come from a library to their places there.
    """

    level1: str
    level2: str
    name: str
    target: Target
    definition: str
    last_value: Target | None = None
    weight: Decimal | None = None
    goal_numbers: tuple[int, ...] = ()
    data_source: str = ""
    fields: Fields = field(default_factory=dict)
    path: Path = field(default=(), compare=False, repr=False)
    sources: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    def origin(self, file: str, key: str) -> Origin:
        """Return the place of the value under a key: in its file, or in the library that it comes from."""
        place = self.sources.get(key)
        if place is None:
            return Origin(file, (*self.path, key))
        return place._replace(used=Origin(file, (*self.path, REFERENCE_KEY)))


@dataclass(frozen=True, slots=True)
class Project:
    """项目绩效目标表. Money in 元; `preparer` is empty where that of the submission applies.

    `budget` is the year's, `total_budget` that of the whole project.
    """

    name: str
    code: str = ""
    preparer: str = ""
    manager: str = ""
    phone: str = ""
    category: str = ""
    nature: str = ""
    secret: str = ""
    period: Period | None = None
    total_budget: Decimal | None = None
    budget: Decimal | None = None
    fund_nature: str = ""
    overall_goals: tuple[str, ...] = ()
    annual_goals: tuple[str, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    safeguards: Safeguards = Safeguards()
    indicators: tuple[Indicator, ...] = ()
    fields: Fields = field(default_factory=dict)
    file: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Department:
    """部门整体支出绩效目标表. Money in 元."""

    name: str
    functions: tuple[str, ...] = ()
    basic_expenditure: Decimal | None = None
    project_expenditure: Decimal | None = None
    goals: tuple[str, ...] = ()
    detailed_goals: tuple[str, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    safeguards: Safeguards = Safeguards()
    indicators: tuple[Indicator, ...] = ()
    fields: Fields = field(default_factory=dict)
    file: str = field(default="", compare=False, repr=False)

    @property
    def total(self) -> Decimal | None:
        """资金总额 in 元, or None if one of its parts is unknown."""
        if self.basic_expenditure is None or self.project_expenditure is None:
            return None
        return self.basic_expenditure + self.project_expenditure


Form = Department | Project
"""A table that a submission binds behind its cover."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One unit's filing for one year: the cover's data and its forms in order."""

    year: int
    preparer: str
    pack: str
    annex: str = ""
    handler: str = ""
    phone: str = ""
    order: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    department: Department | None = None
    projects: tuple[Project, ...] = ()
    file: str = field(default="", compare=False, repr=False)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The department's table, where there is one, and the projects' in order."""
        return (*((self.department,) if self.department else ()), *self.projects)

    def with_forms(self, forms: Iterable[Form]) -> Submission:
        """The same cover with these forms; of several departments the first."""
        listed = list(forms)
        department = next((form for form in listed if isinstance(form, Department)), None)
        projects = tuple(form for form in listed if isinstance(form, Project))
        return replace(self, department=department, projects=projects)

    @property
    def cover(self) -> Submission:
        """The submission without its forms."""
        return self.with_forms(())


FORM_KEY = "表式"
PLAN_KEYS = ("时间", "内容")
SAFEGUARD_KEYS = ("组织机构", "管理制度")
INDICATOR_KEYS = ("名称", "指标值", "解释")
REFERENCE_KEY = "引用"
"""The id of an entry in a library, which gives an indicator what it does not say itself."""
PARAMETERS_KEY = "参数"
"""The values for the parameters in the texts of that entry."""
OPTIONAL_INDICATOR_FIELDS = (
    Field("上年值", "last_value", "target"),
    Field("权重", "weight", "number"),
    Field("目标序号", "goal_numbers", "numbers"),
    Field("数据来源", "data_source", "text"),
)
"""Fields for additional checks; they are printed if a pack's template has a place for them."""
PRINTED_KEYS = ("年度", "编制单位", "资金总额", "封面")
"""Keys that a template gets in addition to the fields of its form."""
PRINTED_INDICATOR_KEYS = ("一级", "二级", "符号", "数值", "单位")
"""Keys that a template gets for each indicator in addition to its fields."""
