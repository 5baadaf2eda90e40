"""Findings, which know paths, to diagnostics, which know spans."""

from __future__ import annotations

from collections.abc import Mapping

from goalc.source.diagnostic import Diagnostic, Finding, Label, Origin, Part
from goalc.source.text import Span
from goalc.syntax.tree import Node, locate

Trees = Mapping[str, Node]
"""The syntax tree of each file, by its printed name."""


def located(finding: Finding, trees: Trees) -> Diagnostic:
    """The diagnostic of a finding; a file without a tree is named without a place in it."""
    labels = tuple(
        Label(note.key, note.origin.file, _span(note.origin, note.part, trees), note.arguments)
        for note in finding.notes
    )
    return Diagnostic(
        finding.key,
        finding.severity,
        finding.origin.file,
        _span(finding.origin, finding.part, trees),
        finding.arguments,
        labels,
    )


def _span(origin: Origin, part: Part, trees: Trees) -> Span:
    tree = trees.get(origin.file)
    return Span(0, 0) if tree is None else locate(tree, origin.path, part)
