"""People as others write them down: what columns mean, and rows and cards as incoming persons. No database here."""
