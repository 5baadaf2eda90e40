"""Templates, run so that a hostile pack can do no harm.

In: the template texts of one pack (already read; nothing here opens a file). Out: rendered markup.
A template may print, choose, repeat and include its own pack's files; it has no calls, no assignments,
no attributes but a loop's counters, no way to Python objects, and a bounded number of steps and
characters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from goalc.layout.fault import TemplateFault
from goalc.layout.values import Money, Printed

MAX_STEPS = 500_000
MAX_CHARACTERS = 64_000_000

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Include,
)  # fmt: skip
_LOOP = frozenset({"first", "last", "index", "index0", "length"})
_TAG = re.compile(r"<(?=(?:table|colgroup|col|tr|th|td|p)[\s/>])(\w+)")
_MARK = re.compile(r'data-line="([^"]*):(\d+)"')


class MoneyWithoutUnit(TypeError):
    """An amount printed without 元 or 万元."""


class Budget:
    """How many steps the running template may still take."""

    def __init__(self) -> None:
        self.left = MAX_STEPS

    def spend(self, items: Sequence[object]) -> Sequence[object]:
        """Pay for a loop before it runs."""
        if not isinstance(items, (list, tuple)):
            raise TypeError("loop")
        self.left -= len(items) + 1
        if self.left < 0:
            raise OverflowError("steps")
        return items


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja2 with the standard meaning of what is left of it."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        super().__init__(
            # The name stands for the file name too, so that jinja's tracebacks say which template.
            loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printed,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.budget = Budget()
        self.globals = {}
        self.filters = {"元": _yuan, "万元": _wan, "length": len, "counted": self._counted}

    def _counted(self, items: Sequence[object]) -> Sequence[object]:
        return self.budget.spend(items)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            allowed = isinstance(node, _ALLOWED) and not getattr(node, "recursive", False)
            if not allowed or (isinstance(node, nodes.Filter) and node.name == "counted"):
                raise TemplateFault("GC903.forbidden", name or "", node.lineno, {"what": type(node).__name__})
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping or a counter of a loop; nothing else has attributes here."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place in a list."""
        try:
            if isinstance(obj, (dict, list)):
                return obj[argument]
        except (KeyError, IndexError, TypeError):
            pass
        return self.undefined(obj=obj, name=argument)


def _printed(value: object) -> object:
    """How jinja prints each expression: with the entry of its value."""
    if isinstance(value, Printed):
        return Markup(f'<data value="{value.entry}">{escape(str(value))}</data>')  # noqa: S704 - escaped here
    if isinstance(value, Money):
        raise MoneyWithoutUnit
    if value is None or isinstance(value, (dict, list)):
        raise TypeError("print")
    return value


def _yuan(value: object) -> object:
    return value.printed("元") if isinstance(value, Money) else value


def _wan(value: object) -> object:
    return value.printed("万元") if isinstance(value, Money) else value


class Templates:
    """The templates of one pack, compiled once.

    `marked` templates say on every tag which line of which file wrote it; they are rendered only to
    find the line of a mistake.
    """

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = dict(sources)
        self._plain = _Environment(self._sources)
        self._marked: _Environment | None = None

    def inspect(self, name: str, known: frozenset[str]) -> None:
        """Compile a template and its includes; raise `TemplateFault` for what it may not use."""
        from jinja2.meta import find_undeclared_variables

        tree = self._compile(name)
        strange = find_undeclared_variables(tree) - known
        for node in tree.find_all(nodes.Name):
            if node.name in strange:
                raise _unknown_name(name, node.lineno, node.name, known)
        for include in tree.find_all(nodes.Include):
            target = include.template.value if isinstance(include.template, nodes.Const) else None
            if target not in self._sources or target == name:
                raise TemplateFault("GC903.include", name, include.lineno, {"name": str(target)})

    def _compile(self, name: str) -> nodes.Template:
        if name not in self._sources:
            raise TemplateFault("GC903.missing", name, 1, {"name": name})
        try:
            return self._plain.parse(self._sources[name], name, name)
        except TemplateSyntaxError as error:
            raise _syntax(error, name) from None

    def render(self, name: str, context: Mapping[str, object], marked: bool = False) -> str:
        """The markup of one form; raises `TemplateFault`."""
        environment = self._environment(marked)
        environment.budget = Budget()
        try:
            template = environment.get_template(name)
            chunks: list[str] = []
            size = 0
            for chunk in template.generate(context):
                chunks.append(chunk)
                size += len(chunk)
                if size > MAX_CHARACTERS:
                    raise OverflowError("characters")
            return "".join(chunks)
        except TemplateNotFound as error:
            raise TemplateFault("GC903.missing", name, 1, {"name": str(error.name)}) from None
        except TemplateSyntaxError as error:
            raise _syntax(error, name) from None
        except (UndefinedError, TemplateError, TypeError, OverflowError, RecursionError) as error:
            raise self._runtime(error, name) from None

    def _environment(self, marked: bool) -> _Environment:
        if not marked:
            return self._plain
        if self._marked is None:
            self._marked = _Environment({n: _with_marks(n, text) for n, text in self._sources.items()})
        return self._marked

    def _runtime(self, error: Exception, name: str) -> TemplateFault:
        template, line = _place(error, set(self._sources), name)
        if isinstance(error, OverflowError):
            return TemplateFault("GC903.too-long", template, line, {})
        if isinstance(error, RecursionError):
            return TemplateFault("GC903.include", template, line, {"name": template})
        if isinstance(error, MoneyWithoutUnit):
            return TemplateFault("GC904.money", template, line, {})
        if isinstance(error, UndefinedError):
            words = re.findall(r"'([^']+)'", str(error.message))
            return TemplateFault("GC904.unknown", template, line, {"name": words[-1] if words else ""})
        return TemplateFault("GC904.kind", template, line, {})


def marked_line(markup: str, offset: int) -> tuple[str, int] | None:
    """The template and line that wrote the last tag before `offset` of marked markup."""
    last = None
    for match in _MARK.finditer(markup, 0, offset):
        last = match
    return (last[1], int(last[2])) if last else None


def _with_marks(name: str, source: str) -> str:
    lines = source.split("\n")
    return "\n".join(
        _TAG.sub(rf'<\1 data-line="{name}:{number}"', line) for number, line in enumerate(lines, 1)
    )


def _place(error: BaseException, names: set[str], default: str) -> tuple[str, int]:
    """Where in the templates an error arose: jinja gives its frames the templates' lines."""
    place = (default, 1)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in names:
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _syntax(error: TemplateSyntaxError, name: str) -> TemplateFault:
    return TemplateFault("GC903.syntax", error.name or name, error.lineno, {"detail": str(error.message)})


def _unknown_name(template: str, line: int, name: str, known: frozenset[str]) -> TemplateFault:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(known), 1, 0.5)
    key = "GC904.close" if close else "GC904.unknown"
    return TemplateFault(key, template, line, {"name": name, "close": close[0] if close else ""})
