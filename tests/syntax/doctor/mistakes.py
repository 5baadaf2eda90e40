"""What budget officers type, as data. « » stand around the exact characters that a finding must point at."""

from __future__ import annotations

import re
from typing import NamedTuple

KEYS = frozenset(
    re.findall(
        r"\w+",
        """
        表式 项目名称 项目负责人 联系电话 项目类别 项目属性 实施时间 预算资金 资金性质 年度目标
        实施计划 时间 内容 保障措施 组织机构 管理制度 绩效指标 产出指标 效益指标 满意度指标
        数量指标 质量指标 时效指标 成本指标 名称 指标值 解释
        """,
    )
)


class Mistake(NamedTuple):
    text: str
    keys: str
    """The findings at the marked places, in order, separated by blanks."""
    mended: str | None = None
    """The text after all edits; None where nothing is certain enough for an edit."""


MISTAKES = (
    # full-width colon
    Mistake("项目名称«：»拘押场所经费\n联系电话: 1\n", "GC710", "项目名称: 拘押场所经费\n联系电话: 1\n"),
    Mistake("表式: 甲\n项目名称«：»拘押\n联系电话: 1\n", "GC710", "表式: 甲\n项目名称: 拘押\n联系电话: 1\n"),
    Mistake("表式: 甲\n项目名称 «：» 拘押\n", "GC710", "表式: 甲\n项目名称: 拘押\n"),
    Mistake("表式: 甲\n项目名称«︰»拘押\n", "GC710", "表式: 甲\n项目名称: 拘押\n"),
    Mistake("绩效指标«：»\n  产出指标: 甲\n", "GC710.alone", "绩效指标:\n  产出指标: 甲\n"),
    Mistake("年度目标«：»\n  - 目标一：完成\n", "GC710.alone", "年度目标:\n  - 目标一：完成\n"),
    Mistake("- 名称«：»甲\n  指标值: ≥5次\n", "GC710", "- 名称: 甲\n  指标值: ≥5次\n"),
    Mistake(
        "自定义项«：»甲\n名称«：»乙\n联系电话: 1\n", "GC710 GC710", "自定义项: 甲\n名称: 乙\n联系电话: 1\n"
    ),
    Mistake("主管部门«：»甲\n联系电话: 1\n", "GC710", "主管部门: 甲\n联系电话: 1\n"),
    Mistake("名称: 甲\r\n解释«：»乙\r\n指标值: 1\r\n", "GC710", "名称: 甲\r\n解释: 乙\r\n指标值: 1\r\n"),
    Mistake("名称: 😀\n解释«：»😀\n指标值: 1\n", "GC710", "名称: 😀\n解释: 😀\n指标值: 1\n"),
    # full-width colon, read without complaint
    Mistake(
        "实施计划:\n  - 时间«：»甲\n    内容«：»乙\n",
        "GC710 GC710",
        "实施计划:\n  - 时间: 甲\n    内容: 乙\n",
    ),
    Mistake("保障措施:\n  组织机构«：»公安局\n", "GC710", "保障措施:\n  组织机构: 公安局\n"),
    Mistake("解释: 甲\n  内容«：»乙\n", "GC710"),
    Mistake("项目名称«：»甲\n", "GC710", "项目名称: 甲\n"),
    Mistake("项目名称«：»甲\n联系电话«：»1\n", "GC710 GC710", "项目名称: 甲\n联系电话: 1\n"),
    # blanks that are no indentation
    Mistake("保障措施:\n«　　»组织机构: 甲\n", "GC711.wide-space"),
    Mistake("保障措施:\n  组织机构: 甲\n«　　»管理制度: 乙\n", "GC711.wide-space"),
    Mistake("保障措施:\n«\t»组织机构: 甲\n", "GC711.tab"),
    Mistake("保障措施:\n  组织机构: 甲\n«\t»管理制度: 乙\n", "GC711.tab"),
    Mistake("保障措施:\n«\xa0\xa0»组织机构: 甲\n«\xa0\xa0»管理制度: 乙\n", "GC711.odd-space GC711.odd-space"),
    Mistake("保障措施:\n  «　»组织机构: 甲\n", "GC711.wide-space"),
    Mistake("解释: |\n«　　»第一段\n名称: 甲\n", "GC711.wide-space"),
    # signs at the beginning of a value
    Mistake("指标值: «>=»10次\n", "GC716", "指标值: ≥10次\n"),
    Mistake("- 指标值: «>= »10次\n", "GC716", "- 指标值: ≥10次\n"),
    Mistake("指标值: «>»5次\n名称: 甲\n", "GC716.over", '指标值: ">5次"\n名称: 甲\n'),
    Mistake("指标值: «>»5.5%\n", "GC716.over", '指标值: ">5.5%"\n'),
    Mistake("指标值: «>5»\n名称: 甲\n", "GC716.over", '指标值: ">5"\n名称: 甲\n'),
    Mistake("指标值: «>5»", "GC716.over", '指标值: ">5"'),
    Mistake("指标值: «>»#5\n名称: 甲\n", "GC716.over", '指标值: ">#5"\n名称: 甲\n'),
    Mistake("指标值: «>» 5次\n", "GC716.over", '指标值: "> 5次"\n'),
    Mistake("名称: «%»95\n", "GC712", '名称: "%95"\n'),
    Mistake("名称: «*»重点\n", "GC712", '名称: "*重点"\n'),
    Mistake("名称: «*»abc # 注\n", "GC712", '名称: "*abc" # 注\n'),
    Mistake("名称: «&»项目\n", "GC712", '名称: "&项目"\n'),
    Mistake("名称: «&»R 甲\n", "GC712", '名称: "&R 甲"\n'),
    Mistake("名称: «@»x\n", "GC712", '名称: "@x"\n'),
    Mistake("年度目标:\n  - 甲\n  - «@»乙\n", "GC712", '年度目标:\n  - 甲\n  - "@乙"\n'),
    Mistake("名称: «`»x`\n", "GC712", '名称: "`x`"\n'),
    Mistake("名称: «!»重要\n", "GC712", '名称: "!重要"\n'),
    Mistake("名称: «|»x\n", "GC712", '名称: "|x"\n'),
    Mistake("名称: «,»x\n", "GC712", '名称: ",x"\n'),
    Mistake("名称: «[»一期]工程\n", "GC712.bracket", '名称: "[一期]工程"\n'),
    Mistake("名称: «{»一期}工程\n", "GC712.bracket", '名称: "{一期}工程"\n'),
    Mistake('名称: «[»"一期]工程\n', "GC712.open-bracket", "名称: '[\"一期]工程'\n"),
    Mistake("名称: «[»一期工程\n解释: 甲\n", "GC712.open-bracket", '名称: "[一期工程"\n解释: 甲\n'),
    Mistake("时间: [12«:»30, 13]\n", "GC713.bracket"),
    Mistake("上年值: «-»\n", "GC712.dash", '上年值: "-"\n'),
    Mistake("解释: «-» 甲\n", "GC712.dash", '解释: "- 甲"\n'),
    Mistake("名称: 甲\n«@»解释: 乙\n", "GC712.key"),
    Mistake("名称: 甲\n«*»解释: 乙\n", "GC712.key"),
    Mistake("解释«:»|\n  计算公式：甲\n  内容：乙\n  名称:丙 #x\n", "GC715"),
    Mistake("解释«：»|\n  计算公式：甲\n  内容：乙\n名称: 丙\n", "GC710"),
    Mistake("解释: «|» 甲\n  内容：乙\n名称: 丙\n", "GC712"),
    Mistake("解释: |\n  «\t»甲\n名称: 丙\n", "GC711.tab"),
    # colons in values
    Mistake("解释: 目标«:» 完成\n", "GC713", '解释: "目标: 完成"\n'),
    Mistake("解释: 如下«:»\n", "GC713", '解释: "如下:"\n'),
    Mistake('解释: "甲"«乙: 丙»\n', "GC714.after"),
    Mistake("- 名称: 甲 «指标值:» 5\n", "GC713.two-keys"),
    Mistake("解释: 甲\n  反映安全检查工作开展的情况«:» 乙\n", "GC713.below"),
    # quotes
    Mistake('名称: «"»甲\n解释: 乙\n', "GC714"),
    Mistake('名称: «"»甲\n解释: "乙"\n', "GC714"),
    Mistake("名称: «'»甲\n解释: 乙\n", "GC714"),
    Mistake('名称: "收得下"«、"管得住"»\n', "GC714.after", '名称: \'"收得下"、"管得住"\'\n'),
    Mistake("名称: '甲'«乙»\n", "GC714.after", "名称: '''甲''乙'\n"),
    Mistake('解释: "c:«\\文»"\n', "GC721"),
    Mistake('解释: "«\\x»4"\n', "GC721"),
    Mistake('解释: "«\\x00»"\n', "GC702.nul"),
    Mistake('解释: "甲«\\r»乙«\\L»"\n', "GC702 GC702.line"),
    Mistake('解释: "«\\ud800»"\n', "GC702.surrogate"),
    Mistake("解释: 甲«\x00»\n名称：乙\n", "GC702.nul"),
    Mistake("解释: 甲«\u2028»乙«\x85»\n", "GC702.line GC702.line"),
    Mistake("解释: 甲«\ufeff»乙\n", "GC702.bom"),
    # missing spaces and colons
    Mistake("名称«:»甲\n指标值: 5\n", "GC715", "名称: 甲\n指标值: 5\n"),
    Mistake("名称: 甲\n指标值«:»5\n", "GC715", "名称: 甲\n指标值: 5\n"),
    Mistake("名称: 甲\n指标值«:　»5\n", "GC715.wide-space", "名称: 甲\n指标值: 5\n"),
    Mistake(
        "实施计划:\n  - 时间«:»甲\n    内容«:»乙\n", "GC715 GC715", "实施计划:\n  - 时间: 甲\n    内容: 乙\n"
    ),
    Mistake("表式: 甲\n«项目名称» 拘押\n", "GC715.no-colon"),
    Mistake("表式: 甲\n«项目名称»\n", "GC715.lone"),
    Mistake("实施计划:\n  «-»时间: 甲\n    内容: 乙\n", "GC719", "实施计划:\n  - 时间: 甲\n    内容: 乙\n"),
    Mistake("实施计划:\n  «-»时间: 甲\n", "GC719", "实施计划:\n  - 时间: 甲\n"),
    Mistake("实施计划:\n  «-　»时间: 甲\n", "GC719.wide-space", "实施计划:\n  - 时间: 甲\n"),
    Mistake(
        "实施计划:\n  «－»时间: 甲\n    内容: 乙\n", "GC719.dash", "实施计划:\n  - 时间: 甲\n    内容: 乙\n"
    ),
    Mistake("年度目标:\n  - 甲\n  «-»乙\n", "GC719", "年度目标:\n  - 甲\n  - 乙\n"),
    Mistake("年度目标:\n  «-»甲\n  - 乙\n", "GC719", "年度目标:\n  - 甲\n  - 乙\n"),
    # indentation
    Mistake("名称: 甲\n  «指标值»: 5\n", "GC711"),
    Mistake("名称: 甲\n «指标值»: 5\n解释: 丙\n", "GC711"),
    Mistake("实施计划:\n  - 时间: 甲\n     «内容»: 乙\n", "GC711"),
    Mistake("实施计划:\n  - 时间: 甲\n   «内容»: 乙\n", "GC711"),
    Mistake("实施计划:\n  - 时间: 甲\n   «内容»: 乙\n   金额: 丙\n", "GC711"),
    Mistake("  名称: 甲\n«指标值»: 5\n", "GC711"),
    Mistake("绩效指标:\n    产出指标:\n        数量指标: 甲\n      «质量指标»: 乙\n", "GC711"),
    Mistake("年度目标:\n    - 甲\n  «- 乙»\n", "GC711"),
    Mistake("解释: |\n    甲\n  «乙»\n名称: 丙\n", "GC711.block"),
    Mistake("年度目标:\n  - 甲\n «乙»\n", "GC709.lone"),
    Mistake("名称: 甲\n«- 乙»\n", "GC711.no-list"),
    # YAML's own things
    Mistake("名称: «&abc» 甲\n解释: «*abc»\n", "GC707.anchor GC707.alias"),
    Mistake("名称: «!!str» 5\n", "GC707.tag"),
    Mistake("«<<»: 甲\n", "GC707.merge"),
    Mistake("«%YAML 1.1»\n---\n名称: 甲\n", "GC707.directive"),
    Mistake("? «[»甲]\n: 乙\n", "GC707.complex-key"),
    Mistake("名称: 甲\n«---»\n名称: 乙\n", "GC708"),
    Mistake("名称: 甲\n解释: 乙\n«名称»: 丙\n", "GC706"),
    # silent damage
    Mistake("解释: 反«映»\n  情况\n", "GC717"),
    Mistake("解释: >-\n  反«映»\n  情况\n", "GC717"),
    Mistake('解释: "反«映»\n  情况"\n', "GC717"),
    Mistake('解释: "反«映»\n情况"\n', "GC717"),
    Mistake('解释: "反«映»\r\n情况"\r\n', "GC717"),
    Mistake("解释: 共«计»\n  100套\n", "GC717"),
    Mistake("解释: 10«0»\n  套\n", "GC717"),
    Mistake('指标值: "10«0»\n  200"\n', "GC717"),
    Mistake("指标值: ≥9«5»\n  %\n", "GC717"),
    Mistake("解释: 反«映»  \n  ABC\n", "GC717"),
    Mistake("解释: 如下\n  «-» 甲\n", "GC717.list"),
    Mistake("指标值: 3 «#楼»\n", "GC718"),
    Mistake("名称: «#1机组»\n解释: 甲\n", "GC718.whole"),
    Mistake("解释: 甲 «#注»\n  乙\n", "GC718.joined"),
    # several, and no cascades
    Mistake("表式: 甲\n «项目名称»: 乙\n 联系电话: 丙\n项目类别«：»丁\n指标值: «>=»3\n", "GC711 GC710 GC716"),
    Mistake("名称«：»甲\n指标值: «>=»5次\n解释: 目标«:» 乙\n", "GC710 GC716 GC713"),
    # the whole
    Mistake("«- 甲»\n", "GC720"),
    Mistake("«甲»\n", "GC720"),
)

