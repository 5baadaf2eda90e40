"""Explanations of YAML text that cannot be read, and of mistakes that YAML reads without complaint."""
