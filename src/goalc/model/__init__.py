"""The typed meaning of a spec. Knows the field's terms and the schemas; no files, no git, no layout."""
