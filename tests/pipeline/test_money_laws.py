"""Laws of forms with money lines: what is written is printed to the 分, and formatting changes no meaning."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goalc.document.document import Document
from goalc.model.spec import Project
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.format import format_spec
from goalc.pipeline.pieces import lay_out
from goalc.readers.registry import READERS
from goalc.textconv.document_lines import document_lines
from tests.compiling import compiled, whole
from tests.pipeline.test_money import PACKS, TARGET, UNIT
from tests.writers.samples import STAMP

SOURCES, BASES = ("本年财政拨款", "其他资金"), ("中期资金", "年度资金")
AMOUNTS = st.integers(0, 10**13).map(lambda fen: Decimal(fen).scaleb(-2))
NOTATIONS = st.sampled_from(["{:f}", "'{:,f}'", "{:f}元", "{:f} 元", "'{:,f}元'"])
TABLES = st.dictionaries(
    st.sampled_from(SOURCES),
    st.dictionaries(st.sampled_from(BASES), st.tuples(AMOUNTS, NOTATIONS), min_size=1),
    min_size=1,
)
Table = Mapping[str, Mapping[str, tuple[Decimal, str]]]


def form(table: Table, totals: bool) -> Compiled:
    """A project with these amounts, compiled; with stated totals, if asked for."""
    rows = {
        source: {basis: how.format(amount) for basis, (amount, how) in row.items()}
        for source, row in table.items()
    }
    if totals:
        rows["合计"] = {
            basis: f"{amount:f}" for basis in BASES if (amount := total(table, basis)) is not None
        }
    lines = [
        f"  {source}: {{{', '.join(f'{k}: {v}' for k, v in row.items())}}}\n" for source, row in rows.items()
    ]
    start, _, rest = UNIT[TARGET].partition("资金:\n")
    text = f"{start}资金:\n{''.join(lines)}{rest[rest.index('绩效指标') :]}"
    return whole(compiled({"submission.yaml": UNIT["submission.yaml"], TARGET: text}, PACKS))


def total(table: Table, basis: str) -> Decimal | None:
    amounts = [row[basis][0] for row in table.values() if basis in row]
    return sum(amounts, Decimal(0)) if amounts else None


def project(found: Compiled) -> Project:
    (one,) = found.submission.projects
    return one


@given(TABLES, st.booleans())
def test_every_amount_is_printed_to_the_fen(table: Table, totals: bool) -> None:
    found = form(table, totals)
    assert not [one for one in found.diagnostics if one.code == "GC303"]
    (document,) = lay_out(found)
    assert isinstance(document, Document)
    for name in ("docx", "xlsx"):
        built = found.pack.writer(name).write([document], STAMP)
        rows = [[cell.strip() for cell in line.split("|")] for line in document_lines(READERS[name](built))]
        printed = {row[0]: row[1:3] for row in rows if row[0] in {"资金总额：", "其中：财政拨款", "其他资金"}}
        expected = {
            "资金总额：": [total(table, basis) for basis in BASES],
            "其中：财政拨款": [table.get(SOURCES[0], {}).get(basis, (None,))[0] for basis in BASES],
            "其他资金": [table.get(SOURCES[1], {}).get(basis, (None,))[0] for basis in BASES],
        }
        assert {key: [wan(text) for text in row] for key, row in printed.items()} == expected


def wan(text: str) -> Decimal | None:
    """An amount in 元 that is printed in 万元."""
    return Decimal(text.replace(",", "")) * 10000 if text else None


@given(TABLES, st.booleans())
def test_formatting_keeps_the_amounts_and_settles(table: Table, totals: bool) -> None:
    before = form(table, totals)
    text = format_spec(before.files, before.pack, TARGET)
    after = whole(compiled({"submission.yaml": UNIT["submission.yaml"], TARGET: text}, PACKS))
    assert project(after).money == project(before).money
    assert format_spec(after.files, after.pack, TARGET) == text
