"""Tests of the pipeline stand where they like."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _back_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each test, go back to where it began: a workshop changes the folder of the process."""
    monkeypatch.chdir(Path.cwd())
