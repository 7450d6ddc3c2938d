"""The history of the council and of its records, and what was removed."""
