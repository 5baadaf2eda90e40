"""GC009: the names of a form's indicators are unique. Budget systems refuse to save a second one."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.context import FormContext
from goalc.lint.rule import FormRule, Violation
from goalc.model.spec import Form
from goalc.source.diagnostic import Note, Origin, Severity


def check(form: Form, context: FormContext) -> Iterator[Violation]:
    """Yield a violation for each repetition of a name; blanks do not count."""
    first: dict[str, Origin] = {}
    for indicator in form.indicators:
        origin = context.of(indicator, "名称")
        earlier = first.setdefault("".join(indicator.name.split()), origin)
        if earlier is not origin:
            yield Violation("GC009", origin, {"name": indicator.name}, notes=(Note("GC009.first", earlier),))


RULE = FormRule("GC009", Severity.ERROR, "S", lambda context: (context.form,), check)
