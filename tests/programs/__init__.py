"""The repositories that goalc makes and works in, seen by other people's programs."""
