"""Many questions and briefings in one run: each row for itself, none twice, none lost."""
