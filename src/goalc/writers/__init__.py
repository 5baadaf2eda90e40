"""Documents become files, one folder per format."""
