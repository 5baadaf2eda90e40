"""Every sentence that a person sees, one catalogue per language."""
