"""Read words the same way on both sides: one spelling of spaces, quotes and dashes, and stems.

Only typography is folded. Letters are never folded across alphabets, and no digit, Greek letter
or negation is: a look-alike must not pass for the real thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.types import Evidence

SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
        "\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
)
QUOTES = {ord(c): '"' for c in "“”„‟«»″"} | {ord(c): "'" for c in "‘’‚‛′`´"}
# A dash between clauses must not look like a hyphen or a minus, hence the spaces.
DASHES = {ord(c): "-" for c in "‐‑‒–−﹣"} | {ord("—"): " -- ", ord("―"): " -- "}
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
LIGATURES = {ord("ﬀ"): "ff", ord("ﬁ"): "fi", ord("ﬂ"): "fl", ord("ﬃ"): "ffi", ord("ﬄ"): "ffl"}
TYPOGRAPHY = SPACES | QUOTES | DASHES | INVISIBLE | LIGATURES

PER_CENT = re.compile(r"\bper[ -]cent(?:um)?\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
QUOTED = re.compile(r'"[^"]+"|(?<!\w)\'[^\']{2,}\'(?!\w)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The texts that evidence offers to a check, each already in one typography.

    `quotes` are the cited sentences with the sentence that leads into them; `labels` are printed
    numbers, headings, titles and the source card: they place a sentence, they do not speak.
    """

    quotes: tuple[str, ...]
    labels: tuple[str, ...]


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written as text."""
    return frozenset(text.split())


@lru_cache(maxsize=1_000)
def plain(text: str) -> str:
    """Return the text in one typography: single spaces, straight quotes, hyphens, "percent"."""
    folded = " ".join(unicodedata.normalize("NFC", text).translate(TYPOGRAPHY).split())
    return PER_CENT.sub("percent", folded)


def reach(evidence: Sequence[Evidence]) -> Reach:
    """Gather what the evidence says, and what places it."""
    quotes: list[str] = []
    labels: list[str] = []
    for item in evidence:
        quotes.append(plain(item.quote))
        if item.lead:
            quotes.append(plain(item.lead))
        labels += [plain(text) for text in _labels(item)]
    return Reach(quotes=tuple(quotes), labels=tuple(dict.fromkeys(labels)))


def is_quotation(text: str, evidence: Sequence[Evidence]) -> bool:
    """Say whether the text is nothing but cited words: one quote, or some of them in order."""
    return _is_quoted(text, tuple(item.quote for item in evidence))


@lru_cache(maxsize=500)  # Each check asks it of one statement and its evidence.
def _is_quoted(text: str, cited: tuple[str, ...]) -> bool:
    wanted = " ".join(text.split())
    quotes = [" ".join(each.split()) for each in cited]
    return bool(wanted) and any(
        _is_made_of(whole, quotes) for whole in {wanted, _without_marks(wanted)}
    )


def _is_made_of(whole: str, quotes: Sequence[str]) -> bool:
    """Say whether quotes, some left out and none cut or moved, join up to the whole."""
    reached = {0}
    for quote in quotes:
        if quote:
            reached |= {
                start + len(quote) + 1
                for start in reached
                if whole.startswith(quote, start)
                and whole[start + len(quote) : start + len(quote) + 1] in {"", " "}
            }
    return len(whole) + 1 in reached


def quoted_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a plain text that stand between quotation marks."""
    return tuple(match.span() for match in QUOTED.finditer(text))


def words_of(text: str) -> list[str]:
    """Return the words of a plain text in order, lower case, without the possessive."""
    return [_unowned(match.group().casefold()) for match in WORD.finditer(text)]


@lru_cache(maxsize=10_000)  # Its words come again in text after text: two megabytes.
def singular(word: str) -> str:
    """Return a noun without its plural ending, lower case."""
    word = _unowned(word.casefold())
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


ENDINGS = (
    "ization", "isation", "ations", "ation", "ements", "ement", "ments", "ment", "ities", "ity",
    "ness", "ings", "ing", "edly", "ied", "ed", "ions", "ion", "ally", "ly", "ers", "er", "or",
    "al", "ive", "ance", "ence", "y", "e",
)  # fmt: skip
"""The commonest endings of words, a longer one in front of its own end."""
_ENDINGS_BY_LAST = {
    last: tuple(each for each in ENDINGS if each.endswith(last))
    for last in {each[-1] for each in ENDINGS}
}


@lru_cache(maxsize=50_000)  # one vocabulary; stems are half the time of a statement without it
def stem(word: str) -> str:
    """Return the word without its commonest endings, so that "signed" meets "signing"."""
    word = singular(word)
    for ending in _ENDINGS_BY_LAST.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word


def _labels(item: Evidence) -> list[str]:
    card = item.document.card
    stated = [card.title, card.issuer, card.capacity, card.instrument, *card.signatories]
    named = [value.value for value in stated if value is not None]
    return [
        text
        for text in (item.document.title, *named, *item.heading_path, item.number or "")
        if text
    ]


def _without_marks(text: str) -> str:
    pairs = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}
    if len(text) > 2 and pairs.get(text[0]) == text[-1]:
        return text[1:-1].strip()
    return text


def _unowned(word: str) -> str:
    if word.endswith("'s"):
        return word[:-2]
    return word.rstrip("'")
