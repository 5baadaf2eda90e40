"""The kinds of changes, and the words of reports on them."""

MESSAGES: dict[str, str] = {}
