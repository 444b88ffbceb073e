"""The gate of an evaluation: one function decides, and everything else says what it decided."""
