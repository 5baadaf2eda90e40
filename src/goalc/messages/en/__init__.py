"""English."""

OPENING, CLOSING, BETWEEN = "“", "”", ", "
"""How what is listed is quoted, and what stands between."""
