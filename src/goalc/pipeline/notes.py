"""Collect diagnostics while one stage runs, with the texts and trees that they refer to.

A stage has its own `Notes` and copies their content into the frozen value that it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goalc.source.diagnostic import Diagnostic, Finding
from goalc.source.text import SourceText
from goalc.syntax.locate import locate_finding
from goalc.syntax.tree import Node


class Notes:
    """A collector of diagnostics; `own` are the files that may be edited: those of the submission."""

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
        """Add findings, located. Edits of a library are dropped, because it serves other specs too."""
        self.diagnostics += map(self.locate, findings)

    def locate(self, finding: Finding) -> Diagnostic:
        """Return the diagnostic of a finding."""
        diagnostic = locate_finding(finding, self.trees, self.sources)
        if any(edit.file not in self.own for edit in diagnostic.edits):
            diagnostic = replace(diagnostic, edits=())
        return diagnostic
