"""Formats that come in and go out; no database."""
