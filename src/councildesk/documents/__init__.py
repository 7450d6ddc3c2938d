"""What gets printed: packets of facts, layouts, pages."""
