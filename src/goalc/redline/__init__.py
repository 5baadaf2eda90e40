"""Two versions of forms → files for Word and Excel: tracked changes, and lists of changes."""
