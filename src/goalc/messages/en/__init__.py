"""English."""

OPENING, CLOSING, BETWEEN = "“", "”", ", "
"""The quotation marks around the items of a list, and the separator between them."""
