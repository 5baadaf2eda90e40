"""Turn findings, which know paths, into diagnostics, which know spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goalc.source.diagnostic import USED, Diagnostic, Edit, Finding, Fix, Label, Note, Origin, Part
from goalc.source.text import SourceText, Span
from goalc.syntax.tree import Node, locate, scalar_at
from goalc.syntax.writing.rewrite import rewrite

Trees = Mapping[str, Node]
"""The syntax tree of each file, by its printed name."""


Sources = Mapping[str, SourceText]


def locate_finding(finding: Finding, trees: Trees, sources: Sources | None = None) -> Diagnostic:
    """Return the diagnostic of a finding; a file without a tree is named without a place in it.

    Its fix becomes edits if the `sources` are given and every replacement can be made exactly.
    """
    notes = finding.notes
    if finding.origin.used is not None:
        notes = (*notes, Note(USED, finding.origin.used))
    labels: tuple[Label, ...] = ()
    if notes:
        labels = tuple(
            Label(note.key, note.origin.file, _span(note.origin, note.part, trees), note.arguments)
            for note in notes
        )
    return Diagnostic(
        finding.key,
        finding.severity,
        finding.origin.file,
        _span(finding.origin, finding.part, trees),
        finding.arguments,
        labels,
        () if finding.fix is None or sources is None else _edits(finding.fix, trees, sources),
        finding.fix is None or finding.fix.safe,
    )


def merge_uses(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Merge what is found in one text of a library into one diagnostic, with all places that use it."""
    found: dict[object, Diagnostic] = {}
    for number, diagnostic in enumerate(diagnostics):
        shared = diagnostic.shared
        place = (diagnostic.key, diagnostic.file, diagnostic.span, shared) if shared else number
        first = found.setdefault(place, diagnostic)
        if first is not diagnostic:
            more = [label for label in diagnostic.labels if label not in first.labels]
            found[place] = replace(first, labels=(*first.labels, *more))
    return list(found.values())


def _edits(fix: Fix, trees: Trees, sources: Sources) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for origin, text, part in ((item.origin, item.text, item.part) for item in fix.replacements):
        tree = trees.get(origin.file)
        scalar = None if tree is None else scalar_at(tree, origin.path, part)
        change = None if scalar is None else rewrite(sources[origin.file].text, scalar, text)
        if change is None:
            return ()
        edits.append(Edit(origin.file, change.span, change.text))
    return tuple(edits)


def _span(origin: Origin, part: Part, trees: Trees) -> Span:
    tree = trees.get(origin.file)
    return Span(0, 0) if tree is None else locate(tree, origin.path, part)
