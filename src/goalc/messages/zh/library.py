"""Sentences about the library of indicators."""

MESSAGES: dict[str, tuple[str, str]] = {
    "library.used": ("这条内容来自指标库，用在这里", ""),
}
