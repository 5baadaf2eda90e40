"""What the command leaves with. Documented in the README and in each command's help."""

OK = 0
FINDINGS = 1
"""An error-level finding, or a submission that was not built."""
USAGE = 2
ENVIRONMENT = 3
"""A file is missing, or cannot be read or written."""
BUG = 70
INTERRUPTED = 130
