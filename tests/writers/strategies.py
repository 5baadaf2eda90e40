"""Arbitrary tables and documents for hypothesis: any grid, any text that XML carries."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from goalc.document.document import Cell, Document, Line, Number, Paragraph, Row, Table
from tests.writers.samples import STYLESHEET

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
    lambda character: character >= " " or character in "\t\n"
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=12),
    st.sampled_from(
        [
            "=1套",
            "=100%",
            "+5",
            "-3",
            "@x",
            "'a",
            "_x000D_",
            "_x005F_x0041_",
            "a_x4e00_b",
            " 两端 ",
            "一\n二\n\n三",
            "\t缩进",
            "R&D <5%> \"引\" '号'",
            "😀👍🏽",
            "①㎡×",
            "  ",
            "1e5",
            "2025-01-01",
            "TRUE",
            "#N/A",
            "]]>",
        ]
    ),
)
LINES = st.lists(TEXTS.map(Line), max_size=3).map(tuple)
NUMBERS = st.builds(
    lambda units, decimals: Number(Decimal(units).scaleb(-decimals), decimals),
    st.integers(-(10**14), 10**14),
    st.integers(0, 6),
)


@st.composite
def cells(draw: st.DrawFn, rows: int, columns: int) -> Cell:
    style = draw(st.sampled_from(["cell", "text", "label"]))
    number = draw(st.one_of(st.none(), st.none(), NUMBERS))
    if number is not None:
        text = (Line(f"{number.value:,.{number.decimals}f}"),)
        return Cell(text, style, rows, columns, number)
    return Cell(draw(LINES), style, rows, columns)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose spans cover every slot once: slots are taken in reading order, each with its room."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    taken = [[False] * width for _ in range(height)]
    rows = []
    for r in range(height):
        line = []
        for c in range(width):
            if taken[r][c]:
                continue
            free = next((n for n in range(c, width) if taken[r][n]), width) - c
            columns = draw(st.integers(1, free))
            span = draw(st.integers(1, height - r))
            for below in range(r, r + span):
                taken[below][c : c + columns] = [True] * columns
            line.append(draw(cells(span, columns)))
        rows.append(Row(tuple(line), draw(st.booleans())))
    widths = draw(st.lists(st.integers(50, 600).map(lambda n: n / 10), min_size=width, max_size=width))
    return Table(tuple(widths), tuple(rows), draw(st.booleans()))


PARAGRAPHS = st.builds(
    Paragraph, TEXTS.map(Line), st.sampled_from(["title", "unit", "封面标题", "封面末", "附件"])
)
DOCUMENTS = st.builds(
    Document,
    st.text(CHARACTERS, max_size=40),
    st.sampled_from(sorted(STYLESHEET.pages)),
    st.lists(st.one_of(PARAGRAPHS, tables()), max_size=4).map(tuple),
)
