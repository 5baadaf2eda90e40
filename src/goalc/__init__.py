"""goalc: a compiler for budget performance targets (预算绩效目标).

    import goalc

    report = goalc.check("specs/2025")
    for found in report.diagnostics:
        print(found.file, found.line, found.code, found.message)
    goalc.build("specs/2025", "build")

The functions are those of the command line; `goalc.api` has further ones. What they need is imported when
one is called, so that `import goalc` is fast. The content of a spec never raises an exception;
`WorkspaceError` is raised for paths that do not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalc.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from typing import Literal

    from goalc.api import (
        Approved,
        BuildReport,
        Diagnostic,
        DiffResult,
        FixReport,
        FormatReport,
        Loaded,
        Past,
        Report,
        Severity,
        WorkspaceError,
    )

    _Paths = str | Path | Iterable[str | Path]

__version__ = VERSION
__all__ = [
    "Approved",
    "BuildReport",
    "Diagnostic",
    "DiffResult",
    "FixReport",
    "FormatReport",
    "Loaded",
    "Past",
    "Report",
    "Severity",
    "WorkspaceError",
    "__version__",
    "approve",
    "build",
    "check",
    "diff",
    "fix",
    "fmt",
    "load",
    "log",
]


def check(
    paths: _Paths,
    packs: Sequence[str | Path] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    edition: Literal["submit", "public"] | None = None,
    fail_level: str | None = None,
    baseline: bool = True,
    changed_since: str | None = None,
    unsaved: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return all findings under the paths: files, submissions, trees of them.

    Arguments take precedence over the specs' `goalc.toml`; with `baseline=False`, the findings that the
    baseline accepts are reported too. `changed_since` limits them to what has changed on disk since HEAD
    parted from this revision of git; `unsaved` takes the place of the one file that is named. `progress` is
    called with the number of finished submissions and their total.
    """
    from goalc import api

    return api.check(
        paths,
        packs,
        select=select,
        ignore=ignore,
        edition=edition,
        fail_level=fail_level,
        baseline=baseline,
        changed_since=changed_since,
        unsaved=unsaved,
        progress=progress,
    )


def load(path: str | Path, packs: Sequence[str | Path] = ()) -> Loaded:
    """Return the one submission at `path` as a typed model, with its diagnostics.

    Raises `ValueError` if there are several.
    """
    from goalc import api

    return api.load(path, packs)


def build(
    paths: _Paths,
    output: str | Path = "build",
    *,
    formats: Sequence[str] = ("docx", "xlsx"),
    only: Literal["whole", "parts"] | None = None,
    verify: bool = False,
    jobs: int | None = None,
    packs: Sequence[str | Path] = (),
    progress: Callable[[int, int], None] | None = None,
    edition: Literal["submit", "public"] | None = None,
    draft: bool = False,
    marks: bool = True,
    changed_since: str | None = None,
) -> BuildReport:
    """Build every submission under the paths into its folder below `output`.

    A submission with errors is refused, and its earlier results are left alone; findings of rules do not
    count. One with placeholders is refused unless it is a `draft`. `edition`: `"public"` leaves out secret
    projects and masks personal numbers. `marks`: each value has an invisible name in the files, for `apply`.
    `progress` is called with the number of finished submissions and their total. `changed_since` leaves alone
    what has not changed since HEAD parted from this revision.
    """
    from goalc import api

    return api.build(
        paths,
        output,
        formats=formats,
        only=only,
        verify=verify,
        jobs=jobs,
        packs=packs,
        progress=progress,
        edition=edition,
        draft=draft,
        marks=marks,
        changed_since=changed_since,
    )


def fix(
    paths: _Paths,
    packs: Sequence[str | Path] = (),
    *,
    unsafe: bool = False,
    write: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> FixReport:
    """Fix the specs under the paths by the edits that findings offer.

    `unsafe`: apply also edits that change the meaning of a spec. With `write=False`, no file is changed.
    `progress` is called with the number of finished submissions and their total.
    """
    from goalc import api

    return api.fix(paths, packs, unsafe=unsafe, write=write, progress=progress)


def fmt(
    paths: _Paths,
    packs: Sequence[str | Path] = (),
    *,
    write: bool = True,
    changed_since: str | None = None,
    unsaved: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FormatReport:
    """Rewrite the specs under the paths in their canonical form; their meaning does not change.

    A file that is named is rewritten alone; files with errors are left as they are. With `write=False`, no
    file is changed. `changed_since` leaves alone what has not changed since HEAD parted from this revision;
    `unsaved` takes the place of the one file that is named, which is not written then. `progress` is called
    with the number of finished submissions and their total.
    """
    from goalc import api

    return api.fmt(paths, packs, write=write, changed_since=changed_since, unsaved=unsaved, progress=progress)


def diff(
    old: str | Path = "",
    new: str | Path = "",
    *,
    limits: _Paths = (),
    packs: Sequence[str | Path] = (),
    fail_on: str = "",
    redline: str | Path | None = None,
    today: date | None = None,
    moment: str | None = None,
    years: bool = False,
) -> DiffResult:
    """Return the changes in meaning from `old` to `new`: revisions of git, ranges of them, or paths.

    Without `new`, the files as they are now; without both, since the last commit. `limits` are the paths to
    compare; `fail_on` are kinds, directions or levels that the gate stops, separated by commas; `redline` is
    a folder for Word files with tracked changes and workbooks. With `years`, the submissions under the path
    `old` are compared with those of the year before. Raises `ValueError` for an unknown word in `fail_on`.
    """
    from goalc import api

    words = [str(side) for side in (old, new) if str(side)]
    return api.diff(
        words, limits, packs, years=years, fail_on=fail_on, redline=redline, today=today, moment=moment
    )


def approve(
    fingerprints: Sequence[str],
    reason: str,
    *,
    by: str = "",
    until: date | None = None,
    base: str = "",
    packs: Sequence[str | Path] = (),
) -> list[Approved]:
    """Approve the changes with these fingerprints, found by comparing with `base` or the usual bases."""
    from goalc import api

    return api.approve(fingerprints, reason, by=by, until=until, base=base, packs=packs)


def log(path: str | Path, indicator: str = "", packs: Sequence[str | Path] = ()) -> Iterator[Past]:
    """Yield the changes to the targets of a spec or a submission, commit by commit, the newest first.

    `indicator`: only those to the indicator of this name.
    """
    from goalc import api

    return api.log(path, indicator, packs)


def __getattr__(name: str) -> Any:
    """Return a type of results, which is imported on first use."""
    if name in __all__:
        from goalc import api

        return getattr(api, name)
    raise AttributeError(f"module 'goalc' has no attribute '{name}'")
