"""Briefings: a form, what the person at the desk gives, and sections of proven statements."""
