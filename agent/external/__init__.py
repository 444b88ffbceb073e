"""A checker of the user's own: it may fail a statement, and never pass one that a check failed."""
