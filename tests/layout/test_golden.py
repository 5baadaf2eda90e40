"""The forms of specs/2025 as text. A change here is a change of what people print."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiling import compiled, documents_by_file, texts
from tests.conftest import Golden
from tests.layout.drawing import drawing
from tests.police import POLICE

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize("number", range(7))
def test_form(number: int, golden: Golden) -> None:
    laid = documents_by_file(compiled(texts(POLICE)))
    assert len(laid) == 7
    file, document = list(laid.items())[number]
    golden(FOLDER / f"{Path(file).stem}.txt", drawing(document))


def test_no_other_golden_texts() -> None:
    stems = {Path(name).stem for name in texts(POLICE)}
    assert {path.stem for path in FOLDER.glob("*.txt")} == stems
