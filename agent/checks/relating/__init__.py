"""Cause, order, comparison, quantity, scope and detail: how the things told belong together."""
