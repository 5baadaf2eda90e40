"""Libraries of indicators: entries, references to them, proposals for new ones. Opens no file."""
