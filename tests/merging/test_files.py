"""Kinds of files and notations: what is merged, what is a conflict, and how it is marked."""

from __future__ import annotations

import pytest

from goalc.merging.three_way import merge_texts
from tests.police import ROOT

EXAMPLES = ROOT / "specs" / "examples" / "2025" / "qinghe-education"
TARGETS = EXAMPLES / "projects" / "01-school-meals.yaml"
RESULTS = EXAMPLES / "evaluation" / "projects" / "01-school-meals.yaml"
COVER = EXAMPLES / "submission.yaml"
PACK = ROOT / "templates" / "ezhou-2022" / "pack.yaml"
LIBRARY = ROOT / "library" / "indicators.yaml"
APPROVALS = "# 头\n同意:\n  0aaaaaaaaaaa:\n    理由: 甲\n    同意人: 张三\n  5aaaaaaaaaaa:\n    理由: 乙\n"
Pair = tuple[str, str]


def change(text: str, *pairs: Pair) -> str:
    for old, new in pairs:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def merged(base: str, ours: str, theirs: str, conflicts: int = 0) -> str:
    found = merge_texts(base, ours, theirs, ("甲方", "乙方"))
    assert found is not None
    assert found.conflicts == conflicts
    return found.text


FIELDS: dict[str, tuple[str, list[Pair], list[Pair]]] = {
    "keys in brackets": (
        TARGETS.read_text(encoding="utf-8"),
        [("≥12000人, 权重: 10", "≥13000人, 权重: 10")],
        [("以学籍系统为准", "以名册为准")],
    ),
    "money lines": (TARGETS.read_text(encoding="utf-8"), [("690万元", "700万元")], [("44万元", "45万元")]),
    "bases of a money line": (
        RESULTS.read_text(encoding="utf-8"),
        [("688.2万元", "689万元")],
        [("{年初预算数: 690万元", "{年初预算数: 700万元")],
    ),
    "results": (
        RESULTS.read_text(encoding="utf-8"),
        [("完成值: 12136人", "完成值: 12137人")],
        [("完成值: 4.7%", "完成值: 4.8%")],
    ),
    "paragraphs": (
        RESULTS.read_text(encoding="utf-8"),
        [("：41 所学校的", "：42 所学校的")],
        [("没有发生食品安全事故", "没有发生事故")],
    ),
    "a cover": (COVER.read_text(encoding="utf-8"), [("李敏", "王芳")], [("0800-2234567", "0800-1")]),
    "a library": (
        LIBRARY.read_text(encoding="utf-8"),
        [("说明: 设备、装备、服装、物资的购置。", "说明: 设备的购置。")],
        [("    说明: 工程、系统、平台、点位的建设。\n", "    说明: 工程的建设。\n  新:\n    名称: 新\n")],
    ),
    "a pack": (
        PACK.read_text(encoding="utf-8"),
        [("required: [经办人, 联系电话]", "required: [经办人, 联系电话, 附件号]")],
        [
            ("help: 填到日。", "help: 填到月。"),
            ("      - key: 立项依据\n", "      - key: 新\n        kind: text\n      - key: 立项依据\n"),
        ],
    ),
    "approvals": (
        APPROVALS,
        [("  5aaaaaaaaaaa:", "  3aaaaaaaaaaa:\n    理由: 丙\n  5aaaaaaaaaaa:")],
        [("    理由: 乙\n", "    理由: 乙\n  9aaaaaaaaaaa:\n    理由: 丁\n")],
    ),
}


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("swapped", [False, True])
def test_two_edits_of_one_file(name: str, swapped: bool) -> None:
    base, ours, theirs = FIELDS[name]
    if swapped:
        ours, theirs = theirs, ours
    expected = change(base, *ours, *theirs)
    assert merged(base, change(base, *ours), change(base, *theirs)) == expected


def test_a_conflict_in_brackets_is_marked_around_the_line() -> None:
    base = TARGETS.read_text(encoding="utf-8")
    text = merged(base, change(base, ("≥12000人", "≥13000人")), change(base, ("≥12000人", "≥14000人")), 1)
    lines = text.splitlines()
    place = lines.index("      # <<<<<<< 甲方")
    assert "≥13000人" in lines[place + 1]
    assert lines[place + 2 : place + 5] == [
        "      # =======",
        "      # 指标值: ≥14000人",
        "      # >>>>>>> 乙方",
    ]


def test_lists_in_brackets() -> None:
    base = "表式: 甲\n表格: [a, b, c]\n"
    ours, theirs = change(base, ("[a, b", "[a, x, b")), change(base, ("b, c]", "b]"))
    assert merged(base, ours, theirs) == "表式: 甲\n表格: [a, x, b]\n"


def test_what_theirs_wrote_in_lines_is_merged_into_brackets() -> None:
    base = "表式: 甲\n资金: {一: 1, 二: 2}\n"
    theirs = "表式: 甲\n资金:\n  一: 1\n  # 核过\n  二: 3\n"
    assert merged(base, change(base, ("一: 1", "一: 4")), theirs) == change(theirs, ("一: 1", "一: 4"))
    plain = change(theirs, ("  # 核过\n", ""), ("3", '"[3, 4]"'))
    assert merged(base, change(base, ("一: 1", "一: 4")), plain) == '表式: 甲\n资金: {一: 4, 二: "[3, 4]"}\n'


def test_an_order_that_neither_side_can_give_is_a_conflict() -> None:
    base = "表式: 甲\n表格:\n  - a\n  - b\n  - c\n"
    ours, theirs = (
        change(base, ("  - a\n  - b\n", "  - b\n  - a\n")),
        change(base, ("  - b\n  - c\n", "  - c\n  - b\n")),
    )
    text = merged(base, ours, theirs, 1)
    lines = ["<<<<<<< 甲方", "- b", "- a", "- c", "=======", "- a", "- c", "- b", ">>>>>>> 乙方"]
    marks = "".join(f"  # {line}\n" for line in lines)
    assert text == change(ours, ("表格:\n", f"表格:\n{marks}"))


