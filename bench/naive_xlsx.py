"""The workbooks of the naive chain: openpyxl, a style on every cell, `merge_cells` for every span."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Values = dict[str, Any]
Place = tuple[int, int]
"""A row and a column, from 1."""


def workbook(kind: str, values: Values) -> bytes:
    """Make a workbook with one form on its sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    last = _project(sheet, values) if kind == "project" else _department(sheet, values)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait" if kind == "project" else "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_area = f"A1:{last}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, first: Place, value: Any, span: Place = (1, 1), bold: bool = False) -> None:
    """Put a value, with borders, over `span` rows and columns."""
    (top, left), (height, width) = first, span
    side = Side(style="thin")
    for row in range(top, top + height):
        for column in range(left, left + width):
            cell = sheet.cell(row, column)
            cell.font = Font(name="宋体", size=9, bold=bold)
            cell.alignment = Alignment(
                horizontal="center" if bold else "left", vertical="center", wrap_text=True
            )
            cell.border = Border(left=side, right=side, top=side, bottom=side)
    cell = sheet.cell(top, left)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # or else =100% would be a formula
        if height == 1:
            _heighten(sheet, top, left, width, value)
    if span != (1, 1):
        sheet.merge_cells(
            start_row=top, start_column=left, end_row=top + height - 1, end_column=left + width - 1
        )


def _heighten(sheet: Worksheet, row: int, left: int, width: int, text: str) -> None:
    """Raise a row to the estimated height of a text, as Excel does not fit the height of merged cells."""
    room = sum(sheet.column_dimensions[get_column_letter(left + n)].width for n in range(width)) / 2
    lines = sum(max(1, ceil(len(line) / room)) for line in text.split("\n"))
    sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, lines * 13)


