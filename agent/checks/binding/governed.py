"""Read what each word of force in a sentence governs, and how high it stands in its chain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.binding.chained import height_of, is_absorbed, is_denied
from agent.checks.binding.ladder import OBLIGATION
from agent.checks.binding.wordings import Wording, wordings
from agent.checks.clauses import Clause, Word, clauses, words_in
from agent.checks.senses import sense_at, senses_in
from agent.checks.words import listed

REACH = 4
"""Content words behind a word of force among which the verb it governs stands."""
CONDITION = re.compile(
    r"^\W*(?:if|where|when|unless|in case|provided|once|until|as|while|after|before|pending)\b",
    re.IGNORECASE,
)
ASKED = re.compile(r" (?:[\w'-]+ ){1,6}?to(?= [a-z])")
PREDICATE = re.compile(
    r"(?:desirable|advisable|preferable|preferred|ideal|practice|asset|advantage|optional|voluntary|"
    r"mandatory|compulsory|obligatory|a must|prohibited|forbidden|banned|outlawed)$",
    re.IGNORECASE,
)
WISHED = re.compile(
    r" that (?:[\w'-]+ ){1,8}?(?:be|should(?: be)?|must(?: be)?|will(?: be)?|would(?: be)?|"
    r"shall(?: be)?)(?= [a-z])"
)
MODAL = re.compile(
    r"(?:^|\b)(?:shall|must|may|can|could|should|will|would|might|not|to)$|^(?:shall|must|will)\b",
    re.IGNORECASE,
)
SWALLOWED = re.compile(r"consider\w* (?:the )?\w+$", re.IGNORECASE)
# "The president orders, the sheet says, that": who says so stands between.
ASIDE = re.compile(
    r"(?<=[a-z]), (?:the |its |as (?:the )?)?(?:[\w'.-]+ ){1,6}?(?:says|said|states|stated|notes|"
    r"noted|adds|added|explains|explained|reports|reported|writes|wrote|argues|argued|maintains|"
    r"announced|stresses|stressed)\b(?: in [\w' ]{3,40})?, "
)
ABLE_NEEDED = re.compile(
    r"\b(?P<need>needs?|needed|requires?|(?:must|to|should) have) (?:the |an? |more |greater )+"
    r"(?P<able>abilit(?:y|ies)|capacit(?:y|ies)|capabilit(?:y|ies)|means|power|authority|freedom|"
    r"opportunit(?:y|ies)|right) to\b",
    re.IGNORECASE,
)
ACTS = listed("apply supply reply comply rely imply multiply fly rally tally")
"""Verbs that end like adverbs."""
LETTING = re.compile(
    r" (?:also |then )?(?:let|make it possible|leave it open|give [\w' ]{3,40}? the "
    r"(?:chance|option|opportunity|possibility|right))\b",
    re.IGNORECASE,
)
"""Behind a word of force: what is governed is to allow something."""
NONE_LISTED = re.compile(
    r"\bno [\w-]+(?: [\w-]+)?(?:, (?!and\b|or\b|nor\b)[\w-]+(?: [\w-]+)?)+,? (?:or|and|nor)"
    r"(?= [\w-]+(?: [\w-]+)? (?:may|can|shall|must|will|should|is|are)\b)",
    re.IGNORECASE,
)
NO_TWO = re.compile(
    r"\bno [^,;.]{3,60}, (?:and|or|nor) no [^,;.]{3,80}, (?=(?:may|can|shall|must|will|should)\b)",
    re.IGNORECASE,
)
"""One "no" for a list, whose commas part no clauses: "no shop, stall or kiosk may".

