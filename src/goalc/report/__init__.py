"""Diagnostics → text and JSON. Knows the catalogue of sentences; nothing of specs."""
