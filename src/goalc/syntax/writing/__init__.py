"""Trees and values written back as YAML text; every comment and every other byte stays."""
