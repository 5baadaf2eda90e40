"""Render the templates of one pack: texts → markup, or the line where one goes wrong.

In: the template texts (already read; nothing here opens a file). Out: rendered markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import TemplateError, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.meta import find_undeclared_variables

from goalc.layout.fault import TemplateFault
from goalc.layout.sandbox import MoneyWithoutUnit, Sandbox, TextAdded
from goalc.layout.tags import judge_tags
from goalc.matching.guess import closest

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

    def inspect(self, name: str, known: frozenset[str]) -> None:
        """Compile a template and all that it includes; raise `TemplateFault` for what it may not use.

        `known` are the variables that the form has.
        """
        trees = self._collect_trees(name)
        inner = {
            node.name for tree in trees.values() for node in tree.find_all(nodes.Name) if node.ctx == "store"
        }
        for template, tree in trees.items():
            # An included template may use the loop variables of the including one.
            names = known if template == name else known | inner | {"loop"}
            strange = find_undeclared_variables(tree) - names
            for node in tree.find_all(nodes.Name):
                if node.name in strange:
                    raise _unknown_name_fault(template, node.lineno, node.name, names)

    def judge_tags(self, name: str) -> list[TemplateFault]:
        """Return the mistakes in the tags of an inspected template, and of all that it includes."""
        return judge_tags(name, self._sources)

    def _collect_trees(self, name: str) -> dict[str, nodes.Template]:
        """Return the trees of a template and of everything that it includes; a circle is a fault."""
        trees: dict[str, nodes.Template] = {}
        above: list[str] = []

        def reach(template: str, by: str, line: int) -> None:
            if template in above or template not in self._sources or len(above) > 8:
                key = "GC903.include" if by else "GC903.missing"
                raise TemplateFault(key, by or template, line, {"name": template})
            if template in trees:
                return
            above.append(template)
            trees[template] = self._parse(template)
            for include in trees[template].find_all(nodes.Include):
                target = include.template.value if isinstance(include.template, nodes.Const) else ""
                reach(str(target), template, include.lineno)
            above.pop()

        reach(name, "", 1)
        return trees

    def _parse(self, name: str) -> nodes.Template:
        try:
            tree = self._plain.parse(self._sources[name], name, name)
            # Some mistakes, such as an unknown filter, only show when code is generated.
            self._plain.compile(self._sources[name], name, name)
        except TemplateSyntaxError as error:
            raise _syntax_fault(error, name) from None
        except (SyntaxError, RecursionError):
            raise TemplateFault("GC903.deep", name, 1, {}) from None
        return tree

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
        if isinstance(error, MoneyWithoutUnit):
            return TemplateFault("GC904.money", template, line, {}, error.origin)
        if isinstance(error, TextAdded):
            left, right = (str(item) if isinstance(item, (str, int)) else "…" for item in error.operands)
            arguments = {"operator": error.operator, "left": left, "right": right}
            return TemplateFault("GC904.sum", template, line, arguments)
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


def _syntax_fault(error: TemplateSyntaxError, name: str) -> TemplateFault:
    return TemplateFault("GC903.syntax", error.name or name, error.lineno, {})


def _unknown_name_fault(template: str, line: int, name: str, known: frozenset[str]) -> TemplateFault:
    close = closest(name, sorted(known))
    key = "GC904.close" if close else "GC904.unknown"
    return TemplateFault(key, template, line, {"name": name, "close": close})
