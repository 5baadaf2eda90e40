"""Documents as plain lines, for tools that compare lines.

In: documents. Out: a line per paragraph and per row of a table, each merged cell once, where it begins. The
line of one document starts with `# ` where it has a name; an empty line is between two. What has no line or
column of its own on paper (line breaks, characters that print nothing) is shown by signs, so that a line is
a line, a difference is seen, and nothing in a file can steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalc.document.document import Document, Paragraph

BREAK = "↵"
BETWEEN = " | "
_KEPT = frozenset(" \u3000")


def document_lines(documents: Iterable[Document]) -> Iterator[str]:
    """The lines of documents, in reading order."""
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
    """A text on one line, every character of it to be seen."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\n":
        return BREAK
    if character.isprintable() or character in _KEPT:
        return character
    return f"<U+{ord(character):04X}>"
