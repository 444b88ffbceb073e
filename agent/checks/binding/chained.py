"""Tell how high a word of force stands in its chain: what governs it, denies it or carries it."""

from __future__ import annotations

import re

from agent.checks.binding.ladder import OBLIGATION, POSSIBLE, RECITAL, UNDERTAKING
from agent.checks.binding.wordings import Wording
from agent.checks.clauses import FUNCTION, Clause

LINKED = 2
"""Words that may stand between a word of force and another that it governs: "intend also to"."""
# "Will encourage" is an act of its own, not a weaker "will".
DIRECTIVE = re.compile(
    # "Must assess whether" obliges to an act, which "may consider whether" leaves open.
    r"^(?:urg|advis|invit|encourag|call|ask|suggest|believ|welcom|not|recogni|examin|assess|"
    # "Must apply for a card" and "shall propose a date" oblige to an act as well.
    r"review|appl|request|bid|propos|recommend)",
    re.IGNORECASE,
)
RELEASABLE = re.compile(
    r"requir|oblig|compel|mandat|\bneed|ha(?:s|ve|d) to|bound|\bbind|demand|compulsory|\bdut|"
    r"made to|told to|ordered|instructed|tasked|charged|forced",
    re.IGNORECASE,
)
UNSURE = re.compile(r"probabl|possibl|likely|perhaps|presumabl|potential", re.IGNORECASE)
RELEASED = 6
"""Words in front of "require" among which the denial stands: "nothing in this section"."""
FUTURE = re.compile(r"(?:will|shall|won't|'ll|is to|are to)\b", re.IGNORECASE)
LOOSELY = re.compile(r" not (?:necessarily|always|automatically|in every case)\b", re.IGNORECASE)
# A word given or a rule told in the past keeps its height: "pledged that no school would close".
BACKSHIFTED = re.compile(
    r"(?:pledg|promis|vow|agree|commit|decid|resolv|order|direct|requir|rul|demand|stipulat|"
    r"guarante|undert)\w*(?: that)?$",
    re.IGNORECASE,
)
CASE = re.compile(r"\b(?:once|if|when|whenever|because|unless)\b", re.IGNORECASE)
NONE = re.compile(r"\b(?:no|neither|nor|nobody|none|nothing)\b", re.IGNORECASE)


def is_absorbed(clause: Clause, forces: tuple[Wording, ...], place: int) -> bool:
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


def height_of(clause: Clause, forces: tuple[Wording, ...], place: int) -> int:
    """Return the height of a force; one that another governs is no higher than that one."""
    force = forces[place]
    height = force.height
    # "There is nothing that it cannot do" tells an ability.
    able = force.words.casefold() in {"could", "able to", "cannot"}
    if height == POSSIBLE and not force.loose and not able and is_denied(clause, force):
        # "No operator may" forbids: that is an obligation. Who could not was not able.
        height = OBLIGATION
    if height == OBLIGATION and _is_released(clause, force):
        # "Nothing requires", "is not obliged to": that leaves it open.
        height = POSSIBLE
    if UNSURE.search(force.words) or (
        height == UNDERTAKING and LOOSELY.match(clause.text, force.end)
    ):
        height = min(height, POSSIBLE)
    if not place or not _is_chained(clause, forces[place - 1], force):
        return height
    before, above = forces[place - 1], height_of(clause, forces, place - 1)
    if force.words.casefold() == "would" and BACKSHIFTED.match(before.words):
        return above
    if _is_duty(force) and FUTURE.match(before.words) and above == UNDERTAKING:
        return height
    return min(height, above)


def _is_chained(clause: Clause, before: Wording, force: Wording) -> bool:
    """Say whether a word of force governs the next one: "intend that the committee will meet"."""
    if before.height == RECITAL:
        return False
    between = clause.text[before.end : force.start].split()
    linked = (
        not before.loose
        and not DIRECTIVE.match(force.words)
        and len(between) <= LINKED
        and all(word in FUNCTION or word.endswith("ly") for word in between)
    )
    # "The hope that it will", not "proposals that will" and "the efforts of the port will".
    clausal = between[:1] == ["that"] and (len(between) > 1 or not before.loose)
    clausal = clausal or between[:2] in (["is", "that"], ["was", "that"])
    clausal = clausal or (between[:1] == ["of"] and len(between) <= LINKED)
    # "The target is to train 200" is no more than a target.
    target = not between and force.words.casefold() in {"is to", "are to"}
    return linked or clausal or target or before.words.endswith(" that")


def _is_released(clause: Clause, force: Wording) -> bool:
    if not RELEASABLE.search(force.words):
        return False
    before = clause.text[: force.start].casefold().split()[-RELEASED:]
    words = {*before, *force.words.casefold().split()}
    return bool(words & {"not", "no", "nothing", "never", "nor", "neither", "nobody", "none"}) or (
        any(word.endswith("n't") for word in words)
    )


def is_denied(clause: Clause, force: Wording) -> bool:
    """Say whether a word of force is denied: "no operator may", "may not"."""
    # "Nothing stays as it was once it is open to all": what is denied is not the case.
    before, behind = CASE.split(clause.text[: force.start])[-1], clause.text[force.end :]
    return NONE.search(before) is not None or re.match(r" not\b", behind) is not None
