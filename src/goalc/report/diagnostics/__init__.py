"""Diagnostics of a check as text, JSON, SARIF and the other formats of `goalc check`."""
