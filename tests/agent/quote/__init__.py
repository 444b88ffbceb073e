"""Tests of the quote composer."""
