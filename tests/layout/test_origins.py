"""Nothing of a spec is left out of its form, and what is printed knows where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from goalc.document.document import Document, Line, Paragraph
from goalc.model.amount import AmountError, in_unit, parse_amount, print_number
from goalc.model.dates import parse_period
from goalc.model.target import parse_target
from goalc.pipeline.compiled import Compiled
from goalc.source.diagnostic import Part
from goalc.syntax.tree import locate
from tests.compiling import compiled, documents_by_file, texts, whole
from tests.police import POLICE, data, pack

NOT_PRINTED = {"表式", "表样", "表格"}
FILES = ["submission.yaml", "department.yaml", *sorted(name for name in texts(POLICE) if "/" in name)]
TOTAL = ("项目支出",)


@cache
def submission() -> Compiled:
    return whole(compiled(texts(POLICE)))


@cache
def documents() -> dict[str, Document]:
    return documents_by_file(submission())


def lines(document: Document) -> Iterator[Line]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.line
        else:
            yield from (line for row in block.rows for cell in row.cells for line in cell.lines)


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of plain data, and the names of the indicators' levels."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from leaves(item, (*path, index))
    else:
        for key, item in node.items():
            if path[:1] == ("绩效指标",) and len(path) < 3:
                yield (*path, key), key
            yield from leaves(item, (*path, key))


def printings(text: str) -> set[str]:
    """What a text of a spec may look like on paper, by its kind."""
    period = parse_period(text)
    found = {text.strip(), str(parse_target(text)), str(period) if period else text}
    try:
        yuan = parse_amount(text)
    except AmountError:
        return found
    return found | {print_number(in_unit(yuan, unit)) for unit in ("元", "万元")}


def printed_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A text that is not written as a list is printed as the first of its paragraphs."""
    return path[:1] if path == ("职能描述", 0) else path


FIXED = {
    text
    for form in pack().profile.forms.values()
    for item in form.fixed
    for text in (item.levels[-1], item.name, item.target, item.definition)
}


def of_a_fixed_row(line: Line, file: str) -> bool:
    """Whether a line is of an indicator that the pack has put in: its place is not in the spec."""
    assert line.origin is not None
    path, node = line.origin.path, data(texts(POLICE)[file])
    return path[:1] == ("绩效指标",) and line.text in FIXED and not any(p == path for p, _ in leaves(node))


@pytest.mark.parametrize("file", FILES)
def test_every_value_is_printed(file: str) -> None:
    printed = [line.text for line in lines(documents()[file])]
    missing = [
        path
        for path, text in leaves(data(texts(POLICE)[file]))
        if path[0] not in NOT_PRINTED
        and not any(form in line for form in printings(text) for line in printed)
    ]
    assert missing == []


@pytest.mark.parametrize("file", FILES)
def test_every_printed_value_leads_back_to_its_text(file: str) -> None:
    sources, trees = submission().files.sources, submission().files.trees
    for line in lines(documents()[file]):
        if line.origin is None or of_a_fixed_row(line, file):
            continue
        path = printed_path(line.origin.path)
        part: Part = "key" if len(path) < 4 and path[0] == "绩效指标" else "value"
        span = locate(trees[line.origin.file], path, part)
        written = sources[line.origin.file].text[span.start : span.end]
        if line.origin.path == TOTAL and line.text == "19,065.21":
            continue  # a sum has the place of its last part
        if line.origin.file not in texts(POLICE):
            # A library leaves open what the spec fills in.
            assert re.fullmatch(".+".join(map(re.escape, re.split("{.*?}", written.strip('"')))), line.text)
            continue
        assert any(form in line.text for form in printings(written)), (line.text, written)


@pytest.mark.parametrize("file", FILES[1:])
def test_every_value_has_its_own_origin(file: str) -> None:
    origins = {
        line.origin.path
        for line in lines(documents()[file])
        if line.origin and line.origin.file == file and not of_a_fixed_row(line, file)
    }
    found = (path for path, _ in leaves(data(texts(POLICE)[file])) if path[0] not in NOT_PRINTED)
    expected = {path for path in found if path[4:5] not in {("引用",), ("参数",)}}
    assert {printed_path(path) for path in origins} == expected
