"""Asks, checks and renders: answers made of what the store holds."""
