"""Render the templates of one pack: texts → markup, or the line where one goes wrong.

In: the template texts (already read; nothing here opens a file). Out: rendered markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

from goalc.layout.fault import TemplateFault
from goalc.layout.sandbox import MoneyWithoutUnit, Sandbox, TextAdded
from goalc.layout.values import Misfit

MAX_CHARACTERS = 4_000_000

_MARK = re.compile(r'data-line="([^"]*):([0-9]+)"')
_QUOTED = re.compile(r"'([^']+)'")


class Templates:
    """The templates of one pack, compiled once.

    Marked templates say on every tag which line of which file wrote it; they are rendered only to find
    the line of a mistake.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)
        self._plain = Sandbox(self._sources)
        self._marked: Sandbox | None = None

    def render(self, name: str, context: Mapping[str, object], marked: bool = False) -> str:
        """Render the markup of one form. Raises `TemplateFault`."""
        environment = self._environment(marked)
        environment.reset()
        try:
            chunks: list[str] = []
            size = 0
            for chunk in environment.get_template(name).generate(context):
                chunks.append(chunk)
                size += len(chunk)
                if size > MAX_CHARACTERS:
                    raise OverflowError("characters")
        except TemplateNotFound as error:
            raise TemplateFault("GC903.missing", name, 1, {"name": str(error.name)}) from None
        except TemplateSyntaxError as error:
            raise _syntax_fault(error, name) from None
        except (TemplateError, TypeError, OverflowError, RecursionError, SyntaxError) as error:
            raise self._runtime_fault(error, name) from None
        markup = "".join(chunks)
        if markup.count("<data") != environment.printed:
            # The template put a tag of the compiler's own together from pieces.
            raise TemplateFault("GC905.tag", name, 1, {"tag": "data"})
        return markup

    def _environment(self, marked: bool) -> Sandbox:
        if not marked:
            return self._plain
        if self._marked is None:
            self._marked = Sandbox(self._sources, marked=True)
        return self._marked

    def _runtime_fault(self, error: Exception, name: str) -> TemplateFault:
        template, line = self._place(error, name)
        if isinstance(error, OverflowError):
            return TemplateFault("GC903.too-long", template, line, {})
        if isinstance(error, (RecursionError, SyntaxError)):
            return TemplateFault("GC903.deep", template, line, {})
        if isinstance(error, MoneyWithoutUnit | Misfit):
            arguments = error.arguments if isinstance(error, Misfit) else {}
            key = "GC907.decimals" if arguments else "GC904.money"
            return TemplateFault(key, template, line, arguments, error.origin)
        if isinstance(error, TextAdded):
            left, right = (str(item) if isinstance(item, (str, int)) else "…" for item in error.operands)
            return TemplateFault(
                "GC904.sum", template, line, {"operator": error.operator, "left": left, "right": right}
            )
        if isinstance(error, UndefinedError):
            words = _QUOTED.findall(str(error.message)) or str(error.message).split()
            return TemplateFault("GC904.unknown", template, line, {"name": words[-1] if words else ""})
        return TemplateFault("GC904.kind", template, line, {})

    def _place(self, error: BaseException, default: str) -> tuple[str, int]:
        """Return where in the templates an error arose: jinja gives its frames the templates' lines."""
        place = (default, 1)
        trace = error.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in self._sources:
                # Code that jinja did not map to the template has no line.
                place = (file, trace.tb_lineno or 1)
            trace = trace.tb_next
        return place


def marked_line(markup: str, offset: int) -> tuple[str, int] | None:
    """Return the template and line that wrote the last tag before `offset` of marked markup."""
    last = None
    for match in _MARK.finditer(markup, 0, offset):
        last = match
    return (last[1], int(last[2])) if last else None


def marked_lines(markup: str) -> set[tuple[str, int]]:
    """Return the templates and lines that wrote the tags of marked markup."""
    return {(template, int(line)) for template, line in _MARK.findall(markup)}


def _syntax_fault(error: TemplateSyntaxError, name: str) -> TemplateFault:
    return TemplateFault("GC903.syntax", error.name or name, error.lineno, {})
