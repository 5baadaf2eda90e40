"""YAML text to a tree with places, and what to say when it cannot be read. Knows ruamel.yaml, not forms."""
