"""All sentences that people see, in one catalogue per language."""
