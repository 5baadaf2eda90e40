"""Parse YAML text into a tree with places.

In: a `SourceText` and the vocabulary of keys that specs know. Out: the tree, or what is wrong with the text.
Standard: YAML 1.1 as libyaml reads it, minus what a spec has no use for (anchors, tags, several documents …);
every scalar is text. A text that cannot be read is explained by the doctor, never in the parser's words.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText
from goalc.syntax.build import Builder
from goalc.syntax.characters import check_characters
from goalc.syntax.doctor.explain import explain
from goalc.syntax.doctor.features import explain_features
from goalc.syntax.doctor.silent_damage import find_silent_damage
from goalc.syntax.doctor.vocabulary import vocabulary
from goalc.syntax.errors import error
from goalc.syntax.events import locate_failure, open_events
from goalc.syntax.limits import MAX_BYTES, MAX_FINDINGS
from goalc.syntax.tree import Mapping, Node


class ParseResult(NamedTuple):
    """A tree and what was found; `node` is None exactly if a diagnostic is an error: no tree is partial."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: SourceText, keys: Collection[str] = ()) -> ParseResult:
    """Parse a spec; `keys` (such as 名称, 指标值) only help to explain mistakes. Never raises."""
    diagnostics, node = _read(source, keys)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return ParseResult(None if failed else node, tuple(diagnostics))


def _read(source: SourceText, keys: Collection[str]) -> tuple[list[Diagnostic], Node | None]:
    if len(source.text) > MAX_BYTES:
        size = f"{len(source.text) / 1024 / 1024:.1f}"
        return [error(source, "GC703", 0, 0, size=size, limit=MAX_BYTES // 1024 // 1024)], None
    wrong = check_characters(source)
    if wrong:
        return list(wrong), None
    builder = Builder(source, open_events(source.text))
    try:
        builder.run()
    except Exception as problem:  # the parser's own errors; `locate_failure` raises all others again
        return explain(source, keys, locate_failure(problem)), None
    diagnostics = [*builder.diagnostics, *explain_features(source, builder.features)]
    if builder.root is not None:
        diagnostics += find_silent_damage(source, builder.root, builder.folded, vocabulary(keys))
    diagnostics.sort(key=lambda diagnostic: diagnostic.span.start)
    del diagnostics[MAX_FINDINGS:]
    if not diagnostics and not isinstance(builder.root, Mapping):
        diagnostics.append(_report_no_mapping(source, builder.root))
    return diagnostics, builder.root


def _report_no_mapping(source: SourceText, root: Node | None) -> Diagnostic:
    if root is None:
        return error(source, "GC720.empty", 0, 0)
    return error(source, "GC720", root.start, root.end)
