"""Find what a statement tells as done where the source has nothing done, only what is ahead.

A perfect or a past form alone proves nothing. What somebody said, what a thing is like, which one
of many is spoken of, and a force told by a noun ("the power has been given to") are no acts done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.checks.binding.ahead import COMPLETED_THERE, FINISHED, PAST_PASSIVE, REPORTING
from agent.checks.binding.asides import is_aside, is_background, is_carried, is_told_by_a_noun
from agent.checks.binding.governed import CONDITION, Governed
from agent.checks.binding.ladder import INTENTION
from agent.checks.binding.tellings import PARTICIPLES, SPOKEN, STATIVE
from agent.checks.binding.wordings import first_force
from agent.checks.clauses import Clause, clauses, is_past, root, words_in
from agent.checks.fault import Fault
from agent.checks.finite import acts_past, has_past, is_participle, without_forces
from agent.checks.senses import sense_at, senses_in, senses_of

MAKES: Final = re.compile(
    r"\b(?:will|shall|to|may|can|could|should|would|must|might)(?: \w+ly| also)? make\b(?! (?:"
    r"clear|it|sure|plans)\b)",
    re.IGNORECASE,
)
REPORTED: Final = re.compile(
    r"\b(?:said|told|noted|stated|explained|added|recalled|wrote)\b", re.IGNORECASE
)
"""Beside it, "had come to speak of" tells what "I am here to speak of" says."""
FORWARD: Final = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|to|ahead|future|upcoming|forthcoming|"
    r"soon|next|later|if|yet|planned|expected|intend\w*|plans?|propos\w*|due|until|when|once|"
    r"coming|said|told|stated|noted|announced|called|asked|questions?)\b",
    re.IGNORECASE,
)
"""Any of these shows that a statement tells of what is ahead, or of words spoken in the past."""
WAS: Final = re.compile(r"\b(?:was|were|did)\b(?! (?:being|\w+ed to)\b)", re.IGNORECASE)
UNDONE: Final = re.compile(r"\b(?:nothing|nobody|none|no one|neither)\b", re.IGNORECASE)
"""In front of a verb that tells of nothing done: "see that nothing has been left out"."""
BARE: Final = re.compile(
    r"(?:put|made|given|taken|got|set|brought|kept|had|done|gone|come|held|left|let)$",
    re.IGNORECASE,
)
"""Verbs that tell an act by their object alone, and so meet others by chance."""
OF_WHOM: Final = re.compile(r"\b[a-z]{3,}(?:ed|en|wn|ght|ld|lt|un|ung) by (?=[a-zA-Z])")
"""A participle that describes: "jobs anchored by" tells of nothing over."""
TO_BE: Final = re.compile(
    r"\b(?:be|being|get|gets|getting)(?: \w+ly| also| not| then)* "
    r"[a-z]+(?:ed|en|wn|ght|ld|lt|id|un|pt)\b"
    r"(?:(?:,| and| or|, and|, or)(?: \w+ly)? [a-z]+ed\b)*"
)
"""What is still to be done, or always is: "will be reviewed and updated"."""
NUMBER: Final = re.compile(r"\b\d[\d.,]*\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """What a source has ahead, as senses: that a statement may tell without telling it as done.

    `acts` are what it has ahead, `doers` who is to do it; `asked` is what its words of force have
    over themselves ("invited"), `plainly` what it tells without a word of force, and `elsewhere`
    what it says beside the acts.
    """

    acts: frozenset[str]
    doers: frozenset[str]
    asked: frozenset[str]
    plainly: frozenset[str]
    elsewhere: frozenset[str]
    highest: int
    quotes: Sequence[str]


def find_completed(
    stated: str,
    quotes: Sequence[str],
    bodies: Sequence[str],
    theirs: Sequence[Governed],
    weak: Sequence[Governed],
) -> list[Fault]:
    """Return a fault where something is told as done and the source has nothing done.

    Args:
        stated: the statement.
        quotes: the cited sentences, each behind its lead.
        bodies: the cited sentences alone: what a lead tells as done is not what they tell.
        theirs: the words of force in them.
        weak: those of `theirs` that tell of nothing done, and of no condition.
    """
    plain_parts = [_without_passives(quote) for quote in bodies]
    if not weak or any(COMPLETED_THERE.search(each) or has_past(each) for each in plain_parts):
        return []
    highest = max(each.height for each in weak)
    was = WAS.search(stated)
    # "We committed more funds" is over, though it has a word of force.
    forward = highest >= INTENTION and not any(map(has_past, quotes))
    if was and forward and not FORWARD.search(stated):
        why = f"told as over; the source only says {weak[0].words!r}"
        return [Fault(words=was.group(), why=why)]
    source = _read_ahead(quotes, theirs, weak)
    for clause in clauses(stated):
        if CONDITION.match(clause.text):
            continue
        for match in (
            *FINISHED.finditer(clause.text),
            *PAST_PASSIVE.finditer(clause.text),
            *acts_past(clause.text, source.plainly),
        ):
            if _is_done(match, clause, stated, source):
                why = f"told as done; the source only says {weak[0].words!r}"
                return [Fault(words=match.group(), why=why)]
    return []


def _read_ahead(
    quotes: Sequence[str], theirs: Sequence[Governed], weak: Sequence[Governed]
) -> _Ahead:
    """Read what a source has ahead, and what it tells beside that."""
    # "Has been applied for" is the passive of the source's own "has applied for", and "was
    # invited" of "invited".
    asked = frozenset().union(
        *(senses_of(root(w)) for e in theirs for w in e.words.split() if is_past(w))
    )
    # "Needed a permit" tells of a rule that is over what it said then: "need a permit".
    plainly = told_plainly(quotes).union(
        *(senses_of(root(w)) for e in weak for w in e.words.split())
    )
    # "Contributions that each has determined" for "determined contributions".
    verbs = frozenset().union(*(each.verb for each in weak))
    return _Ahead(
        acts=frozenset().union(*(each.senses | each.verb for each in weak)) - plainly,
        doers=frozenset().union(*(_read_doers(quote) for quote in quotes)),
        asked=asked,
        plainly=plainly,
        elsewhere=frozenset().union(*(senses_in(quote) for quote in quotes)) - verbs,
        highest=max(each.height for each in weak),
        quotes=quotes,
    )


def _is_done(match: re.Match[str], clause: Clause, stated: str, source: _Ahead) -> bool:
    """Say whether a verb tells as done what the source has ahead."""
    senses = _read_senses(match, clause.text)
    if (
        not _tells_act(match["verb"], senses, source.acts, source.quotes)
        or senses & source.asked
        or (senses & source.elsewhere and not BARE.match(match["verb"]))
        or (
            not senses & source.acts and is_aside(stated, clause, match, source.acts | source.doers)
        )
        or is_carried(clause.text, match, source.highest)
        or UNDONE.search(clause.text, 0, match.start())
        or is_told_by_a_noun(match, clause.text, source.plainly | source.asked)
    ):
        return False
    behind = clause.text[match.end() :]
    if is_background(clause.text[: match.start()], behind) or (
        match.group().casefold() == "had come" and REPORTED.search(stated)
    ):
        return False
    set_out = match["verb"] == "set" and behind.startswith(" out")
    return not (set_out and source.highest < INTENTION)


def told_plainly(quotes: Sequence[str]) -> frozenset[str]:
    """Return the senses that the source itself tells without a word of force before them."""
    senses: set[str] = set()
    for quote in quotes:
        for clause in clauses(quote):
            senses |= senses_in(clause.text[: first_force(clause.text)])
    return frozenset(senses)


def _read_doers(quote: str) -> frozenset[str]:
    """Return the senses in front of the words of force of a quote: who is to do it."""
    return frozenset().union(
        *(
            senses_in(clause.text[:first])
            for clause in clauses(quote)
            if (first := first_force(clause.text)) < len(clause.text)
        )
    )


def _tells_act(
    verb: str, senses: frozenset[str], acts: frozenset[str], quotes: Sequence[str]
) -> bool:
    """Say whether a verb tells an act that can be done with, and not only what was said."""
    if REPORTING.match(verb):
        return _is_made_ahead(verb, quotes)
    if not (is_participle(verb) or verb.casefold() in PARTICIPLES):
        return False
    # "Has been described" where the source is to describe: then it is the very act.
    return bool(senses & acts) or not (SPOKEN.match(verb) or STATIVE.match(verb))


def _read_senses(match: re.Match[str], clause: str) -> frozenset[str]:
    """Return the senses of a verb told as done, with its particle: "has worked out"."""
    words = words_in(clause, match.start("verb"))
    senses = senses_of(root(match["verb"])) | (sense_at(words, 0) if words else frozenset())
    # "Has acceded" and "its accession", "has divided" and "the division".
    return senses | {
        f"{each[:-1]}{ending}" for each in senses if each[-1] in "dt" for ending in ("s", "ss")
    }


def _without_passives(quote: str) -> str:
    """Return a quote without its forces, and without participles that tell nothing over."""
    bare = NUMBER.sub("some", without_forces(quote))
    return OF_WHOM.sub("", TO_BE.sub("be", bare))


def _is_made_ahead(verb: str, quotes: Sequence[str]) -> bool:
    """Say whether "made" is what the source still has ahead: "will make a difference"."""
    return verb == "made" and any(MAKES.search(quote) for quote in quotes)
