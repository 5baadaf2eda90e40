"""A comment at a pull or merge request: one, which is found again by its mark and written anew.

In: where the request is discussed, a token, the text. Out: what was done; or a `CommentError` that says why
nothing could be. Nothing but the server of the request is spoken to: a redirection would take the token
elsewhere, and is an error.
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

MARK = "<!-- goalc -->"
LONGEST = 65_536
"""Characters that GitHub takes; the others take more."""
_PAGES = 50
_SECONDS = 30
_ANSWER = 16 * 1024 * 1024
_METHODS = {"github": "PATCH", "gitea": "PATCH", "gitlab": "PUT"}

Done = Literal["created", "updated", "same"]
"""What happened to the comment."""


class CommentError(Exception):
    """Why no comment could be written. `key` is a sentence of the catalogue."""

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def post(forge: Forge, request: Request, token: str, text: str) -> Done:
    """Put the text where the comment with the mark is, or make one; raises `CommentError`."""
    server = _Server(forge, token)
    for entry in server.entries(request.comments):
        body = entry.get("body")
        if isinstance(body, str) and body.startswith(MARK):
            if _plain(body) == _plain(text):
                return "same"
            server.ask(_METHODS[forge], f"{request.comment}/{int(entry['id'])}", {"body": text})
            return "updated"
    server.ask("POST", request.comments, {"body": text})
    return "created"


def _plain(text: str) -> str:
    """Servers change line ends and what stands at the end."""
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
        """The comments, page by page. Gitea has one page, and gives it for whichever is asked."""
        seen: set[object] = set()
        for page in range(1, _PAGES + 1):
            found = self.ask("GET", f"{address}?per_page=100&page={page}")
            new = [entry for entry in found if isinstance(entry, dict) and entry.get("id") not in seen]
            if not isinstance(found, list) or not new:
                return
            seen |= {entry.get("id") for entry in new}
            yield from new

    def ask(self, method: str, address: str, data: object = None) -> Any:
        """The server's answer; raises `CommentError`."""
        server = urlsplit(address)
        if server.scheme not in {"http", "https"}:
            raise CommentError("comment.failed", name=server.scheme, reason=server.scheme)
        body = None if data is None else json.dumps(data).encode()
        query = urllib.request.Request(address, body, self._headers, method=method)  # noqa: S310 - http, see above
        try:
            with self._opener.open(query, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_ANSWER))
        except urllib.error.HTTPError as error:
            refused = error.code in {401, 403, 404}
            key = "comment.refused" if refused else "comment.failed"
            raise CommentError(key, name=server.netloc, reason=f"HTTP {error.code}") from error
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise CommentError("comment.failed", name=server.netloc, reason=reason) from error
