"""Sections that need no model: from the cards, and from the documents' own sentences."""
