"""Edits of the booklet of 2025 as officers make them, each with what the specs then say."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goalc.model.notation import canonical_text
from goalc.operations.apply import ApplyReport, apply
from goalc.operations.build import build
from goalc.pipeline.compiled import Compiled
from goalc.returned.printed import PrintedForm, print_forms
from goalc.returned.reading import ValueReader
from goalc.source.diagnostic import Origin
from goalc.source.diagnostic import Path as Steps
from goalc.source.text import SourceText
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from tests.compiling import compiled, texts, whole
from tests.police import POLICE
from tests.returned.editing import FORMS, Form, WordForm

PROJECT = "projects/01-detention-facilities.yaml"
GROUP: Steps = ("绩效指标", "产出指标", "数量指标")
FIRST, SECOND, THIRD = (f"项目01_产出指标_数量指标_{number}" for number in (1, 2, 3))
Data = dict[str, Any]
"""The plain data of each spec by its name in the folder."""


@dataclass(frozen=True)
class Case:
    """An edit of a file, and the same one of the specs; `losses` are things that only a doubt can tell."""

    edit: Callable[[Form], None]
    expected: Callable[[Data], None]
    losses: int = 0
    only: tuple[str, ...] = ("docx", "xlsx")


def at(data: Data, path: Steps, file: str = PROJECT) -> Any:
    node = data[file]
    for step in path:
        node = node[step]
    return node


def _overtype_one(data: Data) -> None:
    at(data, (*GROUP, 0))["指标值"] = "≥6次"


def overtyped() -> Mapping[str, tuple[Steps, str]]:
    """A new text for each text and target that the form of the first project prints, by its mark."""
    submission = police_compiled()
    stated = dict(_paths(_data(texts(POLICE)[PROJECT])))
    reader = ValueReader(submission)
    found: dict[str, tuple[Steps, str]] = {}
    for form in print_forms(submission):
        for cell in form.cells():
            alone = len(cell.own) == 1 and len(cell.lines) == 1 and form.file.endswith(PROJECT)
            if not alone or not cell.own[0].file.endswith(PROJECT) or cell.own[0].path not in stated:
                continue
            kind = reader.printing(cell.own[0]).kind
            if kind == "target":
                found[cell.mark] = cell.own[0].path, f"≥{len(found) + 3}次"
            elif cell.own[0].path[-1] in {"名称", "解释", "内容", "项目负责人", "组织机构", "管理制度"}:
                found[cell.mark] = cell.own[0].path, f"改过的第{len(found)}处"
    return found


def _overtype_all(form: Form) -> None:
    for mark, (_, text) in overtyped().items():
        form.set(mark, text)


def _expect_all(data: Data) -> None:
    for path, text in overtyped().values():
        at(data, path[:-1])[path[-1]] = text


def _insert(data: Data) -> None:
    new = {"名称": "新添的指标", "指标值": "≥3个", "解释": "反映新添的情况"}
    at(data, GROUP).insert(2, new)


def _split(form: Form) -> None:
    form.split("项目01_产出指标_数量指标")


def _track(form: Form) -> None:
    assert isinstance(form, WordForm)
    form.track(f"{FIRST}_指标值", "≥6次", "审核人", "2025-03-01T08:00:00Z")
    form.track_row(f"{SECOND}_指标值", "审核人", "2025-03-01T08:00:00Z")


def _expect_tracked(data: Data) -> None:
    _overtype_one(data)
    del at(data, GROUP)[1]


def _swap(data: Data) -> None:
    items = at(data, GROUP)
    items[0], items[1] = items[1], items[0]


CASES: Mapping[str, Case] = {
    "overtype one": Case(lambda form: form.set(f"{FIRST}_指标值", "≥6次"), _overtype_one),
    "overtype all": Case(_overtype_all, _expect_all),
    "insert row": Case(
        lambda form: form.insert_row(f"{SECOND}_指标值", ["新添的指标", "≥3个", "反映新添的情况"]), _insert
    ),
    "delete row": Case(lambda form: form.delete_row(f"{SECOND}_指标值"), lambda data: at(data, GROUP).pop(1)),
    "delete first row": Case(
        lambda form: form.delete_row(f"{FIRST}_指标值"), lambda data: at(data, GROUP).pop(0)
    ),
    "reorder rows": Case(lambda form: form.swap_rows(f"{FIRST}_名称", f"{SECOND}_名称"), _swap),
    "undo a merge": Case(_split, lambda data: None),
    "add a paragraph": Case(lambda form: form.add_paragraph("请补充说明"), lambda data: None, 1),
    "tracked edits": Case(_track, _expect_tracked, only=("docx",)),
    "remark": Case(lambda form: form.remark(f"{FIRST}_指标值", "请核实", "审核人"), lambda data: None),
}


def police_compiled() -> Compiled:
    return whole(compiled(texts(POLICE)))


def police_data() -> Data:
    """The plain data of the specs of 2025."""
    return {name: _data(text) for name, text in texts(POLICE).items()}


def stated_indicators(data: Any, path: Steps = ()) -> list[Steps]:
    """The places of the indicators that state all their values themselves."""
    if isinstance(data, dict):
        if {"名称", "指标值", "解释"} <= data.keys():
            return [path]
        return [found for key, value in data.items() for found in stated_indicators(value, (*path, key))]
    if isinstance(data, list):
        return [found for n, value in enumerate(data) for found in stated_indicators(value, (*path, n))]
    return []


@dataclass(frozen=True)
class Workplace:
    """A copy of the specs with its built booklets."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Workplace:
        shutil.copytree(POLICE, folder / "specs")
        build([folder / "specs"], folder / "built", only="whole")
        return cls(folder)

    def built(self, kind: str) -> bytes:
        (found,) = (self.folder / "built").rglob(f"*.{kind}")
        return found.read_bytes()

    def edited(self, kind: str, edit: Callable[[Form], None]) -> bytes:
        form = FORMS[kind](self.built(kind))
        edit(form)
        return form.save()

    def printed(self) -> tuple[PrintedForm, ...]:
        return print_forms(police_compiled())

    def states(self, place: Origin) -> bool:
        """True if a spec states the value itself."""
        file = next(name for name in texts(POLICE) if place.file.endswith(name))
        return place.path in dict(_paths(_data(texts(POLICE)[file])))

    def apply(self, kind: str, content: bytes) -> ApplyReport:
        """What would be taken of a file; no spec is changed."""
        place = self.folder / f"returned.{kind}"
        place.write_bytes(content)
        return apply([place], [self.folder / "specs"], write=False)

    def data(self, report: ApplyReport | None = None) -> Data:
        """The plain data of the specs, with the edits of a report."""
        specs = self.folder / "specs"
        files = {path.relative_to(specs).as_posix(): path.read_bytes() for path in specs.rglob("*.yaml")}
        for one in report.rewritten if report else ():
            (name,) = (name for name in files if one.name.endswith(f"specs/{name}"))
            files[name] = one.after
        return {name: _data(content.decode()) for name, content in files.items()}


