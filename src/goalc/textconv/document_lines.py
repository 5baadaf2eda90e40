"""Turn documents into plain lines, for tools that compare lines.

In: documents. Out: a line per paragraph and per row of a table, each merged cell once, where it begins. A
document that has a name begins with a line `# name`; an empty line separates two documents. Line breaks and
unprintable characters are shown as signs, so that a line stays a line, every difference is visible, and
nothing in a file can control a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalc.document.document import Document, Paragraph

BREAK = "↵"
BETWEEN = " | "
_KEPT = frozenset(" \u3000")


def document_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the lines of documents, in reading order."""
    for number, document in enumerate(documents):
        if number:
            yield ""
        if document.name:
            yield f"# {one_line(document.name)}"
        for block in document.blocks:
            if isinstance(block, Paragraph):
                if block.line.text:
                    yield one_line(block.line.text)
                continue
            for row in block.rows:
                cells = (one_line(cell.text).replace("|", "\\|") for cell in row.cells)
                yield BETWEEN.join(cells).rstrip(" ")


def one_line(text: str) -> str:
    """Return a text on one line, with every character visible."""
    return text if text.isprintable() else text.translate(_SIGNS)


class _Signs(dict[int, str]):
    """The sign of each character, made once: a text of line breaks is as large as its line only."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        visible = character.isprintable() or character in _KEPT
        self[number] = character if visible else f"<U+{number:04X}>"
        return self[number]


_SIGNS = _Signs({ord("\n"): BREAK})
