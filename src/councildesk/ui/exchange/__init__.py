"""Bringing people in, and taking registers out."""
