from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goalc.model.target import Comparison, Day, Deadline, Interval, Judgement, Sign, Target, parse_target


def comparison(sign: Sign, number: str, unit: str) -> Comparison:
    return Comparison(sign, Decimal(number), unit)


def interval(low: str, high: str, unit: str) -> Interval:
    return Interval(Decimal(low), Decimal(high), unit)


# Every form of 指标值 that was seen in published tables and in system data.
SEEN: list[tuple[str, Target, str]] = [
    ("≥95%", comparison("≥", "95", "%"), "≥95%"),
    ("=100%", comparison("=", "100", "%"), "=100%"),
    ("= 100%", comparison("=", "100", "%"), "=100%"),
    ("95%", comparison("", "95", "%"), "95%"),
    ("≥10次", comparison("≥", "10", "次"), "≥10次"),
    ("≥1000人次", comparison("≥", "1000", "人次"), "≥1000人次"),
    ("=0起", comparison("=", "0", "起"), "=0起"),
    ("≥60平方米", comparison("≥", "60", "平方米"), "≥60平方米"),
    ("≤30日", comparison("≤", "30", "日"), "≤30日"),
    ("≤45天", comparison("≤", "45", "天"), "≤45天"),
    ("=24小时", comparison("=", "24", "小时"), "=24小时"),
    ("≤12小时", comparison("≤", "12", "小时"), "≤12小时"),
    ("≥3年", comparison("≥", "3", "年"), "≥3年"),
    ("2025年12月31日", Deadline(Day(2025, 12, 31), True), "2025年12月31日"),
    ("2025年12月31日前", Deadline(Day(2025, 12, 31), False), "2025年12月31日前"),
    ("985米", comparison("", "985", "米"), "985米"),
    ("3", comparison("", "3", ""), "3"),
    ("0%", comparison("", "0", "%"), "0%"),
    ("±3%以内", interval("-3", "3", "%"), "±3%以内"),
    ("≥100百分比", comparison("≥", "100", "百分比"), "≥100百分比"),
    ("=100.00(%)", comparison("=", "100.00", "%"), "=100.00%"),
    ("≤90万元", comparison("≤", "90", "万元"), "≤90万元"),
    ("＝100％", comparison("=", "100", "%"), "=100%"),
    ("＞5台", comparison(">", "5", "台"), ">5台"),
    ("＜2小时", comparison("<", "2", "小时"), "<2小时"),
]
MODEL_RULES = [
    *("**元/人·月", "有效提升", "同比下降", "稳步提升", "及时掌握", "及时", "合理", "可控", "提高", "减少"),
    *("健全", "不超预算", "严格执行相关制度规定", "在项目计划完成时间内完成", "效果明显", "高", "好"),
]

TOLERATED: list[tuple[str, Target, str]] = [
    (">=10次", comparison("≥", "10", "次"), "≥10次"),
    ("≥ 10 次", comparison("≥", "10", "次"), "≥10次"),
    ("≧10次", comparison("≥", "10", "次"), "≥10次"),
    ("<=2小时", comparison("≤", "2", "小时"), "≤2小时"),
    ("＞＝９５．５％", comparison("≥", "95.5", "%"), "≥95.5%"),
    ("≥1,000套", comparison("≥", "1000", "套"), "≥1000套"),
    ("=010次", comparison("=", "10", "次"), "=10次"),
    ("≥200㎡", comparison("≥", "200", "㎡"), "≥200㎡"),
    ("5-10次", interval("5", "10", "次"), "5～10次"),
    ("80%至90%", interval("80", "90", "%"), "80%～90%"),
    ("±3", interval("-3", "3", ""), "±3以内"),
    ("-3~3%", interval("-3", "3", "%"), "-3%～3%"),
    ("-5～5℃", interval("-5", "5", "℃"), "-5～5℃"),
    ("3天-5天", interval("3", "5", "天"), "3天～5天"),
    ("≤2025-06-30", Deadline(Day(2025, 6, 30), written="≤2025年6月30日"), "≤2025年6月30日"),
    ("<2025.6.30", Deadline(Day(2025, 6, 30), False), "2025年6月30日前"),
    ("2025年6月30日之前", Deadline(Day(2025, 6, 30), False), "2025年6月30日前"),
]
PHRASES = [
    *("2,025年", "12345热线投诉办理", "100%完成"),
    *(
        "≪2小时",
        "2025年2月30日",
        "10～5次",
        "5%～10次",
        "",
        "5" * 65,
        "0858-8732066",
        "2025-2027",
    ),
]


@pytest.mark.parametrize(("text", "target", "printed"), [*SEEN, *TOLERATED], ids=str)
def test_number_or_date(text: str, target: Target, printed: str) -> None:
    assert parse_target(text) == target
    assert type(parse_target(text)) is type(target)
    assert str(parse_target(text)) == printed


@pytest.mark.parametrize("text", [*MODEL_RULES, *PHRASES])
def test_judgement_keeps_its_letters(text: str) -> None:
    assert parse_target(text) == Judgement(text)
    assert str(parse_target(text)) == text


