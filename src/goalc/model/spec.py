"""The typed spec. Equality is equality of meaning: the place of a value in a file does not count.

The kinds of forms, and the Chinese keys of their fields, are declared in `goalc.model.forms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from goalc.model.dates import PartialDate, Period
from goalc.model.money import NO_MONEY, MoneyTable
from goalc.model.profile import COVER_TITLE, DEPARTMENT_TITLE, PROJECT_TITLE, FieldKind, Stage
from goalc.model.target import Target
from goalc.model.tree import LEVEL_WORDS, Levels, LevelWeights
from goalc.source.diagnostic import Origin, Path

CoreKind = (
    FieldKind
    | Literal["year", "names", "plan", "safeguards", "indicators", "results", "numbers", "money_lines"]
)

Value = str | Decimal | PartialDate | Period | Target | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]
"""The value of a pack's own field, by its kind; a row of `rows` is a mapping by column key."""

Fields = Mapping[str, Value]


class LabelledRow(dict[str, Value]):
    """A fixed row of a list; `step` leads to it in the list of its spec, None if it is not there."""

    step: str | int | None = None


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
    """One row of the indicator table. `path` is its place in its file; `file` that one if not the form's.

    `levels` are the names above it, from the first: none to three. `goal_numbers` are the goals that it
    serves, counted from 1; `last_value` is last year's value. `midterm` and `adjusted` are targets like
    `target`; `outcome` and `expected` say what was, or will be, achieved. `sources` maps its keys whose
    values come from elsewhere to their places there: in a library, or in the file of a later stage. One that
    its pack `added` stands in no file.
    """

    levels: Levels
    name: str
    target: Target
    definition: str
    last_value: Target | None = None
    weight: Decimal | None = None
    goal_numbers: tuple[int, ...] = ()
    data_source: str = ""
    midterm: Target | None = None
    core: str = ""
    basis: str = ""
    standard: str = ""
    adjusted: Target | None = None
    outcome: str = ""
    expected: str = ""
    possibility: str = ""
    score: Decimal | None = None
    deviation: str = ""
    measures: str = ""
    fields: Fields = field(default_factory=dict)
    path: Path = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)
    sources: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)
    added: bool = field(default=False, compare=False, repr=False)

    @property
    def level1(self) -> str:
        """一级指标; empty in a form without levels."""
        return self.levels[0] if self.levels else ""

    @property
    def level2(self) -> str:
        """二级指标; empty in a form with fewer levels."""
        return self.levels[1] if len(self.levels) > 1 else ""

    @property
    def group(self) -> str:
        """The level that says what is counted (数量, 质量 …): the second, or the only one."""
        return self.level2 or self.level1

    def is_under(self, word: str) -> bool:
        """Return True if it stands below a level whose name has this word (`时效`, `效益`)."""
        return any(word in level for level in self.levels)

    def origin(self, file: str, key: str) -> Origin:
        """Return the place of the value under a key, by default in `file`, the form's."""
        return self.sources.get(key) or Origin(self.file or file, (*self.path, key))


@dataclass(frozen=True, slots=True)
class Project:
    """A project's form. Money in 元; `preparer` is empty where that of the submission applies.

    `title` is its 表式; `budget` is the year's, `total_budget` that of the whole project.
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
    money: MoneyTable = NO_MONEY
    fund_nature: str = ""
    overall_goals: tuple[str, ...] = ()
    annual_goals: tuple[str, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    safeguards: Safeguards = Safeguards()
    indicators: tuple[Indicator, ...] = ()
    level_weights: LevelWeights = field(default_factory=dict)
    fields: Fields = field(default_factory=dict)
    title: str = PROJECT_TITLE
    stage: Stage = "目标"
    results: tuple[str, ...] = ()
    file: str = field(default="", compare=False, repr=False)
    target_file: str = field(default="", compare=False, repr=False)
    own_keys: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Department:
    """A department's form; `title` is its 表式. Money in 元."""

    name: str
    functions: tuple[str, ...] = ()
    basic_expenditure: Decimal | None = None
    project_expenditure: Decimal | None = None
    money: MoneyTable = NO_MONEY
    goals: tuple[str, ...] = ()
    detailed_goals: tuple[str, ...] = ()
    plan: tuple[PlanStep, ...] = ()
    safeguards: Safeguards = Safeguards()
    indicators: tuple[Indicator, ...] = ()
    level_weights: LevelWeights = field(default_factory=dict)
    fields: Fields = field(default_factory=dict)
    title: str = DEPARTMENT_TITLE
    stage: Stage = "目标"
    results: tuple[str, ...] = ()
    file: str = field(default="", compare=False, repr=False)
    target_file: str = field(default="", compare=False, repr=False)
    own_keys: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @property
    def total(self) -> Decimal | None:
        """资金总额 in 元, or None if one of its parts is unknown."""
        if self.basic_expenditure is None or self.project_expenditure is None:
            return None
        return self.basic_expenditure + self.project_expenditure


