"""Skeletons of specs as text. No file is written here."""
