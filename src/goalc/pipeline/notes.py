"""Diagnostics gathered while one stage runs, with the texts and trees that they speak of.

A stage keeps its own `Notes` and puts what is in them into the frozen value that it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goalc.source.diagnostic import Diagnostic, Finding
from goalc.source.text import SourceText
from goalc.syntax.locate import locate_finding
from goalc.syntax.tree import Node


class Notes:
    """Collects diagnostics. `own` are the files whose text may be edited: those of the submission."""

    def __init__(
        self,
        own: Iterable[str] = (),
        sources: Mapping[str, SourceText] | None = None,
        trees: Mapping[str, Node] | None = None,
        diagnostics: Iterable[Diagnostic] = (),
    ) -> None:
        self.own = frozenset(own)
        self.sources: dict[str, SourceText] = dict(sources or {})
        self.trees: dict[str, Node] = dict(trees or {})
        self.diagnostics: list[Diagnostic] = list(diagnostics)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings, located. A library serves other specs too, so edits of its text are dropped."""
        for finding in findings:
            diagnostic = locate_finding(finding, self.trees, self.sources)
            if any(edit.file not in self.own for edit in diagnostic.edits):
                diagnostic = replace(diagnostic, edits=())
            self.diagnostics.append(diagnostic)
