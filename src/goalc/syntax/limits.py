"""How large a spec may be. A real one has 5 KB, 200 nodes and 6 levels.

The limits keep a file that nobody meant to write (or somebody meant to) from eating time and memory.
"""

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 100_000
MAX_FINDINGS = 50
"""More findings than this in one file help nobody; the reader mends the first ones and runs again."""
