"""`goalc textconv`: print a built form or a spec as lines, for `git diff` and for people."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import click

from goalc.cli.command import Command
from goalc.cli.exit_codes import ENVIRONMENT, FINDINGS
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say

_MAX_SECONDS = 10
_MAX_MEMORY = 256 * 1024 * 1024
"""Maximum time and additional memory for reading a file, for unforeseen cases: the readers bound sizes."""


@click.command(cls=Command, help=say("textconv"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--git", "for_git", is_flag=True, help=say("textconv.git"))
@click.pass_context
def textconv(ctx: click.Context, file: Path, for_git: bool) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.textconv import textconv as convert
    from goalc.workspace.error import WorkspaceError

    try:
        with _limit_time(file, for_git), _limit_memory():
            text = convert(file)
    except WorkspaceError as error:
        if not for_git or not file.is_file():
            raise
        _print_substitute(file, say(error.key, name=file.name))
        return
    if text.lines is not None:
        click.echo("".join(f"{line}\n" for line in text.lines), nl=False)
    elif for_git:
        _print_substitute(file, "")
    else:
        sources = {} if text.source is None else {text.source.name: text.source}
        show_diagnostics(text.diagnostics, sources, err=True)
        ctx.exit(FINDINGS)


def _print_substitute(file: Path, sentence: str) -> None:
    """Print a substitute for the text to git, which aborts its whole diff if a conversion fails.

    A spec is printed as it is; for any other file, a digest tells its versions apart. The folder of the file
    is temporary, so it is not printed.
    """
    from goalc.textconv.file_text import SPEC_ENDINGS

    with file.open("rb") as stream:
        if file.suffix.lower() in SPEC_ENDINGS:
            while chunk := stream.read(1 << 20):
                sys.stdout.buffer.write(chunk)
            return
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    click.echo(sentence)
    click.echo(f"sha256 {digest}")


@contextmanager
def _limit_time(file: Path, for_git: bool, seconds: float = _MAX_SECONDS) -> Iterator[None]:
    """End the process if reading takes too long; a loop in a library cannot be interrupted otherwise."""

    def give_up() -> None:
        if for_git:
            _print_substitute(file, say("textconv.too-large", name=file.name))
            sys.stdout.flush()
        else:
            click.echo(f"{say('error.lead')}{say('textconv.too-large', name=file)}", err=True)
        os._exit(0 if for_git else ENVIRONMENT)

    timer = Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _limit_memory(size: int = _MAX_MEMORY) -> Iterator[None]:
    """Let allocations fail beyond `size` more bytes, where the system can (Linux)."""
    memory = Path("/proc/self/statm")
    if not memory.exists():
        yield
        return
    import resource

    used = int(memory.read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    limits = resource.getrlimit(resource.RLIMIT_DATA)
    bounds = [bound for bound in (used + size, *limits) if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(bounds), limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, limits)
