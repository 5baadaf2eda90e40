"""The progress of commands that go over many submissions: one line on a terminal, gone at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.operations.progress import Progress

_CLEAR = "\r\x1b[K"


@contextmanager
def show_progress(quiet: bool = False) -> Iterator[Progress | None]:
    """Give what shows the progress of an operation; None without a terminal. One submission shows none."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    shown = False

    def show(done: int, total: int) -> None:
        nonlocal shown
        if total > 1:
            shown = True
            click.echo(f"{_CLEAR}{say('progress', done=done, total=total)}", nl=False, err=True)

    try:
        yield show
    finally:
        if shown:
            click.echo(_CLEAR, nl=False, err=True)
