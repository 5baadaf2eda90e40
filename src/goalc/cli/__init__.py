"""The command line: the only folder that knows the terminal and click. One file per command."""
