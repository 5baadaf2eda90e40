"""goalc: a compiler for budget performance targets (预算绩效目标).

    import goalc

    report = goalc.check("specs/2025")
    goalc.build("specs/2025", "build")

`load`, `check` and `build` are imported when they are first used, so that `import goalc` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalc.version import VERSION

if TYPE_CHECKING:
    from goalc.api import build, check, fix, load
    from goalc.operations.results import BuildReport, FixReport, Loaded, Report

__version__ = VERSION
__all__ = ["BuildReport", "FixReport", "Loaded", "Report", "__version__", "build", "check", "fix", "load"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from goalc import api

        return getattr(api, name)
    raise AttributeError(f"module 'goalc' has no attribute '{name}'")
