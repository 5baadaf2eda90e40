"""The Word templates of the naive chain, made by code: tables with the jinja tags that docxtpl requires.

A table is written as HTML would have it: rows of cells `(text, rows, columns)`, where a cell over
several rows stands in the first of them. Rows between `{%tr for … %}` and `{%tr endfor %}` are
repeated. In such rows `{% vm %}` merges a column over the whole loop; a column that is merged by
groups has its own `w:vMerge` (docxtpl's tag cannot do that), named by the third part of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

Cell = tuple[str, int, int]
GROUPED = "⇕"
"""The mark before a text in a column that is merged by groups; the merge's name stands between two marks."""

PROJECT: list[list[Cell]] = [
    [("项目基本情况", 5, 1), ("项目名称", 1, 1), ("{{ 项目名称 }}", 1, 6)],
    [("项目负责人", 1, 1), ("{{ 项目负责人 }}", 1, 4), ("联系电话", 1, 1), ("{{ 联系电话 }}", 1, 1)],
    [("项目类别", 1, 1), ("{{ 项目类别 }}", 1, 6)],
    [("项目属性", 1, 1), ("{{ 项目属性 }}", 1, 6)],
    [("项目计划实施时间", 1, 1), ("{{ 实施时间 }}", 1, 6)],
    [
        ("项目资金情况", 1, 1), ("预算资金（元）", 1, 1), ("{{ 预算资金 }}", 1, 3),
        ("资金性质", 1, 1), ("{{ 资金性质 }}", 1, 2),
    ],
    [
        ("绩效目标情况", 10, 1), ("年度目标", 1, 1),
        ("{%p for 段 in 年度目标 %}\n{{ 段 }}\n{%p endfor %}", 1, 6),
    ],
    [("{%tr for 步 in 实施计划 %}", 1, 7)],
    [("{% vm %}本年度实施计划", 1, 1), ("{{ 步.时间 }}", 1, 3), ("{{ 步.内容 }}", 1, 3)],
    [("{%tr endfor %}", 1, 7)],
    [("保障绩效目标实现的措施", 2, 1), ("组织机构：", 1, 3), ("{{ 保障措施.组织机构 }}", 1, 3)],
    [("管理制度：", 1, 3), ("{{ 保障措施.管理制度 }}", 1, 3)],
    [
        ("指标", 4, 1), ("一级指标", 1, 1), ("二级指标", 1, 1), ("三级指标", 1, 1),
        ("指标值", 1, 1), ("指标解释及计算公式", 1, 2),
    ],
    [("{%tr for 项 in 行 %}", 1, 6)],
    [
        ("⇕合并1⇕{{ 项.一级 }}", 1, 1), ("⇕合并2⇕{{ 项.二级 }}", 1, 1), ("{{ 项.名称 }}", 1, 1),
        ("{{ 项.指标值 }}", 1, 1), ("{{ 项.解释 }}", 1, 2),
    ],
    [("{%tr endfor %}", 1, 6)],
]  # fmt: skip

