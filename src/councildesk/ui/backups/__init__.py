"""Backups: made by themselves while a council is open, listed, and brought back."""
