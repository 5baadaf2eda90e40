"""A published form, empty, as an office makes it: the national one for the self-evaluation of a project."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl
from openpyxl.styles import Border, Side

_EMPTY = [("", 1, 1)] * 6
SELF: Sequence[Sequence[tuple[str, int, int]]] = [
    [("项目名称", 1, 1), ("", 1, 8)],
    [("主管部门", 1, 1), ("", 1, 3), ("实施单位", 1, 2), ("", 1, 3)],
    [
        *(("项目资金\n（万元）", 5, 1), ("", 1, 2), ("年初预算数", 1, 1), ("全年预算数", 1, 1)),
        *(("全年执行数", 1, 1), ("分值", 1, 1), ("执行率", 1, 1), ("得分", 1, 1)),
    ],
    [("年度资金总额：", 1, 2), *[("", 1, 1)] * 3, ("10", 1, 1), ("", 1, 1), ("", 1, 1)],
    *(
        [(source, 1, 2), *[("", 1, 1)] * 3, ("—", 1, 1), ("", 1, 1), ("—", 1, 1)]
        for source in ("其中：本年财政拨款", "上年结转资金", "其他资金")
    ),
    [("年度总体目标", 2, 1), ("预期目标", 1, 4), ("实际完成情况", 1, 4)],
    [("", 1, 4), ("", 1, 4)],
    [
        *(
            ("绩效指标", 10, 1),
            ("一级指标", 1, 1),
            ("二级指标", 1, 1),
            ("三级指标", 1, 1),
            ("年度指标值", 1, 1),
        ),
        *(("实际完成值", 1, 1), ("分值", 1, 1), ("得分", 1, 1), ("偏差原因分析及改进措施", 1, 1)),
    ],
    [("产出指标（50分）", 4, 1), ("数量指标", 1, 1), *_EMPTY],
    *([(level, 1, 1), *_EMPTY] for level in ("质量指标", "时效指标", "成本指标")),
    [("效益指标（30分）", 4, 1), ("经济效益指标", 1, 1), *_EMPTY],
    *([(level, 1, 1), *_EMPTY] for level in ("社会效益指标", "生态效益指标", "可持续影响指标")),
    [("满意度指标（10分）", 1, 1), ("服务对象满意度指标", 1, 1), *_EMPTY],
    [("总分", 1, 6), ("100", 1, 1), ("", 1, 1), ("", 1, 1)],
]
"""The cells of an empty form for self-evaluation: text, rows, columns."""


def places() -> list[tuple[int, int, str, int, int]]:
    taken: set[tuple[int, int]] = set()
    found = []
    for r, row in enumerate(SELF):
        column = 0
        for text, rows, columns in row:
            while (r, column) in taken:
                column += 1
            found.append((r, column, text, rows, columns))
            taken |= {(r + i, column + j) for i in range(rows) for j in range(columns)}
            column += columns
    return found


def empty_form(ending: str) -> bytes:
    """A form as an office makes it, with python-docx or openpyxl."""
    file = io.BytesIO()
    if ending == "docx":
        word = docx.Document()
        word.add_paragraph("项目支出绩效自评表")
        word.add_paragraph("（    年度）")
        table = word.add_table(len(SELF), 9)
        for r, column, text, rows, columns in places():
            cell = table.cell(r, column)
            cell.merge(table.cell(r + rows - 1, column + columns - 1)).text = text
        word.save(file)
        return file.getvalue()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = Side("thin")
    sheet.append(["项目支出绩效自评表"])
    sheet.append(["（    年度）"])
    for r, column, text, rows, columns in places():
        top, left = r + 3, column + 1
        for i in range(rows):
            for j in range(columns):
                border = Border(line, line, line, line)
                sheet.cell(top + i, left + j).border = border
        sheet.cell(top, left).value = text or None
        if rows * columns > 1:
            sheet.merge_cells(None, top, left, top + rows - 1, left + columns - 1)
    book.save(file)
    return file.getvalue()
