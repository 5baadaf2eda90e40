"""Decide what a template may say, on its syntax tree before it is ever run.

In: jinja's tree of one template. Out: the same tree, in which every loop and every include is charged
for, and, on request, every tag says which line wrote it; or a `TemplateFault`.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from goalc.layout.fault import TemplateFault

PAY_LOOP, PAY_INCLUDE, ATTRIBUTE = "付循环", "付引用", "作属性"
"""Names of the filters that charge for a loop and an include, and that make the value of an attribute."""
INNER_FILTERS = frozenset({PAY_LOOP, PAY_INCLUDE, ATTRIBUTE})
"""The filters that templates may not use."""

MAX_NODES = 5_000
MAX_DEPTH = 60
MAX_NUMBER = 10**9

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not, nodes.Add, nodes.Sub, nodes.Include,
)  # fmt: skip
_TAG = re.compile(r"<(?=(?:table|colgroup|col|tr|th|td|p)[\s/>])([a-z]+)")
# Only the compiler may write these: a template that could write them could forge where a value comes from.
_RESERVED = re.compile(r"<data\b|data-line", re.ASCII)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def examine(tree: nodes.Template, template: str) -> None:
    """Raise `TemplateFault` for the first thing that a template may not say."""
    for count, (node, depth) in enumerate(_walk(tree)):
        if depth > MAX_DEPTH or count > MAX_NODES:
            raise TemplateFault("GC903.deep", template, node.lineno, {})
        allowed = isinstance(node, _ALLOWED) and not getattr(node, "recursive", False)
        if not allowed or (isinstance(node, nodes.Filter) and node.name in INNER_FILTERS):
            raise TemplateFault("GC903.forbidden", template, node.lineno, {})
        if isinstance(node, nodes.TemplateData) and (found := _RESERVED.search(node.data)):
            line = node.lineno + node.data.count("\n", 0, found.start())
            raise TemplateFault("GC905.tag", template, line, {"tag": "data"})
        if isinstance(node, nodes.Const) and not _is_plain(node.value):
            raise TemplateFault("GC903.forbidden", template, node.lineno, {})


def _walk(tree: nodes.Template) -> list[tuple[nodes.Node, int]]:
    """Return the nodes with their depth, in the order of the text; no more than it takes to see a fault."""
    found: list[tuple[nodes.Node, int]] = []
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting and len(found) <= MAX_NODES + 1:
        node, depth = waiting.pop()
        found.append((node, depth))
        waiting += [(child, depth + 1) for child in reversed(list(node.iter_child_nodes()))]
    return found


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        return not _UNPRINTABLE.search(value)
    return value is None or (isinstance(value, (int, float)) and abs(value) <= MAX_NUMBER)


class CostInserter(NodeTransformer):
    """A transformer that puts the cost of each loop and include into the tree; `costs` are template sizes."""

    def __init__(self, costs: dict[str, int]) -> None:
        self._costs = costs

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja calls visitors by the node's name
        weight = sum(1 for _ in node.find_all(nodes.Node))
        self.generic_visit(node)
        price = [nodes.Const(weight, lineno=node.lineno)]
        node.iter = nodes.Filter(node.iter, PAY_LOOP, price, [], None, None, lineno=node.lineno)
        return node

    def visit_Include(self, node: nodes.Include) -> list[nodes.Node]:  # noqa: N802 - as above
        line = node.lineno
        name = node.template.value if isinstance(node.template, nodes.Const) else ""
        cost = nodes.Const(self._costs.get(name, 1), lineno=line)
        pay = nodes.Filter(cost, PAY_INCLUDE, [], [], None, None, lineno=line)
        return [nodes.Output([pay], lineno=line), node]


def mark_attributes(tree: nodes.Template) -> None:
    """Make what is printed inside a tag the value of an attribute, which has no entry of its own."""
    inside = False
    for output in tree.find_all(nodes.Output):
        for index, node in enumerate(output.nodes):
            if isinstance(node, nodes.TemplateData):
                opened, closed = node.data.rfind("<"), node.data.rfind(">")
                inside = opened > closed if max(opened, closed) >= 0 else inside
            elif inside:
                output.nodes[index] = nodes.Filter(node, ATTRIBUTE, [], [], None, None, lineno=node.lineno)


def mark_tags(tree: nodes.Template, template: str) -> None:
    """Make every tag say where it was written: `data-line="project.html.j2:12"`."""
    for node in tree.find_all(nodes.TemplateData):
        lines = node.data.split("\n")
        node.data = "\n".join(
            _TAG.sub(rf'<\1 data-line="{template}:{number}"', line)
            for number, line in enumerate(lines, node.lineno)
        )
