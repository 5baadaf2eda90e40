"""Golden texts for all tests, and how hard hypothesis tries.

Hypothesis tries in full; `pytest --hypothesis-profile=quick` is content with a tenth of the examples.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.examples import IN_FULL
from tests.repositories import begin

Golden = Callable[[Path, str], None]

settings.register_profile(
    "goalc", max_examples=IN_FULL, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("quick", settings.get_profile("goalc"), max_examples=IN_FULL // 10)
settings.load_profile("goalc")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden texts instead of comparing them"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds what it should be."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, actual: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path} is missing: run pytest --update-golden and read what it writes"
        assert actual == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A real repository with the specs of 2025 on main; the test stands in it."""
    root = tmp_path / "仓库"
    begin(root)
    monkeypatch.chdir(root)
    return root
