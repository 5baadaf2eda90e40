"""Write one comment on a pull or merge request; a later run finds it by its mark and updates it.

In: the addresses of the request's comments, a token, the text. Out: what was done; or a `CommentError` with
the reason for a failure. Only the server of the request is contacted: a redirection is an error, because it
would send the token elsewhere.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any, Literal
from urllib.parse import urlsplit

from goalc.forge.event import Forge, Request
from goalc.workspace.bounded import parse_json

MARK = "<!-- goalc -->"
MAX_COMMENT_LENGTH = 65_536
"""Maximum number of characters that GitHub accepts; the other servers accept more."""
_MAX_PAGES = 50
_MAX_SECONDS = 30
_MAX_ANSWER = 16 * 1024 * 1024
"""Maximum number of bytes of a response."""
_METHODS = {"github": "PATCH", "gitea": "PATCH", "gitlab": "PUT"}

Done = Literal["created", "updated", "same"]
"""The effect on the comment."""


class CommentError(Exception):
    """The reason that no comment could be written; `key` names its message in the catalogue."""

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def post(forge: Forge, request: Request, token: str, text: str) -> Done:
    """Update the comment with the mark, or create one; raises `CommentError`."""
    server = _Server(forge, token)
    for entry in server.entries(request.comments):
        body = entry.get("body")
        if isinstance(body, str) and body.startswith(MARK):
            if _normalize(body) == _normalize(text):
                return "same"
            server.ask(_METHODS[forge], f"{request.comment}/{int(entry['id'])}", {"body": text})
            return "updated"
    server.ask("POST", request.comments, {"body": text})
    return "created"


def _normalize(text: str) -> str:
    """Undo the changes that servers make to line ends and trailing blanks."""
    return text.replace("\r\n", "\n").strip()


class _Server:
    def __init__(self, forge: Forge, token: str) -> None:
        self._headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "goalc",
        }
        match forge:
            case "github":
                self._headers |= {"Authorization": f"Bearer {token}", "Accept": "application/vnd.github+json"}
            case "gitea":
                self._headers["Authorization"] = f"token {token}"
            case _:
                self._headers["PRIVATE-TOKEN"] = token
        self._opener = urllib.request.build_opener(_NoRedirection)

    def entries(self, address: str) -> Iterator[dict[str, Any]]:
        """Yield the comments, page by page. Gitea has a single page and returns it for every page number."""
        seen: set[object] = set()
        for page in range(1, _MAX_PAGES + 1):
            found = self.ask("GET", f"{address}?per_page=100&page={page}")
            new = [entry for entry in found if isinstance(entry, dict) and entry.get("id") not in seen]
            if not isinstance(found, list) or not new:
                return
            seen |= {entry.get("id") for entry in new}
            yield from new

    def ask(self, method: str, address: str, data: object = None) -> Any:
        """Send a request; return the decoded JSON of the response. Raises `CommentError`."""
        server = urlsplit(address)
        if server.scheme not in {"http", "https"}:
            raise CommentError("comment.failed", name=server.scheme, reason=server.scheme)
        body = None if data is None else json.dumps(data).encode()
        query = urllib.request.Request(address, body, self._headers, method=method)  # noqa: S310 - http or https, see above
        try:
            with self._opener.open(query, timeout=_MAX_SECONDS) as answer:
                return parse_json(answer.read(_MAX_ANSWER))
        except urllib.error.HTTPError as error:
            refused = error.code in {401, 403, 404}
            key = "comment.refused" if refused else "comment.failed"
            raise CommentError(key, name=server.netloc, reason=f"HTTP {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise CommentError("comment.failed", name=server.netloc, reason=reason) from error
