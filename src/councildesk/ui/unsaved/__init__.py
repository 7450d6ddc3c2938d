"""What was typed and could not be written: it waits, is told, kept elsewhere meanwhile, and brought back."""
