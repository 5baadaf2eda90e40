"""GC004: the unit has one name.

The cover, the titles and 部门名称 name the same unit; a bureau sends back a table whose title and first
row disagree. Compared after folding full and half width, so that only real differences count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import the_department
from goalc.model.spec import Department
from goalc.source.diagnostic import Note, Severity


def check(department: Department, context: FormContext) -> Iterator[Violation]:
    """部门名称 against 编制单位."""
    preparer = context.submission.preparer
    if _folded(department.name) != _folded(preparer):
        arguments = {"name": department.name, "preparer": preparer}
        note = Note("GC004.preparer", context.cover("preparer"))
        yield Violation(context.field("name"), arguments, notes=(note,))


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


RULE = FormRule("GC004", Severity.ERROR, "S", the_department, check)
