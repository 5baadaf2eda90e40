"""Edited versions of a real project: what officers do to one between two submissions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from goalc.document.document import Document
from goalc.pipeline.compiled import Compiled
from tests.compiling import compiled, documents_by_file, texts, whole
from tests.police import POLICE

WORKS = "projects/02-smart-custody-works.yaml"

Replacement = tuple[str, str]


def _indicator(name: str, target: str, definition: str) -> str:
    return f"      - 名称: {name}\n        指标值: {target}\n        解释: {definition}\n"


_FIRST = _indicator("技防整合联网平台", "=1套", "反映技防整合联网平台建设的数量情况")
_SECOND = _indicator("全方位监控系统", "=1套", "反映全方位监控系统建设的数量情况")
_MIDDLE = _indicator("收押大厅改造", "≥200平方米", "反映收押大厅改造的数量情况")
_LAST = _indicator("监仓智能指纹终端系统", "=1套", "反映监仓智能指纹终端系统建设数量的情况")
_NEW = _indicator("监区巡更点位", "≥40个", "反映监区巡更点位布设的数量情况")
_IN_TIME = "    时效指标:\n" + _indicator(
    "“智慧监管”及室外附属工程建设完工时间",
    "2025年12月31日",
    "反映“智慧监管”及室外附属工程建设完工时间情况",
)
_SOCIAL = "    社会效益指标:\n" + _indicator(
    "提升群众安全感、幸福感", "有效提升", "反映提升人民群众安全感、幸福感的工作成效情况"
)
_STEP = "  - 时间: 2025-01-01至2025-12-31\n    内容: 完成“智慧监管”（一期）建设\n"

EDITS: Mapping[str, tuple[Replacement, ...]] = {
    "loosened": (("指标值: ≥95%", "指标值: ≥90%"),),
    "tightened": (("指标值: ≥500米", "指标值: ≥800米"),),
    "renamed": (("名称: 会见管理系统\n", "名称: 远程会见管理系统\n"),),
    "removed from the middle": ((_MIDDLE, ""),),
    "removed first of a group": ((_FIRST, ""),),
    "removed first and second of a group": ((_FIRST + _SECOND, ""),),
    "removed last of a group": ((_LAST, ""),),
    "removed a whole group": ((_IN_TIME, ""),),
    "removed the first group of a level": ((_SOCIAL, ""),),
    "added first in a group": ((_FIRST, _NEW + _FIRST),),
    "added last in a group": ((_LAST, _LAST + _NEW),),
    "added a group": ((_IN_TIME, "    经济成本指标:\n" + _NEW + _IN_TIME),),
    "more money": (("预算资金: 15500000.00", "预算资金: 18000000.00"),),
    "changed goals": (
        ("目标二：完成“智慧磐石”（一期）建设", "目标二：完成“智慧磐石”（一、二期）建设并验收"),
        ("  - 目标三：完成室外附属工程建设\n", ""),
    ),
    "more goals": (
        ("  - 目标三：完成室外附属工程建设\n", "  - 目标三：完成室外附属工程建设\n  - 目标四：竣工决算\n"),
    ),
    "removed a step": (("  - 时间: 2025-01-01至2025-12-31\n    内容: 完成“智慧磐石”（一期）建设\n", ""),),
    "removed the first step": ((_STEP, ""),),
    "later": (("指标值: 2025年12月31日", "指标值: 2026年6月30日"),),
}
"""Each edit by its name: texts of the file and what replaces them."""

FIVE = ("loosened", "tightened", "renamed", "removed from the middle", "more money")
MANY = (
    *("loosened", "tightened", "renamed", "removed first of a group", "added last in a group"),
    *("more money", "changed goals", "removed the first step", "later"),
)


def edited(*names: str) -> dict[str, str]:
    """The files of the submission with some of the edits made."""
    files = texts(POLICE)
    for name in names:
        for old, new in EDITS[name]:
            assert files[WORKS].count(old) >= 1, (name, old)
            files[WORKS] = files[WORKS].replace(old, new, 1)
    return files


@cache
def version(*names: str) -> Compiled:
    """The submission with some of the edits made, compiled."""
    return whole(compiled(edited(*names)))


def works(compiled: Compiled) -> Document:
    """The project's form."""
    return documents_by_file(compiled)[WORKS]
