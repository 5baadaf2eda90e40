"""Model → findings: what a reviewer would send back. Knows the model; no YAML, no output formats."""
