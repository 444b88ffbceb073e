"""The sample library that the demonstration reads, written for this project."""
