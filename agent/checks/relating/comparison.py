"""Check comparisons: higher may not become lower, nor equal more, nor two sides change places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import words_in
from agent.checks.denying.denials import has_denial
from agent.checks.headed import headed
from agent.checks.relating.bounds import find_moved_bounds
from agent.checks.relating.contrasts import find_moved
from agent.checks.relating.degrees import find_degrees
from agent.checks.relating.preferred import find_swapped
from agent.checks.relating.raised import find_raised
from agent.checks.relating.scales import SCALED, SCALES
from agent.checks.relating.sided import find_turned_sides
from agent.checks.relating.thans import find_undrawn
from agent.checks.relating.trends import find_against
from agent.checks.senses import is_told, sense_at, share_met, without_told
from agent.checks.values.changes import find_against_figures
from agent.checks.words import is_quotation, listed, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "comparison"
_POLES = tuple(
    (number, up, headed(rf"\b(?:{form})\b", re.IGNORECASE))
    for number, scale in enumerate(SCALES)
    for up, form in ((True, scale[0]), (False, scale[1]))
)
_ANY = headed("|".join(rf"\b(?:{form})\b" for scale in SCALES for form in scale), re.IGNORECASE)
EQUAL = re.compile(
    r"\b(?P<less>not |no less |at least |times |twice |half |percent )?(?:just |"
    r"equally )?as (?P<what>[a-z-]+)\b(?=[^.;]{1,120}?\bas\b)"
    r"(?! (?:well|soon|long|far|much as possible|possible|many|few))|"
    r"\bequally (?P<again>[a-z-]+)\b",
    re.IGNORECASE,
)
NONE = re.compile(r"\b(?:no|none|nobody|nothing|few|hardly|never)\b[^.;]*$", re.IGNORECASE)
YEAR = re.compile(r"\b[12]\d{3}\b")
FIGURE = re.compile(r" than [$£€]?\d(?!\d{3}\b)", re.IGNORECASE)
GRADED = re.compile(
    r"(?:er|est)$|^(?:twice|times|double|half) as |^(?:more|less|most|least|worse|worst|best)\b",
    re.IGNORECASE,
)
# "More than younger ones": the word names a side, it compares nothing.
OPERAND = re.compile(
    r" than (?:(?:for|in|of|to|with|by|on|at|that of|those of) )?(?:the |its |their )?$",
    re.IGNORECASE,
)
THAN = re.compile(r" than (?P<other>(?:(?! (?:but|and|though|while|to) )[^,.;:])+)", re.IGNORECASE)
TIMES = re.compile(r"(?:twice|times|double|half) as ", re.IGNORECASE)
AS = re.compile(r" as (?P<other>(?:(?! (?:but|and|though|while|to) )[^,.;:])+)", re.IGNORECASE)
COUNTING = re.compile(r"(?:more|less|fewer|most|least|fewest)$", re.IGNORECASE)
CHOICE = re.compile(
    r"\bwhichever (?:amount |figure |sum |date )?(?:is|comes) (?:the )?$", re.IGNORECASE
)
EDGES = (".", ";", " -- ")
"""What parts the sentences of a text, and what is thrown in."""
FILLER = listed("year years time times day days part make makes made")
NEAR = 6
"""Content words on each side of a comparison that say what is compared."""
SIDES = 0.5
"""Share of each side that stands where the other stood when two sides have changed places."""
ABOUT = 0.4
"""Share of those words that meet when two comparisons are of the same things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison: its scale and pole, the words before, behind, and after "than"."""

    words: str
    scale: int
    up: bool
    before: tuple[frozenset[str], ...]
    behind: tuple[frozenset[str], ...]
    than: tuple[frozenset[str], ...]
    noun: frozenset[str]
    denied: bool


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each comparison that the evidence has the other way round."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, source = plain(text), reach(evidence)
    quotes = source.quotes
    theirs = [each for quote in quotes for each in compared(quote)]
    findings = [
        _finding(each.words, "the source compares the other way round")
        for each in compared(stated)
        if _is_turned(each, theirs)
    ]
    findings += [
        _finding(words, f"the source says {other!r}")
        for words, other in find_against(stated, quotes)
    ]
    faults = (
        *find_undrawn(stated, source),
        *find_swapped(stated, quotes),
        *find_moved(stated, quotes),
        *find_degrees(stated, quotes),
        *find_raised(stated, quotes),
        *find_moved_bounds(stated, quotes),
        *find_turned_sides(stated, quotes),
        *find_against_figures(stated, quotes),
    )
    findings += [_finding(each.words, each.why) for each in faults]
    return [*findings, *_unequal(stated, quotes)]


@lru_cache(maxsize=1_000)
def compared(text: str) -> tuple[Compared, ...]:
    """Return the comparisons of a plain text; those with a figure are left to their own check."""
    if not _ANY.search(text):
        return ()
    found, rest = [], text
    for scale, up, pattern in _POLES:
        matches = list(pattern.finditer(rest))
        for match in matches:
            if FIGURE.match(text, match.end()) or OPERAND.search(text, 0, match.start()):
                continue
            first = max((text.rfind(mark, 0, match.start()) for mark in EDGES), default=-1) + 1
            ends = (text.find(mark, match.end()) for mark in EDGES)
            last = min((end for end in ends if end > 0), default=len(text))
            form = AS if TIMES.match(match.group()) else THAN
            after = form.search(text, match.end(), last)
            # "Faster than rail but more expensive": one "than" serves both.
            than = after or THAN.search(text, first, match.start())
            if not GRADED.search(match.group()):
                # "Rents rose more slowly than wages": it is not the verb that compares.
                than = None
            if than is not None and NONE.search(text, first, match.start()):
                # "Few ports are older than ours" puts ours near the top.
                continue
            # "By day" and "at night" are sides of a comparison.
            read = _senses_of_all if than is not None else _senses
            before = read(text[first : match.start()])[-NEAR:]
            denied = has_denial(text[first:last]) and not CHOICE.search(text, 0, match.start())
            found.append(
                Compared(
                    words=match.group(),
                    scale=scale,
                    up=up,
                    before=before,
                    behind=read(text[match.end() : after.start() if after else last])[:NEAR],
                    than=read(than["other"])[:NEAR] if than else (),
                    noun=_noun(text, match.end(), before),
                    denied=denied,
                )
            )
        if matches:
            rest = pattern.sub(lambda match: "_" * len(match.group()), rest)
    return tuple(found)


def _noun(text: str, start: int, before: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what is compared: the noun right behind, else the last word in front."""
    words = words_in(text, start)[:1]
    if words and words[0].content:
        return sense_at(words, 0)
    return before[-1] if before else frozenset()


