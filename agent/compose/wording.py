"""May a few words of a model stand in our own sentence? Only words that can be vouched for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from agent.checks.plain import find_faults
from agent.checks.words import listed, plain, reach, stem, words_of
from agent.question.words import LIGHT_WORDS, STOP_WORDS
from agent.types import Evidence

LONGEST: Final = 200
"""Characters of what a conflict or a gap is about: a title, not a statement."""

_OURS: Final = (
    STOP_WORDS
    | LIGHT_WORDS
    | listed(
        "amount amounts answer answered answers available contain contained contains date dates "
        "difference different differ document documents evidence exact exactly figure figures "
        "give identify identified include included includes indicate indicated indicates "
        "information mention none nothing offered part passage passages precise question sentence "
        "sentences source sources value values whole"
    )
)
"""Words that tell of documents and of what they lack, and nothing of the world."""

_DIGITS: Final = re.compile(r"\w*\d[\w.,:/%-]*(?<![.,:/-])")
_SAYS_NOT: Final = re.compile(
    r"^(?:the |these |any |no |none of the |neither )?"
    r"(?:(?:offered|provided|given|available|cited) )?"
    r"(?:documents?|sources?|sentences?|texts?|evidence|passages?)\b[^,;:]{0,12}?"
    r"\b(?:(?:do|does|did) not|don't|doesn't|says?|states?|gives?|mentions?|specify|specifies)\s+"
    r"(?:(?:\w+ly|also|yet) )?"
    r"(?:(?:say|state|give|mention|specify|provide|contain|indicate|name|include|show|tell|describe|"
    r"explain|identify|address)s?\s+)?(?:anything about |anything on )?",
    re.IGNORECASE,
)
_THERE_IS: Final = re.compile(
    r"^(?:there is )?(?:no|not any) "
    r"(?:information|details?|mention|sentence|evidence|statement|data)"
    r" (?:is (?:given|provided) )?(?:about|on|of|regarding|concerning|as to|for) ",
    re.IGNORECASE,
)


def may_say(words: str, question: str, evidence: Sequence[Evidence]) -> bool:
    """Say whether words are plain prose, and each that tells something stands in what is known.

    Known are the question, the sentences, and what their documents are called. Figures must stand
    there as they are written; other words in any of their forms.
    """
    source = reach(evidence)
    texts = (question, *source.quotes, *source.labels)
    if len(words) > LONGEST or not words_of(plain(words)) or find_faults(words, texts):
        return False
    known = [plain(text) for text in texts]
    figures = {figure for text in known for figure in _DIGITS.findall(text)}
    stems = find_stems(known)
    return figures.issuperset(_DIGITS.findall(plain(words))) and stems.issuperset(
        find_stems([words])
    )


def name_lack(words: str) -> str:
    """Return a gap as a phrase that fits behind "not in the documents": "the cost of the hub"."""
    phrase = " ".join(words.split()).rstrip(". ")
    for form in (_SAYS_NOT, _THERE_IS):
        rest = form.sub("", phrase, count=1)
        if rest != phrase and rest:
            return rest
    return phrase


def find_stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all words in texts that tell of the world; compounds in parts, too."""
    words = {word for text in texts for word in words_of(plain(text))}
    return frozenset(
        stem(part) for word in words for part in {word, *word.split("-")} if part not in _OURS
    )