DEPARTMENT: list[list[Cell]] = [
    [("部门（单位）基本情况", 2, 1), ("部门（单位）名称", 1, 2), ("{{ 部门名称 }}", 1, 4)],
    [
        ("部门（单位）职能描述", 1, 2),
        ("{%p for 段 in 职能描述 %}\n{{ 段 }}\n{%p endfor %}", 1, 4),
    ],
    [
        ("部门（单位）资金情况", 4, 1), ("支出预算（本级）", 4, 2), ("名称", 1, 2),
        ("{{ 年度 }}年度预算金额（万元）", 1, 2),
    ],
    [("基本支出", 1, 2), ("{{ 基本支出 }}", 1, 2)],
    [("项目支出", 1, 2), ("{{ 项目支出 }}", 1, 2)],
    [("资金总额（万元）", 1, 2), ("{{ 资金总额 }}", 1, 2)],
    [
        ("部门（单位）绩效目标情况", 13, 1), ("部门（单位）绩效目标", 1, 2),
        ("{%p for 段 in 绩效目标 %}\n{{ 段 }}\n{%p endfor %}", 1, 4),
    ],
    [("{%tr for 目标 in 明细目标 %}", 1, 6)],
    [("{% vm %}部门（单位）明细目标", 1, 2), ("{{ loop.index }}", 1, 1), ("{{ 目标 }}", 1, 3)],
    [("{%tr endfor %}", 1, 6)],
    [("保障绩效目标实现的措施", 2, 1), ("组织机构", 1, 1), ("{{ 保障措施.组织机构 }}", 1, 4)],
    [("相关管理制度", 1, 1), ("{{ 保障措施.管理制度 }}", 1, 4)],
    [("{%tr for 步 in 阶段性计划 %}", 1, 6)],
    [("{% vm %}部门（单位）目标阶段性计划", 1, 2), ("{{ 步.时间 }}", 1, 2), ("{{ 步.内容 }}", 1, 2)],
    [("{%tr endfor %}", 1, 6)],
    [
        ("指标", 4, 1), ("一级", 1, 1), ("二级", 1, 1), ("三级", 1, 1), ("指标值", 1, 1),
        ("指标解释及计算公式", 1, 1),
    ],
    [("{%tr for 项 in 行 %}", 1, 5)],
    [
        ("⇕合并1⇕{{ 项.一级 }}", 1, 1), ("⇕合并2⇕{{ 项.二级 }}", 1, 1), ("{{ 项.名称 }}", 1, 1),
        ("{{ 项.指标值 }}", 1, 1), ("{{ 项.解释 }}", 1, 1),
    ],
    [("{%tr endfor %}", 1, 5)],
]  # fmt: skip


def project_template() -> bytes:
    """Make the template of a project's form."""
    document = Document()
    document.add_paragraph("{{ 编制单位 }}项目绩效目标表")
    document.add_paragraph("（{{ 年度 }}年度）")
    document.add_paragraph("编制单位（盖章）：{{ 编制单位 }}")
    return _finish(document, PROJECT, (11, 18, 16, 20, 29, 22, 18, 46), landscape=False)


def department_template() -> bytes:
    """Make the template of the department's form."""
    document = Document()
    document.add_paragraph("{{ 编制单位 }}{{ 年度 }}年部门整体支出绩效目标表")
    document.add_paragraph("编制单位：{{ 编制单位 }}")
    return _finish(document, DEPARTMENT, (16, 20, 22, 28, 48, 25, 108), landscape=True)


def _finish(
    document: WordDocument, rows: Sequence[Sequence[Cell]], widths: Sequence[int], *, landscape: bool
) -> bytes:
    style = document.styles["Normal"]
    style.font.name = "宋体"
    style.font.size = Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(15)
    table = document.add_table(len(rows), len(widths), "Table Grid")
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    _fill(table, rows)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(table: Table, rows: Sequence[Sequence[Cell]]) -> None:
    """Put the cells where HTML would, and merge them."""
    taken: set[tuple[int, int]] = set()
    for number, cells in enumerate(rows):
        column = 0
        for text, height, width in cells:
            while (number, column) in taken:
                column += 1
            taken |= {(number + r, column + c) for r in range(height) for c in range(width)}
            _put(table, text, (number, column), (number + height - 1, column + width - 1))


def _put(table: Table, text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    cell = table.cell(*first)
    if first != last:
        cell = cell.merge(table.cell(*last))
    if text.startswith(GROUPED):
        _, name, text = text.split(GROUPED)
        merge = OxmlElement("w:vMerge")
        merge.set(qn("w:val"), f"{{{{ 项.{name} }}}}")
        cell._tc.get_or_add_tcPr().append(merge)
    lines = text.split("\n")
    cell.text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
