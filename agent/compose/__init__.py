"""Answers with a model: it points at numbered sentences, our code copies and checks them."""
