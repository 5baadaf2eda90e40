"""The names of severities in the current language."""

from __future__ import annotations

from collections.abc import Mapping

from goalc.messages.catalogue import say
from goalc.source.diagnostic import Severity

_KEYS: Mapping[Severity, str] = {
    Severity.ERROR: "severity.error",
    Severity.WARNING: "severity.warning",
    Severity.INFO: "severity.info",
}


def severity_name(severity: Severity) -> str:
    """Return the word for a severity in the current language."""
    return say(_KEYS[severity])
