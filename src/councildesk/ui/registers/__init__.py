"""The registers of decisions and of actions over all meetings."""
