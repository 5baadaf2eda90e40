"""GC004: the unit has one name.

The cover, the titles and 部门名称 name the same unit; a bureau sends back a table whose title and first
row disagree. Compared after folding full and half width, so that only real differences count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.model import spec
from goalc.model.spec import Department
from goalc.source.diagnostic import Note, Origin, Severity


def check(context: FormContext) -> Iterator[Hit]:
    """部门名称 against 编制单位."""
    form, preparer = context.form, context.submission.preparer
    if isinstance(form, Department) and _folded(form.name) != _folded(preparer):
        origin = Origin(context.submission.file, spec.path_of(spec.SUBMISSION, "preparer"))
        yield Hit(
            form.file,
            spec.path_of(spec.DEPARTMENT, "name"),
            {"name": form.name, "preparer": preparer},
            notes=(Note("GC004.preparer", origin),),
        )


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


RULE = FormRule("GC004", Severity.ERROR, check)
