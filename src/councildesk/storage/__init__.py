"""How the record is kept: one SQLite file."""
