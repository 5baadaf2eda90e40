"""Sentences of comparing and approving: diff, approve, log, and trouble with revisions."""

MESSAGES: dict[str, str] = {}
