"""yaml-language-server as an editor drives it, with the settings of a repository."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from queue import Empty, Queue
from typing import Any, NamedTuple

from tests.programs.npm import program

_SECONDS = 60


class Told(NamedTuple):
    """What the editor shows at a line, counted from 1."""

    line: int
    message: str


class LanguageServer:
    """A server for one repository; documents exist in the editor only."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self._process = subprocess.Popen(
            [program("yaml-language-server"), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._received: Queue[dict[str, Any]] = Queue()
        threading.Thread(target=self._receive, daemon=True).start()
        self._number = 0
        folder = {"uri": root.as_uri(), "name": "root"}
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        self._ask(
            "initialize",
            {"rootUri": root.as_uri(), "workspaceFolders": [folder], "capabilities": capabilities},
        )
        self._tell("initialized", {})

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def problems(self, documents: Mapping[str, str]) -> dict[str, list[Told]]:
        """Return what the editor shows in documents by their names in the repository."""
        wanted = {(self._root / name).as_uri(): name for name in documents}
        for uri, name in wanted.items():
            self._open(uri, documents[name])
        found: dict[str, list[Told]] = {}
        while len(found) < len(wanted):
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics":
                told = message["params"]["diagnostics"]
                uri = _plain(message["params"]["uri"], wanted)
                if uri in wanted:
                    found[wanted[uri]] = [Told(d["range"]["start"]["line"] + 1, d["message"]) for d in told]
        return found

    def completions(self, name: str, text: str) -> list[dict[str, Any]]:
        """Return what the editor offers at the end of a text."""
        uri = (self._root / name).as_uri()
        self._open(uri, text)
        lines = text.split("\n")
        position = {"line": len(lines) - 1, "character": len(lines[-1])}
        answer = self._ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer
        return items

    def _open(self, uri: str, text: str) -> None:
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def _ask(self, method: str, parameters: object) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _next(self) -> dict[str, Any]:
        """Return the next message, and answer what the server asks on the way."""
        try:
            message = self._received.get(timeout=_SECONDS)
        except Empty:
            raise AssertionError("the language server says nothing") from None
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Mapping[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in message["params"]["items"]]

    def _section(self, name: str) -> object:
        lead = f"{name}."
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            if key.startswith(lead):
                _put(found, key.removeprefix(lead).split("."), value)
        return found or self._settings.get(name)

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                stream.readline()
                self._received.put(json.loads(stream.read(int(header.split(b":")[1]))))


def _put(found: dict[str, Any], path: list[str], value: object) -> None:
    for step in path[:-1]:
        found = found.setdefault(step, {})
    found[path[-1]] = value


def _plain(uri: str, known: Iterable[str]) -> str:
    """Return the known address that the server's spelling of an address means."""
    return next((one for one in known if one.casefold() == uri.casefold()), uri)
