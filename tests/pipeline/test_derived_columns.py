"""Columns of a list that are computed from another one: each row's share of the sum, and its rank."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.api import check
from goalc.document.document import Paragraph
from goalc.model.derived_columns import derive_column
from goalc.model.profile import PackField
from tests.compiling import compiled, documents_by_file, texts
from tests.lint.cases import merged
from tests.police import ROOT

LINT = ROOT / "tests" / "lint"
PACK = Path("packs/cases/pack.yaml")
ROWS = """\
预算明细:
  - {内容: 人员, 金额: 200万元}
  - {内容: 水电, 金额: 100万元}
  - {内容: 维修, 金额: 200万元, 占比: 40.0%}
  - {内容: 结转}
"""
SHARE = PackField("占比", "占比", "rate", derive="share", of="金额")
RANK = PackField("名次", "名次", "number", derive="rank", of="金额")
AMOUNTS = st.lists(st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100), min_size=1, max_size=30)


def printed(*packs: Path) -> list[str]:
    """The lines of the list on the project's form."""
    files = texts(LINT / "base")
    files["projects/01.yaml"] = merged(files["projects/01.yaml"], ROWS)
    form = documents_by_file(compiled(files, *packs))["projects/01.yaml"]
    found = [block.line.text for block in form.blocks if isinstance(block, Paragraph)]
    return [line for line in found if line.startswith(("人员", "水电", "维修", "结转"))]


def change(old: str, new: str) -> None:
    """Replace the first place of a text in the pack: two of its forms have the list."""
    text = PACK.read_text(encoding="utf-8")
    assert old in text
    PACK.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(LINT / "base", "unit")
    shutil.copytree(LINT / "packs" / "cases", "packs/cases")


def test_what_is_not_stated_is_computed_and_printed() -> None:
    assert printed(LINT / "packs") == [
        "人员2,000,000.0040%1",
        "水电1,000,000.0020%3",
        "维修2,000,000.0040.0%1",
        "结转",
    ]


def test_a_share_has_the_decimals_of_its_format(unit: None) -> None:
    change("kind: rate, derive: share", "kind: rate, format: {decimals: 1}, derive: share")
    assert printed(Path("packs").absolute())[1] == "水电1,000,000.0020.0%3"


@given(AMOUNTS)
def test_shares_are_all_together_and_ranks_follow_the_amounts(amounts: list[Decimal]) -> None:
    rows = [{"金额": amount} for amount in amounts]
    shares = [cell.printed(None) for cell in derive_column(SHARE, rows) if cell is not None]
    off = abs(sum(shares, Decimal(0)) - (100 if any(amounts) else 0))
    assert off <= Decimal("0.005") * len(rows)
    ranks = [cell.printed(None) for cell in derive_column(RANK, rows) if cell is not None]
    assert ranks == [1 + sum(other > amount for other in amounts) for amount in amounts]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("derive: share, of: 金额", "derive: share, of: 内容", "GC902.derive-of"),
        ("derive: share, of: 金额", "derive: share, of: 没有的列", "GC902.derive-of"),
        ("derive: rank, of: 金额", "derive: rank, of: 占比", "GC902.derive-of"),
        ("kind: number, derive: rank", "kind: number, derive: sum", "GC902.derive"),
        ("title: 配套资金, kind: money", "kind: number, derive: rank, of: 金额", "GC902.derive-column"),
    ],
)
def test_a_column_is_computed_from_one_beside_it(unit: None, old: str, new: str, key: str) -> None:
    change(old, new)
    found = [(one.key, one.file) for one in check("unit").diagnostics if one.severity == "error"]
    assert found == [(key, PACK.as_posix())]


@pytest.mark.parametrize("kind", ["number, derive: share", "rate, derive: rank", "text, derive: share"])
def test_a_share_is_a_rate_and_a_rank_a_number(unit: None, kind: str) -> None:
    change("kind: rate, derive: share", f"kind: {kind}")
    assert {one.file for one in check("unit").diagnostics if one.severity == "error"} == {PACK.as_posix()}
