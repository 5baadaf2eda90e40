"""Mistakes in a form pack, found while laying out."""

from __future__ import annotations

from collections.abc import Mapping

from goalc.source.diagnostic import Origin
from goalc.source.text import Span


class TemplateFault(Exception):
    """A mistake in a template: which file and line of the pack, and the spec's value if one is involved.

    `key` is the code with its sentence; `span` is the place in the template's text, where more than the
    line is known; `also` are further lines with the same slip. Raised inside the stage; the stage's own
    result is data.
    """

    def __init__(
        self,
        key: str,
        template: str,
        line: int,
        arguments: Mapping[str, object],
        origin: Origin | None = None,
        span: Span | None = None,
        also: tuple[int, ...] = (),
    ) -> None:
        super().__init__(f"{key} {template}:{line}")
        self.key = key
        self.template = template
        self.line = line
        self.arguments = dict(arguments)
        self.origin = origin
        self.span = span
        self.also = also
