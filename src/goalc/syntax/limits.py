"""Limits to the size of a spec. A real one has 5 KB, 200 nodes and 6 levels.

They keep a file that is huge by accident, or by intent, from using up time and memory.
"""

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 100_000
MAX_FINDINGS = 50
"""Maximum number of findings in a file: more help nobody; the reader mends the first ones and runs again."""
