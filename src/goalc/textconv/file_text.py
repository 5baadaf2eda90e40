"""Turn a file into text for tools that compare lines: a table by its content, a spec by its meaning.

In: the name and the bytes of a file. Out: lines; or, for a spec that cannot be read, its diagnostics. Any
other file, and a table that cannot be read, raises `ReadError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from goalc.model import forms, spec
from goalc.readers import ReadError
from goalc.readers.registry import READERS, read_untrusted
from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain
from goalc.textconv.document_lines import document_lines

SPEC_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class FileText:
    """The text of a file; `lines` is None for a spec that cannot be read.

    The `diagnostics`, to be printed with `source`, say why.
    """

    lines: Sequence[str] | None
    diagnostics: Sequence[Diagnostic] = ()
    source: SourceText | None = None


def file_text(name: str, content: bytes) -> FileText:
    """Return the text of a file, by the ending of its name. Raises `ReadError`."""
    ending = PurePath(name).suffix.lower()
    if ending in SPEC_ENDINGS:
        return _spec_text(name, content)
    file_format = ending.removeprefix(".")
    if file_format not in READERS:
        raise ReadError("textconv.kind")
    return FileText(list(document_lines(read_untrusted(file_format, content))))


def _spec_text(name: str, content: bytes) -> FileText:
    from goalc.textconv.spec_lines import meaning_lines

    decoded = decode_text(name, content)
    if decoded.diagnostics:
        return FileText(None, decoded.diagnostics, decoded.source)
    result = parse(decoded.source, forms.VOCABULARY)
    if result.node is None:
        return FileText(None, result.diagnostics, decoded.source)
    data = plain(result.node)
    is_spec = isinstance(data, dict) and isinstance(data.get(spec.FORM_KEY), str)
    kind = forms.guess_kind(data) if isinstance(data, dict) and is_spec else None
    if not isinstance(data, dict) or kind is None:
        raise ReadError("textconv.no-spec")
    return FileText(list(meaning_lines(data, kind)), result.diagnostics, decoded.source)