Form = Department | Project
"""A table that a submission binds behind its cover.

One of a later stage has in `target_file` the file of its target form, and in `own_keys` the keys that it
writes itself; all its other values stand in that file.
"""


@dataclass(frozen=True, slots=True)
class Submission:
    """One unit's filing for one year and stage: the cover's data and its forms in order.

    `target` is the path of the folder with the targets that a later stage is about, `months` the part of the
    year that a monitoring covers (1-7月); `target_file` and `own_keys` are as those of a form.
    """

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
    title: str = COVER_TITLE
    stage: Stage = "目标"
    target: str = ""
    months: str = ""
    file: str = field(default="", compare=False, repr=False)
    target_file: str = field(default="", compare=False, repr=False)
    own_keys: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

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


def place_in(form: Form | Submission, path: Path) -> Origin:
    """Return the place of a value of a form: in its file, or in that of the target form it is taken from."""
    is_taken = form.target_file and path[:1] and path[0] not in form.own_keys
    return Origin(form.target_file if is_taken else form.file, path)


FORM_KEY = "表式"
PACK_KEY = "表样"
TARGET_KEY = "目标"
"""The key of a later stage's file that names the target form it is about."""
RESULTS_KEY = "目标完成情况"
MONTHS_KEY = "期"
PLAN_KEYS = ("时间", "内容")
SAFEGUARD_KEYS = ("组织机构", "管理制度")
INDICATOR_KEYS = ("名称", "指标值", "解释")
REFERENCE_KEY = "引用"
"""The id of an entry in a library, which gives an indicator what it does not say itself."""
PARAMETERS_KEY = "参数"
"""The values for the parameters in the texts of that entry."""
LATER_INDICATOR_FIELDS = (
    Field("中期值", "midterm", "target"),
    Field("核心", "core", "text"),
    Field("设定依据", "basis", "text"),
    Field("标准值", "standard", "text"),
)
"""Fields of some forms only: a spec has those that its form prints."""
OPTIONAL_INDICATOR_FIELDS = (
    Field("上年值", "last_value", "target"),
    Field("权重", "weight", "number"),
    Field("目标序号", "goal_numbers", "numbers"),
    Field("数据来源", "data_source", "text"),
    *LATER_INDICATOR_FIELDS,
)
"""Fields for additional checks; they are printed if a pack's template has a place for them."""
OUTCOME_KEY = "完成值"
RESULT_FIELDS = (
    Field("调整值", "adjusted", "target"),
    Field(OUTCOME_KEY, "outcome", "text"),
    Field("预计完成值", "expected", "text"),
    Field("完成可能性", "possibility", "text"),
    Field("得分", "score", "number"),
    Field("偏差原因", "deviation", "text"),
    Field("改进措施", "measures", "text"),
)
"""What a later stage says of an indicator."""
TOTAL_SCORE_KEY = "总分"
"""The key of the total score, which a template gets of a form that is scored."""
PRINTED_KEYS = ("年度", "编制单位", "资金总额", "封面")
"""Keys that a template gets in addition to the fields of its form."""
TOTAL_KEY = PRINTED_KEYS[2]
TOTAL_PARTS = frozenset({"基本支出", "项目支出"})
"""The keys of the amounts that are printed as their sum, 资金总额."""
PRINTED_INDICATOR_KEYS = (*LEVEL_WORDS, "符号", "数值", "单位")
"""Keys that a template gets for each indicator in addition to its fields."""
