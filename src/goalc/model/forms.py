"""The kinds of spec files: one table that names, places, types and keys all go by.

Each core field is declared once, with its Chinese key, its English attribute and its kind; reading, checking,
comparing and printing follow the declaration. A new kind of form is a new `FormKind`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from goalc.model import spec
from goalc.model.spec import Department, Field, Form, Project, Submission
from goalc.source.diagnostic import Path

PROJECTS_FOLDER = "projects"
APPROVALS_FILE = "approvals.yaml"
"""The file of accepted changes: it stands beside the specs and is not one of them."""


@dataclass(frozen=True, slots=True)
class FormKind:
    """One kind of spec file.

    `name` is the name of its schema (`schema/<name>.schema.json`); `title` its 表式; `place` the file, or the
    pattern of files, that holds it in a submission's folder; `model` its class; `fields` its core fields in
    the order of the form.
    """

    name: Literal["submission", "department", "project"]
    title: str
    place: str
    model: type[Submission] | type[Department] | type[Project]
    fields: tuple[Field, ...]

    def path(self, attribute: str) -> Path:
        """Return the path of a core field by its attribute; raises `KeyError` for an unknown one."""
        for item in self.fields:
            if item.attribute == attribute:
                return (item.key,)
        raise KeyError(attribute)


SUBMISSION = FormKind(
    "submission",
    "预算绩效目标表",
    "submission.yaml",
    Submission,
    (
        Field("年度", "year", "year"),
        Field("编制单位", "preparer", "text"),
        Field("附件号", "annex", "text"),
        Field("经办人", "handler", "text"),
        Field("联系电话", "phone", "text"),
        Field("表样", "pack", "text"),
        Field("表格", "order", "names"),
    ),
)
DEPARTMENT = FormKind(
    "department",
    "部门整体支出绩效目标表",
    "department.yaml",
    Department,
    (
        Field("部门名称", "name", "text"),
        Field("职能描述", "functions", "paragraphs"),
        Field("基本支出", "basic_expenditure", "money"),
        Field("项目支出", "project_expenditure", "money"),
        Field("绩效目标", "goals", "paragraphs"),
        Field("明细目标", "detailed_goals", "paragraphs"),
        Field("阶段性计划", "plan", "plan"),
        Field("保障措施", "safeguards", "safeguards"),
        Field("绩效指标", "indicators", "indicators"),
    ),
)
PROJECT = FormKind(
    "project",
    "项目绩效目标表",
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
        Field("资金性质", "fund_nature", "text"),
        Field("总体目标", "overall_goals", "paragraphs"),
        Field("年度目标", "annual_goals", "paragraphs"),
        Field("实施计划", "plan", "plan"),
        Field("保障措施", "safeguards", "safeguards"),
        Field("绩效指标", "indicators", "indicators"),
    ),
)
FORM_KINDS = (SUBMISSION, DEPARTMENT, PROJECT)
BY_TITLE: Mapping[str, FormKind] = {kind.title: kind for kind in FORM_KINDS}
_BY_MODEL: Mapping[type, FormKind] = {kind.model: kind for kind in FORM_KINDS}


def kind_of(form: Form | Submission) -> FormKind:
    """Return the kind of a typed spec."""
    return _BY_MODEL[type(form)]


def kind_at(name: str) -> FormKind:
    """Return the kind that belongs at a file's name in its submission's folder."""
    return next((kind for kind in FORM_KINDS if kind.place == name), PROJECT)


VOCABULARY = frozenset(
    [
        spec.FORM_KEY,
        *(item.key for kind in FORM_KINDS for item in kind.fields),
        *spec.PLAN_KEYS,
        *spec.SAFEGUARD_KEYS,
        *spec.INDICATOR_KEYS,
        spec.REFERENCE_KEY,
        spec.PARAMETERS_KEY,
        *(item.key for item in spec.OPTIONAL_INDICATOR_FIELDS),
    ]
)
"""Every key of a spec but those of a pack: what tells a mistyped key from prose."""
