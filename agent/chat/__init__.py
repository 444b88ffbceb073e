"""A conversation over the documents: follow-up questions, stable labels, re-checked passages."""
