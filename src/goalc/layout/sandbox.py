"""The jinja environment of a pack's templates, in which a hostile pack can do no harm.

A template may print, choose, repeat and include its own pack's files; it has no calls, no assignments,
no attributes except a loop's counters, no way to Python objects, and a bounded number of steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from goalc.layout.fault import TemplateFault
from goalc.layout.grammar import (
    ATTRIBUTE,
    INNER_FILTERS,
    PAY_INCLUDE,
    PAY_LOOP,
    CostInserter,
    examine,
    mark_attributes,
    mark_tags,
)
from goalc.layout.row_shapes import PADDED, SIDE_BY_SIDE, shape
from goalc.layout.values import Boxes, Chosen, Money, Nothing, Parted, Printed, Quantity
from goalc.source.diagnostic import Origin

MAX_STEPS = 3_000_000
"""Maximum number of syntax tree nodes that one form may run through; real forms take some ten thousand."""

_LOOP = frozenset({"first", "last", "index", "index0", "length"})


class MoneyWithoutUnit(TypeError):
    """An amount printed without 元 or 万元; `origin` is the amount's."""

    def __init__(self, origin: Origin) -> None:
        super().__init__("money")
        self.origin = origin


class TextAdded(TypeError):
    """A sum of printed values: they are texts, and `70 + 20` would be 7020."""

    def __init__(self, operator: str, left: object, right: object) -> None:
        super().__init__("sum")
        self.operator = operator
        self.operands = left, right


class Sandbox(ImmutableSandboxedEnvironment):
    """A subset of Jinja2, with its standard meaning. `marked`: tags say where they were written."""

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, templates: Mapping[str, str], marked: bool = False) -> None:
        super().__init__(
            # The name is the file name too, so that jinja's tracebacks say which template it was.
            loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._finalize,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.globals = {}
        self.filters = {
            "元": _print_yuan,
            "万元": _print_wan,
            "length": len,
            SIDE_BY_SIDE: shape(SIDE_BY_SIDE),
            PADDED: shape(PADDED),
            "勾选": self._boxes,
            ATTRIBUTE: _attribute,
            PAY_LOOP: self._pay_loop,
            PAY_INCLUDE: self._pay_include,
        }
        self._costs = {name: 10 + len(text) // 4 for name, text in templates.items()}
        self._marked = marked
        self.reset()

    def reset(self) -> None:
        """Reset the counters before a rendering: nothing spent, nothing printed."""
        self._left = MAX_STEPS
        self.printed = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = name or ""
        try:
            tree = super()._parse(source, name, filename)
            examine(tree, template)
            for node in tree.find_all(nodes.Filter):
                # In a condition, jinja itself would not look before it runs.
                if node.name not in self.filters:
                    known = tuple(word for word in self.filters if word not in INNER_FILTERS)
                    raise TemplateFault(
                        "GC903.filter", template, node.lineno, {"name": node.name, "known": known}
                    )
            mark_attributes(tree)
            if self._marked:
                mark_tags(tree, template)
            CostInserter(self._costs).visit(tree)
        except RecursionError:
            raise TemplateFault("GC903.deep", template, 1, {}) from None
        except ValueError as error:
            # Jinja does not count a number of thousands of digits, for instance, as a syntax error.
            raise TemplateSyntaxError(type(error).__name__, 1, name, filename) from None
        return tree

    def _pay_loop(self, items: Sequence[object], weight: int) -> Sequence[object]:
        if not isinstance(items, (list, tuple)):
            raise TypeError("loop")
        self._spend((len(items) + 1) * weight)
        return items

    def _pay_include(self, cost: int) -> Markup:
        self._spend(cost)
        return Markup()

    def _spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0:
            raise OverflowError("steps")

    def _finalize(self, value: object) -> object:
        """Return what jinja may print; a value of the spec is counted, and writes its entry by itself."""
        if isinstance(value, Printed):
            self.printed += 1
            return value
        if isinstance(value, Money):
            if value.printing.unit is None:
                raise MoneyWithoutUnit(value.origin)
            return self._finalize(value.print_in(value.printing.unit))
        if isinstance(value, Boxes):
            return self._finalize(value.line())
        if isinstance(value, list):
            return self._paragraphs(value)
        if isinstance(value, (str, int, Undefined)):
            return value
        raise TypeError("print")

    def _boxes(self, value: object) -> Boxes:
        if not isinstance(value, Chosen):
            raise TypeError("boxes")
        self._spend(len(value.choices))
        return value.boxes()

    def _paragraphs(self, items: list[object]) -> Markup:
        """Return a list of texts as paragraphs."""
        texts = [item for item in items if isinstance(item, Printed)]
        if len(texts) < len(items):
            raise TypeError("print")
        self._spend(len(texts))
        self.printed += len(texts)
        return Markup("".join(f"<p>{text.__html__()}</p>" for text in texts))  # noqa: S704 - escaped there

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Add or subtract counts of rows, numbers, or amounts; other values of the spec are texts here."""
        sign = 1 if operator == "+" else -1
        if isinstance(left, Money) and isinstance(right, Money):
            return Money(left.origin_table, left.yuan + sign * right.yuan, left.origin, left.printing)
        one, other = _number(left), _number(right)
        if one is None or other is None:
            raise TextAdded(operator, left, right)
        source = next((item for item in (left, right) if isinstance(item, Quantity)), None)
        if source is not None:
            return source.with_value(one + sign * other)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a key of a mapping or a counter of a loop; nothing else has attributes here."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Parted) and (part := obj.part(attribute)) is not None:
            return part
        if isinstance(obj, Nothing) and attribute in obj.names:
            return obj
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a key of a mapping or an item of a list."""
        try:
            if isinstance(obj, (dict, list)):
                return obj[argument]
        except (KeyError, IndexError, TypeError):
            pass
        return self.undefined(obj=obj, name=str(argument))


def _number(value: object) -> Decimal | None:
    """Return the number that a template may compute with: a count, or a number of the spec."""
    if isinstance(value, Quantity):
        return None if value.unit else value.value
    return Decimal(value) if isinstance(value, int) else None


def _attribute(value: object) -> object:
    """Return a value as an attribute has it: a text without its entry, a number without separators."""
    if isinstance(value, Quantity):
        return f"{value.value:f}"
    return str(value) if isinstance(value, Printed) else value


def _print_yuan(value: object) -> object:
    return value.print_in("元") if isinstance(value, Money) else value


def _print_wan(value: object) -> object:
    return value.print_in("万元") if isinstance(value, Money) else value
