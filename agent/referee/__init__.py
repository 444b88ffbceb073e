"""Somebody's draft, held sentence by sentence against the documents of a library."""
