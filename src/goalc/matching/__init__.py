"""Comparison of sequences and of texts. Knows nothing of specs and of forms."""
