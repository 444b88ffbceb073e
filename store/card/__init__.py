"""The source card: who says it, in what kind of text, when, and how checkable that is.

Everything is read from the document itself, with the span it was read from; what the document
does not say stays unknown.
"""

from store.card.write import describe

__all__ = ["describe"]
