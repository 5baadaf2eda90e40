"""Diagnostics and changes → text, JSON, SARIF and more. Only report and cli look up sentences."""
