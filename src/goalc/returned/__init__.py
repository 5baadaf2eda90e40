"""An edited form comes back: what others changed in a built file → the edits of its specs."""
