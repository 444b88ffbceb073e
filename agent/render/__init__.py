"""Write answers, cards and tables: one format a file, nothing shown without evidence."""
