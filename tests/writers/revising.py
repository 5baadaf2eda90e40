"""Pairs of tables of which one is an edited version of the other, for hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from goalc.document.document import Cell, Document, Line, Paragraph, Row, Table
from tests.writers.strategies import DOCUMENTS, TEXTS

Tree = list[tuple[str, list[tuple[str, list[str]]]]]
"""Levels, their groups, and the names of the rows in each."""

NAMES = st.sampled_from(["警情处置率", "安全检查", "培训人次", "设备购置", "满意度", "办结时限"])
GROUPS = st.lists(
    st.tuples(st.sampled_from(["数量", "质量", "时效"]), st.lists(NAMES, min_size=1, max_size=4)),
    min_size=1,
    max_size=3,
)
TREES = st.lists(st.tuples(st.sampled_from(["产出", "效益"]), GROUPS), min_size=1, max_size=3)


def form(tree: Tree, title: str, cut: bool) -> Document:
    """A form as real ones are: a label over all rows, a header row below the first one, merged levels."""
    rows: list[Row] = []
    for level1, groups in tree:
        first = sum(len(names) for _, names in groups)
        for level2, names in groups:
            for place, name in enumerate(names):
                cells = []
                if first:
                    cells.append(Cell((Line(level1),), "label", first))
                    first = 0
                if not place:
                    cells.append(Cell((Line(level2),), "label", len(names)))
                cells += [Cell((Line(name),), "cell"), Cell((Line(f"反映{name}的情况"),), "text")]
                rows.append(Row(tuple(cells)))
    heads = [Cell((Line(text),), "label") for text in ("一级", "二级", "名称", "解释")]
    top = Row((Cell((Line("指标"),), "label", len(rows) + 2), Cell((Line(title),), "text", 1, 4)))
    table = Table((12.0, 20.0, 20.0, 40.0, 60.0), (top, Row(tuple(heads), True), *rows), cut)
    return Document("表", "portrait", (table,))


FORMS = st.builds(form, TREES, TEXTS, st.booleans())
TWO_FORMS = st.tuples(FORMS, FORMS)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document, and the same with other texts, without some blocks, or with other rows in its tables."""
    before = draw(DOCUMENTS)
    blocks = [_edited(draw, block) for block in before.blocks if draw(st.integers(0, 4))]
    return before, replace(before, blocks=tuple(blocks))


def _edited(draw: st.DrawFn, block: Paragraph | Table) -> Paragraph | Table:
    if not isinstance(block, Table):
        return block._replace(line=Line(draw(TEXTS))) if draw(st.booleans()) else block
    rows = [row._replace(cells=tuple(_other(draw, cell) for cell in row.cells)) for row in block.rows]
    if all(cell.row_span == 1 for row in rows for cell in row.cells):
        rows = [row for row in rows if draw(st.booleans())] or rows
    return replace(block, rows=tuple(rows))


def _other(draw: st.DrawFn, cell: Cell) -> Cell:
    if not draw(st.booleans()):
        return cell
    return cell._replace(lines=tuple(draw(st.lists(TEXTS.map(Line), max_size=3))), number=None)


PAIRS = st.one_of(TWO_FORMS, edited(), st.tuples(DOCUMENTS, DOCUMENTS))
