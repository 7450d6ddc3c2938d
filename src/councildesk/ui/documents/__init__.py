"""The papers of a meeting: chosen, looked at, saved."""
