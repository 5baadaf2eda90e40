"""Documents built by hand after the reference layouts, for the tests of writers and readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Stamp, Table
from goalc.document.style import Font, Page, Style, Stylesheet
from goalc.source.diagnostic import Origin

SONG = Font("宋体", ("SimSun", "Noto Serif CJK SC"))
HEI = Font("黑体", ("SimHei", "Noto Sans CJK SC"))
FANG = Font("仿宋", ("FangSong", "Noto Serif CJK SC"))
TITLE = Font("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"))

STYLESHEET = Stylesheet(
    styles={
        "cell": Style(SONG, 9, align="center"),
        "text": Style(SONG, 9),
        "label": Style(SONG, 9, bold=True, align="center"),
        "title": Style(TITLE, 18, align="center"),
        "year": Style(SONG, 10.5, align="center", before=1, after=1),
        "unit": Style(SONG, 10.5, before=1, after=1),
        "附件": Style(HEI, 16),
        "封面标题": Style(TITLE, 26, align="center", before=60, after=60),
        "封面": Style(FANG, 16, align="center"),
        "封面末": Style(FANG, 16, align="center", before=25),
    },
    pages={
        "cover": Page(210, 297, 37, 26, 35, 28, numbered=False),
        "portrait": Page(210, 297, 18, 15, 15, 15),
        "landscape": Page(297, 210, 15, 15, 15, 15),
    },
    footer=Style(SONG, 10.5, align="center"),
)
STAMP = Stamp("六盘水市公安局2025年预算绩效目标表", "0.1.0", "liupanshui", "sha256:0123456789abcdef")
UNIT = "六盘水市公安局"

Indicator = tuple[str, str, str, str, str]

NAMES = (
    *("技防整合联网平台", "全方位监控系统", "ABC门、围墙及防护棚", "收押大厅改造", "监区电网及控制系统"),
    *("监区A门前防冲桩置", "武警训练场及智能化设施", "智慧磐石系统建设", "智慧监管实战室", "计算机网络系统"),
    *("AB门人脸识别管控系统", "监控智能分析应急报警系统", "被监管人员报告系统", "周界控制系统"),
    *(
        "监区门禁（含AB门）系统",
        "会见管理系统",
        "讯问（询问）指挥系统",
        "电化教育广播系统",
        "监仓智能指纹终端系统",
    ),
)
TARGETS = ("=1套", "=1套", "≥50米", "≥200平方米", "≥500米", "=1个", "≥5000平方米")

PROJECT: tuple[Indicator, ...] = (
    *(
        ("产出指标", "数量指标", name, TARGETS[n % len(TARGETS)], f"反映{name}建设的数量情况")
        for n, name in enumerate(NAMES)
    ),
    (
        "产出指标",
        "质量指标",
        "监控系统运行率",
        "=100%",
        "反映监控系统运行情况，计算公式：正常运行时间/总运行时间*100%",
    ),
    (
        *("产出指标", "质量指标", "智慧磐石验收合格率", "=100%"),
        "反映智慧磐石验收合格情况，计算公式为：智慧磐石验收合格数量/智慧磐石总验收数量*100%",
    ),
    (
        *("产出指标", "质量指标", "室外附属工程验收合格率", "=100%"),
        "反映室外附属工程验收合格情况，计算公式为：室外附属工程验收合格数量/室外附属工程总验收数量*100%",
    ),
    (
        *("产出指标", "时效指标", "“智慧监管”及室外附属工程建设完工时间", "2025年12月31日"),
        "反映“智慧监管”及室外附属工程建设完工时间情况",
    ),
    ("产出指标", "成本指标", "项目或定额成本控制率", "=100%", "项目或定额成本控制率"),
    (
        "效益指标",
        "社会效益指标",
        "提升群众安全感、幸福感",
        "有效提升",
        "反映提升人民群众安全感、幸福感的工作成效情况",
    ),
    ("效益指标", "环境效益指标", "保持环境清洁无污染", "有效保持", "反映保持环境清洁无污染的工作成效情况"),
    (
        *("效益指标", "可持续影响指标", "保障监所安全、规范、精细执法", "有效提高"),
        "反映项目保障监所安全、规范、精细执法的工作成效情况",
    ),
    (
        *("满意度指标", "社会公众或服务对象满意度", "人民群众服务满意度", "≥95%"),
        "反映人民群众对公安工作服务满意程度。随机抽取50名人民群众发放调查问卷，计算公式：满意问卷数/问卷总数*100%",
    ),
)
FUNCTION = (
    "全市公安机关牢牢把握“对党忠诚、服务人民、执法公正、纪律严明”总要求，以加强党的政治建设为统领，以全面从严治警为保证，"
    "以深入实施“八大工程”为牵引，全力防风险、保安全、护稳定、促发展，为高质量发展创造了安全稳定的政治社会环境。"
)


def cell(text: str, style: str = "cell", rows: int = 1, columns: int = 1) -> Cell:
    """A cell; each line of `text` is a paragraph of its own."""
    origin = Origin("projects/2.yaml", ("示例", text[:4]))
    return Cell(tuple(Line(line, origin) for line in text.split("\n")), style, rows, columns)


def label(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return cell(text, "label", rows, columns)


def money(value: str, decimals: int = 2, columns: int = 1) -> Cell:
    amount = Decimal(value)
    return Cell((Line(f"{amount:,.{decimals}f}"),), "cell", 1, columns, Number(amount, decimals))


def indicator_rows(indicators: Sequence[Indicator], last: int) -> Iterator[list[Cell]]:
    """Rows of the indicator tree; `last` is the column span of the definition."""
    for level1, group in groupby(indicators, lambda row: row[0]):
        of_level1 = list(group)
        first = True
        for level2, inner in groupby(of_level1, lambda row: row[1]):
            of_level2 = list(inner)
            for n, (_, _, name, target, definition) in enumerate(of_level2):
                cells = [cell(name), cell(target), cell(definition, "text", 1, last)]
                if n == 0:
                    cells.insert(0, label(level2, len(of_level2)))
                if first:
                    cells.insert(0, label(level1, len(of_level1)))
                    first = False
                yield cells


def project(indicators: Sequence[Indicator] = PROJECT, name: str = "智慧监管") -> Document:
    """项目绩效目标表."""
    goals = (
        "目标一：完成“智慧监管”（一期）建设\n目标二：完成“智慧磐石”（一期）建设\n目标三：完成室外附属工程建设"
    )
    plan = goals.replace("目标一：", "").replace("目标二：", "").replace("目标三：", "").split("\n")
    rows: list[Row] = [
        Row(
            (
                label("项目基本情况", 5),
                label("项目名称"),
                cell(f"六盘水市第二看守所{name}及室外附属工程", columns=6),
            )
        ),
        Row((label("项目负责人"), cell("杨劲", columns=4), label("联系电话"), cell("13698581666"))),
        Row((label("项目类别"), cell("特定目标类", columns=6))),
        Row((label("项目属性"), cell("新增项目", columns=6))),
        Row((label("项目计划实施时间"), cell("2025年1月至2025年12月", columns=6))),
        Row(
            (
                *(label("项目资金情况"), label("预算资金（元）"), money("15500000.00", columns=3)),
                *(label("资金性质"), cell("一般公共预算安排", columns=2)),
            )
        ),
    ]
    rest = 1 + len(plan) + 2 + 1 + len(indicators)
    rows.append(Row((label("绩效目标情况", rest), label("年度目标"), cell(goals, "text", 1, 6))))
    for n, text in enumerate(plan):
        cells = [cell("2025-01-01至2025-12-31", columns=3), cell(text, "text", 1, 3)]
        rows.append(Row(tuple(cells if n else [label("本年度实施计划", len(plan)), *cells])))
    measures = label("保障绩效目标实现的措施", 2)
    rows.append(Row((measures, label("组织机构：", columns=3), cell(UNIT, "text", 1, 3))))
    rows.append(
        Row((label("管理制度：", columns=3), cell("政府采购管理规定、固定资产管理规定等。", "text", 1, 3)))
    )
    heads = ("一级指标", "二级指标", "三级指标", "指标值")
    rows.append(
        Row(
            (label("指标", 1 + len(indicators)), *map(label, heads), label("指标解释及计算公式", 1, 2)),
            header=True,
        )
    )
    rows.extend(Row(tuple(cells)) for cells in indicator_rows(indicators, 2))
    return Document(
        f"项目绩效目标表（{name}）",
        "portrait",
        (
            Paragraph(Line(f"{UNIT}项目绩效目标表"), "title"),
            Paragraph(Line("（2025年度）"), "year"),
            Paragraph(Line(f"编制单位（盖章）：{UNIT}"), "unit"),
            Table((11, 18, 16, 20, 29, 22, 18, 46), tuple(rows)),
        ),
    )


def cut(document: Document) -> Document:
    """The same form, with tables that may be cut before their header rows."""
    blocks = [replace(block, cut=True) if isinstance(block, Table) else block for block in document.blocks]
    return replace(document, blocks=tuple(blocks))


def department(indicators: Sequence[Indicator] = PROJECT[-12:], function: str = FUNCTION) -> Document:
    """部门整体支出绩效目标表."""
    budget = (("基本支出", "14464.15"), ("项目支出", "4601.06"), ("资金总额（万元）", "19065.21"))
    details = (
        "确保国家政治安全；",
        "杜绝个人极端暴力恐怖案事件发生，管控达到100%",
        "力争群众的安全感、满意度全省第一方阵",
    )
    rest = 1 + len(details) + 2 + 1 + 1 + len(indicators)
    rows = [
        Row((label("部门（单位）基本情况", 2), label("部门（单位）名称", 1, 2), cell(UNIT, columns=4))),
        Row((label("部门（单位）职能描述", 1, 2), cell(function, "text", 1, 4))),
        Row(
            (
                *(label("部门（单位）资金情况", 4), label("支出预算（本级）", 4, 2), label("名称", 1, 2)),
                label("2025年度预算金额（万元）", 1, 2),
            )
        ),
        *(Row((cell(name, columns=2), money(value, columns=2))) for name, value in budget),
        Row(
            (
                *(label("部门（单位）绩效目标情况", rest), label("部门（单位）绩效目标", 1, 2)),
                cell("目标一：" + FUNCTION, "text", 1, 4),
            )
        ),
    ]
    for n, text in enumerate(details):
        cells = [cell(str(n + 1)), cell(text, "text", 1, 3)]
        rows.append(Row(tuple(cells if n else [label("部门（单位）明细目标", len(details), 2), *cells])))
    rows += [
        Row((label("保障绩效目标实现的措施", 2), label("组织机构"), cell(UNIT, "text", 1, 4))),
        Row(
            (
                label("相关管理制度"),
                cell("治安管理处罚法、刑事法、禁毒法、刑事诉讼法等法律法规", "text", 1, 4),
            )
        ),
        Row(
            (
                label("部门（单位）目标阶段性计划", 1, 2),
                cell("2025-01-01至2025-12-31", columns=2),
                cell("按工作开展进展按月使用预算资金", "text", 1, 2),
            )
        ),
        Row(
            (
                label("指标", 1 + len(indicators)),
                *map(label, ("一级", "二级", "三级", "指标值", "指标解释及计算公式")),
            ),
            header=True,
        ),
        *(Row(tuple(cells)) for cells in indicator_rows(indicators, 1)),
    ]
    return Document(
        "部门整体支出绩效目标表",
        "landscape",
        (
            Paragraph(Line(f"{UNIT}2025年部门整体支出绩效目标表"), "title"),
            Paragraph(Line(f"编制单位：{UNIT}"), "unit"),
            Table((16, 20, 22, 28, 48, 25, 108), tuple(rows)),
        ),
    )


def cover() -> Document:
    """封面."""
    return Document(
        "封面",
        "cover",
        (
            Paragraph(Line("附件3："), "附件"),
            Paragraph(Line(f"{UNIT}2025年预算绩效目标表"), "封面标题"),
            Paragraph(Line(UNIT), "封面"),
            Paragraph(Line("编制"), "封面"),
            Paragraph(Line("经办人：郭伟尾  联系电话（办公座机号）：8732066"), "封面末"),
        ),
    )


def submission() -> tuple[Document, ...]:
    return cover(), department(), project(), project(PROJECT[-6:], "前端建设")


def many(count: int) -> list[Indicator]:
    """`count` indicators, in the proportions of the real ones."""
    source = PROJECT[:-4]
    rows = [source[n * len(source) // count] for n in range(count - 4)]
    return [(*row[:2], f"{row[2]}{n}", *row[3:]) for n, row in enumerate(rows)] + list(PROJECT[-4:])
