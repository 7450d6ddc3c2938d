"""The page of the search: what was found, grouped by kind, while one types."""
