"""Compare the heights of words of force: none may stand higher than its source, or fall."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.aligned import (
    ensuring,
    is_noun_of,
    is_same_word,
    is_told_in,
    may_tell_another,
    nearest,
    stands_beside,
)
from agent.checks.binding.chained import DIRECTIVE
from agent.checks.binding.duties import AGREES
from agent.checks.binding.governed import Governed
from agent.checks.binding.ladder import (
    AIM,
    EXPECTED,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
    find_forces,
)
from agent.checks.clauses import root
from agent.checks.fault import Fault
from agent.checks.senses import is_told, senses_in, senses_of
from agent.checks.words import listed

NAMES = ("a recital", "a possibility", "an aim", "an expectation", "an intention",
         "an undertaking", "an obligation", "a fact")  # fmt: skip
IS_TO = re.compile(r"(?:is|are) to$", re.IGNORECASE)
PONDERING = re.compile(
    r"consider|explor|look|review|examin|stud|assess|discuss|debat|weigh", re.IGNORECASE
)
CONSIDER = frozenset().union(
    *(
        senses_of(root(word))
        for word in listed("considered discussed weighed debated looked studied explored")
    )
)
# These name a topic as often as they weaken a "will".
TOPICAL = re.compile(
    r"risk|next|ahead|up to|option|potential|whether|due|target|estimat|purpose", re.IGNORECASE
)
TRYING = re.compile(
    r"(?:efforts?|attempts?|aims?|wish|desire|hopes?|ambitions?|proposals?|plans?|intent|"
    r"intentions?|try|trying|tries) to$",
    re.IGNORECASE,
)
WHETHER = re.compile(r"\bwhether\b[^,;]*$", re.IGNORECASE)
"""In front of a force that is asked for: "whether it will be built is open"."""
OPINION = re.compile(
    r"\b(?:think|thinks|thought|believ\w+|expect\w*|reckon\w*|presum\w+|suppos\w+|anticipat\w+|"
    r"imagin\w+|confident|foresee\w*|predict\w*|forecast\w*|in (?:\w+ )?(?:view|opinion))\b"
    r".* will\b",
    re.IGNORECASE,
)
SHOULD = re.compile(r"(?:is|are) (?:expected|supposed|meant|due|scheduled|set) to", re.IGNORECASE)
CANNOT = re.compile(r"can ?not|can't|could not|unable", re.IGNORECASE)
SOLE = re.compile(
    r"^\W*(?:only|solely|exclusively|nobody but|no one but|none but)\b", re.IGNORECASE
)
BY = re.compile(r"\bby\b", re.IGNORECASE)
RUNGS = tuple(
    (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE))
    for one, other in (
        # "Is intended to" tells what a thing is for, as "aims to" does.
        (r"intended to$", r"\baim|seek|purpose|objective|goal|designed|meant|would"),
        # What a bill "would" do is foreseen in it.
        (r"^(?:(?:is|are|was|were) )?(?:foreseen|envisaged?)|^foresees?|^provid", r"^would$"),
        # An official "is to" tells a schedule, and what somebody is going to do.
        (
            r"^(?:is|are) to$",
            r"(?:expected|due|scheduled|set|slated|going|planned) (?:to|for|in|on)$|envisag|fores",
        ),
        (r"^(?:is|are|was|were) not to$", r"^(?:will|won't)|going to|plan|intend|\baim|mean"),
        # As it is spoken, "is going to" is a "will".
        (r"^(?:will|'ll)\b", r"going to$"),
        (r"^means? to$", r"\baim|seek|purpose|objective|goal|wish|want|hope"),
        # What guidance says should be done, its readers are told to do.
        (r"told to$", r"should|ought|advis|recommend|urg"),
        (r"^(?:undertook|undertak\w+|commit\w*|pledg\w+)", r"^(?:commit|pledg|promis|undert|vow)"),
    )
)
"""Forms of the statement that stand on the rung of others in the source."""
ADVISED = re.compile(r"should|ought", re.IGNORECASE)
NEEDING = re.compile(r"requir|need|demand|call", re.IGNORECASE)
REPORTED = re.compile(
    r"\b(?:said|told|announced|explained|added|stated|confirmed|declared|assured|insisted|wrote|"
    r"replied|reported|made (?:it )?(?:clear|known))\b.{0,60}? (?:that )?.{0,80}?\bwould\b",
    re.IGNORECASE,
)
# A word given is never there without a source: "says that" is not "guarantees that".
GIVEN = re.compile(r"guarantee|pledg|promis|vow|undert|commit(?:s|ted)? to", re.IGNORECASE)


def find_raised(
    ours: Governed,
    theirs: Sequence[Governed],
    beside: Sequence[Governed],
    *,
    carriers: Sequence[Governed] = (),
    bound: bool = False,
) -> Fault | None:
    """Compare one word of force with those of the evidence that govern the same.

    Args:
        ours: a word of force of the statement.
        theirs: those of the source.
        beside: those of the statement.
        carriers: those of the source that only carry another: "shall" in "shall endeavour to".
        bound: the source binds to it without a word of force.
    """
    if _is_idle(ours):
        return None
    if is_noun_of(ours, theirs):
        return None
    firm = [each for each in theirs if each.height != RECITAL and not each.loose]
    same = [each for each in firm if ours.verb & each.senses and not ours.loose]
    same += [each for each in firm if same and is_same_word(ours, each)]
    # What "must not even if necessary to" binds to is the needed act, not what stands before it.
    apart = not any(ours.verb & each.verb for each in same)
    if bound and (apart or AGREES.match(ours.words)):
        return None
    same += ensuring(ours, firm, same)
    same += [each for each in carriers if ours.verb & each.verb]
    if not same:
        weaker = [each for each in firm if each.height < ours.height]
        # "If it must" tells when, and obliges nobody.
        extra = ours.conditional if ours.height == OBLIGATION else False
        extra = extra or (ours.height < OBLIGATION and stands_beside(ours, weaker, beside))
        if extra or may_tell_another(ours, firm, beside):
            return None
        same = nearest(ours, firm) or [each for each in theirs if each.height != RECITAL]
    return _compare(ours, same, theirs, beside) if same else _invented(ours, theirs)


def _is_idle(ours: Governed) -> bool:
    """Say whether a word of force of a statement raises nothing, whatever the source says."""
    if ours.height in {RECITAL, POSSIBLE} or (ours.loose and ours.height < OBLIGATION):
        return True
    # "The skills needed to thrive" obliges nobody, and "if the manager agrees" is the consent
    # that the source asks for.
    before, _, behind = ours.text.partition(ours.words)
    return (
        ours.attribute
        # "..., the speaker expects, ...": who thinks so, of what stands elsewhere.
        or (ours.height == EXPECTED and not ours.loose and not behind.strip(" ,.;"))
        or (ours.conditional and AGREES.match(ours.words) is not None)
        or WHETHER.search(before) is not None
    )


def _invented(ours: Governed, theirs: Sequence[Governed]) -> Fault | None:
    """Find a force for which the source has none at all."""
    if (
        ours.height == OBLIGATION
        or GIVEN.match(ours.words)
        or (theirs and ours.height >= INTENTION)
    ):
        why = f"the source does not oblige, it says no {ours.words!r}"
        return Fault(words=ours.words, why=why)
    return None


def _compare(
    ours: Governed,
    same: Sequence[Governed],
    theirs: Sequence[Governed],
    beside: Sequence[Governed],
) -> Fault | None:
    """Find a force that stands higher than all those of the source that it may tell."""
    highest = max(each.height for each in same)
    firm = [each for each in theirs if each.height != RECITAL and not each.loose]
    if highest == UNDERTAKING and len(firm) == 1 and IS_TO.match(same[0].words):
        # "Retailers are to display prices" binds them, where nothing else weakens it.
        highest = OBLIGATION
    if _is_excused(ours, highest, same, theirs, beside):
        return None
    if ours.height > highest or _obliges_where_allowed(ours, theirs):
        source = max(same, key=lambda each: each.height)
        why = f"the source says {source.words!r}, {NAMES[source.height]}, not {NAMES[ours.height]}"
        return Fault(words=ours.words, why=why)
    return None


def _is_excused(
    ours: Governed,
    highest: int,
    same: Sequence[Governed],
    theirs: Sequence[Governed],
    beside: Sequence[Governed],
) -> bool:
    """Say whether a force that looks higher is not: the statement weakens it elsewhere."""
    if ours.height == AIM and highest == POSSIBLE and not find_forces(ours.words):
        # Only the ladder's own aims stand above a possibility: "chooses to invite" does not.
        return True
    if highest == AIM and SHOULD.match(ours.words) and any(ADVISED.match(e.words) for e in same):
        # "Solutions are expected to show" asks no more than "should show".
        return True
    own = senses_in(ours.words) if NEEDING.match(ours.words) else frozenset()
    if any(own & each.verb and each.height >= min(ours.height, UNDERTAKING) for each in same):
        # "Will need" is told as "requires".
        return True
    if ours.height <= UNDERTAKING and any(
        _is_told_later(each)
        or (DIRECTIVE.match(each.words) is None and is_told_in(ours.text, each))
        for each in same
    ):
        return True
    # "Does not think that it will" for "does not expect it to".
    thought = highest >= EXPECTED and ours.height == UNDERTAKING and OPINION.search(ours.text)
    if thought or any(_is_same_rung(ours, each) for each in same if each.height == highest):
        return True
    if any(PONDERING.match(each.words) for each in same) and ours.verb & CONSIDER:
        # "Will be considered" is all that "will consider extending" says.
        return True
    if ours.height != UNDERTAKING:
        return False
    firm = any(each.height != RECITAL and not each.loose for each in theirs)
    # "200 are to be trained; this is a target": the target is told beside it.
    beside_it = not firm and any(each.loose and each.height <= highest for each in beside)
    return (
        beside_it
        or _is_softened(highest, beside, theirs)
        or any(
            each is not ours
            and not each.loose
            and not DIRECTIVE.match(each.words)
            and each.height <= highest
            and is_same_word(each, source)
            # "It will last, though use may vary": the "may" has its own pair in the source.
            and (ours.senses & source.senses or not each.senses & source.senses)
            for each in beside
            for source in same
        )
    )


def _is_told_later(each: Governed) -> bool:
    """Say whether a "would" is a "will" told in the past: "said that it would be reviewed"."""
    return each.words.casefold() == "would" and REPORTED.search(each.text) is not None


def _is_same_rung(ours: Governed, each: Governed) -> bool:
    """Say whether two forms of neighbouring heights say the same in their place."""
    if ours.forbids and CANNOT.match(each.words):
        # "Cannot fall below" is told as "is not allowed to".
        return True
    if ours.height == OBLIGATION and each.height == POSSIBLE:
        # "Only an engineer may certify" is told as "must be certified by an engineer".
        return (
            SOLE.search(each.text) is not None
            and BY.search(ours.text) is not None
            and not each.denied
        )
    return any(
        one.search(ours.words) is not None and other.search(each.words) is not None
        for one, other in RUNGS
    )


def _is_softened(highest: int, beside: Sequence[Governed], theirs: Sequence[Governed]) -> bool:
    """Say whether the statement shows the source's force beside a "will": "probably", "plans"."""
    # "The report suggests that": what frames both sides softens nothing.
    named = {each.words.casefold() for each in theirs}
    # "Uncertain" where adoption "may face uncertainty" tells of that, and softens nothing else.
    matter = frozenset().union(*(each.senses for each in theirs))
    return any(
        RECITAL < each.height <= highest
        and each.words.casefold() not in named
        and not is_told(frozenset({root(each.words)}), matter)
        and not each.words.casefold().startswith("being ")
        and not TOPICAL.match(each.words)
        and (each.words[:1].islower() or each.words.endswith("s"))
        for each in beside
        if each.loose or TRYING.match(each.words)
    )


def _obliges_where_allowed(ours: Governed, theirs: Sequence[Governed]) -> bool:
    """Say whether "would oblige" stands for "would allow"."""
    same = [each for each in theirs if each.verb & ours.verb]
    return (
        ours.own == OBLIGATION
        and ours.height < OBLIGATION
        and not ours.loose
        and all(each.own < UNDERTAKING for each in same)
        and any(each.own == POSSIBLE for each in same)
    )
