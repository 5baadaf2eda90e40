"""`goalc ci-comment`: what `goalc ci` wrote, as the one comment at a pull or merge request."""

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
    """The help is the catalogue's. A comment that cannot be written is told of and fails nothing."""
    from goalc.cli.surroundings import event
    from goalc.forge.comment import CommentError
    from goalc.operations.ci_comment import ci_comment as post

    happening = event(os.environ)
    token = next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")
    if happening.request is None:
        click.echo(say("comment.no-request"))
    elif not token:
        _warn(happening.forge, say("comment.no-token"))
    else:
        try:
            done = post(file, happening.forge, happening.request, token)
        except CommentError as error:
            _warn(happening.forge, say(error.key, **error.arguments))
        else:
            click.echo(say(_DONE[done]))


_DONE = {"created": "comment.created", "updated": "comment.updated", "same": "comment.same"}


def _warn(forge: Forge, sentence: str) -> None:
    """Where the forge shows warnings, or else in the log."""
    if forge in {"github", "gitea"}:
        from goalc.report.diagnostics.github import command
        from goalc.source.diagnostic import Severity

        click.echo(command(Severity.WARNING, {"title": "goalc"}, sentence))
    else:
        click.echo(sentence, err=True)
