"""A git repository: revisions, the sides of a comparison, the settings of git. Nothing else runs git."""
