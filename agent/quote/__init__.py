"""Answers made of the documents' own words, without a model."""
