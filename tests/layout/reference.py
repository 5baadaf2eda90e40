"""The facts of the reference layouts, as data.

A label is `(text, row span, column span)`; a number of rows that depends on the spec is a word.
"""

from __future__ import annotations

Label = tuple[str, int | str, int]

DEPARTMENT_COLUMNS = (16, 20, 22, 28, 48, 25, 108)
DEPARTMENT_LABELS: tuple[Label, ...] = (
    ("部门（单位）基本情况", 2, 1),
    ("部门（单位）名称", 1, 2),
    ("部门（单位）职能描述", 1, 2),
    ("部门（单位）资金情况", 4, 1),
    ("支出预算（本级）", 4, 2),
    ("名称", 1, 2),
    ("2025年度预算金额（万元）", 1, 2),
    ("部门（单位）绩效目标情况", "rest", 1),
    ("部门（单位）绩效目标", 1, 2),
    ("部门（单位）明细目标", "goals", 2),
    ("保障绩效目标实现的措施", 2, 1),
    ("组织机构", 1, 1),
    ("相关管理制度", 1, 1),
    ("部门（单位）目标阶段性计划", "plan", 2),
    ("指标", "indicators", 1),
    ("一级", 1, 1),
    ("二级", 1, 1),
    ("三级", 1, 1),
    ("指标值", 1, 1),
    ("指标解释及计算公式", 1, 1),
)
DEPARTMENT_ROWS = ("基本支出", "项目支出", "资金总额（万元）")
"""Labels that stand in ordinary cells, two columns wide, beside their amounts."""

PROJECT_COLUMNS = (11, 18, 16, 20, 29, 22, 18, 46)
PROJECT_LABELS: tuple[Label, ...] = (
    ("项目基本情况", 5, 1),
    ("项目名称", 1, 1),
    ("项目负责人", 1, 1),
    ("联系电话", 1, 1),
    ("项目类别", 1, 1),
    ("项目属性", 1, 1),
    ("项目计划实施时间", 1, 1),
    ("项目资金情况", 1, 1),
    ("预算资金（元）", 1, 1),
    ("资金性质", 1, 1),
    ("绩效目标情况", "rest", 1),
    ("年度目标", 1, 1),
    ("本年度实施计划", "plan", 1),
    ("保障绩效目标实现的措施", 2, 1),
    ("组织机构：", 1, 3),
    ("管理制度：", 1, 3),
    ("指标", "indicators", 1),
    ("一级指标", 1, 1),
    ("二级指标", 1, 1),
    ("三级指标", 1, 1),
    ("指标值", 1, 1),
    ("指标解释及计算公式", 1, 2),
)

DEPARTMENT_VALUES = ((4,), (4,), (2, 2), (2, 2), (2, 2), (4,), (1, 3), (1, 3), (1, 3), (4,), (4,), (2, 2))
"""The widths of the value cells in each row of the department's form of 2025, above the indicators."""

PROJECT_VALUES = ((6,), (4, 1), (6,), (6,), (6,), (3, 2), (6,))
"""The same of a project's form, above the plan."""

COVER = (
    ("annex", "附件3："),
    ("cover-title", "六盘水市公安局2025年预算绩效目标表"),
    ("cover-line", "六盘水市公安局"),
    ("cover-line", "编制"),
    ("cover-contact", "经办人：郭伟尾  联系电话（办公座机号）：8732066"),
)
DEPARTMENT_HEAD = (
    ("title", "六盘水市公安局2025年部门整体支出绩效目标表"),
    ("unit", "编制单位：六盘水市公安局"),
)
PROJECT_HEAD = (
    ("title", "六盘水市公安局项目绩效目标表"),
    ("year", "（2025年度）"),
    ("unit", "编制单位（盖章）：六盘水市公安局"),
)
