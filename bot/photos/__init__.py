"""Photos: whether one is meant for us, fetching it, and the caption of the answer."""
