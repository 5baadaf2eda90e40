"""A reference means what the texts written out would mean, and prints so."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goalc.library.load import load_library
from goalc.model.digest import form_digest
from goalc.pipeline.compiled import Compiled
from tests import compiling
from tests.compiling import outputs, whole
from tests.library.desk import HEAD
from tests.police import PACK
from tests.workspace.trees import COVER, quoted

PLAIN = st.text(st.sampled_from("甲乙丙丁 A1%/≥：，。#'\"*-&@"), min_size=1, max_size=12).map(
    lambda text: f"字{text}字"
)
NAMES = ("对象", "数量", "内容")
TEXT = st.lists(PLAIN | st.sampled_from([f"{{{name}}}" for name in NAMES]), min_size=1, max_size=4).map(
    "".join
)
KEYS = ("名称", "指标值", "解释", "数据来源")
VALUE = {
    "名称": TEXT,
    "指标值": st.sampled_from(["≥95%", "=1套", "有效提升"]),
    "解释": TEXT,
    "数据来源": TEXT,
}
Values = dict[str, str]


@st.composite
def values(draw: st.DrawFn) -> Values:
    """Some keys of an entry."""
    return {key: draw(VALUE[key]) for key in KEYS if draw(st.booleans())}


@st.composite
def shelves(draw: st.DrawFn) -> tuple[list[list[tuple[str, Values, Values]]], Values, Values]:
    """Libraries, the nearest first, each a chain of entries `n0 → n1 …` with their values and parameters.

    Then what the indicator says itself, and the parameters that it gives.
    """
    length = draw(st.integers(1, 4))
    homes = sorted(draw(st.lists(st.integers(0, 2), min_size=length, max_size=length)))
    libraries: list[list[tuple[str, Values, Values]]] = [[], [], []]
    for number, home in enumerate(homes):
        parameters = {name: draw(PLAIN) for name in NAMES if draw(st.booleans())}
        entry = {"名称": "基", "解释": "础", **draw(values())} if number == length - 1 else draw(values())
        libraries[home].append((f"n{number}", entry, parameters))
    own = {key: text.replace("{", "〔").replace("}", "〕") for key, text in draw(values()).items()}
    return libraries, {"指标值": "≥1%", **own}, {name: draw(PLAIN) for name in NAMES}


def by_hand(libraries: list[list[tuple[str, Values, Values]]], own: Values, given_: Values) -> Values:
    """The indicator as somebody would write it who looks everything up."""
    chain = [item for entries in libraries for item in entries]
    written: Values = {}
    parameters: Values = {}
    for _, entry, defaults in reversed(chain):
        written |= entry
        parameters |= defaults
    parameters |= given_
    for key in written.keys() - {"指标值"}:
        for name in NAMES:
            written[key] = written[key].replace(f"{{{name}}}", parameters[name])
    return written | own


def asked(libraries: list[list[tuple[str, Values, Values]]], own: Values) -> list[str]:
    """The parameters that a text asks for that is not replaced."""
    written: Values = {}
    for entries in reversed(libraries):
        for _, entry, _ in reversed(entries):
            written |= entry
    return [name for name in NAMES if any(f"{{{name}}}" in written[k] for k in written.keys() - own.keys())]


def texts(libraries: list[list[tuple[str, Values, Values]]]) -> list[str]:
    """The files of the libraries. YAML is a superset of JSON, and needs no care about quotes so."""
    length = sum(map(len, libraries))
    made = []
    for entries in libraries:
        lines = ["指标库: 律", "指标:", "  别的: {名称: 甲, 解释: 乙}"]
        for name, entry, parameters in entries:
            item: dict[str, object] = dict(entry)
            if int(name[1:]) < length - 1:
                item["引用"] = f"n{int(name[1:]) + 1}"
            if parameters:
                item["参数"] = parameters
            lines.append(f"  {name}: {json.dumps(item, ensure_ascii=False)}")
        made.append("\n".join(lines) + "\n")
    return made


def compiled(indicator: dict[str, object], libraries: list[str]) -> Compiled:
    files = {
        "submission.yaml": COVER.format(unit=quoted("某局"), pack=PACK),
        "projects/01.yaml": HEAD.format(name="甲") + f"      - {json.dumps(indicator, ensure_ascii=False)}\n",
    }
    loaded = [load_library({f"{n}.yaml": text.encode()}) for n, text in enumerate(libraries)]
    return whole(compiling.compiled(files, libraries=loaded))


def printed(found: Compiled) -> list[bytes]:
    return list(outputs(found).values())


@given(shelves())
def test_resolving_is_writing_by_hand(
    case: tuple[list[list[tuple[str, Values, Values]]], Values, Values],
) -> None:
    libraries, own, given_ = case
    wanted = {name: given_[name] for name in asked(libraries, own)}
    reference: dict[str, object] = {"引用": "n0", **({"参数": wanted} if wanted else {}), **own}
    first = compiled(reference, texts(libraries))
    second = compiled(dict(by_hand(libraries, own, given_)), [])
    assert first.submission == second.submission
    one, other = first.submission.projects[0], second.submission.projects[0]
    cover = first.submission
    assert form_digest(one, cover) == form_digest(other, cover)
    assert (
        set(one.indicators[-1].sources)
        == {key for entries in libraries for _, entry, _ in entries for key in entry} - own.keys()
    )
    assert one.budget == Decimal(1000000)


def test_the_same_bytes_are_printed() -> None:
    reference = {"引用": "满意度", "参数": {"对象": "甲", "内容": "乙", "数量": "100名"}, "指标值": "≥95%"}
    definition = "反映甲对乙的满意程度，随机抽取100名甲发放调查问卷，计算公式：满意问卷数/问卷总数*100%"
    written = {"名称": "甲满意度", "指标值": "≥95%", "解释": definition, "数据来源": "问卷调查"}
    found = printed(compiled(dict(reference), []))
    assert len(found) == 4
    assert found == printed(compiled(dict(written), []))
