"""What people read under `docs/rules/` is what goalc says of its rules today (`make docs`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import run
from tests.police import ROOT

PLACES = {"zh": ROOT / "docs" / "rules", "en": ROOT / "docs" / "rules" / "en"}


def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


@pytest.mark.parametrize("language", PLACES)
def test_the_pages_of_rules_are_fresh(tmp_path: Path, language: str) -> None:
    assert run(tmp_path, "goalc rule -o made", GOALC_LANG=language).code == 0
    made = pages(tmp_path / "made")
    assert len(made) == 11
    assert pages(PLACES[language]) == made, "run: make docs"
