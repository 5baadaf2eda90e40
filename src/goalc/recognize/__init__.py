"""Documents that readers made → the data of specs, by a pack's own templates. No file format, no YAML."""
