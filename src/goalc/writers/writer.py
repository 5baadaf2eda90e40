"""The protocol of writers: a file takes its documents one by one, so that none has to be kept for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from goalc.document.document import Document, Stamp


class OpenFile(Protocol):
    """A file in the making."""

    def add(self, document: Document) -> None:
        """Write one more document. Raises `WriteError` for what the format cannot carry."""

    def finish(self) -> Iterator[bytes]:
        """Yield the bytes of the file. Raises `WriteError`, and `ValueError` for no documents."""


class Writer(Protocol):
    """Writes documents with the looks of one stylesheet; made once per form pack."""

    def begin(self, stamp: Stamp) -> OpenFile:
        """Begin a file. Raises `WriteError` for a stamp that the format cannot carry."""

    def write(self, documents: Iterable[Document], stamp: Stamp) -> bytes:
        """Return the bytes of a file of documents. Raises errors as its `OpenFile` does."""
        file = self.begin(stamp)
        for document in documents:
            file.add(document)
        return b"".join(file.finish())
