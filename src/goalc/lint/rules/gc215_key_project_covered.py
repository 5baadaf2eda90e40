"""GC215: a project with a large share of 项目支出 is mentioned in the department's form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goalc.lint.context import FormContext, SubmissionContext
from goalc.lint.rule import SubmissionRule, Violation
from goalc.lint.settings import Option
from goalc.model.amount import in_unit, print_number
from goalc.model.budgets import project_spending, year_budget
from goalc.model.spec import Project
from goalc.source.diagnostic import Severity

MIN_SHARE = Option("GC215", "share", Decimal(20))
_COMMON = re.compile(
    r"项目|工程|建设|经费|专项|资金|附属|市|县|省|第[一二三四五六七八九十]+|[^\u4e00-\u9fff]"
)

Large = tuple[FormContext, Project, Decimal]


def subjects(context: SubmissionContext) -> Sequence[Large]:
    """Return the projects whose share of 项目支出 reaches the limit, each with its share in percent."""
    department = context.submission.department
    spent = project_spending(department) if department is not None else None
    if spent is None or not spent.amount:
        return ()
    budgets = [(form, form.project, year_budget(form.form)) for form in context.projects]
    shares = [
        (form, project, 100 * budget.amount / spent.amount)
        for form, project, budget in budgets
        if project is not None and budget is not None
    ]
    return [item for item in shares if item[2] >= context.settings.limit(MIN_SHARE)]


def check(large: Large, context: SubmissionContext) -> Iterator[Violation]:
    """Yield a violation if the department's form has fewer than half of the character pairs of the name."""
    form, project, share = large
    department = context.department
    said = "" if department is None else "\n".join(text.text for text in department.texts)
    unit = context.submission.preparer
    words = [word for word in _COMMON.split(project.name.replace(unit, "")) if len(word) > 1]
    pieces = {word[at : at + 2] for word in words for at in range(len(word) - 1)}
    found = sum(piece in said for piece in pieces)
    if pieces and 2 * found < len(pieces):
        budget, _ = year_budget(project) or (Decimal(0), None)
        amount = print_number(in_unit(budget, "万元"))
        arguments = {"name": project.name, "share": f"{share:.0f}", "amount": amount}
        yield Violation("GC215", form.field("name"), arguments)


RULE = SubmissionRule("GC215", Severity.INFO, "K", subjects, check, (MIN_SHARE,))
