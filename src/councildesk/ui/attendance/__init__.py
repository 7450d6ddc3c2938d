"""Who came to a meeting, and whether it can decide."""
