"""Whether a question asks for what is done to documents, or for what they do."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from agent.chat.antecedents import find_candidates
from agent.question.words import fold_word, split_words, word_set


class Role(StrEnum):
    """What the verb of a question makes of the thing it speaks of."""

    DONE_TO_DOCUMENTS = "done_to_documents"
    DONE_BY_DOCUMENTS = "done_by_documents"
    ANY = "any"


_DONE_TO: Final = """
adopt adopted amend amended author authored concluded dated drafted issued published ratified
released repealed replaced revoked sign signed superseded withdrawn wrote written
"""
_STANDING: Final = "binding expire expires force recitals signatories valid"
_DONE_BY: Final = """
amend applies apply article articles clause cover define defined issue legally mention provide
publish read replace require required say says state term text title
"""
_TO_DOCUMENTS: Final = frozenset(map(fold_word, word_set(_DONE_TO)))
_OF_DOCUMENTS: Final = frozenset(map(fold_word, word_set(_STANDING)))
_BY_DOCUMENTS: Final = frozenset(map(fold_word, word_set(_DONE_BY)))
"""What documents do, as bodies may."""

_BEFORE_DOER: Final = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must)\s+$",
    re.IGNORECASE,
)
_SUFFERING: Final = re.compile(r"^\s+(?:\w+ly\s+|not\s+|ever\s+|yet\s+)*be(?:en)?\b", re.IGNORECASE)


def find_role(text: str, start: int, end: int) -> Role:
    """Return what the question makes of the words at `start..end`, a pronoun.

    In "Does it publish minutes?" it does something, and is hardly a document; in "When was it
    published?" something was done to it.
    """
    own = text
    for each in find_candidates(text):
        own = own.replace(each.phrase, " ")  # "the amendment" is no act of amending
    acts = frozenset(map(fold_word, split_words(own)))
    does = _BEFORE_DOER.search(text, 0, start) and not _SUFFERING.match(text[end:])
    if acts & _OF_DOCUMENTS or (acts & _TO_DOCUMENTS and not does):
        return Role.DONE_TO_DOCUMENTS
    publishes = does and acts & _TO_DOCUMENTS
    return Role.DONE_BY_DOCUMENTS if acts & _BY_DOCUMENTS and not publishes else Role.ANY
