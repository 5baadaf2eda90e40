"""Two versions of forms → Word files with tracked changes, and Excel workbooks with lists of changes."""
