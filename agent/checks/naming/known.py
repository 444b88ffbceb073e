"""Tell whether a name is in the evidence: as written, turned round, shortened or renamed."""

from __future__ import annotations

import re

from agent.checks.naming.bodies import tell_called
from agent.checks.naming.forms import tell_owned, tell_shortened, tell_turned, tell_written
from agent.checks.naming.initials import WRITTEN_SMALL, abbreviates
from agent.checks.naming.likened import (
    LEAST_OFFICE,
    OF_OFFICES,
    is_adjective_of,
    is_bent,
    is_joined_up,
    is_one_of,
)
from agent.checks.naming.offered import PARTING, Known, has_keys, trim
from agent.checks.naming.openers import FRONTS, is_common
from agent.checks.naming.parting import BODIES, is_joined, is_owned
from agent.checks.naming.places import COMBINING, OTHER_NAMES, is_of_a_place, other_names
from agent.checks.naming.proper import (
    DAYS,
    GENERIC_HEADS,
    LINKS,
    PLACE_WORDS,
    TITLES,
    Token,
    keys_of,
    tokens_of,
)
from agent.checks.values.date_forms import MONTHS
from agent.checks.values.spelled import SMALL_ORDINALS
from agent.checks.values.titled import DOCUMENTS
from agent.checks.words import stem

LEAST_TITLE = 3
"""Words of a title that stand together, from which its place may stand elsewhere in it."""
LEAST_SITE = 8
"""Letters of a name that the name of a site may end in: fewer may be the end of any word."""
LYING = frozenset({"in", "at"})
"""Prepositions behind which stands where something is."""
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss"})
ALWAYS_PARTING = frozenset({"and", "&", "with"})
DEGREES = frozenset(
    {"BA", "BS", "BSc", "MA", "MS", "MSc", "MBA", "MPA", "MPP", "MPH", "MPhil", "MEng", "PhD"}
    | {"DPhil", "JD", "LLB", "LLM", "MD", "EdD", "AB", "AM", "MFA", "BEng", "BBA", "SJD"}
)
"""Academic degrees: "her Norwick B.A." is the B.A. from Norwick University."""
ROMAN = re.compile(r"[IVXLC]+")
_DEGREES = DEGREES | {degree.casefold() for degree in DEGREES}
SCALES_OF_HEAT = frozenset({"celsius", "fahrenheit", "kelvin"})


def is_known(tokens: tuple[Token, ...], known: Known, *, opening: bool) -> bool:
    """Say whether a run of name words is in the evidence, whole or in parts that may be parted."""
    if _is_known(tokens, known, opening=opening, tried={}):
        return True
    if len(tokens) > 1 and any(_is_pair(token.word) for token in tokens):
        # "The Norland-Sudmark Deal": the deal of the two.
        parted = tokens_of(" ".join(token.word for token in tokens).replace("-", " "))
        if _is_known(tuple(parted), known, opening=opening, tried={}):
            return True
        # "The Norland-Sudmark Partnership" of two who are named, and a partnership that is.
        return "-" in tokens[0].word and all(
            _is_known(part, known, opening=False, tried={}) for part in (tokens[:1], tokens[1:])
        )
    return False


def _is_pair(word: str) -> bool:
    """Say whether a hyphen joins two names: "Norland-Sudmark", not "Norland-owned"."""
    return "-" in word and all(part[:1].isupper() for part in word.split("-"))


_Tried = dict[tuple[tuple[Token, ...], bool], bool]


def _is_known(tokens: tuple[Token, ...], known: Known, *, opening: bool, tried: _Tried) -> bool:
    """Do so with each part looked at once: else the parts of n words are tried in 2**n ways."""
    key = (tokens, opening)
    if key not in tried:
        tried[key] = _find_known(tokens, known, opening=opening, tried=tried)
    return tried[key]


