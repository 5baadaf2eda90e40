"""Proposals: what stands in several specs becomes an entry that gives the same texts back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.api import suggest
from goalc.library.entries import Libraries
from goalc.library.load import load_library
from goalc.library.proposals import Proposal, Sample, proposals
from goalc.library.references import fill
from goalc.matching.similarity import is_similar
from goalc.model.spec import Indicator
from goalc.model.target import Comparison
from goalc.report.library_proposals import proposals_yaml
from tests.library.desk import desk, library, refer
from tests.workspace.trees import edit, project

TARGET = Comparison("≥", Decimal(95), "%")
SURVEY = "反映{0}对执法工作的满意程度，随机抽取50名{0}发放调查问卷，计算公式：满意问卷数/问卷总数*100%"


def sample(number: int, name: str, definition: str) -> Sample:
    return Sample(
        Indicator(("满意度指标", "服务对象满意度指标"), name, TARGET, definition), f"{number}.yaml", 1
    )


def names(found: list[Proposal]) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [(item.pattern.name, [(m.sample.indicator.name, m.exact) for m in item.members]) for item in found]


def test_one_definition_for_different_things() -> None:
    things = ["群众", "在押人员", "参训民警"]
    found = proposals(sample(n, f"{thing}满意度", SURVEY.format(thing)) for n, thing in enumerate(things))
    assert names(found) == [("{对象}满意度", [(f"{thing}满意度", True) for thing in things])]
    assert found[0].pattern.definition == SURVEY.format("{对象}")


def test_the_same_indicator_in_several_files() -> None:
    found = proposals(sample(n, "按时完工率", "反映项目按时完工的情况") for n in range(3))
    assert names(found) == [("按时完工率", [("按时完工率", True)] * 3)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SURVEY.format("群众"), SURVEY.format("群众").replace("，", ",").replace("*", "×") + "。"),
        (SURVEY.format("群众"), SURVEY.format("群众").replace("50名", "100名")),
        (SURVEY.format("群众"), SURVEY.format("群众").replace("执法工作", "公安工作")),
        (SURVEY.format("群众"), SURVEY.format("群众").replace("计算公式：", " 计算公式为： ")),
    ],
)
def test_nearly_the_same(one: str, other: str) -> None:
    found = proposals(
        [sample(1, "群众满意度", one), sample(2, "群众满意度", one), sample(3, "群众满意度", other)]
    )
    assert [[exact for _, exact in members] for _, members in names(found)] == [[True, True, False]]


def test_what_says_little_is_not_taken_for_the_same() -> None:
    things = ["提升执法水平", "掌握治安动态", "保持社会稳定"]
    assert not proposals(sample(n, thing, f"反映{thing}的情况") for n, thing in enumerate(things))


def test_what_stands_in_one_file_only() -> None:
    assert not proposals(sample(1, f"{thing}满意度", SURVEY.format(thing)) for thing in ("群众", "民警"))


def test_different_definitions_of_one_name() -> None:
    texts = ["反映群众安全感的测评得分，以省级测评结果为准", "计算公式：破案数/立案数*100%，以系统统计数为准"]
    assert not proposals(sample(n, "群众安全感", text) for n, text in enumerate(texts))


THING = st.text(st.sampled_from("甲乙丙丁戊己庚辛"), min_size=2, max_size=5)


@given(
    st.lists(THING, min_size=2, max_size=8, unique=True),
    st.sampled_from(["满意度", "的满意率", ": #%满意度", ""]),
)
def test_a_proposal_gives_the_texts_back(things: list[str], ending: str) -> None:
    samples = [sample(n, f"{thing}{ending}", SURVEY.format(thing)) for n, thing in enumerate(things)]
    text = "\n".join(proposals_yaml([(item, "") for item in proposals(samples)])) + "\n"
    loaded = load_library({"draft.yaml": text.encode()})
    assert loaded.diagnostics == []
    (entry,) = loaded.library
    libraries = Libraries([loaded.library])
    for item in proposals(samples)[0].members:
        thing, indicator = things[samples.index(item.sample)], item.sample.indicator
        if item.exact and item.sample.indicator.name.startswith(thing):
            filled = fill({"引用": entry.id, "参数": {"对象": thing}}, libraries)
            assert filled.missing == ()
            assert (filled.values["名称"], filled.values["解释"]) == (indicator.name, indicator.definition)
            assert (entry.sign, entry.unit, entry.values["指标值"]) == ("≥", "%", "≥95%")


WILD = st.text(max_size=30)


@given(st.lists(st.tuples(WILD.filter(str.strip), WILD), max_size=8))
def test_whatever_stands_in_specs_makes_a_library(texts: list[tuple[str, str]]) -> None:
    samples = [sample(n, name.strip(), text.strip()) for n, (name, text) in enumerate([*texts, *texts])]
    lines = list(proposals_yaml([(item, "") for item in proposals(samples)]))
    if any(not line.startswith("#") for line in lines if line):
        loaded = load_library({"draft.yaml": ("\n".join(lines) + "\n").encode("utf-8", "replace")})
        assert all(d.code in {"GC702", "GC909"} for d in loaded.diagnostics), loaded.diagnostics


def test_the_work_grows_with_the_number_of_indicators(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: how many definitions are compared with each other."""
    compared = 0

    def counted(one: str, other: str, least: float) -> bool:
        nonlocal compared
        compared += 1
        return is_similar(one, other, least)

    monkeypatch.setattr("goalc.library.proposals.is_similar", counted)

    def work(number: int) -> int:
        nonlocal compared
        compared = 0
        alphabet = [chr(0x4E00 + n) for n in range(97)]
        words = ["".join(alphabet[(n * k + k * k) % 97] for k in range(1, 40)) for n in range(number)]
        proposals(sample(n, f"名{n}", f"反映{word}的情况，问卷总数*100%") for n, word in enumerate(words))
        return compared

    assert work(400) <= 400 * 5
    assert work(1600) <= 1600 * 5


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return desk(
        tmp_path, refer("名称: 群众满意度", "指标值: ≥95%", f"解释: {SURVEY.format('群众')}"), {}, number=3
    )


def test_specs_on_disk(unit: Path) -> None:
    found = suggest(unit)
    assert found.files == 3
    patterns = {item.pattern.name: name for item, name in found.proposals}
    assert patterns["群众满意度"] == "满意度"
    assert "项目或定额成本控制率" not in patterns
    assert patterns["验收合格率"] == ""


def test_what_refers_to_a_library_already_is_left_out(unit: Path) -> None:
    for number in (1, 2, 3):
        text = project(unit, number).read_text(encoding="utf-8")
        head = text[: text.index("      - 名称: 群众满意度")]
        project(unit, number).write_text(
            head + refer("引用: 群众满意度", "参数: {内容: 甲, 数量: 99名}", "指标值: ≥95%"), encoding="utf-8"
        )
    assert "群众满意度" not in {item.pattern.name for item, _ in suggest(unit).proposals}


def test_specs_with_errors_are_named(unit: Path) -> None:
    edit(project(unit), "项目属性: 新增项目", "项目属性: 别的")
    found = suggest(unit)
    assert (found.files, found.broken) == (0, ["specs/unit"])


def test_an_entry_near_by_is_known_too(unit: Path) -> None:
    (unit / "library").mkdir()
    text = library(合格="名称: '{甲}合格率'\n解释: 计算公式：验收合格套数/{乙}*100%")
    (unit / "library" / "a.yaml").write_text(text, encoding="utf-8")
    assert "合格" in {name for _, name in suggest(unit).proposals}
