"""Sentences of the rules (what a reviewer would object to, and what to do), and a page for each rule."""
