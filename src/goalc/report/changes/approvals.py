"""The sentence above the entries of `approvals.yaml`."""

from __future__ import annotations

from goalc.messages.catalogue import say


def approvals_head() -> str:
    """Return what the file is for, in the language in force."""
    return say("approve.head")
