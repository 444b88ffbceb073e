"""Words of a sentence: enough to see what a sentence says, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def list_words(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as running text."""
    return tuple(text.split())


def list_phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a list that is written with bars between them."""
    return tuple(text.split("|"))


_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[%€$£]")
_LABEL: Final = re.compile(
    r"^\s*(?:\(\w{1,4}\)|\d+(?:\.\d+)+\.?|\d{1,2}\.?(?=\s+[A-Z])|[A-Z]\d*\.|"
    r"(?:Item|Recital|Article|Step)\s+\d+\w?:)\s+"
)
_SUFFIX: Final = re.compile(r"(?:ies|ing|ed|es|s|ly|e|y)$")
STOP: Final = frozenset(
    list_words(
        "a an the of and or to in on at by for from with as is are was were be been being "
        "has have had that this these those it its they them their there which who whom "
        "whose we our us i you he she his her not no nor but if than then so such into "
        "under over per will would shall should may might can could must do does did each "
        "any all some more most also only when where while between during after before "
        "within without about up out"
    )
)
_FOREIGN: Final = frozenset(
    list_words(
        "der die das und ist von zu zum zur den dem des mit für auf ein eine einer sie wird werden "
        "le la les et du une dans est pour que qui aux el los las por para con una il che di della "
        "del per sono het een van voor och att för som czy oraz jest nie"
    )
)
"""Function words of neighbouring languages."""
FINITE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|might|can|could|must|does|do|"
    r"did|applies|apply|requires|require|remains|remain|takes|take|intends?|plans?|covers?|"
    r"includes?|agreed|decided|said|says|makes?|made|spent|used|received)\b"
)
"""Verb forms that show that a stretch of words is a clause rather than a list or a phrase."""


def list_tokens(text: str) -> list[str]:
    """Return words and figures in lower case, in order, without punctuation."""
    return [each.replace("’", "'").casefold() for each in _TOKEN.findall(text)]


def stem(word: str) -> str:
    """Return a word without its common endings, so that `applies` meets `apply`."""
    return word if len(word) < 4 else _SUFFIX.sub("", word)


def list_content(text: str) -> set[str]:
    """Return the stems of the words that carry the sense, the number of a provision left out."""
    tokens = list_tokens(text[measure_label(text) :])
    return {stem(each) for each in tokens if each not in STOP}


def share_held(text: str, by: str) -> float:
    """Return the share, 0 to 1, of the content words of `text` that `by` holds too."""
    wanted = list_content(text)
    return len(wanted & list_content(by)) / len(wanted) if wanted else 0.0


def holds(texts: Iterable[str], phrase: str) -> bool:
    """Say whether a phrase stands, whole words in a row, in one of the texts."""
    wanted = list_tokens(phrase)
    size = len(wanted)
    return size > 0 and any(
        words[at : at + size] == wanted
        for words in map(list_tokens, texts)
        for at in range(len(words) - size + 1)
    )


def measure_label(text: str) -> int:
    """Return how many characters the number or letter in front of a provision takes."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def is_english(text: str) -> bool:
    """Say whether a sentence is English: the rules here know no other grammar."""
    words = list_tokens(text)
    foreign = sum(each in _FOREIGN for each in words)
    return foreign == 0 or sum(each in STOP for each in words) > foreign


def is_statement(text: str) -> bool:
    """Say whether a text is a whole sentence that asserts something."""
    ending = text.rstrip().rstrip("\"'”’)")
    return ending.endswith((".", ";")) and len(list_tokens(text)) >= 4


def previous_word(text: str, at: int) -> str:
    """Return the word before a place, in lower case; empty at the start or after punctuation."""
    found = re.search(r"([^\W_]+(?:['’-][^\W_]+)*)\s+$", text[:at])
    return found[1].casefold() if found else ""


def is_balanced(text: str) -> bool:
    """Say whether quotation marks and brackets come in pairs."""
    return (
        text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )
