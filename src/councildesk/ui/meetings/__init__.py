"""The page of the meetings: their list, and one meeting opened in it with its tabs in the order of work."""
