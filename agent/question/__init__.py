"""Reading a question: words, names, documents named, what is wanted and how firmly."""
