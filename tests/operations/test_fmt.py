"""The canonical look: the model does not see it, comments stay, and what is in order stays as it is."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalc.api import fmt
from goalc.lint.settings import Settings
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.format import format_spec
from goalc.pipeline.policy import Policy
from goalc.syntax.tree import Mapping, Node, Scalar
from tests.compiling import compiled, texts, whole
from tests.examples import examples
from tests.police import POLICE
from tests.workspace.trees import edit, make, project

QUIET = Policy(Settings(ignore=("GC",)))
FILES = sorted(texts(POLICE))
PROJECT = "projects/03-road-checkpoint-video.yaml"


def compiled_with(name: str, text: str) -> Compiled:
    return whole(compiled({**texts(POLICE), name: text}, policy=QUIET))


@cache
def original() -> Compiled:
    return whole(compiled(texts(POLICE), policy=QUIET))


def formatted(name: str, text: str) -> str:
    """A file of the submission put in order; it means the same, and is in order then."""
    before = compiled_with(name, text)
    assert isinstance(before, Compiled), before.diagnostics
    after = format_spec(before.files, before.pack, name)
    again = compiled_with(name, after)
    assert again.submission == before.submission
    assert format_spec(again.files, again.pack, name) == after
    return after


def comments(text: str) -> list[str]:
    return re.findall(r"#注\d+#", text)


@pytest.mark.parametrize("name", FILES)
def test_the_specs_of_2025_are_in_order(name: str) -> None:
    assert formatted(name, texts(POLICE)[name]) == texts(POLICE)[name]


def gaps(text: str) -> list[int]:
    """Every beginning of a line, and the end of the file."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("indent", [0, 2, 4, 6, 8])
def test_a_comment_in_every_gap_survives(name: str, indent: int) -> None:
    text, pieces, done = texts(POLICE)[name], [], 0
    for number, place in enumerate(gaps(text)):
        pieces += [text[done:place], f"{' ' * indent}#注{number}#\n"]
        done = place
    found = formatted(name, "".join([*pieces, text[done:]]))
    assert comments(found) == [f"#注{number}#" for number in range(len(gaps(text)))]


@pytest.mark.parametrize("name", FILES)
def test_a_comment_behind_every_line_survives_on_its_line(name: str) -> None:
    lines = texts(POLICE)[name].splitlines()
    marked = [line if line.lstrip().startswith("#") else f"{line}  #注{n}#" for n, line in enumerate(lines)]
    assert formatted(name, "\n".join(marked) + "\n").splitlines() == marked


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_comments_and_blank_lines_anywhere(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    text = texts(POLICE)[name]
    pieces, done = [], 0
    for number, place in enumerate(sorted(data.draw(st.sets(st.sampled_from(gaps(text)), max_size=12)))):
        kind = data.draw(st.sampled_from(["", " " * data.draw(st.integers(0, 9)) + f"#注{number}#"]))
        pieces += [text[done:place], f"{kind}\n" * data.draw(st.integers(1, 2))]
        done = place
    mixed = "".join([*pieces, text[done:]])
    found = formatted(name, mixed)
    assert comments(found) == comments(mixed)
    assert "\n\n\n" not in found
    assert not re.search(r"[ \t]$", found, re.MULTILINE)


def flow(node: Node) -> str:
    """A tree on one line, everything in quotes."""
    if isinstance(node, Scalar):
        return json.dumps(node.text, ensure_ascii=False)
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(value)}" for key, value in node.entries) + "}"
    return "[" + ", ".join(map(flow, node.items)) + "]"


def without_comments(text: str) -> str:
    text = re.sub(r"(?m)^ *#.*\n", "", text)
    return re.sub(r"(?m)  #.*$", "", text)


@pytest.mark.parametrize("name", FILES)
def test_every_way_of_writing_ends_in_the_same_text(name: str) -> None:
    wanted = without_comments(texts(POLICE)[name])
    assert formatted(name, flow(original().files.trees[name]) + "\n") == wanted
    # Lists that are not indented under their key, as other tools write them.
    flush = re.sub(r"(?m)^  (- |  \S)", lambda m: m[0][2:], wanted.partition("绩效指标:")[0])
    assert formatted(name, flush + "".join(wanted.partition("绩效指标:")[1:])) == wanted
    assert formatted(name, re.sub(r"(?m): (\S.*)$", r":   '\1'", wanted)) == wanted


@given(st.randoms(use_true_random=False))
@settings(max_examples=examples(20), deadline=None)
def test_keys_come_in_the_order_of_the_schema(random: object) -> None:
    text = texts(POLICE)[PROJECT]
    blocks = re.split(r"(?m)^(?=[^\s#-])", without_comments(text))
    random.shuffle(blocks)  # type: ignore[attr-defined]  # hypothesis hands in a Random
    assert formatted(PROJECT, "".join(blocks)) == without_comments(text)


