"""Reviews that every report of changes has to carry: one as officers make them, others as nobody should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from goalc.changes.change import Change, Changed, Levels
from goalc.changes.compare import compare
from goalc.changes.form_pairs import Filed
from goalc.changes.kinds import KINDS
from goalc.changes.ranking import rank, tallies
from goalc.changes.review import Approval, Idle, Place, Review, Reviewed, Tally, Unread
from goalc.changes.sizes import Size
from goalc.model.spec import Indicator
from goalc.model.target import parse_target
from goalc.source.diagnostic import Diagnostic, Origin, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.parse import parse
from tests.changes.strategies import submissions
from tests.report.diagnostics.samples import NASTY

UNIT = "六盘水市公安局"
FOLDER = "specs/2025/liupanshui-police"
DETENTION = f"{FOLDER}/projects/01-detention-facilities.yaml"
WORKS = f"{FOLDER}/projects/02-smart-custody-works.yaml"
VIDEO = f"{FOLDER}/projects/03-road-checkpoint-video.yaml"
SATISFACTION = ("满意度指标", "社会公众或服务对象满意度", "在押人员满意度")
LONG_BEFORE = (
    "反映在押人员对监所工作满意程度。由监所管理支队会同驻所检察室，在年度终了后一个月以内，按照监区、性别、刑期分层，"
    "从全部在押人员名册中随机抽取50名在押人员发放调查问卷，问卷不记名，当场回收，由支队法制大队录入，"
    "计算公式：满意问卷数/问卷总数*100%。“非常满意”“满意”计为满意，“基本满意”“不满意”不计。"
    "问卷回收率低于百分之八十的，当次调查不作数，应当在十个工作日以内重新抽样，并且在绩效自评报告中说明原因。"
)
LONG_AFTER = LONG_BEFORE.replace("“满意”计为满意，“基本满意”", "“满意”“基本满意”计为满意，")


def change(
    kind: str,
    path: tuple[str, ...],
    before: Changed,
    after: Changed,
    mark: int = 0,
    form: str = "拘押场所经费",
    size: Size | None = None,
    unit: str = UNIT,
) -> Change:
    place = Origin("", ())
    base, head = (None if side is None else place for side in (before, after))
    return Change(kind, unit, form, path, before, after, base, head, size, f"{mark:012x}")


def reviewed(
    made: Change,
    base: int | None,
    head: int | None,
    file: str = DETENTION,
    approval: Approval | None = None,
) -> Reviewed:
    before, after = (None if line is None else Place(file, line) for line in (base, head))
    return Reviewed(made, KINDS[made.kind].level, before, after, approval)


def _indicator(name: str, target: str, definition: str) -> Indicator:
    return Indicator(("产出指标", "数量指标"), name, parse_target(target), definition)


REMOVED = reviewed(
    change(
        "indicator-removed",
        ("产出指标", "数量指标", "监所安全检查"),
        _indicator("监所安全检查", "≥5次", "反映在全市开展检查安全检查工作数量的情况"),
        None,
        0x3F9A0C1B2D4E,
    ),
    33,
    None,
)
QUALITATIVE = reviewed(
    change(
        "target-qualitative",
        ("产出指标", "时效指标", "收押及时性", "指标值"),
        parse_target("≤12小时"),
        parse_target("及时"),
        0x51D2E7A90B34,
    ),
    62,
    59,
    approval=Approval("51d2e7a90b34", "看守所改建期间无法计时，办公会同意", "韦玉芳", date(2025, 12, 31)),
)
LOOSER = reviewed(
    change(
        "target-looser",
        (*SATISFACTION, "指标值"),
        parse_target("≥95%"),
        parse_target("≥90%"),
        0x0A1B2C3D4E5F,
        size=Size(Decimal(-5), points=True),
    ),
    83,
    80,
)
FORMULA = reviewed(
    change("formula-changed", (*SATISFACTION, "解释"), LONG_BEFORE, LONG_AFTER, 0x7C7C01FFA2D0), 85, 82
)
MONEY = reviewed(
    change(
        "money-raised",
        ("预算资金",),
        Decimal("7340000.00"),
        Decimal("8000000.00"),
        0xB0B0B0000001,
        size=Size(Decimal("9.0")),
    ),
    10,
    10,
)
TIGHTER = reviewed(
    change(
        "target-tighter",
        ("产出指标", "数量指标", "收押大厅改造", "指标值"),
        parse_target("≥200平方米"),
        parse_target("≥260平方米"),
        0x99887766AABB,
        "六盘水市第二看守所智慧监管及室外附属工程",
        Size(Decimal("30.0")),
    ),
    41,
    41,
    WORKS,
)
MOVED = reviewed(
    change(
        "indicator-moved",
        ("产出指标", "质量指标", "服装合格率"),
        Levels(("产出指标", "质量指标")),
        Levels(("效益指标", "社会效益指标")),
        0x123456789ABC,
    ),
    52,
    66,
)
PERSON = reviewed(
    change("person-changed", ("经办人",), "周曼", "周蔓", 0xFEDCBA987654, ""),
    6,
    7,
    f"{FOLDER}/submission.yaml",
)
RENAMED_FILE = reviewed(
    change(
        "form-moved",
        (),
        "projects/03-video.yaml",
        "projects/03-road-checkpoint-video.yaml",
        0x222222222222,
        "道路卡口视频监控",
    ),
    1,
    1,
    VIDEO,
)._replace(base=Place(f"{FOLDER}/projects/03-video.yaml", 1))

SOURCE = SourceText(f"{FOLDER}/projects/05-project-705.yaml", "表式：项目绩效目标表\n项目名称: 705专项\n")
REVIEW = Review(
    "main",
    "feature/满意度",
    (REMOVED, QUALITATIVE, LOOSER, FORMULA, MONEY, TIGHTER, MOVED, RENAMED_FILE, PERSON),
    (
        Tally(
            UNIT, "拘押场所经费", 3, 0, 1, 2,
            Decimal("7340000.00"), Decimal("8000000.00"), "more-money-looser",
        ),
        Tally(
            UNIT, "六盘水市第二看守所智慧监管及室外附属工程", 0, 1, 0, 0,
            Decimal("15500000.00"), Decimal("15500000.00"),
        ),
        Tally(UNIT, "道路卡口视频监控", 0, 0, 0, 1, Decimal("3204000.00"), Decimal("3204000.00")),
    ),
    (
        Idle(Approval("aaaaaaaaaaaa", "去年同意的口径"), f"{FOLDER}/approvals.yaml", "gone"),
        Idle(
            Approval("0a1b2c3d4e5f", "先按 90% 报", "张三", date(2025, 3, 1)),
            f"{FOLDER}/approvals.yaml", "expired",
        ),
    ),
    (Unread("head", SOURCE.name),),
    {"head": parse(SOURCE).diagnostics},
    {"head": {SOURCE.name: SOURCE}},
    "looser",
    (REMOVED, LOOSER),
)  # fmt: skip
"""As officers make it: one of each sort, one approved, one file that cannot be read, the gate closed."""

NOTHING = Review("main", "main")
NEUTRAL = replace(REVIEW, fail_on="", failing=(), unread=(), diagnostics={}, sources={}, idle=())
PASSED = replace(NEUTRAL, fail_on="error")


def nasty(number: int = 0, text: str = NASTY) -> Reviewed:
    """A change whose every text is hostile."""
    made = change("text-changed", (text, text), f"{text}甲{text}", f"{text}乙{text}", number, text, unit=text)
    given = Approval(made.fingerprint, text, text, date(2025, 1, 1))
    return reviewed(made, 1, 2, f"specs/{text}", given if number % 2 else None)


def hostile(text: str = NASTY, count: int = 3) -> Review:
    """A review whose every text is hostile."""
    changes = [nasty(number, text) for number in range(count)]
    tally = Tally(text, text, 1, 2, 3, 4, Decimal("0.01"), Decimal("999999999999.99"), "same-money-looser")
    file = f"specs/{text}"
    idle = Idle(Approval("0" * 12, text, text), file, "gone")
    why = Diagnostic("GC805.none", Severity.ERROR, file, Span(0, 1))
    return Review(
        text,
        text,
        changes,
        [tally] * count,
        [idle] * count,
        [Unread("base", file)] * count,
        {"base": [why]},
        {"base": {file: SourceText(file, f"{text}\n")}},
        text,
        changes,
    )


SAMPLES = {
    "as officers make it": REVIEW,
    "nothing": NOTHING,
    "neutral": NEUTRAL,
    "passed": PASSED,
    "hostile": hostile(),
    "marks without a bearer": hostile("\u0b3e甲\u0301" * 30),
    "long": hostile("甲乙丙丁戊" * 30),
    "markup": hostile("@甲 @bob #12 !3 $x$ :+1: www.a.cn http://a.cn/ *a* _b_ `c` ~~d~~ [e](f) ![g](h) <i>|"),
}

_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30) | st.sampled_from(
    [NASTY, "≥95%", "￥1,000", "1. 甲", "- 乙", "# 丙", "=1+1", "/close", "@bob", "a@b.cn", "[x](y)", "`" * 5]
)


@st.composite
def any_review(draw: st.DrawFn) -> Review:
    """A comparison of two arbitrary submissions, or of texts as nobody writes them."""
    if draw(st.booleans()):
        return hostile(draw(_TEXTS), draw(st.integers(1, 3)))
    before, after = draw(submissions()), draw(submissions())
    compared = compare([Filed(".", before)], [Filed(".", after)])
    places = st.none() | st.builds(Place, st.just("a.yaml"), st.integers(1, 9))
    listed = [
        Reviewed(one, KINDS[one.kind].level, one.base and draw(places), one.head and draw(places))
        for one in compared.changes
    ]
    return Review("base", "head", rank(listed), tallies(compared.pairs, compared.changes))
