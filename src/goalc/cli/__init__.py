"""The command line: the only folder that knows the terminal, the environment and click. One file per command."""
