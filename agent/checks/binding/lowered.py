"""Find what a source obliges or has done told as an option, an aim or a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.checks.binding.aligned import is_told_in
from agent.checks.binding.governed import Governed
from agent.checks.binding.heights import ADVISED, NAMES
from agent.checks.binding.ladder import (
    AIM,
    DONE,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
)
from agent.checks.fault import Fault

# "Should", "would" and "can" also stand for a condition, a reported "will" and an ability.
OPEN = re.compile(
    r"^(?:may|might|could|possibly|perhaps|optional|voluntary|"
    r".*\b(?:free|at liberty|left|up|open|"
    r"allowed|permitted)(?: it)? to|leav(?:es?|ing) it to|.*\b(?:decide|choose|opt))$",
    re.IGNORECASE,
)
CLOSE = 2
"""Words governed on both sides by which two words of force meet that share no verb."""
CHOICE = re.compile(
    r"(?:(?:a|the) (?:option|choice|freedom|opportunity|possibility|power)|discretion|optional|"
    r"voluntary)$",
    re.IGNORECASE,
)
ONLY = re.compile(r"\b(?:only|no|not|nobody|none|never|most)\b", re.IGNORECASE)
NARROWED = re.compile(
    r"\b(?:only|no|not|nobody|none|never|cannot|neither|nor|unless|except|until|most|"
    r"so that|in order)\b",
    re.IGNORECASE,
)
FAR = re.compile(r"only|unless|except|until|so that|in order", re.IGNORECASE)
NOT_WITHOUT = re.compile(
    r"\b(?:cannot|can't|can not|could not|couldn't|unable to)(?: [\w'-]+){1,5}? without\b",
    re.IGNORECASE,
)
"""What somebody cannot do without is needed."""
HOW_FAR = re.compile(
    r"\b(?:how (?:long|much|many|far|often|soon|late|large|great|high)|whatever|whichever|"
    r"whoever|wherever)\b[^,;]*$",
    re.IGNORECASE,
)
"""In front of "may": "how long this may take" is asked, and nothing is allowed."""
BEHIND = 24
"""Letters behind a permission among which a denial narrows it: "may be opened by nobody but"."""
WEIGHED = re.compile(
    r"consider|explor|\bhop|wish|seek|sought|\baim|\btr(?:y|ies)|striv|endeavou?r|look",
    re.IGNORECASE,
)
BACKSHIFT = re.compile(
    r"\b(?:said|told|agreed|announced|promised|pledged|decided|noted|explained|added|stated|"
    r"reported|confirmed|declared|undertook|committed|vowed|resolved|assured|insisted|stressed|"
    r"warned|wrote|ruled|ordered|required|made (?:it )?clear|was|were|had)\b.{0,160}\bwould\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?:recommendation|proposal|suggestion|consultation|target|goal|aim)s?$", re.IGNORECASE
)
"""Nouns that name a thing as often as they weaken: "the recommendations must be considered"."""
EMPOWERED = re.compile(
    r"\b(?:empower|vest(?:s|ed)\b|competent to|confer|mandate(?:s|d)? (?:\w+ ){0,3}to|"
    r"(?:power|authority|competence|right|permission|leave|discretion)s? (?:to|of|is|are)\b)",
    re.IGNORECASE,
)
"""Words of a source that give a power: "may" tells it."""
LEFT = re.compile(r" to$|optional|voluntary", re.IGNORECASE)
PLANNED = re.compile(r" to$|^intend|^plan", re.IGNORECASE)


def find_lowered(
    ours: Governed, theirs: Sequence[Governed], beside: Sequence[Governed], stated: str
) -> Fault | None:
    """Find what the source obliges or has done told as an option or a plan.

    Args:
        ours: a word of force of the statement.
        theirs: those of the source.
        beside: those of the statement.
        stated: the statement.
    """
    firm = [each for each in theirs if each.height != RECITAL and not each.loose]
    if ours.loose and _count(beside) >= max(_count(firm), 1):
        # "Must have the freedom to innovate": each duty is told, and the choice is in it.
        return None
    # "Need the ability": what carries a force is nearer than what it carries.
    same = [each for each in firm if each.carries and ours.verb & each.verb]
    same = same or [each for each in firm if ours.verb & each.senses]
    bound = same and all(each.height == OBLIGATION and ours.verb & each.verb for each in same)
    close = [each for each in firm if len(ours.senses & each.senses) >= CLOSE]
    if not same and close and ours.height == AIM and all(e.height == OBLIGATION for e in close):
        # "A degree is desirable" for "applicants must hold a degree": no verb is shared.
        lowered = not ours.loose
        source = close[0].words
    elif bound and (ours.height != POSSIBLE or not any(each.forbids for each in same)):
        lowered = (not ours.loose or CHOICE.match(ours.words) is not None) and (
            (ours.height == AIM and not ours.loose) or (ours.height == POSSIBLE and not ours.denied)
        )
        source = same[0].words
    else:
        lowered = _is_left_open(ours, theirs, firm)
        source = firm[0].words if firm else ""
    if _is_named(ours, theirs, beside):
        return None
    if any(is_told_in(stated, each) for each in same):
        # "Asks by instruction" for "instructs".
        return None
    if ours.words.casefold() == "would" and BACKSHIFT.search(stated):
        # "They agreed that they would": a "will", told in the past.
        return None
    narrowed = ours.height == POSSIBLE and (
        _is_narrowed(ours, ONLY if bound else NARROWED) or NOT_WITHOUT.search(ours.text) is not None
    )
    if not lowered or narrowed or ours.conditional:
        return None
    said = f"the source says {source!r}" if source else "the source tells a fact"
    return Fault(words=ours.words, why=f"{NAMES[ours.height]}: {said}")


def is_empowered(ours: Governed, theirs: Sequence[Governed], quotes: Sequence[str]) -> bool:
    """Say whether a "may" tells the power that the source gives: "is empowered to adopt"."""
    firm = any(each.height >= UNDERTAKING and not each.loose for each in theirs)
    return ours.height == POSSIBLE and not firm and any(map(EMPOWERED.search, quotes))


def _is_named(ours: Governed, theirs: Sequence[Governed], beside: Sequence[Governed]) -> bool:
    """Say whether ours is a noun that the source has, too, or a duty that such a noun lowers."""
    named = {each.words.casefold() for each in theirs if NAMED.match(each.words)}
    named &= {each.words.casefold() for each in beside}
    return bool(named) and (ours.words.casefold() in named or ours.own == OBLIGATION)


def _is_left_open(ours: Governed, theirs: Sequence[Governed], firm: Sequence[Governed]) -> bool:
    """Say whether ours is weaker than all that the source says, whatever each of them governs."""
    lowest = min((each.height for each in firm), default=DONE)
    loosest = min((each.height for each in theirs if each.height != RECITAL), default=DONE)
    if firm and lowest == OBLIGATION and ADVISED.fullmatch(ours.words):
        # Where the source does nothing but oblige, "should" is too little, whatever its verb.
        return True
    if ours.height == POSSIBLE and OPEN.match(ours.words):
        return (
            lowest >= UNDERTAKING
            and loosest > POSSIBLE
            # "Grants are open to" tells a fact; only "may" and its like lower one.
            and (bool(firm) or not LEFT.search(ours.words))
            and not HOW_FAR.search(ours.text.partition(ours.words)[0])
        )
    if ours.loose:
        return False
    if ours.height == AIM and WEIGHED.search(ours.words):
        return loosest >= UNDERTAKING and any(ours.senses & each.senses for each in firm)
    planned = AIM < ours.height <= INTENTION and PLANNED.search(ours.words) is not None
    return planned and loosest > UNDERTAKING


def _count(forces: Sequence[Governed]) -> int:
    return sum(each.height == OBLIGATION and not each.carries for each in forces)


def _is_narrowed(ours: Governed, narrows: re.Pattern[str]) -> bool:
    """Say whether a word near a permission leaves only one way: "may only", "no firm may"."""
    start = max(ours.text.find(ours.words), 0)
    return any(
        match.start() < start + len(ours.words) + BEHIND or FAR.match(match.group())
        for match in narrows.finditer(ours.text)
    )