def _find_known(tokens: tuple[Token, ...], known: Known, *, opening: bool, tried: _Tried) -> bool:
    if not tokens:
        return True
    if all(_is_free(token) for token in tokens) or _stands(tokens, known):
        return True
    if len(tokens) == 1 and "-" in tokens[0].word:
        lead = tokens[0].word.partition("-")[0] if opening else ""
        lead = lead if is_common(lead) or stem(lead) in known.stems else ""
        if _is_compound(tokens[0], known, lead):
            return True
    if _is_put_together(tokens, known) or _is_of_several(tokens, known):
        return True
    if opening and len(tokens) == 1 and not tokens[0].abbreviation:
        return stem(tokens[0].word) in known.stems
    return any(
        _is_known(trim(tokens[:cut]), known, opening=opening, tried=tried)
        and _is_known(trim(tokens[cut:]), known, opening=False, tried=tried)
        for cut in range(1, len(tokens))
        if _may_part(tokens, cut)
        or _ends_a_name(tokens, cut, known)
        or is_joined(tokens, cut, known.texts)
        or is_owned(tokens, cut, known.texts)
    )


def _is_put_together(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether a title gives the first word of a name, and the evidence all the others.

    "The Norland Ports Safety Act" is the "Code of Norland, Ports Safety Act", and "the Clean
    Strategy" is "this strategy" of the "Clean Factsheet".
    """
    first, rest = [tokens[0].key], [token.key for token in tokens[1:]]
    if not rest or tokens[-1].key not in BODIES or tokens[1].word in LINKS:
        return False
    if len(rest) >= LEAST_TITLE:
        return any(has_keys(first, text) and has_keys(rest, text) for text in known.texts)
    meant = rf"\b(?:this|our) {re.escape(tokens[-1].word.casefold())}\b"
    return len(rest) == 1 and known.has(first) and re.search(meant, known.plain) is not None


def _is_of_several(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether two own what a plural names: "the Norland and Sudmark Governments"."""
    head, owners = tokens[-1], tokens[:-1]
    cut = next((n for n, token in enumerate(owners) if token.word in {"and", "&"}), 0)
    if not cut or head.key not in GENERIC_HEADS | BODIES or not head.word.endswith("s"):
        return False
    behind = re.search(
        rf"\b{re.escape(head.word)} of\b(?P<rest>[^.;\n]*)", known.plain, re.IGNORECASE
    )
    return behind is not None and all(
        trim(part) and all(token.word in behind["rest"] for token in trim(part))
        for part in (owners[:cut], owners[cut + 1 :])
    )


def _is_compound(token: Token, known: Known, lead: str) -> bool:
    """Say whether each capitalised member of "US-Korea" or "English-language" is known.

    `lead` is the member that has its capital from opening the sentence, "" if it has none.
    """
    members = tokens_of(token.word.replace("-", " "))
    capital = [member for member in members if any(c.isupper() for c in member.word)]
    if not capital:
        return True
    return all(
        member.word.casefold() in FRONTS
        or member.word == lead
        or is_known((member,), known, opening=False)
        or _is_combined(member, known)
        for member in capital
    )


def _is_combined(member: Token, known: Known) -> bool:
    """Say whether "Franco" in "Franco-German" stands for a place that is known."""
    place = COMBINING.get(member.word.casefold())
    return place is not None and _stands(tuple(tokens_of(place)), known)


def _ends_a_name(tokens: tuple[Token, ...], cut: int, known: Known) -> bool:
    """Say whether a preposition parts two names: "signed in Port Selwyn for the Institute".

    What stands before it must be a whole name of the evidence, and more than the head of one:
    "Institute" of "Institute for Health" is none.
    """
    if tokens[cut].word not in PARTING | {"for", "of"}:
        return False
    head, tail = trim(tokens[:cut]), trim(tokens[cut:])
    keys = tuple(token.key for token in head)
    subject = len(head) > 1 or len(tail) >= LEAST_TITLE
    titled = subject and head[-1].key in DOCUMENTS and tokens[cut].word == "on"
    lying = tokens[cut].word in LYING and known.has(keys)
    if lying and tuple(token.key for token in tail) in known.names:
        # "The Memorandum in Port Selwyn": where it was signed is another name.
        return True
    if keys not in known.names and not (titled and known.has(keys)):
        return False
    if tokens[cut].word == "of":
        # "The State Visit of the Calder Administration" owns no name; an office or a body does.
        return len(head) > 1 and head[-1].key not in BODIES | GENERIC_HEADS | TITLES
    return len(head) > 1 or head[0].key not in BODIES or titled


def _stands(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether a whole name is there: as written, turned round, renamed or shortened."""
    keys = [token.key for token in tokens]
    if any(known.has(way) for way in (*tell_written(keys), *tell_called(keys))):
        return True
    for turned in (*tell_turned(tokens), *tell_owned(tokens)):
        if any(known.has(way) for way in tell_written(turned)):
            return True
    if any(known.has(way) for way in tell_shortened(tokens, known)):
        return True
    if is_joined_up(tokens, known) or is_bent(tokens, known) or is_one_of(tokens, known):
        return True
    if _is_a_site("".join(keys).casefold(), known) or _is_an_office(tokens, known):
        return True
    words = tuple(token.listed for token in tokens)
    others = other_names(words) or other_names(words[1:] if words[0] == "the" else ())
    if any(known.has(keys_of(" ".join(other))) for other in others):
        return True
    if len(tokens) == 1 and not others and is_of_a_place(tokens[0].word, known.capitals):
        return True
    return (
        len(tokens) == 1
        and tokens[0].abbreviation
        and not others
        and any(abbreviates(tokens[0].key, text) for text in known.texts)
    )


def _is_a_site(packed: str, known: Known) -> bool:
    """Say whether a name is that of a site, which the card of a page from the web has for issuer.

    "White House" is "whitehouse.gov", and also "oldwhitehouse.archives.gov".
    """
    return any(
        host == packed or (len(packed) >= LEAST_SITE and host.endswith(packed))
        for host in known.hosts
    )


def _is_an_office(tokens: tuple[Token, ...], known: Known) -> bool:
    """Say whether an office or a body stands behind an adjective: "Congress", "congressional"."""
    key = tokens[0].key
    if len(tokens) == 1 and is_adjective_of(tokens[0], known):
        return True
    return (
        len(tokens) == 1
        and key in TITLES | GENERIC_HEADS
        and any(token.folded.startswith(key) for text in known.texts for token in text)
        and len(key) >= LEAST_OFFICE
    )


def _may_part(tokens: tuple[Token, ...], cut: int) -> bool:
    """Say whether a run may be cut here: never inside a person's or a body's own name."""
    left, right = tokens[cut - 1], tokens[cut]
    if {right.word, left.word} & ALWAYS_PARTING or {right.key, left.key} & _DEGREES:
        return True
    if right.word in LINKS or left.word in LINKS:
        head = trim(tokens[:cut])
        return bool(head) and (
            head[-1].key in GENERIC_HEADS | TITLES | PLACE_WORDS
            or _is_place(head)
            or head[-1].abbreviation
        )
    if left.folded in SMALL_ORDINALS and right.key in TITLES:
        # "The First Minister" is no minister that comes first.
        return False
    if left.key in TITLES | PLACE_WORDS | GENERIC_HEADS or right.key in TITLES:
        return True
    if left.word.endswith(("'s", "s'")) and any(token.key in TITLES for token in tokens[: cut - 1]):
        # "President Trump's National Framework": a person is named, and then the person's work.
        return True
    # "Under the Prosperity Deal America exports": only the name that follows is a place.
    return (
        left.abbreviation
        or right.key in WRITTEN_SMALL
        or left.folded in OF_OFFICES
        or any(map(_is_place, (tokens[:cut], tokens[cut - 1 : cut], tokens[cut:])))
    )


def _is_place(tokens: tuple[Token, ...]) -> bool:
    return tuple(token.listed for token in tokens) in OTHER_NAMES


def _is_free(token: Token) -> bool:
    """Say whether other checks answer for this word: months, days, place labels, links, figures."""
    small = token.word.casefold()
    return (
        small in SCALES_OF_HEAT | HONORIFICS
        or small in MONTHS
        or small in DAYS
        or small in PLACE_WORDS
        or token.word in LINKS
        or small in SMALL_ORDINALS
        or ROMAN.fullmatch(token.word) is not None
    )