GOOD = (
    "年度目标:\n  - 目标一：完成\n  - 目标二：完成。计算公式：甲/乙*100%\n",
    "解释: 计算公式：满意问卷数/问卷总数*100%\n",
    "解释: 内容：甲，时间：乙\n",
    "解释: |\n  计算公式：甲\n  内容：乙\n  - 丙\n  名称:丁 #x\n",
    "解释: >\n  first\n  second\n",
    '解释: "甲：乙, 内容：丙 #丁"\n',
    "解释: '内容：甲'\n",
    "指标值: <=30日\n名称: =100%\n解释: ≥5次\n",
    "名称: 甲  # 元\n指标值: 5 # 注\n",
    "#注\n名称: 甲\n#注：内容：乙\n",
    "名称: 甲#1\n解释: http://a.b/c\n时间: 12:30\n",
    "绩效指标: #以下\n  名称: 甲\n",
    "年度目标:\n- 甲\n- 乙\n名称: 丙\n",
    "名称:\t甲\n",
    "名称: 甲\r\n解释: 乙\r\n",
    "---\n名称: 甲\n...\n",
    "名称: -5\n解释: —\n联系电话: 010-12345678\n",
    "名称: '#1机组'\n解释: \"*重点\"\n",
    "名称: “甲”：乙\n",
    '解释: "反映\\\n  情况"\n',
    "解释: This is\n  a long text\n",
    "解释: Windows Server\n  2025 Datacenter\n",
    "解释: |-\n\n  甲\n\n   乙\n名称: 丙\n",
    "名称: 5>3\n解释: a|b\n",
    '列表: [甲, 乙, "丙: 丁"]\n表: {甲: 乙}\n',
    "? 名称\n: 甲\n",
    "年度目标:\n  - 甲\n  - 内容：乙\n",
    "名称: 　甲\n",
    "空:\n空二:\n",
    "解释: 2025年1月1日:12时\n",
)
