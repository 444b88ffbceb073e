"""Which words of a question carry it: stop words, and the capitals that undo them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_STOP: Final = """
    a about above after again against all am an and any are as at be because been before being
    below between both but by can could d did do does doing down during each few for from further
    had has have having he her here hers herself him himself his how i if in into is its itself
    just ll m may me might more most must my myself no nor not of off on once only or other ought
    our ours ourselves out over own re s same shall she should so some such t than that the their
    theirs them themselves then there these they this those through to too under until up ve very
    was we were what when where which while whom why will with would you your yours yourself
    yourselves
"""
STOP_WORDS: Final = frozenset(_STOP.split())
"""Words that neither index nor question keeps.

Against Lucene's 33 words: conditionalqa_train nDCG@10 .464 -> .496, mtrag_un_dev .768 -> .791,
obliqa_dev R@10 .771 -> .779, no set worse (BM25 alone, k1 1.2, b .75).
Source: the Snowball project's English list, less the three below.
"""

CAPITALS: Final = frozenset({"it", "us", "who"})
"""Pronouns that are also names (IT, US, WHO): indexed, and asked for only in capitals."""

_PRONOUN: Final = re.compile(r"\b(?:it|It|us|Us|who|Who)\b")


_SPELLED: Final = (
    (re.compile(r"\bE\.?O\.?(?=\s?(?:No\.?\s?)?\d)"), "executive order"),
    (re.compile(r"\bM[Oo]U\b"), "memorandum of understanding"),
)
"""Instruments that are asked for by their letters and written out in their own text."""

MAX_CHARACTERS: Final = 20_000
"""A question is read this far: about 3,000 words, ten times the longest one in any evaluation
set, and the most that keeps a search under 100 ms."""


def question_words(query: str) -> str:
    """Return the question as words are taken from it.

    Cut, without lone surrogates and pronouns, and with instruments spelled out after their
    letters ("EO 14110" is looked for as an executive order as well).
    """
    text = query[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    for letters, words in _SPELLED:
        text = letters.sub(rf"\g<0> {words}", text)
    return _PRONOUN.sub(" ", text)


REPEAT_POWER: Final = 0.5
"""A word said n times in the question counts n**.5 times: conditionalqa_train, whose questions
tell a story of 46 words, gains .018 nDCG@10 over counting n times; the other sets stand still."""


def make_pairs(words: Sequence[str]) -> list[str]:
    """Return each word joined with the next; stop words between them are gone already.

    "protection of personal data" gives protection_personal and personal_data.
    """
    return [f"{one}_{other}" for one, other in pairwise(words)]
