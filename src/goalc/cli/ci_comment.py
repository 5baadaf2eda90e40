"""`goalc ci-comment`: write the result of `goalc ci` as the one comment on a pull or merge request."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalc.cli.command import Command
from goalc.messages.catalogue import say

if TYPE_CHECKING:
    from goalc.forge.event import Forge

_TOKENS = ("GOALC_TOKEN", "GITHUB_TOKEN", "GITEA_TOKEN", "GITLAB_TOKEN")


@click.command(cls=Command, help=say("ci-comment"))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
def ci_comment(file: Path) -> None:
    """Run the command; its help is in the catalogue. Failing to write the comment is only a warning."""
    from goalc.cli.surroundings import read_event
    from goalc.forge.comment import CommentError
    from goalc.operations.ci_comment import ci_comment as post

    event = read_event(os.environ)
    token = next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")
    if event.request is None:
        click.echo(say("comment.no-request"))
    elif not token:
        _warn(event.forge, say("comment.no-token"))
    else:
        try:
            done = post(file, event.forge, event.request, token)
        except CommentError as error:
            _warn(event.forge, say(error.key, **error.arguments))
        else:
            click.echo(say(_DONE[done]))


_DONE = {"created": "comment.created", "updated": "comment.updated", "same": "comment.same"}


def _warn(forge: Forge, sentence: str) -> None:
    """Print a warning that the forge shows on its pages, or else in the log."""
    if forge in {"github", "gitea"}:
        from goalc.report.diagnostics.github import command
        from goalc.source.diagnostic import Severity

        click.echo(command(Severity.WARNING, {"title": "goalc"}, sentence))
    else:
        click.echo(sentence, err=True)
