from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.fingerprint import fingerprints
from goalc.source.text import SourceText, Span

TEXT = "表式: 表\n  甲: 乙\n  甲: 乙\n丙: 丁\n"
LINES = st.text(st.characters(codec="utf-8"), max_size=40).map(lambda text: f"{text}\n")


def marks(text: str, *starts: int, file: str = "a.yaml", key: str = "GC009", **more: object) -> list[str]:
    found = [Diagnostic(key, Severity.ERROR, file, Span(at, at + 1), dict(more)) for at in starts]
    return fingerprints(found, {"a.yaml": SourceText("a.yaml", text), "b.yaml": SourceText("b.yaml", text)})


def test_digits() -> None:
    (mark,) = marks(TEXT, 9)
    assert re.fullmatch("[0-9a-f]{32}", mark)
    assert marks(TEXT) == []


def test_they_stay_as_they_are() -> None:
    # Baselines and servers keep them: another way to make them needs another version of both.
    assert marks(TEXT, 9, 17, 0) == [
        "d9aab9ed193fbf492bc6ec70d37d7a40",
        "46e4076f7d6b2c8b739f6517029bc42e",
        "267f5980d29555c7122475339d5125da",
    ]


@given(LINES, LINES)
def test_lines_above_and_below_do_not_matter(above: str, below: str) -> None:
    moved = [len(above) + at for at in (9, 17, 23)]
    assert marks(above + TEXT + below, *moved) == marks(TEXT, 9, 17, 23)


def test_indentation_and_the_sentence_do_not_matter() -> None:
    assert marks("甲: 乙", 0) == marks("\t甲: 乙  \n", 1) == marks("甲: 乙", 3, key="GC009.other", name="x")


@pytest.mark.parametrize(
    "other", [marks("甲: 丙", 0), marks("甲: 乙", 0, file="b.yaml"), marks("甲: 乙", 0, key="GC008")]
)
def test_line_file_and_code_matter(other: list[str]) -> None:
    assert marks("甲: 乙", 0) != other


@given(st.lists(st.integers(0, len(TEXT) + 3), max_size=12))
def test_no_two_are_the_same(starts: list[int]) -> None:
    assert len(set(marks(TEXT, *starts))) == len(starts)


def test_one_more_of_a_kind_leaves_those_before_it() -> None:
    assert marks(TEXT, 9, 17, 9)[:2] == marks(TEXT, 9, 17)


def test_features_do_not_run_together() -> None:
    assert marks("", 0, file="aGC009", key="GC009") != marks("", 0, file="a", key="GC009GC009")


def test_files_without_text_and_undecodable_names() -> None:
    assert len({*marks("", 0), *marks("", 0, file="c.yaml"), *marks("", 0, file="\udcff")}) == 3