def _data(text: str) -> Any:
    result = parse(SourceText("spec.yaml", text))
    assert result.node is not None, result.diagnostics
    return plain(result.node)


def judge(place: Workplace, case: Case, report: ApplyReport) -> tuple[int, int, int]:
    """The numbers of wrong values, of expected ones that are missing, and of doubts and conflicts."""
    before, after = place.data(), place.data(report)
    expected = deepcopy(before)
    case.expected(expected)
    old, new, wished = (set(_leaves(one)) for one in (before, after, expected))
    wrong = len((new - wished) - old) + len((old - new) - (old - wished))
    missing = len(wished - new)
    told = sum(len(one.returned.doubts) + len(one.returned.conflicts) for one in report.applied)
    if not missing and not wrong and _order(after) != _order(expected):
        wrong += 1
    return wrong, missing, told


def _leaves(node: Any, path: Steps = ()) -> list[tuple[Steps, str]]:
    """Each value with its place, in which an item of a list is known by its name."""
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in _leaves(value, (*path, key))]
    if isinstance(node, list):
        return [leaf for value in node for leaf in _leaves(value, (*path, _name(value)))]
    return [(path, canonical_text("text", str(node)))]


def _paths(node: Any, path: Steps = ()) -> list[tuple[Steps, str]]:
    """Each value with its path."""
    if isinstance(node, dict):
        return [leaf for key, value in node.items() for leaf in _paths(value, (*path, key))]
    if isinstance(node, list):
        return [leaf for number, value in enumerate(node) for leaf in _paths(value, (*path, number))]
    return [(path, str(node))]


def _order(node: Any) -> str:
    return repr(node)


def _name(value: Any) -> str:
    return str(value.get("名称") or value.get("引用") or value) if isinstance(value, dict) else str(value)
