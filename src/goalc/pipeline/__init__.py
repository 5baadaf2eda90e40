"""The stages in order. This is the only folder that knows them all; it opens no file."""
