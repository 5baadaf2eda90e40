"""Places in text, and what can be said about them. Knows nothing of YAML, forms or finance."""
