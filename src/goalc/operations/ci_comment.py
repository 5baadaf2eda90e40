"""Post what `goalc ci` wrote as the one comment at a pull or merge request."""

from __future__ import annotations

from pathlib import Path

from goalc.forge.comment import Done, post
from goalc.forge.event import Forge, Request
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.paths import read_bounded


def ci_comment(file: str | Path, forge: Forge, request: Request, token: str) -> Done:
    """Post the text of a file, or bring the comment up to date; return which.

    Raises `CommentError` where the forge refuses, `WorkspaceError` for a file that cannot be read.
    """
    text = read_bounded(Path(file), MAX_BYTES).decode("utf-8", "replace")
    return post(forge, request, token, text)
