"""What of one sequence, or of one text, is in another. Knows nothing of specs and of forms."""
