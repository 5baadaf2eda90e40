"""A git repository: revisions, the sides of a comparison, git's settings. Only this folder runs git."""
