"""Follow the names of a template without running it: which values it prints, and which it does not have.

In: jinja's trees of a template and of all that it includes, and a context with a value for every name. Out:
the paths of the printed values, and a fault for each name and each use that fits no value. All branches are
followed, so that a slip in one of them does not hide the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from jinja2 import nodes

from goalc.layout.fault import TemplateFault
from goalc.layout.grammar import PAY_LOOP
from goalc.layout.values import Money, Nothing, Parted
from goalc.matching.guess import closest

Names = tuple[str, ...]
"""The keys that lead from a variable to a value; rows of a list have no number."""
_MONEY_FILTERS = frozenset({"元", "万元"})


@dataclass(frozen=True)
class Shape:
    """The kind of a value, and where it comes from; `keys` are those of a mapping, or of a text with parts,
    `item` is that of a list.

    Of an `unknown` value anything may be asked.
    """

    kind: Literal["text", "money", "count", "list", "mapping", "unknown"]
    path: Names = ()
    keys: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None


UNKNOWN = Shape("unknown")
_COUNT = Shape("count")
_LOOP = Shape("mapping", keys=dict.fromkeys(("first", "last", "index", "index0", "length"), _COUNT))


def shape_of(value: object, path: Names = ()) -> Shape:
    """Return the shape of a value of a context."""
    if isinstance(value, Mapping):
        keys = {str(key): shape_of(inner, (*path, str(key))) for key, inner in value.items()}
        return Shape("mapping", path, keys)
    if isinstance(value, (list, tuple)):
        return Shape("list", path, item=_merge(shape_of(item, path) for item in value))
    if isinstance(value, Money) and value.printing.unit is None:
        return Shape("money", path)
    if isinstance(value, (str, Money)):
        return Shape("text", path, {name: Shape("text", path) for name in _parts(value)})
    return Shape("count", path) if isinstance(value, int) else UNKNOWN


def _parts(value: object) -> Iterable[str]:
    """Return the names of the parts of a value."""
    if isinstance(value, Parted):
        return value.make_parts()
    return value.names if isinstance(value, Nothing) else ()


def _merge(shapes: Iterable[Shape]) -> Shape:
    """Return the shape that has what any of these has: a level is only in the first of its rows."""
    merged = UNKNOWN
    for shape in shapes:
        has_parts = merged.kind == shape.kind == "text" and shape.keys and not merged.keys
        if merged.kind == "unknown" or shape.kind == "money" or has_parts:
            merged = shape
        elif merged.kind == shape.kind == "mapping":
            keys = {key: _merge((merged.keys.get(key, UNKNOWN), inner)) for key, inner in shape.keys.items()}
            merged = Shape("mapping", merged.path, {**merged.keys, **keys})
    return merged


def _prints(items: Shape) -> bool:
    """Return True for a list of texts, which prints as paragraphs."""
    return items.item is None or items.item.kind in {"text", "unknown"}


Scope = Mapping[str, Shape]


class Follower:
    """A follower of one template; `printed` and `faults` grow as it goes."""

    def __init__(self, trees: Mapping[str, nodes.Template]) -> None:
        self.printed: set[Names] = set()
        self.faults: list[TemplateFault] = []
        self._trees = trees
        self._above: list[str] = []

    def follow(self, name: str, scope: Scope) -> None:
        """Follow a template, and those that it includes, with the names that it has."""
        if name in self._trees and name not in self._above:
            self._above.append(name)
            self._body(self._trees[name].body, scope)
            self._above.pop()

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    self._print(part, scope)
            elif isinstance(node, nodes.If):
                self._shape(node.test, scope)
                for branch in (node.body, node.elif_, node.else_):
                    self._body(branch, scope)
            elif isinstance(node, nodes.For):
                self._loop(node, scope)
            elif isinstance(node, nodes.Include) and isinstance(node.template, nodes.Const):
                self.follow(str(node.template.value), scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        items = self._shape(node.iter, scope)
        if items.kind not in {"list", "unknown"}:
            self._fault("GC904.kind", node)
        inner = {**scope, "loop": _LOOP}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = items.item or UNKNOWN
        else:
            inner |= {name.name: UNKNOWN for name in node.target.find_all(nodes.Name)}
        if node.test is not None:
            self._shape(node.test, inner)
        self._body(node.body, inner)
        self._body(node.else_, scope)

    def _print(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        if isinstance(node, nodes.CondExpr):
            self._shape(node.test, scope)
            for branch in (node.expr1, node.expr2):
                if branch is not None:
                    self._print(branch, scope)
            return
        shape = self._shape(node, scope)
        if shape.kind == "money":
            self._fault("GC904.money", node)
        elif shape.kind == "mapping" or (shape.kind == "list" and not _prints(shape)):
            self._fault("GC904.kind", node)
        self.printed.add(shape.path)

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape:
        """Return the shape of an expression, after looking at all names in it."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            close = closest(node.name, sorted(scope))
            self._fault("GC904.close" if close else "GC904.unknown", node, name=node.name, close=close)
            return UNKNOWN
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return self._member(node, scope)
        inner = [self._shape(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, (nodes.Compare, nodes.Operand)) and inner:
            # A word that is compared decides what is printed, such as the tick in a box.
            self.printed.add(inner[0].path)
        if isinstance(node, nodes.Filter) and inner:
            return self._filtered(node.name, inner[0])
        return UNKNOWN

    def _filtered(self, name: str, value: Shape) -> Shape:
        if name == PAY_LOOP:
            return value
        if name in _MONEY_FILTERS and value.kind in {"text", "money"}:
            return Shape("text", value.path)
        # Any other filter makes a value of its own, which prints this one.
        return _COUNT if name == "length" else Shape("unknown", value.path)

    def _member(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> Shape:
        base = self._shape(node.node, scope)
        key = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
        if base.kind == "list" and isinstance(key, int):
            return base.item or UNKNOWN
        if base.kind == "unknown" or not isinstance(key, str):
            return UNKNOWN
        if base.kind != "mapping" and not base.keys:
            self._fault("GC904.unknown", node, name=key)
            return UNKNOWN
        if key not in base.keys:
            close = closest(key, sorted(base.keys))
            self._fault("GC904.close" if close else "GC904.unknown", node, name=key, close=close)
        return base.keys.get(key, UNKNOWN)

    def _fault(self, key: str, node: nodes.Node, **arguments: object) -> None:
        self.faults.append(TemplateFault(key, self._above[-1], node.lineno, arguments))
