"""The exit codes of goalc, which the README and the help of each command document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalc.source.trouble import Trouble

OK = 0
FINDINGS = 1
"""An error-level finding, or a submission that was not built."""
USAGE = 2
ENVIRONMENT = 3
"""A file is missing, or cannot be read or written."""
BUG = 70
INTERRUPTED = 130


def exit_code(troubles: Sequence[Trouble], passed: bool) -> int:
    """Return the exit code of a command; errors about files weigh more than findings."""
    return ENVIRONMENT if troubles else OK if passed else FINDINGS
