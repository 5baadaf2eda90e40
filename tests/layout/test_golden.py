"""The forms of specs/2025 as text. A change here is a change of what people print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiling import compiled, pieces, texts
from tests.conftest import Golden
from tests.layout.drawing import drawing
from tests.police import POLICE

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize("number", range(7))
def test_form(number: int, golden: Golden) -> None:
    booklet = pieces(compiled(texts(POLICE)))[0]
    assert len(booklet.documents) == 7
    name = Path(booklet.specs[number]).stem
    golden(FOLDER / f"{name}.txt", drawing(booklet.documents[number]))


def test_no_other_golden_texts() -> None:
    stems = {Path(name).stem for name in texts(POLICE)}
    assert {path.stem for path in FOLDER.glob("*.txt")} == stems
