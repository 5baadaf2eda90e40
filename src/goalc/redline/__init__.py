"""Two versions of forms into files for readers of Word and Excel: tracked changes, a list of changes."""
