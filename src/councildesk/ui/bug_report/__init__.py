"""What is told when the program itself is at fault."""
