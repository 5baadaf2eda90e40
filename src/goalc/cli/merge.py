"""`goalc merge`: merge two versions of a spec by its fields and indicators; git runs it as a merge driver."""

from __future__ import annotations

from pathlib import Path

import click

from goalc.cli.command import Command
from goalc.cli.exit_codes import FINDINGS, OK
from goalc.cli.output import show_diagnostics
from goalc.messages.catalogue import say

MERGE_FAILED = 129
"""The exit code by which git knows that there is no result; smaller ones are numbers of conflicts."""


@click.command(cls=Command, help=say("merge"))
@click.argument("base", metavar="BASE", type=click.Path(path_type=Path))
@click.argument("ours", metavar="OURS", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="THEIRS", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help=say("merge.output"))
@click.option("--name", metavar="PATH", default="", help=say("merge.name"))
@click.option("--labels", metavar="OURS THEIRS", nargs=2, default=("", ""), help=say("merge.labels"))
@click.pass_context
def merge(
    ctx: click.Context,
    base: Path,
    ours: Path,
    theirs: Path,
    output: Path | None,
    name: str,
    labels: tuple[str, str],
) -> None:
    """Run the command; its help is in the catalogue."""
    from goalc.operations.merge import merge as join
    from goalc.workspace.error import WorkspaceError
    from goalc.workspace.store import deliver, rewrite_all

    _check_distinct(base, ours, theirs)
    try:
        found = join(base, ours, theirs, name, _known(labels))
        if output is None:
            rewrite_all(ours.parent, {ours.name: found.content})
        elif output == Path("-"):
            click.echo(found.content, nl=False)
        else:
            deliver(output, found.content)
    except WorkspaceError as error:
        click.echo(f"{say('error.lead')}{say(error.key, **error.arguments)}", err=True)
        ctx.exit(MERGE_FAILED)
    reason = found.by_lines
    if reason is not None and not (name and reason.key == "merge.foreign"):
        click.echo(say(reason.key, **reason.arguments), err=True)
    show_diagnostics(found.conflicts, {found.source.name: found.source}, err=True)
    if found.conflicts or not name:
        key = "merge.conflicts" if found.conflicts else "merge.clean"
        click.echo(say(key, name=found.source.name, count=len(found.conflicts)), err=True)
    ctx.exit(FINDINGS if found.conflicts else OK)


def _check_distinct(*paths: Path) -> None:
    """Refuse a file that is given twice; raises `click.UsageError`."""
    known: dict[Path, Path] = {}
    for path in paths:
        if known.setdefault(path.resolve(), path) is not path:
            raise click.UsageError(say("merge.same", name=path))


def _known(labels: tuple[str, str]) -> tuple[str, str]:
    """Return the names of the sides without what an older git does not replace (`%X`)."""
    ours, theirs = (" ".join(label.split()) if not label.startswith("%") else "" for label in labels)
    return ours, theirs
