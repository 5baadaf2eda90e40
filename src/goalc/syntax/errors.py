"""Make the diagnostics of this stage.

In: a source text and offsets. Out: `Diagnostic`s, the texts in their sentences shortened for reading.
"""

from __future__ import annotations

from goalc.source.diagnostic import Diagnostic, Edit, Label, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.shorten import shorten

DOUBTFUL = frozenset({"GC712.open-bracket", "GC712.dash"})
"""Mistakes where a list may be meant as well as a text: the edit offers one of the two."""


def error(
    source: SourceText,
    key: str,
    start: int,
    end: int,
    *,
    edit: tuple[int, int, str] | None = None,
    label: tuple[str, int, int] | None = None,
    severity: Severity = Severity.ERROR,
    **arguments: object,
) -> Diagnostic:
    """Return an error at `start:end`; `edit` is (start, end, new text), `label` is (key, start, end).

    A place after the end of the text (where something is missing) becomes the end.
    """
    name, length = source.name, len(source.text)
    return Diagnostic(
        key,
        severity,
        name,
        Span(min(start, length), min(end, length)),
        {field: shorten(value) if isinstance(value, str) else value for field, value in arguments.items()},
        () if label is None else (Label(label[0], name, Span(label[1], label[2])),),
        () if edit is None else (Edit(name, Span(edit[0], edit[1]), edit[2]),),
        key not in DOUBTFUL,
    )
