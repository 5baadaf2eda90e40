"""The content of a spreadsheet's cell as people see it: percentages, dates, results of formulas.

In: a cell with its formula, and the same cell with the value that the formula had when the file was saved.
Out: a cell whose text is what is shown. A formula that has no value stays what it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from goalc.readers.number_formats import is_percentage, shown_number

if TYPE_CHECKING:
    from goalc.readers.xlsx import SheetCell

_LITERAL = re.compile(r'"[^"]{0,80}"|\\.|\[[^\[\]]{0,40}\]')
_CHINESE = re.compile("[年月]")


def shown_cell(cell: SheetCell, known: SheetCell) -> SheetCell:
    """Return a cell as it is shown; `known` is the same cell with its formula computed."""
    if cell.type == "f":
        if known.value is None:
            return cell
        cell = known
    form = cell.look.shown
    if cell.type == "n" and cell.value is not None and form != "General":
        number = Decimal(repr(cell.value))
        text = f"{(number * 100).normalize():f}%" if is_percentage(form) else shown_number(number, form)
        return cell if text is None else cell._replace(value=text, type="s")
    if isinstance(cell.value, date):
        return cell._replace(value=_date(cell.value, form), type="s")
    return cell


def _date(value: date, form: str) -> str:
    """Return a date with as many parts as its format shows, in 年月日 if the format has them."""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ")
    parts = _LITERAL.sub("", form).lower()
    chinese = bool(_CHINESE.search(form))
    if "d" not in parts and "m" in parts:
        return f"{value.year}年{value.month}月" if chinese else value.strftime("%Y-%m")
    if "d" not in parts and "y" in parts:
        return f"{value.year}年"
    return f"{value.year}年{value.month}月{value.day}日" if chinese else value.strftime("%Y-%m-%d")
