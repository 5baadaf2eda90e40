"""Files on disk: find and read submissions and packs, and write results whole or not at all."""
