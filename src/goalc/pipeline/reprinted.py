"""Compare imported specs with the file that they came from: what they print with what stood there.

In: a compiled submission, and the texts of the file with the places of their values. Out: each text that the
specs print in another way, and the indicators that the pack adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from goalc.document.document import Document, Line, Table
from goalc.layout.fault import TemplateFault
from goalc.pipeline.compiled import Compiled
from goalc.pipeline.pieces import lay_out
from goalc.recognize.source import SourceText
from goalc.source.diagnostic import Path


class Expected(NamedTuple):
    """A text of the file and where its value stands: the spec file and the path in it."""

    source: SourceText
    file: str
    path: Path


class Reprinted(NamedTuple):
    """A text that the specs print in another way; `printed` is empty if they do not print it at all."""

    source: SourceText
    file: str
    path: Path
    printed: str


_Printed = dict[tuple[str, Path], list[str]]


def compare_printed(compiled: Compiled, expected: Iterable[Expected]) -> list[Reprinted]:
    """Return the texts that are printed in another way."""
    printed = _printed(compiled)
    return list(_differences(printed, expected))


def added_indicators(compiled: Compiled) -> list[str]:
    """Return the names of indicators that stand in no file, because the pack adds them."""
    return list(
        dict.fromkeys(i.name for form in compiled.submission.forms for i in form.indicators if i.added)
    )


def _differences(printed: _Printed, expected: Iterable[Expected]) -> Iterator[Reprinted]:
    for one in expected:
        texts = [text for path in (one.path, one.path[:-1]) for text in printed.get((one.file, path), ())]
        # A line that prints several values knows the place of the first alone.
        texts = texts or printed.get((one.file, ()), [])
        wanted = _plain(one.source.text)
        if not any(wanted == text or (wanted and wanted in text) for text in texts):
            yield Reprinted(one.source, one.file, one.path, texts[0] if one.path and len(texts) == 1 else "")


def _printed(compiled: Compiled) -> _Printed:
    found: _Printed = defaultdict(list)
    for document in lay_out(compiled):
        if not isinstance(document, TemplateFault):
            for lines in _texts(document):
                text = _plain("\n".join(line.text for line in lines))
                for line in lines:
                    if line.origin is not None:
                        for length in range(len(line.origin.path) + 1):
                            found[line.origin.file, line.origin.path[:length]].append(text)
    return found


def _texts(document: Document) -> Iterator[tuple[Line, ...]]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.lines for row in block.rows for cell in row.cells)
        else:
            yield (block.line,)


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
