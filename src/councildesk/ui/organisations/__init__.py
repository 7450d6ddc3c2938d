"""The page of the organisations: the list, or one organisation opened in its place."""
