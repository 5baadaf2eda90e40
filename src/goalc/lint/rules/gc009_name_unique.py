"""GC009: an indicator's name stands once in a form. Budget systems refuse the second at saving."""

from __future__ import annotations

from collections.abc import Iterator

from goalc.lint.rule import FormContext, FormRule, Hit
from goalc.source.diagnostic import Note, Origin, Path, Severity


def check(context: FormContext) -> Iterator[Hit]:
    """Each name after its first, compared without blanks."""
    first: dict[str, Path] = {}
    for indicator in context.form.indicators:
        path = (*indicator.path, "名称")
        earlier = first.setdefault("".join(indicator.name.split()), path)
        if earlier != path:
            note = Note("GC009.first", Origin(context.form.file, earlier))
            yield Hit(context.form.file, path, {"name": indicator.name}, notes=(note,))


RULE = FormRule("GC009", Severity.ERROR, check)
