"""How many examples hypothesis tries where a law needs more or fewer of them than others."""

from __future__ import annotations

from hypothesis import settings

IN_FULL = 60
"""Number of examples of a law that says nothing else."""


def examples(number: int) -> int:
    """As many in the profile that tries in full, and a share of them in a quicker one."""
    assert settings.default is not None
    return max(5, number * settings.default.max_examples // IN_FULL)
