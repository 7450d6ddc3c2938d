"""The council: its languages, sides, secretariats, numbers, papers and rules."""
