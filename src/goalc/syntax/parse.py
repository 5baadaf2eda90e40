"""Parse YAML text into a tree with places.

In: a `SourceText` and the vocabulary of keys that specs know. Out: the tree, or what is wrong with the text.
Standard: YAML 1.1 as libyaml reads it, minus what a spec has no use for (anchors, tags, several documents …);
every scalar is text. A text that cannot be read is explained by the doctor, never in the parser's words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from goalc.source.diagnostic import Diagnostic, Severity
from goalc.source.text import SourceText, Span
from goalc.syntax.build import Builder
from goalc.syntax.characters import check_characters, find_invisible
from goalc.syntax.doctor.blanks import ODD_BLANKS, mend_blanks
from goalc.syntax.doctor.conflicts import CONFLICTS, find_conflicts
from goalc.syntax.doctor.explain import explain
from goalc.syntax.doctor.features import explain_features
from goalc.syntax.doctor.gather import gather
from goalc.syntax.doctor.repair import Parents, find_misplaced, find_repair
from goalc.syntax.doctor.silent_damage import find_silent_damage
from goalc.syntax.doctor.vocabulary import vocabulary
from goalc.syntax.errors import error
from goalc.syntax.events import locate_failure, open_events
from goalc.syntax.limits import MAX_BYTES, MAX_FINDINGS
from goalc.syntax.tree import Mapping, Node

_SLIPS = frozenset({"GC706", "GC709", "GC711", "GC713"})
"""Codes of what a slip of the indentation, or a missing dash, looks like."""


class ParseResult(NamedTuple):
    """A tree and what was found; `node` is None exactly if a diagnostic is an error: no tree is partial."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: SourceText, keys: Collection[str] = (), parents: Parents | None = None) -> ParseResult:
    """Parse a spec; never raises.

    `keys` (such as 名称, 指标值) and the keys that they stand under only help to explain mistakes.
    """
    diagnostics, node = _read(source, keys)
    parents = parents or {}
    misplaced = find_misplaced(node, parents) if node is not None and parents else []
    if misplaced or not _is_right(diagnostics):
        diagnostics = _mend(source, keys, diagnostics, misplaced, parents)
    diagnostics = gather(diagnostics)[:MAX_FINDINGS]
    return ParseResult(node if _is_right(diagnostics) else None, tuple(diagnostics))


def _is_right(diagnostics: Sequence[Diagnostic]) -> bool:
    return not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def _mend(
    source: SourceText,
    keys: Collection[str],
    found: list[Diagnostic],
    misplaced: list[Span],
    parents: Parents,
) -> list[Diagnostic]:
    """Return the findings with what mends the indentation; one slip takes the place of all it caused."""

    def read(text: str) -> Node | None:
        changed = SourceText(source.name, text)
        try:
            diagnostics, node = _build(changed, keys)
        except Exception as problem:  # the parser's own errors; `locate_failure` raises all others again
            locate_failure(problem)
            return None
        return node if _is_right(diagnostics) else None

    others = [edit for d in found if d.key not in ODD_BLANKS for edit in d.edits]
    found = mend_blanks(source, found, others, parents, read)
    caused = [d for d in found if d.code in _SLIPS and not d.edits and d.key not in CONFLICTS]
    rest = [d for d in found if d not in caused]
    wrong = [d for d in rest if d.severity is Severity.ERROR]
    if not all(d.edits for d in wrong) or (wrong and not caused):
        return found
    spans = [*misplaced, *(d.span for d in caused)]
    slip = find_repair(source, spans, [edit for d in wrong for edit in d.edits], parents, read)
    if slip is None:
        return found
    return sorted([*rest, slip], key=lambda d: d.span.start)


def _read(source: SourceText, keys: Collection[str]) -> tuple[list[Diagnostic], Node | None]:
    if len(source.text) > MAX_BYTES:
        size = f"{len(source.text) / 1024 / 1024:.1f}"
        return [error(source, "GC703", 0, 0, size=size, limit=MAX_BYTES // 1024 // 1024)], None
    wrong = check_characters(source) or find_conflicts(source)
    if wrong:
        return list(wrong), None
    try:
        return _build(source, keys)
    except Exception as problem:  # the parser's own errors; `locate_failure` raises all others again
        return [*explain(source, keys, locate_failure(problem)), *find_invisible(source)], None


def _build(source: SourceText, keys: Collection[str]) -> tuple[list[Diagnostic], Node | None]:
    """Return the tree of a text, with what is wrong in it; raises the parser's errors."""
    builder = Builder(source, open_events(source.text))
    builder.run()
    diagnostics = [*builder.diagnostics, *explain_features(source, builder.features)]
    diagnostics += find_invisible(source, builder.escaped)
    if builder.root is not None:
        diagnostics += find_silent_damage(source, builder.root, builder.folded, vocabulary(keys))
    diagnostics.sort(key=lambda diagnostic: diagnostic.span.start)
    if _is_right(diagnostics) and not isinstance(builder.root, Mapping):
        diagnostics.append(_report_no_mapping(source, builder.root))
    return diagnostics, builder.root


def _report_no_mapping(source: SourceText, root: Node | None) -> Diagnostic:
    if root is None:
        return error(source, "GC720.empty", 0, 0)
    return error(source, "GC720", root.start, root.end)
