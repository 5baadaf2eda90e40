"""GC212: the project's category fits its name: pay and maintenance are seldom 特定目标类. Only an info."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.direction import name_head
from goalc.model.spec import Project
from goalc.source.diagnostic import Note, Severity

_SPECIFIC = "特定目标类"
_FORM = re.compile(r"(?:管理)?(?:服务)?(?:专项)?(?:费用?|经费|资金|支出)?(?:项目)?$")
_OTHERS = re.compile(r"农民工|拖欠|欠薪|困难|贫困|企业|村干部|三支一扶|特岗|乡村医生|志愿|学生")


def subjects(context: FormContext) -> Sequence[Project]:
    """Return a project of the category 特定目标类."""
    project = context.project
    return (project,) if project is not None and project.category == _SPECIFIC else ()


def check(project: Project, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for a name that ends with a word for pay or for running costs.

    农民工工资保障金 and 运维平台建设 are something else, and so is pay that is not the unit's own.
    """
    words, name = context.words, name_head(project.name)
    bare = _FORM.sub("", name)
    staff = words.staff.ending(name) or words.staff.ending(bare)
    running = words.running.ending(name) or words.running.ending(bare)
    if (staff or running) and not _OTHERS.search(name):
        note = Note("GC212.name", context.field("name"), {"name": project.name})
        arguments = {"name": project.name, "category": project.category, "word": staff or running}
        key = "GC212.staff" if staff else "GC212.running"
        yield Violation(key, context.field("category"), arguments, notes=(note,))


RULE = FormRule("GC212", Severity.INFO, "S", subjects, check)
