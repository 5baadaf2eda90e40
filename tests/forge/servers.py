"""A server on this machine that keeps comments as GitHub, Gitea and GitLab do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Server:
    """`status` is what every request is answered with where it is not 0; `asked` is what was asked."""

    address: str = ""
    status: int = 0
    pages: bool = True
    token: str = "Bearer geheim"
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def said(self) -> list[str]:
        return [comment["body"] for comment in self.comments]


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """The server while a test runs."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            server.asked.append(f"{self.command} {self.path}")
            sent = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN")
            status = server.status or (401 if sent != server.token else 0)
            if status:
                self.give(status, {"message": "no"}, location="http://127.0.0.1:1/elsewhere")
                return
            place = urlsplit(self.path)
            if self.command == "GET":
                query = parse_qs(place.query)
                page, size = int(query["page"][0]), int(query["per_page"][0])
                shown = server.comments[(page - 1) * size : page * size] if server.pages else server.comments
                self.give(200, shown)
                return
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
            if self.command == "POST":
                server.comments.append({"id": 1000 + len(server.comments), "body": body})
                self.give(201, server.comments[-1])
                return
            id = int(place.path.rpartition("/")[2])  # noqa: A001 - what it is called there
            (comment,) = [comment for comment in server.comments if comment["id"] == id]
            comment["body"] = body
            self.give(200, comment)

        do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 - the library's names

        def give(self, status: int, data: object, location: str = "") -> None:
            content = json.dumps(data).encode()
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
