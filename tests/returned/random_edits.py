"""Random edits of the indicators of the booklet, in the file and in the plain data of the specs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from hypothesis import strategies as st

from goalc.source.diagnostic import Path as Steps
from tests.returned.cases import Case, Data, police_data, stated_indicators
from tests.returned.editing import Form

Kind = Literal["名称", "指标值", "解释", "delete", "insert", "swap"]
TEXTS = st.text("甲乙丙丁戊己庚辛（）：:，、“”'\"#-=%*/{}[]|>&<!@0123 ", min_size=1, max_size=24).map(
    lambda text: f"改{' '.join(text.split())}末"
)
TARGETS = st.builds(
    lambda sign, number, unit: f"{sign}{number}{unit}",
    st.sampled_from("≥≤="),
    st.integers(1, 9999),
    st.sampled_from(["次", "%", "人", "个", "小时"]),
)


@dataclass(frozen=True)
class RandomEdit:
    """An edit of the indicator at a place; `mark` is the beginning of its marks."""

    kind: Kind
    file: str
    path: Steps
    mark: str
    text: str
    target: str


def items() -> list[tuple[str, Steps, str]]:
    """The indicators that the specs state: their files, their places, the beginnings of their marks."""
    found = []
    for file, data in police_data().items():
        short = "部门" if file == "department.yaml" else f"项目{file.split('/')[-1][:2]}"
        for path in stated_indicators(data):
            middle = "_".join(str(step + 1) if isinstance(step, int) else step for step in path[1:])
            found.append((file, path, f"{short}_{middle}"))
    return found


@st.composite
def edits(draw: st.DrawFn, size: int = 12) -> list[RandomEdit]:
    """Edits of different rows; a row that is exchanged with the next one takes both."""
    known = items()
    taken: set[int] = set()
    made = []
    for number in draw(st.lists(st.integers(0, len(known) - 1), min_size=1, max_size=size, unique=True)):
        file, path, mark = known[number]
        kind: Kind = draw(st.sampled_from(["名称", "指标值", "指标值", "解释", "delete", "insert", "swap"]))
        next_is_near = number + 1 < len(known) and known[number + 1][:2] == (
            file,
            (*path[:-1], int(path[-1]) + 1),
        )
        if kind == "swap" and not next_is_near:
            kind = "解释"
        rows = {number, number + 1} if kind == "swap" else {number}
        # A row beside one that goes or comes may be the only witness of where it was.
        if taken & {row + step for row in rows for step in (-1, 0, 1)}:
            continue
        taken |= rows
        made.append(RandomEdit(kind, file, path, mark, draw(TEXTS), draw(TARGETS)))
    return made


def case_of(found: list[RandomEdit]) -> Case:
    """The edits as one case."""
    return Case(lambda form: _edit(form, found), _expect(found))


def _edit(form: Form, found: list[RandomEdit]) -> None:
    texts = [one for one in found if one.kind in {"名称", "指标值", "解释"}]
    for one in texts:
        form.set(f"{one.mark}_{one.kind}", one.target if one.kind == "指标值" else one.text)
    for one in (one for one in found if one.kind == "swap"):
        other = f"{one.mark.rpartition('_')[0]}_{int(one.path[-1]) + 2}"
        form.swap_rows(f"{one.mark}_名称", f"{other}_名称")
    for one in (one for one in found if one.kind == "insert"):
        form.insert_row(f"{one.mark}_指标值", [f"新{one.text}", one.target, f"反映{one.text}"])
    for one in (one for one in found if one.kind == "delete"):
        form.delete_row(f"{one.mark}_指标值")


def _expect(found: list[RandomEdit]) -> Callable[[Data], None]:
    def expect(data: Data) -> None:
        for one in sorted(
            found, key=lambda one: (one.file, [str(step) for step in one.path[:-1]], -int(one.path[-1]))
        ):
            group: Any = data[one.file]
            for step in one.path[:-1]:
                group = group[step]
            index = int(one.path[-1])
            if one.kind == "delete":
                del group[index]
            elif one.kind == "insert":
                new = {"名称": f"新{one.text}", "指标值": one.target, "解释": f"反映{one.text}"}
                group.insert(index + 1, new)
            elif one.kind == "swap":
                group[index], group[index + 1] = group[index + 1], group[index]
            else:
                group[index][one.kind] = one.target if one.kind == "指标值" else one.text
        for file, path in {(one.file, one.path[:-1]) for one in found}:
            _drop_empty(data[file], path)

    return expect


def _drop_empty(data: Any, path: Steps) -> None:
    """Remove a list without items, and the levels above that then have nothing left."""
    nodes = [data]
    for step in path:
        nodes.append(nodes[-1][step])
    for node, step, parent in zip(nodes[:0:-1], path[::-1], nodes[-2::-1], strict=True):
        if node or step == path[0]:
            break
        del parent[step]
