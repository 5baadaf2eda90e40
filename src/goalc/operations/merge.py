"""Merge two versions of a file that began as one: specs and the like by meaning, others line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from goalc.git.merge_file import merge_lines
from goalc.library.entries import TITLE_KEY
from goalc.merging.three_way import merge_texts
from goalc.model.forms import APPROVALS_FILE
from goalc.model.spec import FORM_KEY
from goalc.pipeline.pack import LIBRARY_FILE, PACK_FILE, WORDS_FILE
from goalc.source.diagnostic import Diagnostic, Phrase
from goalc.source.text import SourceText
from goalc.syntax.decode_text import decode_text
from goalc.syntax.doctor.conflicts import find_conflicts
from goalc.syntax.limits import MAX_BYTES
from goalc.syntax.parse import parse
from goalc.syntax.tree import Mapping
from goalc.workspace.error import WorkspaceError
from goalc.workspace.paths import read_bounded

_BOM = b"\xef\xbb\xbf"
_NAMES = frozenset({APPROVALS_FILE, PACK_FILE, WORDS_FILE, LIBRARY_FILE})
"""Names of files that are merged by meaning whatever their keys are."""
_KEYS = frozenset({FORM_KEY, TITLE_KEY})
"""The keys of specs and of libraries."""
Versions = tuple[bytes, bytes, bytes]
"""The contents of the base, of ours and of theirs."""


@dataclass(frozen=True)
class Merge:
    """The merged content, with a finding for each conflict that is marked in it.

    `by_lines` is the sentence that says why it was merged line by line; None if it was not.
    """

    content: bytes
    conflicts: tuple[Diagnostic, ...]
    source: SourceText
    by_lines: Phrase | None = None


def merge(
    base: str | Path, ours: str | Path, theirs: str | Path, name: str = "", labels: tuple[str, str] = ("", "")
) -> Merge:
    """Merge three versions of a file; nothing is written. Raises `WorkspaceError`.

    `name` is what messages call the file, by default the path of `ours`; `labels` are the two sides in marks.
    """
    paths = Path(base), Path(ours), Path(theirs)
    named = name or paths[1].as_posix()
    old, own, new = (read_bounded(path, MAX_BYTES) for path in paths)
    names = labels[0] or "ours", labels[1] or "theirs"
    if own in (new, old) or new == old:
        return _result(named, new if own == old else own)
    for path, content in zip(paths[1:], (own, new), strict=True):
        if find_conflicts(_source(named, content)):
            raise WorkspaceError("merge.undecided", name=path)
    merged = _merge_meaning(named, (old, own, new), names)
    if isinstance(merged, bytes):
        return _result(named, merged)
    lines = merge_lines(*paths, names)
    result = _result(named, lines.content, merged)
    if lines.conflicts and not result.conflicts:
        raise WorkspaceError("merge.lines", name=named)
    return result


def _source(name: str, content: bytes) -> SourceText:
    return SourceText(name, content.decode("utf-8-sig", "replace"))


def _result(name: str, content: bytes, by_lines: Phrase | None = None) -> Merge:
    source = _source(name, content)
    return Merge(content, find_conflicts(source), source, by_lines)


def _merge_meaning(name: str, versions: Versions, labels: tuple[str, str]) -> bytes | Phrase:
    """Return the merged content, or the sentence that says why there is none."""
    texts, roots = [], []
    for side, content in zip(("BASE", "OURS", "THEIRS"), versions, strict=True):
        decoded = decode_text(name, content)
        root = None if decoded.diagnostics else parse(decoded.source).node
        if not isinstance(root, Mapping):
            return Phrase("merge.unreadable", {"name": name, "side": side})
        texts.append(decoded.source.text)
        roots.append(root)
    if PurePath(name).name not in _NAMES and not any(root.find(key) for root in roots for key in _KEYS):
        return Phrase("merge.foreign", {"name": name})
    merged = merge_texts(texts[0], texts[1], texts[2], labels)
    if merged is None:
        return Phrase("merge.layout", {"name": name})
    mark = _BOM if versions[1].startswith(_BOM) else b""
    return mark + merged.text.encode()
