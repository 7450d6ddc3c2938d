"""A person opened in the page: the card, posts and contacts, where the person appears, and what was changed when."""
