"""The kinds of spec files: one table that names, places, types and keys all go by.

Each core field is declared once, with its Chinese key, its English attribute and its kind; reading, checking,
comparing and printing follow the declaration. A new kind of form is a new `FormKind`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass
from dataclasses import fields as dataclass_fields
from typing import Literal

from goalc.model import spec
from goalc.model.money import MONEY_KEY
from goalc.model.profile import COVER_TITLE, DEPARTMENT_TITLE, PROJECT_TITLE, FormOf, FormProfile, Profile
from goalc.model.spec import Department, Field, Form, Project, Submission
from goalc.model.stage import StageForm
from goalc.source.diagnostic import Path

PROJECTS_FOLDER = "projects"
APPROVALS_FILE = "approvals.yaml"
"""The file of accepted changes: it stands beside the specs and is not one of them."""

MONEY_LINES = Field(MONEY_KEY, "money", "money_lines")
"""Only forms have it whose pack declares their sources and bases."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """One kind of spec file.

    `name` is the name of its schema (`schema/<name>.schema.json`); `title` its usual 表式; `of` what it is
    about; `place` the file, or the pattern of files, that holds it in a submission's folder; `model` its
    class; `fields` its core fields in the order of the form.
    """

    name: Literal["submission", "department", "project", "results"]
    title: str
    of: FormOf
    place: str
    model: type[Submission] | type[Department] | type[Project] | type[StageForm]
    fields: tuple[Field, ...]

    @property
    def needed(self) -> frozenset[str]:
        """The keys that every spec of this kind has: those of the attributes without a default."""
        without = {
            item.name
            for item in dataclass_fields(self.model)
            if item.default is MISSING and item.default_factory is MISSING
        }
        return frozenset(item.key for item in self.fields if item.attribute in without)

    def path(self, attribute: str) -> Path:
        """Return the path of a core field by its attribute; raises `KeyError` for an unknown one."""
        for item in self.fields:
            if item.attribute == attribute:
                return (item.key,)
        raise KeyError(attribute)


SUBMISSION = FormKind(
    "submission",
    COVER_TITLE,
    "封面",
    "submission.yaml",
    Submission,
    (
        Field("年度", "year", "year"),
        Field("编制单位", "preparer", "text"),
        Field("附件号", "annex", "text"),
        Field("经办人", "handler", "text"),
        Field("联系电话", "phone", "text"),
        Field(spec.PACK_KEY, "pack", "text"),
        Field("表格", "order", "names"),
        Field(spec.TARGET_KEY, "target", "text"),
        Field(spec.MONTHS_KEY, "months", "text"),
    ),
)
DEPARTMENT = FormKind(
    "department",
    DEPARTMENT_TITLE,
    "部门",
    "department.yaml",
    Department,
    (
        Field("部门名称", "name", "text"),
        Field("职能描述", "functions", "paragraphs"),
        Field("基本支出", "basic_expenditure", "money"),
        Field("项目支出", "project_expenditure", "money"),
        MONEY_LINES,
        Field("绩效目标", "goals", "paragraphs"),
        Field("明细目标", "detailed_goals", "paragraphs"),
        Field("阶段性计划", "plan", "plan"),
        Field("保障措施", "safeguards", "safeguards"),
        Field("绩效指标", "indicators", "indicators"),
    ),
)
PROJECT = FormKind(
    "project",
    PROJECT_TITLE,
    "项目",
    f"{PROJECTS_FOLDER}/*.yaml",
    Project,
    (
        Field("项目名称", "name", "text"),
        Field("项目代码", "code", "text"),
        Field("编制单位", "preparer", "text"),
        Field("项目负责人", "manager", "text"),
        Field("联系电话", "phone", "text"),
        Field("项目类别", "category", "text"),
        Field("项目属性", "nature", "text"),
        Field("涉密", "secret", "text"),
        Field("实施时间", "period", "period"),
        Field("项目总额", "total_budget", "money"),
        Field("预算资金", "budget", "money"),
        MONEY_LINES,
        Field("资金性质", "fund_nature", "text"),
        Field("总体目标", "overall_goals", "paragraphs"),
        Field("年度目标", "annual_goals", "paragraphs"),
        Field("实施计划", "plan", "plan"),
        Field("保障措施", "safeguards", "safeguards"),
        Field("绩效指标", "indicators", "indicators"),
    ),
)
RESULTS = FormKind(
    "results",
    "",
    "项目",
    PROJECT.place,
    StageForm,
    (
        Field(spec.TARGET_KEY, "target", "text"),
        MONEY_LINES,
        Field(spec.RESULTS_KEY, "results", "paragraphs"),
        Field("绩效指标", "indicators", "results"),
    ),
)
"""A form of a later stage, of a project or of a department: it stands where its target form would."""
FORM_KINDS = (SUBMISSION, DEPARTMENT, PROJECT)
BY_TITLE: Mapping[str, FormKind] = {kind.title: kind for kind in FORM_KINDS}
BY_OF: Mapping[FormOf, FormKind] = {kind.of: kind for kind in FORM_KINDS}
_BY_MODEL: Mapping[type, FormKind] = {kind.model: kind for kind in FORM_KINDS}


def kind_of(form: Form | Submission) -> FormKind:
    """Return the kind of a typed spec; that of its target form for one of a later stage."""
    return _BY_MODEL[type(form)]


def fields_of(form: Form | Submission) -> tuple[Field, ...]:
    """Return the core fields of a typed spec, in a later stage those of its target form and its own."""
    own = RESULTS.fields if form.stage != "目标" and not isinstance(form, Submission) else ()
    known = kind_of(form).fields
    return (*known, *(item for item in own if item.attribute in _STAGE_ATTRIBUTES))


def kind_for(form: FormProfile) -> FormKind:
    """Return the kind of spec file that fills in a form of a pack; raises `KeyError` for one without `of`."""
    if form.of is None:
        raise KeyError(form.title)
    return RESULTS if form.stage != "目标" and form.of != SUBMISSION.of else BY_OF[form.of]


def kind_in(profile: Profile, title: str) -> FormKind | None:
    """Return the kind of a form of a pack; None if the pack has no form of this title."""
    form = profile.form(title)
    return None if form is None or form.of is None else kind_for(form)


def guess_kind(data: Mapping[str, object]) -> FormKind | None:
    """Return the kind of a spec whose pack is not known, by its usual title or its keys; None if unclear."""
    usual = BY_TITLE.get(str(data.get(spec.FORM_KEY)))
    if usual is None and spec.PACK_KEY in data:
        return SUBMISSION
    return usual or next((kind for kind in (*FORM_KINDS, RESULTS) if kind.needed <= data.keys()), None)


def kind_at(name: str) -> FormKind:
    """Return the kind that belongs at a file's name in its submission's folder."""
    return next((kind for kind in FORM_KINDS if kind.place == name), PROJECT)


_STAGE_ATTRIBUTES = frozenset({"results"})
"""The attributes that only a form of a later stage fills in."""

_OF_STAGES = frozenset((spec.TARGET_KEY, spec.RESULTS_KEY, spec.MONTHS_KEY))
STAGE_VOCABULARY = _OF_STAGES | {item.key for item in spec.RESULT_FIELDS}
"""The keys of later stages. 目标 also begins many a paragraph of a target form."""
OWN_KEYS = frozenset({"年度", "编制单位", "表样", "表格", "涉密", spec.TARGET_KEY, spec.MONTHS_KEY})
"""The core keys that goalc itself reads, or prints under another name."""
COMPARED_KEYS = frozenset({"上年值", "目标序号", "项目代码"})
"""The keys that are written for the sake of the rules that compare them."""
_READ_KEYS = frozenset({"项目总额", "总体目标"})
"""The keys that rules about projects of several years read; GC015 warns where they are not printed."""


def optional_fields(form: FormProfile) -> tuple[Field, ...]:
    """Return the optional core fields of an indicator whose place no field of the pack takes."""
    own = {item.key for item in form.indicator_fields}
    return tuple(item for item in spec.OPTIONAL_INDICATOR_FIELDS if item.key not in own)


def unprinted_keys(form: FormProfile) -> frozenset[str]:
    """Return the core keys that specs of a form may not fill in: its template has no place for them."""
    if form.mentioned is None or form.of is None:
        return frozenset(form.unused)
    kind = kind_for(form)
    kept = {*form.mentioned, *form.required, *kind.needed, *OWN_KEYS, *COMPARED_KEYS, *_READ_KEYS}
    lost = {item.key for item in kind.fields if item.kind not in {"indicators", "results"}} - kept
    return frozenset(form.unused) | lost


VOCABULARY = frozenset(
    [
        spec.FORM_KEY,
        *(
            item.key
            for kind in FORM_KINDS
            for item in kind.fields
            if item != MONEY_LINES and item.key not in _OF_STAGES - {"绩效指标"}
        ),
        *spec.PLAN_KEYS,
        *spec.SAFEGUARD_KEYS,
        *spec.INDICATOR_KEYS,
        spec.REFERENCE_KEY,
        spec.PARAMETERS_KEY,
        *(item.key for item in spec.OPTIONAL_INDICATOR_FIELDS),
    ]
)
"""Every key of a target's spec but those of a pack: what tells a mistyped key from prose."""
