"""A form pack drafted from an existing form."""
