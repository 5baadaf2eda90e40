"""Programs from npm: where they are, and how they are run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

_PROGRAMS = Path(__file__).with_name("node_modules") / ".bin"


def program(name: str) -> str:
    """The path of a program; without it the test is skipped, and in CI it fails."""
    found = _PROGRAMS / name
    if not found.exists():
        reason = f"needs {name}: run scripts/install-system-packages"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return str(found)


def run(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder; nothing is said about its exit code."""
    return subprocess.run(
        [program(name), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
