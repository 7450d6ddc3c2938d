"""The page of the members: who belongs to the council on a day, and the dialog in which a member is written."""
