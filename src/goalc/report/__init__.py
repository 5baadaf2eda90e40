"""Diagnostics → text, JSON, SARIF and more. Knows the catalogue of sentences; nothing of specs."""