`NO_TWO` has it twice: "no shop, and no stall that sells fish, may".
"""
CASE = re.compile(r"\b(?:once|whenever|as soon as|unless|in case) [^,;]*$", re.IGNORECASE)
"""In front of a force that a clause tells behind its main verb: "paid once it may be sold"."""
WISHING = re.compile(r"(?:wish|want|like)(?:es|s|ing)? to$", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:that|who|which|whoever|if (?:they|you|it|he|she)) (?:\w+ly |would |may |might )?$",
    re.IGNORECASE,
)
DENYING = re.compile(
    r" (?:not|never|no longer)\b|forbid|forbade|prohibit|\bban|outlaw|barred", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Governed:
    """A word of force with the senses it governs; its height is that of the chain it stands in.

    `own` is the height it would have alone: "require" in "would require". `verb` holds the senses
    of the first word governed, `around` those of the whole clause, whose words are `text`. A
    `loose` one governs nothing for certain. One that only `carries` another governs that: "shall"
    in "shall endeavour to".
    """

    words: str
    height: int
    own: int
    senses: frozenset[str]
    verb: frozenset[str]
    conditional: bool
    loose: bool
    denied: bool
    around: frozenset[str]
    text: str
    carries: bool = False
    attribute: bool = False

    @property
    def forbids(self) -> bool:
        """Whether it is denied: "no operator may", "may not"."""
        return self.denied or DENYING.search(self.words) is not None


def read_forces(text: str) -> tuple[Governed, ...]:
    """Return the words of force of a plain text with what they govern."""
    return _read(text)[0]


def read_carriers(text: str) -> tuple[Governed, ...]:
    """Return those that only carry the next one, each with it: "shall" governs "endeavour"."""
    return _read(text)[1]


@lru_cache(maxsize=1_000)
def _read(text: str) -> tuple[tuple[Governed, ...], tuple[Governed, ...]]:
    found: list[Governed] = []
    carriers: list[Governed] = []
    text = ASIDE.sub(" ", text)
    text = NONE_LISTED.sub(lambda match: match.group().replace(",", " "), text)
    text = NO_TWO.sub(lambda match: match.group().replace(",", " "), text)
    parts = clauses(text)
    for number, clause in enumerate(parts):
        forces = wordings(clause.text)
        carriers += [
            _carrier(clause, match["need"], OBLIGATION, match["able"])
            for match in ABLE_NEEDED.finditer(clause.text)
        ]
        beyond = parts[number + 2].words if number + 2 < len(parts) else ()
        for place, force in enumerate(forces):
            denied = is_denied(clause, force)
            if is_absorbed(clause, forces, place):
                carried = forces[place + 1].words
                carriers.append(_carrier(clause, force.words, force.height, carried, denied=denied))
                continue
            senses, predicated = _governs(clause, force, beyond if force is forces[-1] else ())
            found.append(
                Governed(
                    words=force.words,
                    height=height_of(clause, forces, place),
                    own=force.height,
                    senses=frozenset().union(*senses),
                    verb=frozenset().union(*senses[:1]) | _asked(clause, force) | predicated,
                    conditional=_is_conditional(clause, force),
                    loose=force.loose,
                    denied=denied,
                    around=senses_in(clause.text),
                    text=clause.text,
                    attribute=force.attribute,
                )
            )
    return tuple(found), tuple(carriers)


def _governs(
    clause: Clause, force: Wording, beyond: tuple[Word, ...]
) -> tuple[list[frozenset[str]], frozenset[str]]:
    """Return the senses of the words governed, in order, and those of what is spoken of.

    Args:
        clause: the clause that holds the word of force.
        force: the word of force.
        beyond: the words behind an aside that may follow it.
    """
    senses = _senses(words_in(clause.text, force.end))
    predicated: frozenset[str] = frozenset()
    if LETTING.match(clause.text, force.end):
        senses = [senses_in("allow"), *senses]
    if not senses and (MODAL.search(force.words) or (beyond and beyond[0].text == "to")):
        # "Shall, where feasible, notify": what is governed stands behind the commas.
        senses = _senses(beyond)
    if not senses:
        # "... is expected": what is spoken of stands in front.
        ahead = _ahead(clause, force)
        senses, predicated = ahead[-REACH:], frozenset().union(*ahead)
    if SWALLOWED.match(force.words):
        # "Will consider reducing tariffs": the act stands in the form itself.
        senses = [*senses[: REACH - 1], senses_in(force.words)]
    if PREDICATE.search(force.words):
        # "A degree is desirable for applicants": so is what stands in front.
        near = _ahead(clause, force)[-REACH:]
        senses, predicated = [*senses[:1], *near], frozenset().union(*near)
    return senses[:REACH], predicated


def _ahead(clause: Clause, force: Wording) -> list[frozenset[str]]:
    """Return the senses of the words with content in front of a word of force."""
    words = words_in(clause.text, 0, force.start)
    return [sense_at(words, place) for place, word in enumerate(words) if word.content]


def _is_conditional(clause: Clause, force: Wording) -> bool:
    """Say whether a force only says when: "if it must", "a firm that wishes to withdraw"."""
    return (
        CONDITION.match(clause.text) is not None
        or bool(CASE.search(clause.text, 0, force.start))
        or (
            WISHING.match(force.words) is not None
            and RELATIVE.search(clause.text, 0, force.start) is not None
        )
    )


def _carrier(
    clause: Clause, words: str, height: int, carried: str, *, denied: bool = False
) -> Governed:
    """Return what carries another force: "shall" in "shall endeavour to".

    So does the need in "need the ability to", which tells "must be able to".
    """
    verb = senses_in(carried)
    return Governed(
        words=words,
        height=height,
        own=height,
        senses=verb,
        verb=verb,
        conditional=CONDITION.match(clause.text) is not None,
        loose=False,
        denied=denied,
        around=senses_in(clause.text),
        text=clause.text,
        carries=True,
    )


def _asked(clause: Clause, force: Wording) -> frozenset[str]:
    """Return the senses of what somebody is asked to do: "invited the Commission to present"."""
    if force.loose or force.words.endswith(" to"):
        return frozenset()
    match = WISHED.match(clause.text, force.end) or ASKED.match(clause.text, force.end)
    if match is None:
        return frozenset()
    return next(iter(_senses(words_in(clause.text, match.end()))), frozenset())


def _senses(words: tuple[Word, ...]) -> list[frozenset[str]]:
    return [sense_at(words, place) for place in range(len(words)) if _is_content(words[place])]


def _is_content(word: Word) -> bool:
    small = word.text.casefold()
    return word.content and (small in ACTS or not small.endswith("ly"))
