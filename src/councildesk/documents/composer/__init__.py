"""From a paper as its author means it to the pages of a PDF: `compose(Paper) -> Composition`."""
