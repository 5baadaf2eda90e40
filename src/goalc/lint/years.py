"""Years that a text plans for, other than the budget year: most likely copied from an older table.

Only plans count: a day by which something will be done, or the work of a year. Years of documents, of
programmes, of periods, of results to compare with and of work that looks back (决算, 审计) are not plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goalc.model.target.days import write_days

_YEAR = r"(?<![0-9])(?P<year>(?:19|20|21)[0-9]{2})"
# 《…规划（2021—2025年）》, 〔2025〕12号, 2025年第3号, 2024—2026年, 2025-2026学年.
_REFERENCE = re.compile(
    r"《[^《》]{1,80}》|[〔\[（(【](?:19|20|21)[0-9]{2}年?[〕\]）)】]|(?:19|20|21)[0-9]{2}年第?[0-9]{1,4}号"
    r"|(?:19|20|21)[0-9]{2}年?度?[-—–~～至到]{1,2}(?:19|20|21)[0-9]{2}"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_DONE = "完成|建成|实现|办结|达到|竣工|完工|投入使用|投用|验收|交付|到位|上线|发放|支付|结束"
_DEADLINE = re.compile(
    rf"{_YEAR}年度?(?:[0-9]{{1,2}}月份?(?:[0-9]{{1,2}}[日号]|[底末]|[上中下]旬)?|年?[底末]|[上下]半年|第?[1-4]季度末?)?"
    rf"[之以]?前[^，,。；;的已]{{0,16}}?(?:{_DONE})(?!的)"
)
_TASK = re.compile(
    r"(?:^|[：:、，,]|[0-9一二三四五六七八九十][.．、：:]|完成|确保|实现|做好|开展|推进|组织|计划)\s*"
    rf"{_YEAR}年度?(?P<rest>[^，,。；;]*)"
)
_FRACTION = re.compile(rf"{_YEAR}年[^÷/]{{1,20}}[÷/]\s*(?P=year)年")
_NOW = re.compile(r"本年|今年|当年|本期|比|较|相比|基础上|基数|增长|下降|降低|提高|提升|增加|减少")
# Work that belongs to a past year by its nature, and words that make the year a beginning or an origin.
_BACKWARD = re.compile(
    r"^(?:以[来前后]|[起前后末初底的级届至]|[0-9]{1,2}月|[-—–~～、/／]|春|秋|寒|暑)"
    r"|审计|决算|结转|结余|考核|评价|自评|整改|清算|汇算|年报|年鉴|年检|总结|述职|表彰|奖|补发|补缴|拖欠|欠|尾款|遗留|续建|余款"
    r"|质保|学年|学期|招生|毕业|入学|征兵|数据|统计|公报|已|立项|批复|印发|建成|建设的|启动|签订|购置|成立|开工|投入使用|下达|存量"
)

_FORWARD = re.compile(r"^(?:[前末底]|[0-9]{1,2}月)|预算|筹备|准备|规划|申报|谋划|储备|编制|招生|征订|预|目标")


def planned_years(text: str, year: int, period: range) -> Iterator[int]:
    """Yield the years for which a text plans work, other than `year` and those of the project's period."""
    for sentence in _SENTENCE.findall(_REFERENCE.sub("", write_days(text))):
        if f"{year}年" in sentence:
            continue
        for match in _DEADLINE.finditer(sentence):
            yield from _other(match, year, period)
        if not _NOW.search(sentence):
            for match in _TASK.finditer(sentence):
                elsewhere = _BACKWARD if int(match["year"]) < year else _FORWARD
                if not elsewhere.search(match["rest"]):
                    yield from _other(match, year, period)


def measured_years(definition: str, year: int, period: range) -> Iterator[int]:
    """Yield the other years whose results a definition counts, in its formula or up to a day."""
    text = _REFERENCE.sub("", write_days(definition))
    if f"{year}年" in text or _NOW.search(text):
        return
    for pattern in (_DEADLINE, _FRACTION):
        for match in pattern.finditer(text):
            yield from _other(match, year, period)


def _other(match: re.Match[str], year: int, period: range) -> Iterator[int]:
    named = int(match["year"])
    if named != year and named not in period:
        yield named
