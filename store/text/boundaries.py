"""Where sentences end inside one block of canonical text.

Only places that can be an end are looked at (a stop, its closing marks, then a space; no space in
scripts that use none), and each is decided by what stands on both sides. A missed end joins two
true sentences; a false one tears a quotation apart, so doubt decides for no end.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.text.abbreviations import ALSO_WORDS, LEANS_FORWARD, MAY_END, NUMBERED, STARTERS


class Cut(NamedTuple):
    """A stretch of a string, half open, without white space at its ends."""

    start: int
    end: int


CLOSERS = "\"'”’»›)]}」』】）〉》"
OPENERS = "\"'“‘«‹([{「『【（„‚¿¡*_"

_CANDIDATE = re.compile(
    r"(?P<wide>[。！？｡．]+[" + re.escape(CLOSERS) + r"]*)"
    r"|(?P<stop>[.!?…؟۔।॥։።፧፨။។៕‼⁇⁈⁉]+)"
    r"(?P<close>[" + re.escape(CLOSERS) + r"*_]*)"
    r"(?P<mark>(?:[⁰¹²³⁴-⁹]+|(?:\[\^?\d{1,4}\])+|\d{1,3}|[†‡*]+)?)"
    r"(?= )"
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_ENUMERATOR = re.compile(
    r"[\s\"'“(\[*_]*(?:"
    r"\(?(?:\d{1,3}[A-Za-z]?(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]?"
    r"|(?:section|sec|article|art|chapter|part|title|clause|rule|annex|appendix|schedule|step"
    r"|principle|recommendation|question|paragraph|para|no|q|a)\.? *"
    r"(?:\d{1,6}[A-Za-z]?(?:[.–-]\d{1,4})*|[A-Z]|[ivxlcIVXLC]{1,6})"
    r")$",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"\b(?:annex|appendix|part|class|schedule|section|exhibit|table|title|type|category|tier"
    r"|level|group|plan|option|article|clause|division|phase|track|i|vitamin|and|or|than) *$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:\(?(?:[a-z]|[ivxl]{1,5}|\d{1,2})\)|[a-z]\.) [\"“‘(]?[^\W\d_a-z]")
"""The mark of a list item that runs on in the same paragraph, then a capital."""
_RUN_IN = re.compile(
    r"(?:section|sec\.|§|article|art\.|title|chapter|part) *[\dIVXivx]+[A-Za-z]?(?:[.-]\d+)*\.? +"
    r"(?:\(\w{1,3}\) *)?(?P<title>[A-Z][^.;:?!]{2,90})$",
    re.IGNORECASE,
)
"""A numbered heading set in front of its text: it stays with the first sentence."""
SMALL_WORDS = 3
"""Words of a title that long or shorter may be in lower case."""
_WORD = re.compile(r"[^\W\d_]+")
LETTERED_REACH = 16
"""Characters in front of a single letter in which "Annex" or "Part" makes it a label."""

BRACKET_REACH = 300
"""A bracket that closes within so many characters is kept whole; a longer one is prose."""
_NUMBER_NEXT = re.compile(r"No\. ?\d")
_VOWELS = frozenset("aeiouyàáâäãåèéêëìíîïòóôöõùúûüæœø")


def find_sentences(text: str) -> list[Cut]:
    """Return the sentences of one block, in order; together they hold all of its words."""
    cuts: list[Cut] = []
    start = _skip_space(text, 0)
    for found in _CANDIDATE.finditer(text):
        end = found.end()
        if end <= start:
            continue
        if _ends_here(text, start, found):
            cuts.append(Cut(start, end))
            start = _skip_space(text, end)
    end = len(text.rstrip())
    if start < end:
        cuts.append(Cut(start, end))
    return cuts


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_here(text: str, start: int, found: re.Match[str]) -> bool:
    if found.group("wide"):
        return not _in_bracket(text, start, found.end())
    following = _skip_space(text, found.end())
    if following >= len(text):
        return False
    stop, at = found.group("stop"), found.start("stop")
    if stop == "." and found.group("mark").isdigit() and not _may_carry_note(text, at):
        return False
    first = _first_sign(text, following)
    if _MARKED.match(text, following):
        first = "1"
    if first.islower() or first in ",;:)]}%" or _in_bracket(text, start, found.end()):
        return False
    if stop[-1] != "." or len(stop) > 1:
        return True if stop[-1] not in ".…" else first.isupper() or _opens(text, following)
    return _full_stop_ends(text, start, at, found, following)


def _first_sign(text: str, at: int) -> str:
    """Return the first character that is no opening mark."""
    while at < len(text) and text[at] in OPENERS:
        at += 1
    return text[at] if at < len(text) else ""


def _opens(text: str, at: int) -> bool:
    return text[at] in OPENERS


def _may_carry_note(text: str, stop: int) -> bool:
    """Whether digits right after a stop are a footnote mark and not the rest of a number."""
    return (
        stop > 1
        and (text[stop - 1].isalpha() or text[stop - 1] in CLOSERS)
        and (text[stop - 2].isalpha() or text[stop - 2] in ".)")
    )


def _in_bracket(text: str, start: int, end: int) -> bool:
    """Whether the place lies in a bracket that opened inside the sentence and closes soon."""
    opened = text.rfind("(", max(start + 1, end - BRACKET_REACH), end)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return False
    closing = text.find(")", end, opened + BRACKET_REACH)
    if closing < 0:
        return False
    reopened = text.find("(", end, closing)
    return reopened < 0 or text.find(")", closing + 1, opened + BRACKET_REACH) >= 0


def _full_stop_ends(text: str, start: int, stop: int, found: re.Match[str], following: int) -> bool:
    if text[stop - 1].isspace():  # ". . ." : an ellipsis set with spaces
        return _first_sign(text, following).isupper() and text[following] != "."
    if _ENUMERATOR.match(text, start, stop) and not found.group("close"):
        return False
    token = text[_token_start(text, start, stop) : stop]
    if _points_forward(text, token, stop, following):
        return False
    if _is_doubtful(token):
        return _starts(text, following)
    return not (stop - start < BRACKET_REACH and _is_run_in(text[start:stop]))


def _points_forward(text: str, token: str, stop: int, following: int) -> bool:
    """Whether what stands before the stop introduces what follows: "Dr.", "No. 10", "J. Smith"."""
    word = token.lower()
    first = _first_sign(text, following)
    if len(token) == 1 and token.isupper():
        return not _LETTERED.search(text, max(0, stop - LETTERED_REACH), stop - 1)
    if token in ALSO_WORDS and not first.isdigit():
        return False
    if word in LEANS_FORWARD:
        return True
    return word in NUMBERED and (first.isdigit() or text[following] == "(")


def _is_doubtful(token: str) -> bool:
    """Whether it may be an abbreviation, so that only the next word can tell."""
    if token in ALSO_WORDS:
        return False
    single = (
        len(token) == 1 and token.isalpha()
    )  # an initial, "Annex A", or a symbol: "for larger values of ε."
    return token.lower() in MAY_END or bool(_ACRONYM.match(token)) or single or _looks_short(token)


def _is_run_in(sentence: str) -> bool:
    found = _RUN_IN.match(sentence)
    if found is None:
        return False
    words = found.group("title").split()
    return all(word[0].isupper() or len(word) <= SMALL_WORDS or "-" in word for word in words)


def _token_start(text: str, start: int, stop: int) -> int:
    at = text.rfind(" ", start, stop) + 1 or start
    if "://" in text[at:stop] or text.startswith("www.", at):
        return at
    while at < stop and (text[at] in OPENERS or text[at] in "—–/$£€"):
        at += 1
    dash = max(text.rfind("—", at, stop), text.rfind("/", at, stop), text.rfind("(", at, stop))
    return dash + 1 if dash >= 0 else at


def _starts(text: str, at: int) -> bool:
    """Whether the word at this place, capitalised, is one that begins sentences."""
    while at < len(text) and text[at] in OPENERS:
        at += 1
    found = _WORD.match(text, at)
    if found is None or _NUMBER_NEXT.match(text, at):
        return False
    word = found.group()
    return word[0].isupper() and word.lower() in STARTERS


def _looks_short(token: str) -> bool:
    """Whether a word has the shape of an abbreviation: two to four letters without a vowel."""
    letters = token.lower()
    return (
        2 <= len(letters) <= 4
        and letters.isalpha()
        and letters.isascii()
        and not token.isupper()
        and not _VOWELS.intersection(letters)
    )
