"""What is shown while no council is open."""
