"""The one SQLite file that everything else is made from, and whether it is sound."""
