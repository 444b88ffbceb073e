"""Check order: what comes before something may not be told as coming after it, nor swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.clauses import BREAK, words_in
from agent.checks.denying.denials import IMPLIES, has_denial
from agent.checks.headed import headed
from agent.checks.relating.sequence import find_out_of_sequence
from agent.checks.senses import senses_by_word, share_met
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "order"
CONNECTIVE = headed(
    r"\b(?:(?P<after>(?:no|not) (?:earlier|sooner) than|not before|on or after|after(?! all\b)|"
    r"(?<!at )once(?! (?:a|per|every|again|more|or|and)\b)|(?<!the )(?<!be )(?<!is )"
    r"(?<!are )(?<!was )(?<!were )(?<!been )(?<!only )(?<!still )(?<!by )"
    r"following(?= \w)|subsequent to|since(?= (?:the|its|his|her|their|an?|\w+ing)\b)|"
    r"upon|"
    r"as soon as|in the wake of|(?<!no )(?<!not )later than|in the aftermath of)|"
    r"(?P<before>(?:no|not) later than|not after|on or before|before|prior to|ahead of|"
    r"in advance of|until|till|preceding|in the run-up to|pending|"
    r"(?<!no )(?<!not )(?:earlier|sooner) than))\b",
    re.IGNORECASE,
)
# "X, then Y", "X is followed by Y", "X and Y afterwards": X comes first.
THEN = headed(
    r"(?P<x>[^.;:]{4,120}?)(?:,? (?P<mark>and then|then|(?:(?:is|are|was|were|be) )?followed by|"
    r"precedes?|preceded(?! by))\b(?P<y>[^.;:,]{4,120})|"
    r",? (?:and|but)(?P<y2>[^.;:,]{4,120}?) (?P<late>afterwards|thereafter|subsequently|later)\b)",
    re.IGNORECASE,
)
# "Was named in 2019; and most recently joined the board": what is latest comes last.
LATEST = re.compile(
    r"(?P<x>[^.]{4,200}?)(?:[;,] (?:and |but )?| and )(?:he |she |it |they )?(?P<late>"
    r"most recently|more recently|finally|lastly|lately|then|subsequently|afterwards|went on to)\b"
    r"(?P<y>[^.;:]{4,120})",
    re.IGNORECASE,
)
TURN = re.compile(
    r"\b(?:then|followed by|preced(?:e|es|ed)|afterwards|thereafter|subsequently|later|finally|"
    r"lastly|lately|(?:most|more) recently|went on to)\b",
    re.IGNORECASE,
)
# "On 1 May or earlier", "from May onwards": a bound behind what it bounds.
BOUNDED = re.compile(
    r"\b(?:on|from|in|of|at|dated) (?P<date>[^,.;:()]{3,30}?),? "
    r"(?P<bound>(?:or|and) (?:any time )?(?:(?P<before>earlier|before|sooner|previously)|"
    r"(?:later|after(?:wards)?|thereafter))\b(?! than\b)|onwards?\b)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")
# An anchor that stands elsewhere, and where an anchor ends.
VAGUE = re.compile(r" ?(?:that|this|then|it|these|those|the same|doing so)\b", re.IGNORECASE)
STOP = re.compile(
    rf"{BREAK.pattern}|\b(?:when|where|if|unless|once|after|before|until|by)\b", re.IGNORECASE
)
UNTIL = re.compile(r"until|till", re.IGNORECASE)
WAITS = re.compile(
    r"\b(?:wait\w*|h[eo]ld(?:s|ing)? (?:off|back)|(?:put|kept?|keeps?) off|delay\w*|postpon\w*|"
    r"defer\w*|suspend\w*|pause[ds]?|on hold|adjourn\w*|pending)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# Neither before nor after: both happen together.
WHILE = re.compile(
    r"\b(?:at the (?:same )?(?:time|moment) (?:of|as)|during|while|when(?= \w+ing\b)|"
    r"in the course of|"
    r"in the process of|simultaneously with|concurrent(?:ly)? with|together with|alongside|"
    r"in parallel with)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])")
ANCHOR = 5
"""Content words behind "before" or "after" that say what the order refers to."""
SAME = 0.5
"""Share of the shorter anchor that must meet for two anchors to be one."""
SWAPPED = 0.6
"""Share of each part that stands in the other's place when two events are swapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One "X before Y": `anchor` holds the senses of Y, `rest` those of the other words."""

    words: str
    before: bool
    anchor: tuple[frozenset[str], ...]
    numbers: frozenset[str]
    rest: tuple[frozenset[str], ...]
    vague: bool
    denied: frozenset[bool]
    verb: str = ""


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each order of events that the evidence has the other way round."""
    del kind
    if is_quotation(text, evidence):
        return []
    theirs = [each for quote in reach(evidence).quotes for each in orders(quote)]
    findings = [_turned(words) for words in _parted(plain(text), reach(evidence).quotes, theirs)]
    for ours in orders(plain(text)):
        alike = [each for each in theirs if each.denied & ours.denied]
        near = [_meet(ours, each) for each in alike]
        best = max(near, default=0.0)
        same = [each for each, share in zip(alike, near, strict=True) if share >= best > 0]
        told = [each for each in theirs if each.before == ours.before and each.vague]
        turned = bool(same) and not told and all(each.before != ours.before for each in same)
        swapped = not same and not told and any(_are_swapped(ours, each) for each in alike)
        if turned or swapped:
            findings.append(_turned(ours.words))
    if not findings:
        quotes = reach(evidence).quotes
        findings = [_turned(each.words) for each in find_out_of_sequence(plain(text), quotes)]
    return findings


def _turned(words: str) -> Finding:
    why = f"the source has the order of {words!r} the other way round"
    return Finding(check=NAME, judgement=Judgement.CONTRADICTED, message=why, words=words)


def _parted(stated: str, quotes: Sequence[str], theirs: Sequence[Order]) -> Iterator[str]:
    """Yield "after the loading" where the source says "while loading", and no order of it."""
    together = [anchor for quote in quotes for anchor in _together(quote)]
    for ours in orders(stated) if together else ():
        if ours.vague or not ours.anchor or WHILE.search(stated):
            continue
        near = any(
            share_met(*sorted((ours.anchor, anchor), key=len)) >= SWAPPED for anchor in together
        )
        if near and not any(_meet(ours, each) for each in theirs):
            yield ours.words
    told = [each for each in theirs if each.anchor and not each.vague]
    if any(WHILE.search(quote) for quote in quotes):
        return
    for anchor in _together(stated) if told and not orders(stated) else ():
        if any(share_met(each.anchor, anchor) >= SWAPPED for each in told):
            yield next(match.group() for match in WHILE.finditer(stated))


@lru_cache(maxsize=1_000)
def _together(text: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return what a plain text says that something else happens together with."""
    found = []
    for match in WHILE.finditer(text):
        stop = STOP.search(text, match.end() + 1)
        senses = senses_by_word(text[match.end() : stop.start() if stop else len(text)])[:ANCHOR]
        if senses:
            found.append(senses)
    return tuple(found)