def test_equal_items_are_told_apart_by_their_places() -> None:
    base = "表式: 甲\nmargins: [15, 15, 15, 15]\n"
    ours, theirs = (
        change(base, ("[15, 15, 15, 15]", "[15, 18, 15, 15]")),
        change(base, ("15, 15]", "15, 10]")),
    )
    assert merged(base, ours, theirs) == "表式: 甲\nmargins: [15, 18, 15, 10]\n"


def test_line_ends_of_ours_stay_even_mixed() -> None:
    base = "表式: 甲\r\n一: 1\n二: 2\r\n三: 3\n"
    theirs = change(base.replace("\r\n", "\n"), ("二: 2", "二: 9\n四: 4"))
    ours = change(base, ("一: 1", "一: 8"))
    assert merged(base, ours, theirs) == "表式: 甲\r\n一: 8\n二: 9\r\n四: 4\r\n三: 3\n"


def test_the_last_items_of_a_list() -> None:
    base = "表式: 甲\n表格:\n  - a\n  - b\n"
    assert (
        merged(base, change(base, ("  - a\n", "")), change(base, ("  - b\n", ""))) == "表式: 甲\n表格: []\n"
    )


def test_comments_that_both_sides_put_in_one_place_are_kept() -> None:
    base = "表式: 甲\n# 旧\n预算资金: 1  # 元\n"
    ours = "表式: 甲\n# 我\n预算资金: 1  # 元，我\n"
    theirs = "表式: 甲\n# 旧\n# 他\n预算资金: 1  # 元，他\n"
    assert merged(base, ours, theirs) == "表式: 甲\n# 我\n# 他\n预算资金: 1  # 元，我 # 元，他\n"


def test_a_comment_on_what_the_other_side_removed_is_kept() -> None:
    base = "表式: 甲\n表格:\n  - a\n  - b\n"
    ours = change(base, ("  - a\n", "  # 不要删\n  - a\n"))
    assert merged(base, ours, change(base, ("  - a\n", ""))) == "表式: 甲\n表格:\n  # 不要删\n  - b\n"


def test_texts_of_several_lines() -> None:
    base = "表式: 甲\n保障措施:\n  组织机构: 办公室  # 定\n  管理制度: 乙\n"
    theirs = change(base, ("办公室  # 定", "|\n    办公室\n    财务科"))
    ours = change(base, ("乙", "丙"))
    assert merged(base, ours, theirs) == change(theirs, ("乙", "丙"))
    both = change(base, ("办公室", "综合科"))
    assert "  # 组织机构: |\n  #   办公室\n  #   财务科\n" in merged(base, both, theirs, 1)


LEVELS = (
    "表式: 项目绩效目标表\n绩效指标:\n  产出指标:\n"
    "    数量指标:\n      - 名称: 甲\n        指标值: ≥1个\n"
    "    质量指标:\n      - 名称: 乙\n        指标值: ≥1个\n"
)
FIRST, SECOND = (f"      - 名称: {name}\n        指标值: ≥1个\n" for name in "甲乙")
NEW = "      - 名称: 新的一项\n        指标值: ≥8个\n"


def test_one_name_added_on_two_levels_is_two_indicators() -> None:
    ours, theirs = change(LEVELS, (FIRST, FIRST + NEW)), change(LEVELS, (SECOND, SECOND + NEW))
    assert merged(LEVELS, ours, theirs) == change(LEVELS, (FIRST, FIRST + NEW), (SECOND, SECOND + NEW))


def test_moved_here_and_edited_there_into_a_level_that_ours_lacks() -> None:
    ours = change(LEVELS, (SECOND, SECOND.replace("≥1个", "≥2个")))
    theirs = change(LEVELS, (f"    质量指标:\n{SECOND}", f"    时效指标:\n{SECOND}"))
    assert merged(LEVELS, ours, theirs) == change(theirs, (SECOND, SECOND.replace("≥1个", "≥2个")))


def test_moved_there_and_removed_here_is_a_conflict() -> None:
    base = change(LEVELS, (SECOND, SECOND + NEW))
    ours, theirs = (
        LEVELS,
        change(base, (FIRST + "    质量指标:\n" + SECOND + NEW, FIRST + NEW + "    质量指标:\n" + SECOND)),
    )
    text = merged(base, ours, theirs, 1)
    lines = "".join(f"      # {line[6:]}\n" for line in NEW.splitlines())
    marks = f"      # <<<<<<< 甲方\n      # =======\n{lines}      # >>>>>>> 乙方\n"
    assert text == change(LEVELS, (FIRST, FIRST + marks))


def test_moved_to_two_levels_is_a_conflict() -> None:
    base = change(LEVELS, (FIRST, FIRST + NEW))
    ours = change(LEVELS, (SECOND, SECOND + NEW))
    theirs = change(LEVELS, (SECOND, f"{SECOND}    时效指标:\n{NEW}"))
    text = merged(base, ours, theirs, 1)
    assert NEW in text
    assert "      # 产出指标:\n      #   时效指标:\n      #     - 名称: 新的一项\n" in text


def test_indicators_in_brackets_over_lines_are_left_to_git() -> None:
    base = "表式: 项目绩效目标表\n绩效指标:\n  产出指标:\n    数量指标: [{名称: 甲, 指标值: ≥1个}]\n"
    assert merge_texts(base, change(base, ("≥1", "≥2")), change(base, ("甲", "乙")), ("a", "b")) is None
