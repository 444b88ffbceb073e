"""Evidence overlap: how far the words of a claim are met by the sentences offered for it.

It measures shared words, names, numbers and their likeness, and it is not entailment: a sentence
with one word turned keeps nearly all of its overlap. Nor is it a probability, so it is never shown
as one. It finds claims that their evidence does not speak about.
"""
