"""Files as lines of text, for tools that compare lines. It prints nothing."""
