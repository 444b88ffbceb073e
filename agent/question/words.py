"""Words as comparable terms: what counts as the same word, and which words carry no topic."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from agent.checks.words import stem as cut

if TYPE_CHECKING:
    from collections.abc import Iterable


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(words.split())


STOP_WORDS: Final = word_set(
    """
    a about above after again against all also am an and any are aren't as at be because been
    before being below between both but by can cannot could did do does doing don down during
    each either etc ever every few for from further had has have having he hence her here hers
    herself him himself his how however i if in into is it its itself just let's lets me might
    more most must my myself neither no nor not now of off on once only onto or other our ours
    ourselves out over own per rather same shall she should so some such than that the their
    theirs them themselves then there therefore these they this those through thus to too toward
    towards under until up upon very via was we were what when where whether which while who
    whom whose why will with within without would yet you your yours yourself
    """
)

LIGHT_WORDS: Final = word_set(
    """
    according actually anything ask asked certain come comes concern concerned
    concerning describe described describes detail details discuss discussed discusses example
    examples exist exists explain explains find found get gets give given gives go goes happen
    happened happens involve involved involves kind kinds know known like list listed lists look
    long made main make makes making many matter mean means meant mention mentioned mentions much
    name named names need needed needs new number particular place point please provide provided
    provides put question raise raised raises refer referred refers regard regarding regards
    relate related relates relation report reported reports respect said say saying says set
    sets show shows something sort sorts speak speaks specific specified specify state stated
    states summarise summarize take taken takes talk talks tell text thing things treat treated
    treats type types use used uses using various want way ways
    """
)
"""Words that a question uses to ask and a document need not repeat."""

_UK: Final = (
    r"u\.k\.|united kingdom of great britain and northern ireland|united kingdom|great britain"
    r"|britain|british"
)
_FORCE: Final = (
    r"(?:enter(?:s|ed|ing)?|comes?|came|coming) into (?:force|effect|operation)|entry into force"
    r"|takes? effect|took effect|taking effect|into force"
)
_ALIASES: Final = (
    ("us", r"u\.s\.a\.|u\.s\.|usa|united states of america|united states"),
    ("uk", _UK),
    ("eu", r"e\.u\.|european union"),
    ("ai", r"a\.i\.|artificial intelligence"),
    ("r&d", r"r\s?&\s?d|research and development|research & development"),
    ("inforce", _FORCE),
    ("mou", r"memorandum of understanding|memoranda of understanding"),
)
"""One spelling for names that policy texts write in several ways. "US" itself is handled by its
capitals, because "us" is a pronoun."""

_ALIAS: Final = re.compile(
    "|".join(
        rf"(?P<a{place}>(?<!\w)(?:{forms})(?!\w)(?:['’]s(?!\w))?)"
        for place, (_, forms) in enumerate(_ALIASES)
    ),
    re.IGNORECASE,
)
_PRONOUN_US: Final = re.compile(r"(?<![\w.])[Uu]s(?!\w|\.\w)")
_WORD: Final = re.compile(r"r&d|[^\W_]+(?:['’][^\W_]+)?")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_BRITISH: Final = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|able|ably)?$"), r"or\1"),
    (re.compile(r"centre(s?)$"), r"center\1"),
    (re.compile(r"(licen|defen|offen)ce(s?)$"), r"\1se\2"),
    (re.compile(r"programme(s?)$"), r"program\1"),
)
_SHORTEST_BRITISH: Final = 6
_SHIP: Final = re.compile(r"(?<=\w{4})ships?$")
_ATE: Final = re.compile(r"(?<=\w{5})at$")
"""What is left of "collaborate", so that it meets "collaboration"."""

_LONGEST_WORD: Final = 60
_TAILS: Final = word_set(
    """
    al ant ar at atur cation d e ent i ial ib ibl ic ific ion it itur iv iz or ous s t ti um ur
    """
) | {""}
"""What may be left of two stems of one family behind what they share: quor-um, quor-at(e);
deci-d(e), deci-s(ion); notif(y), notif-ic(ation); sign, sign-atur(e)."""

_SHARED: Final = 4


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order: lower case, known names in one spelling each.

    "The U.S.'s 1,000 R&D programmes" gives the, us, 1000, r&d, programmes. Anything but letters
    and digits separates words.
    """
    return _split(text)


def fold_word(word: str) -> str:
    """Return the stem that stands for all forms of a lower-case word, British or American."""
    return _stem(word)


def find_terms(text: str) -> list[str]:
    """Return the stems of a text's words, stop words left out, in order and with repeats."""
    return [_stem(word) for word in split_words(text) if word not in STOP_WORDS]


def match_terms(text: str, terms: frozenset[str]) -> list[str | None]:
    """Return, word by word, which of `terms` (stems) each word of a text is, or None."""
    return [stem if (stem := _stem(word)) in terms else None for word in _split(text)]


@lru_cache(maxsize=16_384)  # Each pair takes a fifth of a kilobyte.
def are_related(one: str, other: str) -> bool:
    """Say whether two stems are of one family: they share a beginning of four letters or more, and
    what is left of each is a known ending no longer than that beginning.
    """
    if one[:_SHARED] != other[:_SHARED] or len(one) < _SHARED or len(other) < _SHARED:
        return False
    pairs = enumerate(zip_longest(one, other))
    shared = next((place for place, (left, right) in pairs if left != right), len(one))
    return one[shared:] in _TAILS and other[shared:] in _TAILS


def find_related(text: str, terms: Iterable[str]) -> set[str]:
    """Return those of the terms (stems) that a text has a relative of."""
    stems = {_stem(word) for word in _split(text) if word not in STOP_WORDS}
    return {term for term in terms if any(are_related(term, stem) for stem in stems)}


def strip_accents(text: str) -> str:
    """Return the text with plain letters: "Québec" is asked for as "Quebec" as well."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def find_content(words: Iterable[str]) -> list[str]:
    """Return those of the lower-case words that carry a topic."""
    return [word for word in words if word not in STOP_WORDS and word not in LIGHT_WORDS]


def clean_question(text: str) -> str:
    """Return the question on one line: NFC, no control or invisible characters, spaces single."""
    composed = unicodedata.normalize("NFC", text)
    kept = (
        " " if character.isspace() or unicodedata.category(character) in {"Cc", "Zl", "Zp"}
        else character
        for character in composed
        if unicodedata.category(character) not in {"Cf", "Cs", "Co"}
    )  # fmt: skip
    return " ".join("".join(kept).split())


@lru_cache(maxsize=1_024)
def _split(text: str) -> tuple[str, ...]:
    # One question reads each sentence several times: as itself, as a neighbour, as a lead.
    return tuple(_POSSESSIVE.sub("", word)[:_LONGEST_WORD] for word in _WORD.findall(_fold(text)))


def _fold(text: str) -> str:
    plain = _PRONOUN_US.sub("we", text if text.isascii() else strip_accents(text))
    named = _ALIAS.sub(lambda found: f" {_spelling(found)} ", plain)
    return _THOUSANDS.sub("", named).lower()


def _spelling(found: re.Match[str]) -> str:
    place = int(str(found.lastgroup)[1:])
    return _ALIASES[place][0]


def _spell(word: str) -> str:
    if len(word) < _SHORTEST_BRITISH:
        return word
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return word


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _ATE.sub("", cut(_SHIP.sub("", _spell(word))))
