"""A new project made from an existing one: its structure and indicators, without its values.

In: the text of a project's spec. Out: the text of a new one. Amounts are 0; persons, goals, steps and targets
are to be filled in; names, definitions and levels of indicators are kept. Comments are removed, since they
are about the existing project.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goalc.model import spec
from goalc.model.editor import TO_FILL
from goalc.model.forms import PROJECT, kind_in
from goalc.model.notation import Notation
from goalc.pipeline.format import order_of
from goalc.pipeline.pack import Pack
from goalc.scaffold.modeline import modeline
from goalc.source.diagnostic import Path
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import Node, scalar_at
from goalc.syntax.writing.between import Between
from goalc.syntax.writing.format import format_text

_EMPTIED = {"项目代码", "项目负责人", "年度目标", "总体目标"}
_EMPTIED_IN_LISTS = {spec.PLAN_KEYS[1], spec.INDICATOR_KEYS[1], "上年值", "数据来源"}
_PARAMETERS = "参数"
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?=[年/.-])")


class NewValues:
    """The values of the new project by the path of the old ones; `known` are given values by key."""

    def __init__(self, root: Node, pack: Pack, title: str, year: str, known: Mapping[str, str]) -> None:
        profile = pack.profile.forms[title]
        self._root = root
        self._year = year
        self._known = known
        self._notation = Notation(PROJECT, profile)
        self._own = {field.key for field in profile.fields if field.kind in {"text", "paragraphs"}}
        self._fixed = {item.name for item in profile.fixed}

    def text(self, path: Path, text: str) -> str:
        """Return the new text of the value at `path`, whose old one is `text`."""
        if path[0] in self._known:
            return self._known[str(path[0])]
        if self._notation.kind(path) == "money":
            return "0.00"
        if len(path) > 1 and path[-1] == spec.PLAN_KEYS[0]:
            return _YEAR.sub(self._year, text)
        is_emptied = path[0] in _EMPTIED or path[0] in self._own
        if is_emptied or (path[-1] in _EMPTIED_IN_LISTS and not self._is_kept(path)):
            return TO_FILL
        return self._notation.text(path, text)

    def _is_kept(self, path: Path) -> bool:
        """Return True if a value is a parameter of a reference, or part of a fixed indicator."""
        name = scalar_at(self._root, (*path[:-1], spec.INDICATOR_KEYS[0]))
        return _PARAMETERS in path or (name is not None and name.text in self._fixed)


def empty_project(
    source: SourceText, pack: Pack, year: str, known: Mapping[str, str], schema: str
) -> str | None:
    """Return the new project's text; None if the source is not a readable spec."""
    result = parse(source)
    if result.node is None or result.diagnostics:
        return None
    form = scalar_at(result.node, (spec.FORM_KEY,))
    title = form.text if form is not None else PROJECT.title
    if kind_in(pack.profile, title) is not PROJECT:
        return None
    values = NewValues(result.node, pack, title, year, known)
    order = order_of(pack.contract(title).schema)
    around = Between(head=[modeline(schema)])
    return format_text(source, result.node, order, values.text, pack.vocabulary, around)