def test_what_the_look_is() -> None:
    text = texts(POLICE)[PROJECT].replace("预算资金: 1110000.00  # 元", "预算资金: '1,110,000'  # 元")
    text = text.replace("指标值: ≤2小时", "指标值: '<= 2 小时'").replace("指标值: 95%", '指标值: "９５％"')
    text = text.replace("    内容: 掌握社会面治安动态", '    "内容" :   "掌握社会面治安动态"   ')
    assert formatted(PROJECT, text) == texts(POLICE)[PROJECT]


def test_line_ends_stay_and_texts_of_several_lines_become_blocks() -> None:
    text = texts(POLICE)[PROJECT].replace("\n", "\r\n")
    assert formatted(PROJECT, text) == text
    text = texts(POLICE)[PROJECT].replace("目标一：掌握社会面治安动态。", '"目标一：掌握\\n社会面治安动态。"')
    assert "  - |\n    目标一：掌握\n    社会面治安动态。\n" in formatted(PROJECT, text)


def test_the_head_stays_on_top_and_other_comments_go_with_their_keys() -> None:
    text = texts(POLICE)[PROJECT]
    head, rest = text.split("表式: 项目绩效目标表\n")
    name = "# 名称的备注\n项目名称: 环六国省县乡公路查验点视频监控建设\n"
    moved = head + rest.replace(name.splitlines()[1] + "\n", "") + "表式: 项目绩效目标表\n" + name
    found = formatted(PROJECT, moved)
    assert found.startswith(head + "表式: 项目绩效目标表\n" + name)


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"]), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))
TARGETS = (
    st.sampled_from(["≥95%", ">= 95 %", "=1套", "５次", "2025-12-31前", "±3%以内", "5~10次", "有效提升"])
    | WORDS
)
AMOUNTS = st.sampled_from(["7,340,000", "734万元", "0.5", "1,000.00元", "1.23456万元"])


@st.composite
def projects(draw: st.DrawFn) -> dict[str, object]:
    """A project as a program might write it: any text in any place that takes one, keys in any order."""
    indicator = st.fixed_dictionaries(
        {"名称": WORDS, "指标值": TARGETS}, optional={"解释": WORDS, "上年值": TARGETS}
    )
    levels = st.dictionaries(
        st.sampled_from(["数量指标", "质量指标", "时效指标"]),
        st.lists(indicator, min_size=1, max_size=3),
        min_size=1,
    )
    spec = {
        "表式": "项目绩效目标表",
        "项目名称": draw(WORDS),
        "项目负责人": draw(WORDS),
        "联系电话": "0858-8732066",
        "项目类别": "特定目标类",
        "项目属性": "新增项目",
        "实施时间": draw(st.sampled_from(["2025年", "2025-01-01 至 2025-12-31"])),
        "预算资金": draw(AMOUNTS),
        "资金性质": draw(WORDS),
        "年度目标": draw(st.lists(WORDS | st.just("第一行\n第二行"), min_size=1, max_size=3)),
        "实施计划": [{"内容": draw(WORDS), "时间": "2025年"}],
        "保障措施": {"管理制度": draw(WORDS), "组织机构": draw(WORDS)},
        "绩效指标": {"产出指标": draw(levels)},
    }
    return {key: spec[key] for key in draw(st.permutations(sorted(spec)))}


@settings(max_examples=examples(60), deadline=None)
@given(projects())
def test_generated_specs_mean_the_same(spec: dict[str, object]) -> None:
    text = json.dumps(spec, ensure_ascii=False, indent=1) + "\n"
    found = formatted(PROJECT, text)
    assert not found.startswith("{")


def test_what_reads_otherwise_than_meant_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # YAML joins the lines with a blank; written anew on one line, nobody would be told.
    folder = make(Path("u"), "办案设备")
    edit(project(folder), "  - 建成", "  - 建成全市\n    监管平台")
    before = project(folder).read_bytes()
    report = fmt(folder)
    assert [d.code for d in report.diagnostics] == ["GC717"]
    assert project(folder).read_bytes() == before


def test_a_text_that_begins_like_a_key_keeps_its_quotes() -> None:
    text = texts(POLICE)[PROJECT].replace("- 目标一：掌握社会面治安动态。", '- "内容：掌握社会面治安动态。"')
    assert '- "内容：掌握社会面治安动态。"\n' in formatted(PROJECT, text)


def test_a_file_means_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    unit = make(tmp_path / "unit", "甲", "乙")

    def rewritten(*paths: str) -> list[str]:
        return sorted(file.name for file in fmt(map(Path, paths), write=False).rewritten)

    cover, first, second = "unit/submission.yaml", "unit/projects/01.yaml", "unit/projects/02.yaml"
    assert rewritten("unit") == [first, second, cover]
    assert rewritten("unit/submission.yaml") == [cover]
    assert rewritten(first, cover) == [first, cover]
    assert rewritten("unit/projects") == [first, second]
    assert rewritten("unit/projects", cover) == [first, second, cover]
    assert rewritten(first, "unit") == [first, second, cover]
    (unit / "library").mkdir()
    (unit / "library" / "a.yaml").write_text("指标库:   x\n", encoding="utf-8")
    assert rewritten("unit/library/a.yaml") == []
    assert rewritten("unit/library/a.yaml", second) == [second]
