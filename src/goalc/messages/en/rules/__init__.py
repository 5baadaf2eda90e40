"""Sentences of the rules: what a reviewer would object to, and the way out; a page for each rule."""
