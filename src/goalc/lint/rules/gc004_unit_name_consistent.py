"""GC004: the unit has one name.

The cover, the titles and 部门名称 name the same unit; a bureau sends back a table whose title and first
row disagree. Full-width and half-width characters count as the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Department
from goalc.source.diagnostic import Note, Severity


def subjects(context: FormContext) -> Sequence[Department]:
    """Return the form if it is the department's."""
    return () if context.department is None else (context.department,)


def check(department: Department, context: FormContext) -> Iterator[Violation]:
    """Yield a violation if 部门名称 differs from 编制单位."""
    preparer = context.submission.preparer
    if _fold(department.name) != _fold(preparer):
        arguments = {"name": department.name, "preparer": preparer}
        note = Note("GC004.preparer", context.cover("preparer"))
        yield Violation("GC004", context.field("name"), arguments, notes=(note,))


def _fold(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


RULE = FormRule("GC004", Severity.ERROR, "S", subjects, check)
