"""A recognised table → its part of a template: widths, spans and labels as they are, values and loops.

Texts of the source come from a file of anybody: nothing in them is markup or a tag of the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from goalc.document.source_table import SourceCell, SourceTable
from goalc.scaffold.draft.binding import Binding, Loop
from goalc.scaffold.draft.labels import Value

_LONG = frozenset({"解释", "内容", "", "偏差原因", "改进措施", "数据来源"})
_FILLED = re.compile(r"[0-9][0-9,，]*\.[0-9]+[%％]?|[0-9]+[%％]|[0-9,，]{4,}")
"""What somebody filled in: an amount or a rate; a small number may be a weight that every form prints."""
_ROW, _STEP, _GOAL = "行", "步", "目标"


class TableTemplate:
    """A maker of the markup of one table; `holes` counts the cells that a person has to name."""

    def __init__(self, table: SourceTable, binding: Binding, widths: Iterable[float]) -> None:
        self._table = table
        self._binding = binding
        self._widths = widths
        self.holes = 0

    def lines(self) -> Iterator[str]:
        """Yield the lines of the template."""
        yield "<table>"
        columns = "".join(f'<col style="width:{width:g}mm"/>' for width in self._widths)
        yield f"<colgroup>{columns}</colgroup>"
        for row in range(len(self._table.rows)):
            loop = self._binding.loop_at(row)
            if loop is None:
                yield from self._row(row)
            elif row == loop.first:
                yield from self._loop(loop)
        yield "</table>"

    def _row(self, row: int) -> Iterator[str]:
        repeated = ' data-repeat="page"' if row in self._binding.heads else ""
        yield f"<tr{repeated}>"
        yield from (f"  {self._cell(cell)}" for cell in self._table.rows[row])
        yield "</tr>"

    def _cell(self, cell: SourceCell) -> str:
        value = self._binding.values.get(cell)
        if value is not None:
            style = ' class="text"' if value.kind in {"paragraphs", "plan"} else ""
            return f"<td{self._spans(cell)}{style}>{self._printed(cell, value)}</td>"
        inside = self._binding.inside.get(cell)
        if inside is not None:
            label = f"{text_markup(cell.lines)}{{{{ {inside.key} }}}}"
            return f'<td{self._spans(cell)} class="text">{label}</td>'
        if not cell.text or _FILLED.fullmatch(cell.text):
            self.holes += 1
            return f"<td{self._spans(cell)}></td>{{# {self._where(cell)} #}}"
        return f"<th{self._spans(cell)}>{text_markup(cell.lines)}</th>"

    def _printed(self, cell: SourceCell, value: Value) -> str:
        if value.kind == "paragraphs":
            return f"{{% for 段 in {value.key} %}}<p>{{{{ 段 }}}}</p>{{% endfor %}}"
        if value.kind == "plan":
            return f"{{% for 步 in {value.key} %}}<p>{{{{ 步.时间 }}}} {{{{ 步.内容 }}}}</p>{{% endfor %}}"
        unit = f"|{self._binding.units[cell]}" if value.kind == "money" else ""
        return f"{{{{ {value.key}{unit} }}}}"

    def _spans(self, cell: SourceCell) -> str:
        """Return the attributes of the spans; rows that repeat count as often as they are printed."""
        inside = [
            loop for loop in self._binding.loops if cell.row < loop.first and cell.row + cell.rows > loop.last
        ]
        rows = str(cell.rows - sum(loop.rows for loop in inside))
        if inside:
            rows = f"{{{{ {' + '.join((rows, *(f'{loop.items}|length' for loop in inside)))} }}}}"
        return _attribute("rowspan", rows) + _attribute("colspan", str(cell.columns))

    def _where(self, cell: SourceCell) -> str:
        """Return a comment that names a cell by its place and the labels around it."""
        left = [one for one in self._table.rows[cell.row] if one.column < cell.column and _is_label(one)]
        above = next(
            (
                one.text
                for row in reversed(range(cell.row))
                if _is_label(one := self._table.slots[row][cell.column])
            ),
            "",
        )
        around = [f"左边是「{_plain(left[-1].text)}」"] if left else []
        around += [f"上面是「{_plain(above)}」"] if above else []
        around += [f"原来填着「{_plain(cell.text)}」"] if cell.text else []
        return "，".join((f"待定：第{cell.row + 1}行第{cell.column + 1}列", *around))

    def _loop(self, loop: Loop) -> Iterator[str]:
        variable = {"indicators": _ROW, "plan": _STEP}.get(loop.kind, _GOAL)
        yield f"{{% for {variable} in {loop.items} %}}"
        yield "<tr>"
        for cell in self._table.rows[loop.first]:
            if cell.column not in loop.cells:
                # The label beside the rows, over all of them.
                spans = _attribute("rowspan", "{{ loop.length }}") + _attribute("colspan", str(cell.columns))
                yield f"  {{% if loop.first %}}<th{spans}>{text_markup(cell.lines)}</th>{{% endif %}}"
            else:
                yield f"  {self._item(cell, loop.cells[cell.column], variable)}"
        yield "</tr>"
        yield "{% endfor %}"

    def _item(self, cell: SourceCell, keys: tuple[str, ...], variable: str) -> str:
        spans = _attribute("colspan", str(cell.columns))
        if not keys:
            self.holes += 1
            return f"<td{spans}></td>{{# {self._where(cell)} #}}"
        if keys[0] in {"一级", "二级"}:
            level = f"{variable}.{keys[0]}"
            rows = _attribute("rowspan", f"{{{{ {level}.行数 }}}}")
            return f"{{% if {level} %}}<th{rows}{spans}>{{{{ {level}.名称 }}}}</th>{{% endif %}}"
        style = ' class="text"' if keys[0] in _LONG else ""
        names = (key if key == "loop.index" else f"{variable}.{key}".rstrip(".") for key in keys)
        return f"<td{spans}{style}>{''.join(f'{{{{ {name} }}}}' for name in names)}</td>"


def _is_label(cell: SourceCell) -> bool:
    return bool(cell.text) and not _FILLED.fullmatch(cell.text)


def text_markup(lines: Iterable[str]) -> str:
    """Return the lines of a label as markup: alone, or in a paragraph each."""
    wanted = [safe_text(part) for line in lines for part in line.split("\n")]
    if len(wanted) < 2:
        return "".join(wanted)
    return "".join(f"<p>{line}</p>" for line in wanted)


def safe_text(text: str) -> str:
    """Return a text that neither XML nor the template reads as anything else."""
    kept = "".join(" " if char == "\t" else char for char in text if char == "\t" or _is_kept(char))
    return escape(kept, quote=False).replace("{", "&#123;").replace("}", "&#125;")


def _is_kept(character: str) -> bool:
    return character.isprintable() or character == "\u3000"


def _plain(text: str) -> str:
    """Return a text for a comment."""
    return "".join(char for char in text if char.isprintable() and char not in "{}#")[:20]


def _attribute(name: str, value: str) -> str:
    return "" if value == "1" else f' {name}="{value}"'