def _title(sheet: Worksheet, row: int, text: str, width: int, size: int) -> None:
    cell = sheet.cell(row, 1, text)
    cell.font = Font(name="宋体", size=size)
    cell.alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _widen(sheet: Worksheet, widths: Sequence[int]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width / 2


def _head(sheet: Worksheet, row: int, labels: Sequence[tuple[int, str, int]]) -> None:
    for column, label, width in labels:
        _put(sheet, (row, column), label, (1, width), bold=True)


def _project(sheet: Worksheet, values: Values) -> str:
    sheet.title = values["项目名称"][:31]
    _widen(sheet, (11, 18, 16, 20, 29, 22, 18, 46))
    _title(sheet, 1, f"{values['编制单位']}项目绩效目标表", 8, 18)
    _title(sheet, 2, f"（{values['年度']}年度）", 8, 11)
    _title(sheet, 3, f"编制单位（盖章）：{values['编制单位']}", 8, 11)
    _put(sheet, (4, 1), "项目基本情况", (5, 1), bold=True)
    labels = ("项目名称", "项目负责人", "项目类别", "项目属性", "项目计划实施时间")
    keys = ("项目名称", "项目负责人", "项目类别", "项目属性", "实施时间")
    for row, (label, key) in enumerate(zip(labels, keys, strict=True), 4):
        _put(sheet, (row, 2), label, bold=True)
        _put(sheet, (row, 3), values[key], (1, 4 if row == 5 else 6))
    _put(sheet, (5, 7), "联系电话", bold=True)
    _put(sheet, (5, 8), str(values["联系电话"]))
    _head(sheet, 9, [(1, "项目资金情况", 1), (2, "预算资金（元）", 1), (6, "资金性质", 1)])
    _put(sheet, (9, 3), values["预算资金"], (1, 3))
    _put(sheet, (9, 7), values["资金性质"], (1, 2))
    _put(sheet, (10, 2), "年度目标", bold=True)
    _put(sheet, (10, 3), "\n".join(values["年度目标"]), (1, 6))
    steps = values["实施计划"]
    _put(sheet, (11, 2), "本年度实施计划", (len(steps), 1), bold=True)
    for row, step in enumerate(steps, 11):
        _put(sheet, (row, 3), step["时间"], (1, 3))
        _put(sheet, (row, 6), step["内容"], (1, 3))
    row = 11 + len(steps)
    _put(sheet, (row, 2), "保障绩效目标实现的措施", (2, 1), bold=True)
    for offset, key in enumerate(("组织机构", "管理制度")):
        _put(sheet, (row + offset, 3), f"{key}：", (1, 3), bold=True)
        _put(sheet, (row + offset, 6), values["保障措施"][key], (1, 3))
    labels2 = [(3, "一级指标", 1), (4, "二级指标", 1), (5, "三级指标", 1), (6, "指标值", 1)]
    _head(sheet, row + 2, [*labels2, (7, "指标解释及计算公式", 2)])
    last = _indicators(sheet, values, (row + 2, 2), (1, 1, 1, 1, 2))
    _put(sheet, (10, 1), "绩效目标情况", (last - 9, 1), bold=True)
    return f"H{last}"


def _department(sheet: Worksheet, values: Values) -> str:
    sheet.title = "部门整体支出绩效目标表"
    _widen(sheet, (16, 20, 22, 28, 48, 25, 108))
    _title(sheet, 1, f"{values['编制单位']}{values['年度']}年部门整体支出绩效目标表", 7, 18)
    _title(sheet, 2, f"编制单位：{values['编制单位']}", 7, 11)
    _put(sheet, (3, 1), "部门（单位）基本情况", (2, 1), bold=True)
    _head(sheet, 3, [(2, "部门（单位）名称", 2)])
    _put(sheet, (3, 4), values["部门名称"], (1, 4))
    _head(sheet, 4, [(2, "部门（单位）职能描述", 2)])
    _put(sheet, (4, 4), "\n".join(values["职能描述"]), (1, 4))
    _put(sheet, (5, 1), "部门（单位）资金情况", (4, 1), bold=True)
    _put(sheet, (5, 2), "支出预算（本级）", (4, 2), bold=True)
    _head(sheet, 5, [(4, "名称", 2), (6, f"{values['年度']}年度预算金额（万元）", 2)])
    for row, (label, key) in enumerate(
        (("基本支出", "基本支出"), ("项目支出", "项目支出"), ("资金总额（万元）", "资金总额")), 6
    ):
        _put(sheet, (row, 4), label, (1, 2))
        _put(sheet, (row, 6), values[key], (1, 2))
    _head(sheet, 9, [(2, "部门（单位）绩效目标", 2)])
    _put(sheet, (9, 4), "\n".join(values["绩效目标"]), (1, 4))
    row = _department_goals(sheet, values, 10)
    labels = [(3, "一级", 1), (4, "二级", 1), (5, "三级", 1), (6, "指标值", 1), (7, "指标解释及计算公式", 1)]
    _head(sheet, row, labels)
    last = _indicators(sheet, values, (row, 2), (1, 1, 1, 1, 1))
    _put(sheet, (9, 1), "部门（单位）绩效目标情况", (last - 8, 1), bold=True)
    return f"G{last}"


def _department_goals(sheet: Worksheet, values: Values, row: int) -> int:
    """Put detailed goals, safeguards and plan; return the row below them."""
    goals, steps = values["明细目标"], values["阶段性计划"]
    _put(sheet, (row, 2), "部门（单位）明细目标", (len(goals), 2), bold=True)
    for number, goal in enumerate(goals, 1):
        _put(sheet, (row + number - 1, 4), number)
        _put(sheet, (row + number - 1, 5), goal, (1, 3))
    row += len(goals)
    _put(sheet, (row, 2), "保障绩效目标实现的措施", (2, 1), bold=True)
    for offset, (label, key) in enumerate((("组织机构", "组织机构"), ("相关管理制度", "管理制度"))):
        _put(sheet, (row + offset, 3), label, bold=True)
        _put(sheet, (row + offset, 4), values["保障措施"][key], (1, 4))
    row += 2
    _put(sheet, (row, 2), "部门（单位）目标阶段性计划", (len(steps), 2), bold=True)
    for number, step in enumerate(steps):
        _put(sheet, (row + number, 4), step["时间"], (1, 2))
        _put(sheet, (row + number, 6), step["内容"], (1, 2))
    return row + len(steps)


def _indicators(sheet: Worksheet, values: Values, head: Place, widths: Sequence[int]) -> int:
    """Put the indicators below their head row, and the cell beside them; return the last row."""
    top, left = head
    rows = values["行"]
    _put(sheet, (top, left), "指标", (len(rows) + 1, 1), bold=True)
    for row, item in enumerate(rows, top + 1):
        for column, level in enumerate(("一级", "二级"), 1):
            height = item[f"行数{column}"]
            if height:
                _put(sheet, (row, left + column), item[level], (height, 1), bold=True)
        for column, key in enumerate(("名称", "指标值", "解释"), 3):
            _put(sheet, (row, left + column), item[key], (1, widths[column - 1]))
    return top + len(rows)
