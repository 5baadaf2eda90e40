"""Trees and values back to YAML text; every comment and every other byte stays."""
