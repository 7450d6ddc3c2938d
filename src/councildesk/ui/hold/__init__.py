"""The live desk: one screen for the meeting while it runs."""
