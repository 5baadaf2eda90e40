"""Turn a file into text for tools that compare lines: a table by its content, a spec by its meaning.

In: the name and the bytes of a file. Out: lines; or, for a spec that cannot be read, its diagnostics. Any
other file, and a table that cannot be read, raises `ReadError`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from goalc.document.document import Document
from goalc.model import forms, spec
from goalc.readers import ReadError, check_package, read_docx, read_xlsx
from goalc.source.diagnostic import Diagnostic
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.parse import parse
from goalc.syntax.tree import plain

SPEC_ENDINGS = (".yaml", ".yml")
_READERS: Mapping[str, Callable[[bytes], tuple[Document, ...]]] = {".docx": read_docx, ".xlsx": read_xlsx}


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
    if ending not in _READERS:
        raise ReadError("textconv.kind")
    return FileText(_document_text(_READERS[ending], content))


def _document_text(read: Callable[[bytes], tuple[Document, ...]], content: bytes) -> list[str]:
    from goalc.textconv.document_lines import document_lines

    check_package(content)
    try:
        with warnings.catch_warnings():
            # A library warns about parts that it ignores, such as conditional formats; they are not text.
            warnings.simplefilter("ignore")
            return list(document_lines(read(content)))
    except Exception as error:  # the libraries may raise anything for a malformed package
        raise ReadError("textconv.broken") from error


def _spec_text(name: str, content: bytes) -> FileText:
    from goalc.textconv.spec_lines import meaning_lines

    decoded = decode_text(name, content)
    if decoded.diagnostics:
        return FileText(None, decoded.diagnostics, decoded.source)
    result = parse(decoded.source, forms.VOCABULARY)
    if result.node is None:
        return FileText(None, result.diagnostics, decoded.source)
    data = plain(result.node)
    form = data.get(spec.FORM_KEY) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(form, str) or form not in forms.BY_TITLE:
        raise ReadError("textconv.no-spec")
    return FileText(list(meaning_lines(data, form)), result.diagnostics, decoded.source)
