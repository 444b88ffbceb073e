"""Reads, keeps and finds documents. Knows nothing of models or answers."""
