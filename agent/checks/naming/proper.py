"""Find the names in a text: runs of capitalised words, abbreviations and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from agent.checks.naming.everyday import is_everyday
from agent.checks.naming.openers import COUNTS, SURNAMES, is_common
from agent.checks.values.date_forms import MONTHS
from agent.checks.words import listed

TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}[A-Z]?|[^\W\d_]+(?:&[^\W\d_]+)+|[^\W\d_]+(?:['-][^\W\d_]+)*(?<!-)"
)
# Words that open a sentence, or stand capitalised, without being names.
COMMON = listed(
    "a about above according across act action actions additional after again against all also "
    "although among amount an and annual another any applicants application applications "
    "approximately are around article articles as at authorities authority bank banks because "
    "before below benefits besides better between both budget building business businesses but "
    "by can care cases central certain change changes children citizens civil clear clients "
    "climate close coverage companies compliance content control could countries courts credit "
    "customers data decisions delegates departments despite details developers digital do does "
    "drafts during each early earlier economic education efforts eight either eleven employees "
    "employers energy enough entities equipment errors even every everyone evidence examples "
    "except experts failure farmers few fewer finally finance firms first five following food "
    "for foreign four from full further future given goods growth guidance guidelines half "
    "having he health her here his holders households how however human i if important in "
    "incidents income individuals industry information instead insurers interest investors "
    "is it its joint just knowledge land large later law laws lawmakers learners less lessons "
    "like loans local low major many material may meanwhile measures members merchants met "
    "ministers model models money more moreover most much must near nearly neither never new "
    "nine no nobody non none nor not nothing notice notices now number of off officers "
    "officials often on once one only open operators or other others otherwise our out over "
    "owners page paragraph parents part participants parties partners passengers patients "
    "people per persons plans policy power practice pressure prices priority private procedure "
    "products profits progress projects providers public pupils quality rather records refugees "
    "regional regulators related reports requests research researchers residents results review "
    "reviews rights rising risk risks rules safety sales schools scientists section sections "
    "security senior separate services seven several she shipments should signatories similarly "
    "since six skills small so social software some sources staff standards still stronger "
    "students subject such suppliers support systems targets tax taxes taxpayers teachers "
    "technical technology ten tests than that the their them then there therefore these they "
    "third this those though three through throughout thus time to together too trade "
    "training transfers trust twelve twenty two under unless until up us use users using vendors "
    "violations visitors was water we welfare were what whatever when where whereas whether "
    "which while who whoever whose why will with within without women men work worker workers "
    "working would yes yet you young your"
)
# Endings that make nouns and adverbs of common words; a name rarely has them.
COMMON_ENDING = re.compile(
    r"(?:tions?|sions?|ments?|ness|ships?|ities|ity|ance|ances|ences?|ally|"
    r"ably|edly|ously|ively|fully)$"
)
VERBAL = re.compile(r"(?:ing|ed)$")
SPEAKS = re.compile(
    r" (?:said|says|will|would|has|had|is|was|must|shall|may|can|also|and|to|\w+ed)\b"
)
ACTS = re.compile(
    r" (?:(?:also|then|later) )?(?:sa(?:id|ys)|t(?:old|ells)|(?:has|had|will)(?! been?\b)|"
    r"\w+ed(?! (?:by|for|in|on)\b))\b"
)
TITLES = listed(
    "mr mrs ms miss dr sir lord lady dame prof professor president vice minister secretary "
    "chancellor director commissioner ambassador senator representative congressman congresswoman "
    "governor chair chairman chairwoman chairperson ceo cto coo administrator general deputy "
    "assistant under prime king queen prince princess judge justice mayor baroness baron rt hon "
    "honourable honorable chief officer speaker premier envoy head advisor adviser counsellor "
    "counselor spokesman spokeswoman spokesperson undersecretary auditor inspector commander "
    "admiral colonel captain founder author"
)
SHORT_TITLES = listed("mr mrs ms dr prof rt hon gov gen sen rep col capt lt st jr sr no")
"""A full stop behind these ends no sentence."""
# A body may be split from these without a change of meaning: "Government" + "Canada".
GENERIC_HEADS = listed(
    "government parliament people congress president king queen state kingdom republic minister "
    "administration nation bank"
)
LINKS = listed("of for on in and the to de la du van von der den & with at")
NUMBERED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z])\)?\.?")
DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
PLACE_WORDS = listed(
    "article articles section sections annex appendix chapter part title paragraph paragraphs "
    "recital recitals schedule table figure clause point rule page"
)


class Token(NamedTuple):
    """A word of a text with its place; `key` is how it is compared, `folded` without capitals."""

    start: int
    end: int
    word: str
    key: str
    folded: str

    @property
    def abbreviation(self) -> bool:
        """Whether it is written in capitals, at least two of them."""
        return _is_in_capitals(self.word)

    @property
    def listed(self) -> str:
        """The word as lists of places have it: without dots and possessive."""
        return self.word.replace(".", "").removesuffix("'s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A run of tokens that is written as a name. `opening`: it begins with the sentence."""

    tokens: tuple[Token, ...]
    words: str
    opening: bool


