"""Read what each word of force in a sentence governs, and how high it stands in its chain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.binding.ladder import OBLIGATION, POSSIBLE, RECITAL, UNDERTAKING
from agent.checks.binding.wordings import Wording, wordings
from agent.checks.clauses import FUNCTION, Clause, Word, clauses, words_in
from agent.checks.senses import sense_at, senses_in
from agent.checks.words import listed

REACH = 4
"""Content words behind a word of force among which the verb it governs stands."""
LINKED = 2
"""Words that may stand between a word of force and another that it governs: "intend also to"."""
CONDITION = re.compile(
    r"^\W*(?:if|where|when|unless|in case|provided|once|until|as|while|after|before|pending)\b",
    re.IGNORECASE,
)
# "Will encourage" is an act of its own, not a weaker "will".
DIRECTIVE = re.compile(
    # "Must assess whether" obliges to an act, which "may consider whether" leaves open.
    r"^(?:urg|advis|invit|encourag|call|ask|suggest|believ|welcom|not|recogni|examin|assess|"
    # "Must apply for a card" and "shall propose a date" oblige to an act as well.
    r"review|appl|request|bid|propos|recommend)",
    re.IGNORECASE,
)
RELEASABLE = re.compile(
    r"requir|oblig|compel|mandat|\bneed|ha(?:s|ve|d) to|bound|\bbind|demand|compulsory|\bdut",
    re.IGNORECASE,
)
UNSURE = re.compile(r"probabl|possibl|likely|perhaps|presumabl|potential", re.IGNORECASE)
RELEASED = 6
"""Words in front of "require" among which the denial stands: "nothing in this section"."""
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
"""One "no" for a list, whose commas part no clauses: "no shop, stall or kiosk may"."""
WISHING = re.compile(r"(?:wish|want|like)(?:es|s|ing)? to$", re.IGNORECASE)
RELATIVE = re.compile(r"\b(?:that|who|which|whoever) (?:\w+ly )?$", re.IGNORECASE)
DENYING = re.compile(
    r" (?:not|never|no longer)\b|forbid|forbade|prohibit|\bban|outlaw|barred", re.IGNORECASE
)
FUTURE = re.compile(r"(?:will|shall|won't|'ll|is to|are to)\b", re.IGNORECASE)
LOOSELY = re.compile(r" not (?:necessarily|always|automatically|in every case)\b", re.IGNORECASE)
# A word given or a rule told in the past keeps its height: "pledged that no school would close".
BACKSHIFTED = re.compile(
    r"(?:pledg|promis|vow|agree|commit|decid|resolv|order|direct|requir|rul|demand|stipulat|"
    r"guarante|undert)\w*(?: that)?$",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|neither|nor|nobody|none|nothing)\b", re.IGNORECASE)


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
    parts = clauses(text)
    for number, clause in enumerate(parts):
        forces = wordings(clause.text)
        carriers += [_needing(clause, match) for match in ABLE_NEEDED.finditer(clause.text)]
        for place, force in enumerate(forces):
            if _is_absorbed(clause, forces, place):
                carriers.append(_carrier(clause, force, forces[place + 1]))
                continue
            behind = words_in(clause.text, force.end)
            senses = _senses(behind)
            if LETTING.match(clause.text, force.end):
                senses = [senses_in("allow"), *senses]
            predicated: frozenset[str] = frozenset()
            split = number + 2 < len(parts) and MODAL.search(force.words) is not None
            if not senses and place + 1 == len(forces) and split:
                # "Shall, where feasible, notify": what is governed stands behind the commas.
                senses = _senses(parts[number + 2].words)
            if not senses:
                # "... is expected": what is spoken of stands in front.
                before = words_in(clause.text, 0, force.start)
                senses = [sense_at(before, n) for n in range(len(before)) if before[n].content]
                predicated = frozenset().union(*senses)
                senses = senses[-REACH:]
            if SWALLOWED.match(force.words):
                # "Will consider reducing tariffs": the act stands in the form itself.
                senses = [*senses[: REACH - 1], senses_in(force.words)]
            if PREDICATE.search(force.words):
                # "A degree is desirable for applicants": so is what stands in front.
                before = words_in(clause.text, 0, force.start)
                ahead = [sense_at(before, n) for n in range(len(before)) if before[n].content]
                senses = [*senses[:1], *ahead[-REACH:]][:REACH]
                predicated = frozenset().union(*ahead[-REACH:])
            found.append(
                Governed(
                    words=force.words,
                    height=_height(clause, forces, place),
                    own=force.height,
                    senses=frozenset().union(*senses[:REACH]),
                    verb=(senses[0] if senses else frozenset())
                    | _asked(clause, force)
                    | predicated,
                    conditional=_is_conditional(clause, force),
                    loose=force.loose,
                    denied=_is_denied(clause, force),
                    around=senses_in(clause.text),
                    text=clause.text,
                    attribute=force.attribute,
                )
            )
    return tuple(found), tuple(carriers)


def _is_conditional(clause: Clause, force: Wording) -> bool:
    """Say whether a force only says when: "if it must", "a firm that wishes to withdraw"."""
    return CONDITION.match(clause.text) is not None or (
        WISHING.match(force.words) is not None
        and RELATIVE.search(clause.text, 0, force.start) is not None
    )


def _needing(clause: Clause, match: re.Match[str]) -> Governed:
    """Return the need that carries an ability: "need the ability to" for "must be able to"."""
    verb = senses_in(match["able"])
    return Governed(
        words=match["need"],
        height=OBLIGATION,
        own=OBLIGATION,
        senses=verb,
        verb=verb,
        conditional=CONDITION.match(clause.text) is not None,
        loose=False,
        denied=False,
        around=senses_in(clause.text),
        text=clause.text,
        carries=True,
    )


def _carrier(clause: Clause, force: Wording, carried: Wording) -> Governed:
    verb = senses_in(carried.words)
    return Governed(
        words=force.words,
        height=force.height,
        own=force.height,
        senses=verb,
        verb=verb,
        conditional=CONDITION.match(clause.text) is not None,
        loose=False,
        denied=_is_denied(clause, force),
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


def _is_absorbed(clause: Clause, forces: tuple[Wording, ...], place: int) -> bool:
    """Say whether a word of force only carries the next one: "will consider", "would require"."""
    force = forces[place]
    if place + 1 == len(forces) or force.height == RECITAL or force.loose:
        return False
    after = forces[place + 1]
    # "Will have to" obliges from then on.
    later = FUTURE.match(force.words) is not None and _is_duty(after)
    later = later and force.words.casefold() != "won't"
    return (
        not after.loose
        and after.height != RECITAL
        and not DIRECTIVE.match(after.words)
        and (later or after.height < force.height)
        and not clause.text[force.end : after.start].strip()
    )


def _is_duty(force: Wording) -> bool:
    return force.height == OBLIGATION and RELEASABLE.match(force.words) is not None


def _height(clause: Clause, forces: tuple[Wording, ...], place: int) -> int:
    """Return the height of a force; one that another governs is no higher than that one."""
    force = forces[place]
    height = force.height
    # "There is nothing that it cannot do" tells an ability.
    able = force.words.casefold() in {"could", "able to", "cannot"}
    if height == POSSIBLE and not force.loose and not able and _is_denied(clause, force):
        # "No operator may" forbids: that is an obligation. Who could not was not able.
        height = OBLIGATION
    if height == OBLIGATION and _is_released(clause, force):
        # "Nothing requires", "is not obliged to": that leaves it open.
        height = POSSIBLE
    if UNSURE.search(force.words) or (
        height == UNDERTAKING and LOOSELY.match(clause.text, force.end)
    ):
        height = min(height, POSSIBLE)
    if place:
        before = forces[place - 1]
        between = clause.text[before.end : force.start].split()
        # "Would require", and "intend that the committee will meet".
        linked = (
            not before.loose
            and not DIRECTIVE.match(force.words)
            and all(word in FUNCTION or word.endswith("ly") for word in between[:LINKED])
            and len(between) <= LINKED
        )
        # "The hope that it will", not "proposals that will" and "the efforts of the port will".
        clausal = between[:1] == ["that"] and (len(between) > 1 or not before.loose)
        clausal = clausal or between[:2] in (["is", "that"], ["was", "that"])
        clausal = clausal or (between[:1] == ["of"] and len(between) <= LINKED)
        chained = linked or clausal or before.words.endswith(" that")
        # "The target is to train 200" is no more than a target.
        chained = chained or (not between and force.words.casefold() in {"is to", "are to"})
        if chained and before.height != RECITAL:
            above = _height(clause, forces, place - 1)
            if force.words.casefold() == "would" and BACKSHIFTED.match(before.words):
                return above
            if _is_duty(force) and FUTURE.match(before.words) and above == UNDERTAKING:
                return height
            height = min(height, above)
    return height


def _is_released(clause: Clause, force: Wording) -> bool:
    if not RELEASABLE.search(force.words):
        return False
    before = clause.text[: force.start].casefold().split()[-RELEASED:]
    words = {*before, *force.words.casefold().split()}
    return bool(words & {"not", "no", "nothing", "never", "nor", "neither", "nobody", "none"}) or (
        any(word.endswith("n't") for word in words)
    )


def _is_denied(clause: Clause, force: Wording) -> bool:
    before, behind = clause.text[: force.start], clause.text[force.end :]
    return _NONE.search(before) is not None or re.match(r" not\b", behind) is not None
