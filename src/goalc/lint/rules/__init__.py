"""One module per rule, its cases beside it."""
