"""Model → findings that a reviewer would object to. Knows the model; no YAML, no output formats."""
