"""`goalc textconv`: a built form or a spec as lines, for `git diff` and for people."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import click

from goalc.cli import options
from goalc.cli.command import Command
from goalc.cli.exit_codes import ENVIRONMENT, FINDINGS
from goalc.messages.catalogue import say

_SECONDS = 60
"""The sizes of what is read are bounded; this is for what nobody has thought of."""


@click.command(cls=Command, help=say("textconv"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--git", "for_git", is_flag=True, help=say("textconv.git"))
@click.pass_context
def textconv(ctx: click.Context, file: Path, for_git: bool) -> None:
    """The help is the catalogue's."""
    from goalc.operations.textconv import textconv as convert
    from goalc.report.diagnostics.text import report_text
    from goalc.workspace.error import WorkspaceError

    try:
        with _no_longer(file, for_git):
            text = convert(file)
    except WorkspaceError as error:
        if not for_git or not file.is_file():
            raise
        _stand_in(file, say(error.key, name=file.name))
        return
    if text.lines is not None:
        click.echo("".join(f"{line}\n" for line in text.lines), nl=False)
    elif for_git:
        _stand_in(file, "")
    else:
        sources = {} if text.source is None else {text.source.name: text.source}
        for line in report_text(text.diagnostics, sources, options.colour()):
            click.echo(line, err=True)
        ctx.exit(FINDINGS)


def _stand_in(file: Path, sentence: str) -> None:
    """What git is given instead of a text: git ends its whole diff when a conversion fails.

    A spec is text already; of anything else, what tells its versions apart. The folder of the file is git's,
    and another one each time.
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
def _no_longer(file: Path, for_git: bool, seconds: float = _SECONDS) -> Iterator[None]:
    """End the process when the reading takes too long: a library's loop cannot be left otherwise."""

    def give_up() -> None:
        if for_git:
            _stand_in(file, say("textconv.too-large", name=file.name))
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
