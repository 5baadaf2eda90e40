"""Files on disk: finding submissions and packs, reading them, writing results without ever leaving a half."""
