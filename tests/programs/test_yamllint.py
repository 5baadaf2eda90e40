"""yamllint, with what it looks for by default, has no error in the pipelines and hooks that `init` writes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.terminal import run


def test_the_written_pipelines_pass(tmp_path: Path) -> None:
    if find_spec("yamllint") is None:
        if os.environ.get("CI"):
            pytest.fail("needs yamllint, which is in the extra dev")
        pytest.skip("needs yamllint")
    assert run(tmp_path, "goalc init . --unit 某局 --year 2025 --phone 8732066").code == 0
    written = [
        ".github/workflows/goalc.yml",
        ".gitea/workflows/goalc.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    ]
    command = [sys.executable, "-m", "yamllint", *written]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stdout