def tokens_of(text: str) -> list[Token]:
    """Return the words of a plain text with their keys."""
    return list(_tokens_of(text))


@lru_cache(maxsize=1_000)  # The same sentences are cited for one statement after another.
def _tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(
        [
            Token(*match.span(), word := match.group(), _key(word), folded(word))
            for match in TOKEN.finditer(text)
        ]
    )


def keys_of(text: str) -> tuple[str, ...]:
    """Return the keys of the words of a plain text."""
    return tuple(token.key for token in _tokens_of(text))


def find_names(text: str) -> list[Name]:
    """Return the runs of capitalised words in a plain text; links inside a run belong to it."""
    return list(_find_names(text))


@lru_cache(maxsize=1_000)
def _find_names(text: str) -> tuple[Name, ...]:
    tokens = tokens_of(text)
    names: list[Name] = []
    index = 0
    while index < len(tokens):
        if not _capital(tokens[index]):
            index += 1
            continue
        last = _run_end(text, tokens, index)
        opening = _opens_sentence(text, tokens[index].start)
        run = tokens[index : last + 1]
        while run and opening and _is_opener(text, run):
            run, opening = run[1:], False
            while run and not _capital(run[0]):
                run = run[1:]
        run = [token for token in run if not _calendar(token)] if len(run) == 1 else run
        if run:
            words = text[run[0].start : run[-1].end]
            names.append(Name(tokens=tuple(run), words=words, opening=opening))
        index = last + 1
    return tuple(names)


def _run_end(text: str, tokens: list[Token], index: int) -> int:
    """Return the index of the last token of the run that starts at `index`."""
    last = index
    ahead = index + 1
    while ahead < len(tokens) and _joined(text, tokens[ahead - 1], tokens[ahead]):
        if tokens[ahead].folded in DAYS and tokens[ahead - 1].word in LINKS:
            # "Noon Eastern Time on Thursdays": a day opens no part of a name.
            break
        if _capital(tokens[ahead]):
            last = ahead
        elif tokens[ahead].word not in LINKS:
            break
        ahead += 1
    return last


def _joined(text: str, one: Token, other: Token) -> bool:
    between = text[one.end : other.start]
    if other.word == "the" and one.word not in LINKS:
        # "Under the FTC Act the Commission": an article opens the next name.
        return False
    return between in {" ", " & ", "/"} or (
        between == ". " and (len(one.word) == 1 or one.key in SHORT_TITLES)
    )


def _is_opener(text: str, run: list[Token]) -> bool:
    """Say whether the first word of a run has its capital from opening the sentence."""
    first = run[0]
    if first.abbreviation:
        return False
    if first.key in COMMON or first.word.casefold() in COMMON or first.word.casefold() in LINKS:
        return True
    if COMMON_ENDING.search(first.word):
        return True
    alone = len(run) == 1 or run[1].word in LINKS
    if alone and is_everyday(first.word) and not _acts(text, first):
        return True
    if alone and is_common(first.word):
        return first.word.casefold() not in SURNAMES or not SPEAKS.match(text, first.end)
    if first.word.casefold() in COUNTS:
        return True
    return bool(VERBAL.search(first.word)) and not SPEAKS.match(text, first.end)


def _acts(text: str, first: Token) -> bool:
    """Say whether a word without article or plural does something: "Fortune joined" is a name."""
    return not first.word.endswith("s") and ACTS.match(text, first.end) is not None


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'([")
    # "4.2 Each Member": the number of a paragraph opens it.
    return (
        NUMBERED.fullmatch(before) is not None
        or not before
        or before[-1] in ".:;!?|"
        or before.endswith("--")
    )


def _capital(token: Token) -> bool:
    return not token.word.islower() and any(c.isupper() for c in token.word) and token.word != "I"


def _calendar(token: Token) -> bool:
    return token.word.casefold() in MONTHS or token.word.casefold() in DAYS


@lru_cache(maxsize=10_000)  # Words come again in every text: three caches of a megabyte each.
def _is_in_capitals(word: str) -> bool:
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals * 2 > sum(c.isalpha() for c in word)


@lru_cache(maxsize=10_000)
def folded(word: str) -> str:
    """Return a word in small letters, without dots, possessive and plural."""
    small = word.replace(".", "").casefold().removesuffix("'s").removesuffix("'")
    if len(small) > 3 and small.endswith("ies"):
        return small[:-3] + "y"
    if len(small) > 3 and small.endswith("s") and not small.endswith(("ss", "us", "is")):
        return small[:-1]
    return small


@lru_cache(maxsize=10_000)
def _key(word: str) -> str:
    packed = word.replace(".", "").removesuffix("'s").removesuffix("'").removesuffix("'d")
    if packed.isupper():
        return packed
    plural = packed.removesuffix("s")
    return plural if len(plural) > 1 and plural.isupper() else folded(word)