@lru_cache(maxsize=1_000)
def orders(text: str) -> tuple[Order, ...]:
    """Return the orders of events that a plain text tells."""
    found = []
    for match in CONNECTIVE.finditer(text):
        first, last = _sentence(text, match.start(), match.end())
        stop = STOP.search(text, match.end() + 1, last)
        end = stop.start() if stop else last
        anchor = senses_by_word(text[match.end() : end])[:ANCHOR]
        numbers = frozenset(NUMBER.findall(text[match.end() : end]))
        if not anchor and not numbers:
            continue
        outside = f"{text[first : match.start()]} . {text[end:last]}"
        found.append(
            Order(
                words=match.group(),
                before=match["before"] is not None,
                anchor=anchor,
                numbers=numbers,
                rest=senses_by_word(outside),
                vague=VAGUE.match(text, match.end()) is not None,
                denied=frozenset({False})
                if text[: match.start()].endswith("until ")
                else _denied(CONNECTIVE.sub(" ", text[first:last])),
                verb=_verb(text, match.end()),
            )
        )
        ahead = text[first : match.start()]
        if UNTIL.match(match.group()) and (has_denial(ahead) or WAITS.search(ahead)):
            # "Not X until Y" says as much as "X after Y".
            found[-1] = replace(found[-1], denied=frozenset({True}))
            found.append(replace(found[-1], before=False, denied=frozenset({False})))
    found += _bounded(text)
    # Both look for a first part of any length: a text without their words is spared that.
    told_in_turn = (*THEN.finditer(text), *LATEST.finditer(text)) if TURN.search(text) else ()
    for match in told_in_turn:
        parts = match.groupdict()
        sooner = senses_by_word(parts["x"])[-ANCHOR:]
        after = senses_by_word(parts["y"] or parts["y2"])[-ANCHOR:]
        if sooner and after:
            told = Order(
                words=parts.get("mark") or parts["late"],
                before=False,
                anchor=sooner,
                numbers=frozenset(),
                rest=after,
                vague=False,
                denied=_denied(match.group()),
            )
            found += [told, replace(told, before=True, anchor=after, rest=sooner)]
    return tuple(found)


def _bounded(text: str) -> list[Order]:
    """Return what stands in front of "or later": "delivered on 1 May or later"."""
    return [
        Order(
            words=match["bound"],
            before=match["before"] is not None,
            anchor=senses_by_word(match["date"])[-ANCHOR:],
            numbers=frozenset(NUMBER.findall(match["date"])),
            rest=senses_by_word(text[: match.start()]),
            vague=False,
            denied=_denied(text),
        )
        for match in BOUNDED.finditer(text)
    ]


def _verb(text: str, start: int) -> str:
    """Return the stem of the act right behind a marker: "before relying on"; else nothing."""
    behind = words_in(text, start)[:1]
    acts = [word.stem for word in behind if word.content and word.text.endswith("ing")]
    return acts[0] if acts else ""


def _denied(text: str) -> frozenset[bool]:
    """Return whether a sentence denies something; both where it may: "leaves untouched"."""
    if has_denial(text):
        return frozenset({True})
    return frozenset({True, False}) if IMPLIES.search(text) else frozenset({False})


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    edges = [match.end() for match in SENTENCE_END.finditer(text)]
    return (
        max((edge for edge in edges if edge <= start), default=0),
        min((edge for edge in edges if edge >= end), default=len(text)),
    )


def _meet(one: Order, other: Order) -> float:
    """Return how surely both speak of before or after the same thing, 0 to 1."""
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return 0.0
    if one.numbers and one.numbers == other.numbers:
        return 1.0
    few, many = sorted((one.anchor, other.anchor), key=len)
    share = share_met(few, many)
    if one.verb and one.verb == other.verb:
        # "Before relying on it", "after relying on that of others": one act, told differently.
        share = max(share, SAME)
    return share if share >= SAME else 0.0


def _are_swapped(one: Order, other: Order) -> bool:
    """Say whether two events have changed places around the same word."""
    return (
        one.before == other.before
        and share_met(one.anchor, other.rest) >= SWAPPED
        and share_met(other.anchor, one.rest) >= SWAPPED
    )
