"""GC001: what the form demands is there. Kept by the schemas: a file without it has no model."""

from __future__ import annotations

from goalc.lint.rule import ContractRule

RULE = ContractRule("GC001", __name__)
