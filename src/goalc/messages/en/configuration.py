"""Sentences about goalc.toml, and about what rules could not judge."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unjudged.not-applicable": ("not applicable", ""),
}
