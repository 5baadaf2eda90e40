"""Two versions of specs → what has changed, as data: model × model → changes, ranked and approved."""
