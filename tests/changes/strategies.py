"""Arbitrary submissions for hypothesis, with few words, so that two of them have much in common."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from goalc.model.dates import parse_period
from goalc.model.money import TOTAL_KEY, MoneyLine, MoneyTable, Role, StatedRate
from goalc.model.spec import Department, Indicator, PlanStep, Project, Safeguards, Submission
from goalc.model.target import Target, parse_target

NUMBERS = st.sampled_from(["0", "5", "10", "95", "100", "0.5", "10000", "50000", "86400"])
UNITS = st.sampled_from(["", "%", "次", "元", "万元", "天", "日", "小时", "分钟", "亩", "元/人", "万元/人"])
SIGNS = st.sampled_from(["≥", ">", "=", "<", "≤", ""])


@st.composite
def _intervals(draw: st.DrawFn) -> str:
    low, high = sorted([Decimal(draw(NUMBERS)), Decimal(draw(NUMBERS))])
    unit = draw(UNITS)
    return f"{low}{unit}～{high}{unit}"


WORDS = st.sampled_from(["有效提升", "提升", "95%以上", "不超过10天", "2025年完成", "明显改善", ""])
DATES = st.sampled_from(
    [
        *("2025年6月30日", "2025年6月30日前", "2025-12-31", "2025年12月31日前", "2025年12月前", "12月31日"),
        *("6月底前", "第三季度", "年底前", "2025.6", "2025年", "上半年", "≤2025年6月30日"),
        *("每月5日前", "每月10日"),
    ]
)
BOUNDS = st.tuples(st.sampled_from(["不低于", "超过", "至多", "不足", "控制在"]), NUMBERS, UNITS).map("".join)
LIMITS = st.tuples(NUMBERS, UNITS, st.sampled_from(["以上", "以内", "及以下"])).map("".join)
TRENDS = st.tuples(
    st.sampled_from(["提高", "下降", "同比增长", "环比下降", "投诉量下降"]),
    st.sampled_from(["", "≥", "≤", "=", "不超过"]), NUMBERS, st.sampled_from(["%", "件"]),
).map("".join)  # fmt: skip
RATES = st.one_of(
    st.tuples(st.sampled_from(["每月", "每季度", "每年", "每周"]), NUMBERS, st.just("次")).map("".join),
    st.tuples(SIGNS, NUMBERS, st.sampled_from(["次/月", "次/季度", "次/年", "次/周"])).map("".join),
)
RATIOS = st.sampled_from(
    ["≥1:18", "≥1:20", "≤1:18", "2:36", "1:18", "≥1/3", "≥2/6", "≥1/4", "三分之二以上", "≤1/2", "=1/3", "1/4"]
)
HEDGED = st.sampled_from(
    [
        "约95%",
        "95%左右",
        "力争增长5%",
        "力争下降10%",
        "力争达到95%",
        "力争达到100%",
        "原则上≥10次",
        "力争2025年6月底前",
        "力争1/3以上",
    ]
)
TERMS = st.sampled_from(["2025.07-2025.12", "2025年7月至12月", "7-12月", "2025年1月至6月"])
LABELLED = st.sampled_from(["PQI≥90", "PQI ≥95", "pH 6-9", "pH 7-8", "收到文件后10日内", "收到文件后5日内"])
TARGETS: st.SearchStrategy[Target] = st.one_of(
    st.tuples(SIGNS, NUMBERS, UNITS).map("".join), _intervals(), WORDS, DATES, BOUNDS, LIMITS, TRENDS, RATES,
    RATIOS, HEDGED, TERMS, LABELLED,
).map(parse_target)  # fmt: skip
"""Targets of every kind that is read."""

NAMES = st.sampled_from(
    ["监所安全检查", "监所安全检查次数", "服装合格率", "培训人次", "满意度", "验收合格率", "收押及时性"]
)
LEVELS = st.sampled_from([("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标")])
DEFINITIONS = st.sampled_from(
    [
        "",
        "反映安全检查的情况",
        "反映合格的情况，计算公式：合格数/总数*100%",
        "反映合格的情况，计算公式：合格件数/总数*100%",
    ]
)
MONEY = st.one_of(st.none(), st.sampled_from(["100.00", "120.50", "0.00"]).map(Decimal))
BASES: tuple[tuple[str, Role], ...] = (("年初预算数", "年初"), ("全年预算数", "调整"), ("全年执行数", "执行"))
SOURCES = ("财政拨款", "其他资金")


@st.composite
def money_tables(draw: st.DrawFn) -> MoneyTable:
    """Money lines in the order of a form, with totals that may be wrong."""
    found = [
        MoneyLine(source, basis, role, amount, ("资金", source, basis))
        for source in (TOTAL_KEY, *SOURCES)
        for basis, role in BASES
        if (amount := draw(MONEY)) is not None
    ]
    rates = [
        StatedRate(source, rate, ("资金", source, "执行率"))
        for source in SOURCES
        if (rate := draw(MONEY)) is not None
    ]
    lines = tuple(line for line in found if line.source != TOTAL_KEY)
    totals = tuple(line for line in found if line.source == TOTAL_KEY)
    return MoneyTable(lines, totals, tuple(rates), draw(TEXTS))


TEXTS = st.sampled_from(["", "甲", "乙", "长一些的一段话，说明工作", "长一些的一段话，说明今年的工作"])
PARAGRAPHS = st.lists(TEXTS.filter(bool), max_size=4).map(tuple)
PERIODS = st.sampled_from(
    ["2025年", "2023年至2025年", "2025-01-01至2025-06-30", "2025-01-01至2025-12-31"]
).map(parse_period)
STEPS = st.lists(st.builds(PlanStep, PERIODS, TEXTS), max_size=3).map(tuple)
SAFEGUARDS = st.builds(Safeguards, TEXTS, TEXTS)
FIELDS = st.dictionaries(st.sampled_from(["主管部门", "备注"]), TEXTS, max_size=2)


@st.composite
def indicators(draw: st.DrawFn) -> tuple[Indicator, ...]:
    """Indicators with the paths that they have in a file, no two with one name at one level."""
    drawn = draw(
        st.lists(
            st.builds(
                Indicator, st.just(()), NAMES, TARGETS, DEFINITIONS,
                weight=MONEY, data_source=TEXTS, fields=FIELDS,
            ),
            max_size=6,
        )
    )  # fmt: skip
    levels: dict[tuple[str, str], list[Indicator]] = {}
    for item in drawn:
        level = draw(LEVELS)
        if item.name not in {other.name for other in levels.get(level, [])}:
            levels.setdefault(level, []).append(item)
    return tuple(
        replace(item, levels=tuple(level), path=("绩效指标", *level, index))
        for level, items in sorted(levels.items())
        for index, item in enumerate(items)
    )


@st.composite
def projects(draw: st.DrawFn, name: str, file: str) -> Project:
    return Project(
        name, manager=draw(TEXTS), phone=draw(TEXTS), category=draw(TEXTS), period=draw(PERIODS),
        budget=draw(MONEY), money=draw(money_tables()), annual_goals=draw(PARAGRAPHS), plan=draw(STEPS),
        safeguards=draw(SAFEGUARDS), indicators=draw(indicators()), fields=draw(FIELDS), file=file,
    )  # fmt: skip


@st.composite
def departments(draw: st.DrawFn) -> Department:
    return Department(
        "部门", basic_expenditure=draw(MONEY), project_expenditure=draw(MONEY), money=draw(money_tables()),
        functions=draw(PARAGRAPHS),
        goals=draw(PARAGRAPHS), plan=draw(STEPS), indicators=draw(indicators()), file="department.yaml",
    )  # fmt: skip


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    names = draw(
        st.lists(
            st.sampled_from(["看守所经费", "看守所运转经费", "道路卡口", "辅警"]), max_size=3, unique=True
        )
    )
    files = draw(st.lists(st.sampled_from("1234"), min_size=len(names), max_size=len(names), unique=True))
    forms = [draw(projects(name, f"projects/{file}.yaml")) for name, file in zip(names, files, strict=True)]
    return Submission(
        2025, "某局", "pack", handler=draw(TEXTS), fields=draw(FIELDS),
        department=draw(st.one_of(st.none(), departments())),
        projects=tuple(sorted(forms, key=lambda form: form.file)), file="submission.yaml",
    )  # fmt: skip
