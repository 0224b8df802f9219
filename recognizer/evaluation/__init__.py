"""How well photos are read, and how fast."""
