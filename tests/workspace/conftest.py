"""A submission to configure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace.trees import edit, make, project


@pytest.fixture
def unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission below a repository's folder, with a finding of GC106 (a warning) and one of GC402."""
    monkeypatch.chdir(tmp_path)
    folder = make(tmp_path / "specs" / "u")
    edit(project(folder), "        指标值: =100%", "        指标值: ≥100%")
    edit(project(folder), "2025-01-01至2025-06-30", "2025-01-01至2025-12-31")
    return folder
