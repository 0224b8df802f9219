"""Statistics without content: the counters, and the report on them."""
