"""Places in text, and statements about them. Knows nothing of YAML, forms or finance."""
