"""The papers of a meeting: attached by dropping files, opened in their own programs, written into one folder."""
