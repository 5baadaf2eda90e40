"""GC009: an indicator's name stands once in a form. Budget systems refuse the second at saving."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.lint.subjects import the_form
from goalc.model.spec import Form
from goalc.source.diagnostic import Note, Origin, Severity


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Each name after its first, compared without blanks."""
    first: dict[str, Origin] = {}
    for indicator in form.indicators:
        origin = context.of(indicator, "名称")
        earlier = first.setdefault("".join(indicator.name.split()), origin)
        if earlier is not origin:
            yield Violation(origin, {"name": indicator.name}, notes=(Note("GC009.first", earlier),))


RULE = FormRule("GC009", Severity.ERROR, "S", the_form, check)
