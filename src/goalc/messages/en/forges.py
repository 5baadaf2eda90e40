"""Sentences of working with git and forges: git, textconv, ci."""

MESSAGES: dict[str, str] = {}
