"""Write the result of `goalc ci` as the one comment on a pull or merge request."""

from __future__ import annotations

from pathlib import Path

from goalc.forge.comment import Done, post
from goalc.forge.event import Forge, Request
from goalc.syntax.limits import MAX_BYTES
from goalc.workspace.paths import read_bounded


def ci_comment(file: str | Path, forge: Forge, request: Request, token: str) -> Done:
    """Create or update the comment with the text of a file; return which of these was done.

    Raises `CommentError` if the forge refuses it, and `WorkspaceError` for a file that cannot be read.
    """
    text = read_bounded(Path(file), MAX_BYTES).decode("utf-8", "replace")
    return post(forge, request, token, text)
