"""YAML text to a tree with places, and why text cannot be read. Knows ruamel.yaml, not forms."""
