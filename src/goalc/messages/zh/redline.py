"""The words in redlines: sheets, comments, lists."""

MESSAGES: dict[str, str] = {}
