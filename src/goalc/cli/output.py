"""Output that several commands have: diagnostics, errors about files, differences, reports in files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.results import Rewritten
    from goalc.redline.redline import Redlines
    from goalc.source.diagnostic import Diagnostic
    from goalc.source.text import SourceText
    from goalc.source.trouble import Trouble


def use_colour() -> bool:
    """Return True if standard output takes colours: a terminal, without NO_COLOR (https://no-color.org).

    An option `--color` of the command, which click keeps, takes precedence.
    """
    context = click.get_current_context(silent=True)
    if context is not None and context.color is not None:
        return context.color
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def quote_paths(paths: Iterable[str | Path]) -> str:
    """Return paths as they are typed in any shell, those with blanks in quotes."""
    return " ".join(f'"{path}"' if " " in str(path) else str(path) for path in paths)


def show_diagnostics(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceText], err: bool = False
) -> None:
    """Print diagnostics with the lines that they point at."""
    from goalc.report.diagnostics.text import report_text

    for line in report_text(diagnostics, sources, use_colour()):
        click.echo(line, err=err)


def show_troubles(troubles: Sequence[Trouble]) -> None:
    """Print errors about files that the system would not let us read or write."""
    from goalc.report.trouble import trouble_sentence

    for trouble in troubles:
        click.echo(f"{say('error.lead')}{trouble_sentence(trouble)}", err=True)


def show_failed_redlines(redlines: Redlines) -> None:
    """Print the diagnostics of redlines that could not be made."""
    show_diagnostics(redlines.diagnostics, redlines.sources, err=True)


def show_differences(files: Sequence[Rewritten]) -> None:
    """Print the changes in files as unified differences."""
    from difflib import unified_diff

    for file in files:
        before, after = (_read_lines(content) for content in (file.before, file.after))
        for line in unified_diff(before, after, file.name, file.name, lineterm=""):
            click.echo(line)


def _read_lines(content: bytes) -> list[str]:
    """Return the lines of a file; what is not UTF-8 is shown as its bytes."""
    return content.decode("utf-8", "backslashreplace").splitlines()


def store_report(output: Path, text: str) -> None:
    """Write a report to a target given by the user; raises `WorkspaceError`."""
    from goalc.workspace.store import deliver, encode

    deliver(output, encode(text))
