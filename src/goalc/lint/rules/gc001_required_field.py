"""GC001: required fields are present. The schemas enforce this; a file without them has no model."""

from __future__ import annotations

from goalc.lint.rule import ContractRule

RULE = ContractRule("GC001", __name__)
