"""Find a party told in the place of one of another sort: "small firms" for "citizens".

A paraphrase names parties by words of one sort: "officials" for "civil servants", "the agency" for
its name. Where a statement has a party of a sort that the source has none of, and leaves out one of
the source's, the one was put in the place of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from agent.checks.clauses import words_in
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import listed, singular

SORTS: Final = (
    listed(
        "citizen resident people person individual public american population inhabitant consumer "
        "household taxpayer voter family user everyone anyone community customer client "
        "subscriber traveller beneficiary claimant member human society"
    ),
    listed(
        "company firm business businesses enterprise corporation vendor supplier contractor "
        "provider developer manufacturer operator startup start-up industry sector retailer "
        "exporter importer bank insurer employer producer seller merchant investor partner "
        "organisation organization entity undertaking lab utility"
    ),
    listed(
        "agency department ministry authority government office regulator administration body "
        "institution council municipality state committee commission organisation organization "
        "entity official public"
    ),
    listed(
        "worker employee staff personnel workforce servant official officer team professional "
        "practitioner people person individual expert specialist analyst member engineer user "
        "colleague manager administrator operator"
    ),
    listed(
        "student pupil learner child children youth youngster minor teenager adolescent people "
        "person individual trainee apprentice graduate generation"
    ),
    listed("teacher educator faculty instructor lecturer professor staff trainer professional"),
    listed("country nation state government ally partner member side party signatory neighbour"),
    listed(
        "researcher scientist academic academia scholar expert university college institute "
        "institution laboratory engineer"
    ),
    listed(
        "soldier troop military army navy veteran servicemember warfighter sailor crew forces "
        "personnel"
    ),
    listed("court judge tribunal judiciary jury"),
    listed("doctor physician clinician nurse hospital professional provider practitioner"),
    listed("patient people person individual"),
    listed("parent family guardian mother father household people"),
    listed("farmer grower rancher producer"),
    listed("woman women girl mother"),
    listed("man men boy father"),
    listed("charity nonprofit ngo non-profit foundation union organisation organization"),
    listed("tenant renter lessee resident"),
    listed("landlord owner lessor"),
    listed("journalist reporter media press correspondent"),
    listed("lawyer attorney counsel"),
    listed("prisoner inmate detainee"),
    listed("migrant immigrant refugee asylum-seekers"),
)
"""Parties by sort; a word may belong to several."""
GENERAL: Final = listed(
    "people person individual human everyone anyone public user member society community "
    "population organisation organization entity body team staff partner party side signatory "
    "expert state nation country professional institution specialist practitioner office "
    "generation group industry sector man minor counsel press family"
)
"""Words that may stand for parties of many sorts, or for no party."""
ADJECTIVES: Final = listed("american consumer university hospital bank union")
"""Words that a statement may have of another noun: "American ports"."""
ATTRIBUTES: Final = listed("partner member state public industry")
"""Words that only tell which parties, in front of another."""
MOST_TOLD: Final = 2
"""Times a party is told from which it may be told once less: "they" stands for it."""
SHORT: Final = re.compile(r"\b[A-Z]{3,}s?\b")
"""The short name of a party, which a statement may tell by its sort: "the provider"."""
_SORTS_OF: Final = {
    word: frozenset(n for n, each in enumerate(SORTS) if word in each)
    for sort in SORTS
    for word in sort
}
BODIES: Final = frozenset(
    n
    for n, each in enumerate(SORTS)
    if each & {"company", "agency", "country", "university", "charity"}
)
"""The sorts that a short name such as "PLA" may be of."""
# Who speaks, or is spoken to, may be named by what he is.
SPEAKS: Final = re.compile(r"\b(?:we|our|us|ours|i|my|me|you|your|yours)\b", re.IGNORECASE)


def find_exchanged_parties(
    stated: str, quotes: Sequence[str], told: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield each party of a statement that stands for one of another sort: ours, the source's."""
    if any(SPEAKS.search(quote) for quote in quotes):
        return
    theirs = [each for quote in quotes for each in parties(quote)]
    held = frozenset(sort for _, sorts in theirs for sort in sorts)
    short = [name for quote in quotes for name in SHORT.findall(quote) if name not in stated]
    new = [
        word
        for word, sorts in parties(stated)
        if word not in GENERAL | ADJECTIVES
        and not (short and sorts & BODIES)
        and not sorts & held
        and not is_told(senses_in(word), told)
    ]
    if not new:
        return
    offered = " . ".join(quotes)
    # "Teachers teach": a verb that the source has too does not tell of them.
    left = [
        word
        for word, _ in theirs
        if word not in GENERAL and _count(word, stated) < min(_count(word, offered), MOST_TOLD)
    ]
    for word in new if left or short else ():
        yield word, (left or short)[0]


def _count(party: str, text: str) -> int:
    """Return how many words of a text tell of a party, or of what it does."""
    senses, words = senses_in(party), words_in(text)
    return sum(
        is_told(sense_at(words, place), senses) for place, word in enumerate(words) if word.content
    )


@lru_cache(maxsize=1_000)
def parties(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the parties of a plain text, each as a singular with the sorts it belongs to.

    "Partner countries" are countries, and no partners.
    """
    words = [singular(word.text) for word in words_in(text)]
    return tuple(
        (word, _SORTS_OF[word])
        for word, behind in zip_longest(words, words[1:], fillvalue="")
        if word in _SORTS_OF and not (word in ATTRIBUTES and behind in _SORTS_OF)
    )