def _is_turned(ours: Compared, theirs: Sequence[Compared]) -> bool:
    """Say whether the source has only the opposite pole, or the same with its sides swapped."""
    alike = [
        each
        for each in theirs
        if each.scale == ours.scale
        and each.denied == ours.denied
        and _is_about(ours, each)
        and not _is_of_another(ours, each)
    ]
    # "Lower rates lead to higher demand": without "than" each goes with its own noun.
    paired = [] if ours.than else [e for e in theirs if _is_paired(ours, e)]
    if paired:
        return all(each.up != ours.up for each in paired)
    if not alike:
        return False
    return all(_is_swapped(ours, each) == (each.up == ours.up) for each in alike)


def _is_of_another(ours: Compared, theirs: Compared) -> bool:
    """Say whether "more time" and "fewer complaints" speak of two things."""
    return (
        COUNTING.match(ours.words) is not None
        and not ours.than
        and bool(ours.noun and theirs.noun)
        and not is_told(ours.noun, theirs.noun)
    )


def _is_paired(ours: Compared, theirs: Compared) -> bool:
    return (
        theirs.scale == ours.scale
        and theirs.denied == ours.denied
        and not theirs.than
        and bool(ours.noun & theirs.noun)
    )


def _is_about(ours: Compared, theirs: Compared) -> bool:
    told = frozenset().union(*ours.before, *ours.behind, *ours.than)
    around = (*theirs.before[-3:], *theirs.behind[:3], *theirs.than[:3])
    if not around:
        return True
    return sum(is_told(each, told) for each in around) >= ABOUT * len(around)


def _is_swapped(ours: Compared, theirs: Compared) -> bool:
    """Say whether what stands behind our "than" is what the source speaks of first."""
    if not ours.than:
        return False
    if not theirs.than:
        told = theirs.before or theirs.behind
        return share_met(ours.than, told) > share_met(ours.before or ours.behind, told)
    # "Older workers" are a side of their own: the word itself counts too.
    subject = (*ours.before, *_senses(ours.words), *ours.behind)
    told = (*theirs.before, *_senses(theirs.words), *theirs.behind)
    # What stands behind both "than" is no side: "than men to be promoted".
    mine = without_told(ours.than, theirs.than)
    other = without_told(theirs.than, ours.than)
    return share_met(mine, told) >= SIDES and share_met(other, subject) >= SIDES


def _unequal(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "easier" where the source says "as easy as", and the other way round."""
    offered = " ".join(quotes)
    ours, theirs = _equal(stated), _equal(offered)
    if bool(ours) == bool(theirs):
        return []
    what, other = (ours, offered) if ours else (theirs, stated)
    degrees = (
        rf"(?:more|less) {what}|{what.rstrip('ey')}(?:i?er|ier)|{SCALED.get(what, 'more ' + what)}"
    )
    if not re.search(rf"\b(?:{degrees})\b", other, re.IGNORECASE):
        return []
    return [_finding(what, "the source says it in another degree")]


def _equal(text: str) -> str:
    """Return the adjective of "as easy as" in a plain text, "" if there is none."""
    match = EQUAL.search(text)
    if match is None or match["less"] is not None or NONE.search(text, 0, match.start()):
        # "No port is in as good a place" puts one above all.
        return ""
    return re.escape((match["what"] or match["again"] or "").casefold())


def _senses(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    found = [
        sense_at(words, place)
        for place, word in enumerate(words)
        if word.content and word.text.casefold() not in FILLER
    ]
    return (*found, *(frozenset({year}) for year in YEAR.findall(text)))


def _senses_of_all(text: str) -> tuple[frozenset[str], ...]:
    words = words_in(text)
    found = [sense_at(words, place) for place, word in enumerate(words) if word.content]
    return (*found, *(frozenset({year}) for year in YEAR.findall(text)))


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.CONTRADICTED, message=f"{words!r}: {why}", words=words
    )
