"""Files as lines of text, for tools that compare lines. Prints nothing."""
