"""The stages in order. The only folder that knows them all; it opens no file."""
