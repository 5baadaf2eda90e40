"""Sentences about the library of indicators."""

MESSAGES: dict[str, tuple[str, str]] = {
    "library.used": ("this comes from the library of indicators and is used here", ""),
}
