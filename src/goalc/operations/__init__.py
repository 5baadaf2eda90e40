"""The commands without a terminal: one module per command, with the same name. They never print."""
