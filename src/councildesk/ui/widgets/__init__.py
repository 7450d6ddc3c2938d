"""Small widgets of our own that pages are put together from."""
