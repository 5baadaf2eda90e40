"""Judge the effect of edits: whether they mended what they should, and nothing else became wrong.

In: a submission compiled before and after, and the diagnostics whose edits were applied. Out: None, or the
reason against the edits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from goalc.pipeline.compiled import Compiled, Result, model_of
from goalc.source.diagnostic import Diagnostic, Phrase, Severity
from goalc.source.edits import inserted_text
from goalc.source.text import Span
from goalc.syntax.tree import Mapping, Node, Scalar

_Identity = tuple[str, str]
_ORDER = tuple(Severity)


def judge(before: Result, after: Result, mended: Sequence[Diagnostic]) -> Phrase | None:
    """Return the reason against edits, or None if they are good."""
    counts, left = _count(before.diagnostics), _count(after.diagnostics)
    gone = _count(mended)
    if any(left[identity] > counts[identity] - number for identity, number in gone.items()):
        return Phrase("withheld.stays", {})
    if any(diagnostic.codec for diagnostic in mended):
        # The text is the same; what is wrong with it could not be seen before.
        return None
    if not isinstance(before, Compiled):
        # In a file that could not be read before, other mistakes are found only now.
        no_more_read = after.files.trees.keys() <= before.files.trees.keys()
        worse = _errors(after) > _errors(before) and no_more_read
        return Phrase("withheld.unreadable", {}) if worse else None
    brought = _find_brought(before, after, mended)
    if brought:
        return Phrase("withheld.brings", {"codes": tuple(dict.fromkeys(d.code for d in brought))})
    if all(diagnostic.safe for diagnostic in mended) and model_of(after) != model_of(before):
        return Phrase("withheld.meaning", {})
    return None


def _find_brought(before: Result, after: Result, mended: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that appeared and were not hidden by what was mended."""
    new = _count(after.diagnostics) - _count(before.diagnostics) - _count(before.explained)
    if not new:
        return []
    places = _find_places(before, after, mended)
    worst = min((_ORDER.index(d.severity) for d in mended), default=0)
    brought: list[Diagnostic] = []
    for identity, number in new.items():
        found = [d for d in after.diagnostics if (d.file, d.key) == identity]
        hidden = [d for d in found if _is_at(d, places) and _ORDER.index(d.severity) >= worst]
        brought += [d for d in found if d not in hidden][: max(0, number - len(hidden))]
    return brought


def _find_places(before: Result, after: Result, mended: Iterable[Diagnostic]) -> dict[str, list[Span]]:
    """Return the mappings that the edits changed, by file, as spans in the text after them."""
    by_file = defaultdict(list)
    for edit in {edit for diagnostic in mended for edit in diagnostic.edits}:
        by_file[edit.file].append(edit)
    places: dict[str, list[Span]] = {}
    for file, edits in by_file.items():
        tree, source, moved = after.files.trees.get(file), before.files.sources[file], 0
        places[file] = []
        for edit in sorted(edits, key=lambda edit: edit.span):
            start = edit.span.start + moved
            moved += len(inserted_text(edit, source.text)) - (edit.span.end - edit.span.start)
            if tree is not None:
                places[file].append(_find_mapping(tree, start))
    return places


def _find_mapping(node: Node, place: int) -> Span:
    """Return the innermost mapping around a place."""
    found = node.span
    while not isinstance(node, Scalar):
        if isinstance(node, Mapping):
            found = node.span
        parts = [e.value for e in node.entries] if isinstance(node, Mapping) else list(node.items)
        inner = next((part for part in parts if part.start <= place <= part.end), None)
        if inner is None:
            break
        node = inner
    return found


def _is_at(diagnostic: Diagnostic, places: dict[str, list[Span]]) -> bool:
    start = diagnostic.span.start
    return any(span.start <= start <= span.end for span in places.get(diagnostic.file, ()))


def _count(diagnostics: Iterable[Diagnostic]) -> Counter[_Identity]:
    return Counter((d.file, d.key) for d in diagnostics)


def _errors(result: Result) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in result.diagnostics)
