"""Explains YAML text that cannot be read, and mistakes that YAML reads without complaint."""
