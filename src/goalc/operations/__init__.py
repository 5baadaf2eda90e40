"""The commands without a terminal: one module per command, under its name. They never print."""