ALPHABET = "0123456789０９.,，-—～~至到±≥≤=<>＝＞＜%％（）() 　年月日前之以内个次人万元提升٣"
WORDS = (
    *(
        "不低于",
        "至少",
        "超过",
        "控制在",
        "以上",
        "以内",
        "内",
        "及以下",
        "约",
        "左右",
        "力争",
        "每月",
        "每年",
        "提高",
        "下降",
        "同比",
    ),
    *(
        "到",
        "至",
        "第",
        "季度",
        "半年",
        "年",
        "月",
        "底",
        "末",
        "前",
        "日",
        "号",
        "截至",
        "完成",
        "百分之",
        "十",
        "三",
        "分之",
        "成",
    ),
    *(
        "95",
        "5",
        "2025",
        "12",
        "1.5",
        "%",
        "次",
        "人次",
        "万元",
        "小时",
        "/",
        ":",
        "：",
        "≥",
        "≤",
        "=",
        "-",
        "～",
        "“",
        "”",
        "。",
        "﹥",
    ),
    *("（", "）", "含", " ", "+", "E+07", "&gt;", "pH", "m2", "后", "增长", "不得", "之间", "、"),
)
"""Pieces of targets, good and bad."""
NUMBERS = st.from_regex(
    r"-?(0|[1-9]\d{0,6}|[1-9]\d{0,2}(,\d{3}){1,2})(\.\d{1,4})?", fullmatch=True, alphabet="-,.0123456789"
)
PIECES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map("".join)
UNITS = st.sampled_from(
    ["", "%", "(%)", "（％）", "次", "人次", "平方米", "万元", "年", "元/人·月", "㎡", "%（含）"]
)
SIGNS = st.sampled_from(["≥", ">=", "＞=", "≤", "<=", "=", "＝", ">", "＜", ""])
BLANKS = st.sampled_from(["", " ", "　"])
COMPARISONS = st.builds("{}{}{}{}{}".format, SIGNS, BLANKS, NUMBERS, BLANKS, UNITS)
INTERVALS = st.builds(
    "{}{}{}{}{}".format, NUMBERS, st.sampled_from(["", "%"]), st.sampled_from("~～至到-—–"), NUMBERS, UNITS
)
TOLERANCES = st.builds("±{}{}{}".format, NUMBERS, UNITS, st.sampled_from(["", "以内", "之内"]))
DEADLINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "≤", "<", "<="]),
    st.dates().map(str) | st.dates().map(lambda day: f"{day.year}年{day.month}月{day.day:02}日"),
    st.sampled_from(["", "前", "之前"]),
)


def digits(text: str) -> str:
    """The digits of a target, without what printing them canonically may change."""
    runs = re.findall(r"\d+", text.replace(",", "").translate(str.maketrans("０９", "09")))
    return " ".join("".join(str(int(digit)) for digit in run).lstrip("0") or "0" for run in runs)


@given(st.text() | st.text(ALPHABET, max_size=16) | PIECES | COMPARISONS | INTERVALS | TOLERANCES | DEADLINES)
@example("2,020年")
@example("2,020～2,025年")
@example("-3~3")
def test_printing_and_parsing_again_changes_nothing(text: str) -> None:
    target = parse_target(text)
    assert parse_target(str(target)) == target
    assert str(parse_target(str(target))) == str(target)


@given(COMPARISONS | DEADLINES | st.text(ALPHABET, max_size=16))
def test_no_digit_is_lost(text: str) -> None:
    target = parse_target(text)
    if not isinstance(target, Interval):
        assert digits(str(target)) == digits(text)


@given(NUMBERS, NUMBERS, st.sampled_from(["", "%", "次"]))
def test_interval_keeps_both_ends(one: str, other: str, unit: str) -> None:
    low, high = sorted((one, other), key=lambda number: Decimal(number.replace(",", "")))
    target = parse_target(f"{low}～{high}{unit}")
    assert target == interval(low.replace(",", ""), high.replace(",", ""), unit)
    assert all(end in str(target) for end in (f"{abs(Decimal(high.replace(',', ''))):f}",))


@pytest.mark.parametrize("digit", ["٣", "३", "৩", "𝟑", "₃", "③"])
def test_no_digit_of_another_script_is_lost(digit: str) -> None:
    """A digit that is none of ours is printed as it was typed, wherever it stands."""
    for text in ("≥95%", "12人", "2025年12月31日前", "3-5次", "95%±1%", "5天内", "≥1,000万元", "1:2"):
        for place in range(len(text) + 1):
            typed = text[:place] + digit + text[place:]
            assert digit in str(parse_target(typed)), typed


@pytest.mark.parametrize("text", ["9٣5%", "≥9३5%", "٩٥%", "12𝟑人", "2025年1٢月"])
def test_a_digit_of_another_script_is_told(text: str) -> None:
    target = parse_target(text)
    assert target.slips
    assert {slip.right for slip in target.slips} <= set("0123456789")
