"""goalc: a compiler for budget performance targets (预算绩效目标).

    import goalc

    report = goalc.check("specs/2025")
    goalc.build("specs/2025", "build")

Each operation is imported on first use, so that `import goalc` is fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalc.version import VERSION

if TYPE_CHECKING:
    from goalc.api import approve, build, check, diff, fix, fmt, load, log

__version__ = VERSION
__all__ = ["__version__", "approve", "build", "check", "diff", "fix", "fmt", "load", "log"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from goalc import api

        return getattr(api, name)
    raise AttributeError(f"module 'goalc' has no attribute '{name}'")
