"""Skeletons of specs and of repositories, as text. Writes no file."""
