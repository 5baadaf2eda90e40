"""Two versions of specs → their differences as data: model × model → changes, ranked and approved."""
