"""GC011: a field with a list of allowed words has one of them. The schemas enforce this."""

from __future__ import annotations

from goalc.lint.rule import ContractRule

RULE = ContractRule("GC011", __name__)
