"""Check directions: where the source only tells of more, a statement may not only tell of less.

`comparison` reads one scale at a time and knows what is compared with what. Paraphrases change the
scale ("grow" and "become larger"); this check looks across all of them, and also at plain words
with a contrary ("import" and "export") and at a denial where the source denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from agent.checks.clauses import clauses, words_in
from agent.checks.denying.bounds import BOUNDS, LIMITS, TOLD_BOUND
from agent.checks.denying.denials import IMPLIES, denials, has_denial, without_idioms
from agent.checks.denying.excused import is_told_as_need, is_told_by_idiom, is_told_by_prefix
from agent.checks.denying.firsts import tells_superlative
from agent.checks.denying.flips import OPEN_LIST
from agent.checks.denying.opposed import is_told_by_contrary
from agent.checks.denying.outnumbered import find_outnumbered
from agent.checks.headed import Headed, headed
from agent.checks.overlap.lists import OPPOSITES
from agent.checks.senses import is_told, sense_at, senses_in
from agent.checks.words import is_quotation, listed, plain, reach, stem
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "directions"

RISES: Final = headed(
    r"\b(?:larger|bigger|higher|greater|majority|gr[eo]wn?|grows|growing|growth|"
    r"increas\w+|rises?|"
    r"rose|risen|expand(?:s|ed|ing)?|widen(?:s|ed|ing)?|enlarg\w*|boost\w*|lengthen\w*)\b",
    re.IGNORECASE,
)
FALLS: Final = headed(
    r"\b(?:smaller|lower(?:s|ed|ing)?|fewer|minority|shr[iau]nk\w*|decreas\w+|reduc(?:es?|ed|ing|"
    r"tions?)|fall(?:s|en|ing)?|fell|declin(?:es?|ed|ing)(?! to)|curtail\w*|shorten\w*|"
    r"halv\w+)\b",
    re.IGNORECASE,
)
SHORT: Final = re.compile(r" (?:short|behind|under|below)\b", re.IGNORECASE)
NEAR: Final = 3
"""Content words on each side of a direction that say what goes up or down."""
TOLD: Final = 0.5
"""Share of them that the source must have to speak of the same thing."""
PLAINLY: Final = re.compile(r"\b(?:not|cannot|never)\b|n't\b", re.IGNORECASE)
# "Are not the only ones" for "there are others".
NOT_ONLY: Final = re.compile(
    r"(?:not|n't) (?:the |its |their )?(?:only|sole|alone)\b", re.IGNORECASE
)
OTHERS: Final = re.compile(
    r"\b(?:other\w*|another|more|besides|also|among|additional\w*|further|as well|too|one of)\b",
    re.IGNORECASE,
)
RELEASED: Final = re.compile(
    r"\b(?:not|never)\b(?: \w+){0,2}? (?:obliged|required|bound|compelled|forced|mandatory|"
    r"compulsory|obligatory|need|have to|needed|necessary|a duty|an obligation)\b",
    re.IGNORECASE,
)
ALLOWED: Final = re.compile(
    r"(?-i:\b(?:may|MAY)\b)|\b(?:can|could|might|entitled|allow\w*|permit\w*|authori[sz]\w*|"
    r"discretion\w*|right to)\b",
    re.IGNORECASE,
)
# Other words by which a source may go the way that the statement tells.
ALSO_UP: Final = re.compile(
    r"\b(?:up|more|above|over|exceed\w*|extend\w*|extension|rais(?:e|es|ed|ing)|broaden\w*|wider|"
    r"longer|strengthen\w*|improv\w*|doubl\w+|expansion|majority)\b",
    re.IGNORECASE,
)
ALSO_DOWN: Final = re.compile(
    r"\b(?:down|less\w*|below|under|limit\w*|cut(?:s|ting)?|narrow\w*|constrain\w*|"
    r"curb\w*|eas\w+|"
    r"restrict\w*|shorter|weaken\w*|minimi[sz]\w*|mitigat\w*|relie\w+|sav(?:e|es|ed|ings?)|"
    r"discount\w*|slow\w*|drop\w*|contract\w*|loss|los[et])\b",
    re.IGNORECASE,
)
MOST: Final = re.compile(r"(?<!the )\bmost (?:of\b|\w+s\b)", re.IGNORECASE)
NON: Final = re.compile(r"\bnon-(?=\w)", re.IGNORECASE)
# Opposites that a text often has side by side, or that are two things of one kind.
MIXED: Final = frozenset(
    stem(word)
    for word in listed(
        "new old early late high low long short hard soft local national big small more less few "
        "many start end begin finish first last good bad give take set light heavy "
        "open close final initial general specific support back further current former past "
        "future part top work hold increase reduce rise fall grow cut lower raise expand "
        "extend maintain keep continue terminate remain leave major minor wide narrow hot"
    )
)


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each thing that goes the other way in the evidence."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    source = " . ".join(quotes)
    offered = NON.sub("", source)
    nouns = list(_against(stated, offered))
    if nouns:
        return nouns
    if not has_denial(offered) and has_denial(stated):
        if any(is_told_by_prefix(denial, [source]) for denial in denials(stated)):
            return []
        if found := list(_denied(stated, offered)):
            return found
    if (more := find_outnumbered(stated, source)) is not None:
        return [_finding(more, "the source denies nothing of this")]
    if has_denial(offered) or has_denial(stated):
        return []
    return [*_turned(stated, offered), *_opposed(stated, offered)]


def _against(stated: str, offered: str) -> Iterator[Finding]:
    """Yield "a smaller share" where the source only has "a higher share"."""
    for ours, theirs in ((RISES, FALLS), (FALLS, RISES)):
        own, there, away = (
            _heads(p, t) for p, t in ((ours, stated), (theirs, offered), (ours, offered))
        )
        for noun, word in own.items():
            if noun in there and noun not in away and noun not in _heads(theirs, stated):
                yield _finding(word, f"the source says {there[noun]!r}")


def _heads(pattern: Headed, text: str) -> dict[str, str]:
    """Return the stems of the nouns right behind a comparative, each with the comparative."""
    found = {}
    for match in pattern.finditer(text):
        behind = words_in(text, match.end())[:1]
        if match.group().endswith("er") and behind and behind[0].content:
            found[behind[0].stem] = match.group()
    return found


def _turned(stated: str, offered: str) -> Iterator[Finding]:
    """Yield a rise or a fall where the source, of the same thing, has only the other."""
    for ours, there, also in ((RISES, FALLS, ALSO_UP), (FALLS, RISES, ALSO_DOWN)):
        said = ours.search(stated)
        theirs = there.search(offered) or (MOST.search(offered) if there is RISES else None)
        if said is None or theirs is None or ours.search(offered) or also.search(offered):
            continue
        if SHORT.match(stated, said.end()) and _is_other_side(stated, said.start(), offered):
            continue
        own = next((c.text for c in clauses(stated) if c.start <= said.start() < c.end), stated)
        if not there.search(own) and _is_same_thing(stated, said, offered):
            yield _finding(said.group(), f"the source says {theirs.group()!r}")


def _is_other_side(stated: str, start: int, offered: str) -> bool:
    """Say whether "supply fell short of demand" tells "demand was higher than supply"."""
    words = words_in(stated, 0, start)
    subject = next((n for n in reversed(range(len(words))) if words[n].content), None)
    below = senses_in(offered.partition(" than ")[2])
    return subject is not None and is_told(sense_at(words, subject), below)


def _is_same_thing(stated: str, said: re.Match[str], offered: str) -> bool:
    told = senses_in(offered)
    sides = (words_in(stated, 0, said.start()), words_in(stated, said.end()))
    near = [
        *[(sides[0], n) for n, word in enumerate(sides[0]) if word.content][-NEAR:],
        *[(sides[1], n) for n, word in enumerate(sides[1]) if word.content][:NEAR],
    ]
    held = sum(is_told(sense_at(words, place), told) for words, place in near)
    return bool(near) and held >= TOLD * len(near)


def _opposed(stated: str, offered: str) -> Iterator[Finding]:
    """Yield words whose contrary stands in the source, where each side has only one of the two."""
    ours, theirs = _stems(stated), _stems(offered)
    if IMPLIES.search(stated) or (" than " in stated and " than " in offered):
        # "Slower in town than here" is "faster here than in town": `comparison` reads the sides.
        return
    for key, word in ours.items():
        if key in theirs or key in MIXED:
            continue
        contrary = [other for other in OPPOSITES.get(key, ()) if other in theirs]
        kept = any(other in ours for other in OPPOSITES.get(key, ()))
        if contrary and not kept and not any(other in MIXED for other in contrary):
            yield _finding(word, f"the source says {theirs[contrary[0]]!r}")


def _denied(stated: str, offered: str) -> Iterator[Finding]:
    """Yield a plain denial where nothing in the source denies, limits or opposes anything."""
    said = PLAINLY.search(without_idioms(stated))
    if not len(denials(stated)) % 2 or said is None or tells_superlative(stated, offered):
        return
    if OPEN_LIST.search(stated) and OPEN_LIST.search(offered):
        return
    if NOT_ONLY.match(stated, said.start()) and OTHERS.search(offered):
        return
    if any(
        is_told_by_contrary(stated, each, offered) or is_told_by_idiom(each, [offered])
        for each in denials(stated)
    ):
        return
    if RELEASED.search(stated) and ALLOWED.search(offered):
        # "Is authorised, but not obliged, to" for "may".
        return
    if is_told_as_need(stated, said.start(), [offered]):
        return
    # "Cannot be visited on Mondays, when it is closed": what denies is told again, beside it.
    own = next((c.text for c in clauses(stated) if c.start <= said.start() < c.end), stated)
    told, bounded = senses_in(own), TOLD_BOUND.search(stated) is not None
    excused = any(
        bounded if LIMITS.fullmatch(each.group()) else not senses_in(each.group()) & told
        for each in BOUNDS.finditer(offered)
    )
    if not excused:
        yield _finding(said.group(), "the source denies nothing")


@lru_cache(maxsize=1_000)
def _stems(text: str) -> dict[str, str]:
    return {stem(word.text.casefold()): word.text for word in words_in(text) if word.content}


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.CONTRADICTED, message=f"{words!r}: {why}", words=words
    )
