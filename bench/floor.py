"""The minimum that any chain has to do: zip strings that are ready.

In: Office files as goalc made them. Out: work that packs them again with goalc's own container, level
and order. Parts that are the same in all files of a format are packed beforehand, as in goalc; what remains
is compressing the body and the stamp of each file, and assembling the archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from goalc.writers.package import Packed, archive, pack

Part = tuple[str, bytes] | Packed
"""A part that is still to be packed, or one that is packed already."""


class Floor:
    """A packer of files of one format, which can be packed again and again."""

    def __init__(self, files: Sequence[bytes]) -> None:
        opened = [_parts(content) for content in files]
        first = opened[0]
        self._same = {
            name: pack(name, content)
            for name, content in first.items()
            if len(files) > 1 and all(parts.get(name) == content for parts in opened)
        }
        self._files: list[list[Part]] = [
            [self._same.get(name) or (name, content) for name, content in parts.items()] for parts in opened
        ]
        if any(new != old for new, old in zip(self.pack_all(), files, strict=True)):
            raise AssertionError("the floor does not make the files that goalc made")

    def pack_all(self) -> list[bytes]:
        """Pack all files."""
        return [
            b"".join(archive(part if isinstance(part, Packed) else pack(*part) for part in parts))
            for parts in self._files
        ]


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
