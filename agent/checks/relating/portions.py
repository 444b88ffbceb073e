"""Find a part told as more than it is, whatever it is called: by the quantifiers of both texts.

`quantifiers` asks what stands behind a quantifier. A far paraphrase has other words there, but it
keeps how much is spoken of: what both texts say alike is set aside, and what is left is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks.fault import Fault
from agent.checks.headed import headed

NONE, FEW, SOME, MANY, MOST, ALL = range(6)
NAMES: Final = {NONE: "none", FEW: "few", SOME: "some", MANY: "many", MOST: "most", ALL: "all"}
# In the order of reading: what is read is taken out.
RANKS: Final = tuple(
    (rank, headed(rf"\b(?:{form})\b", re.IGNORECASE))
    for rank, form in (
        (
            None,
            (
                r"above all|after all|"
                r"(?:\w+st|known|loved|(?:most|least|best|worst) \w+) of all(?=[,.;]|$| and)|"
                r"(?:one|either) or (?:both|the other)(?: of)?|any one of|"
                r"(?:not|no) one of|at all|all in all|in all|all told|first of all|at most|"
                r"at the most|for the most part of|once and for all|any longer|"
                r"any more|in any case|in part|as part of|(?:part|parts) [\dIVX]+|all the more|"
                r"most (?:recent|notabl|important|of all)\w*|quite a|"
                r"every (?:year|month|week|day|quarter|hour|decade|"
                r"\w+ (?:years|months|weeks|days))|"
                r"each (?:year|month|week|day|other)|"
                r"one of (?:the|its|their|our) (?:\w+ )?(?:most|\w+est)"
            ),
        ),
        (
            MOST,
            (
                r"(?:almost|nearly|virtually|practically|close to|not quite) "
                r"(?:all|every\w*|any|each|always|the entire|the whole)|all but (?:a few|one|two)|"
                r"(?:the |an? )?(?:vast |great |large |clear |overwhelming )?majority(?: of)?|"
                r"the (?:bulk|lion's share)(?: of)?|(?:more than|over|well over) half(?: of)?|"
                r"all(?: [a-z]+){1,3} but (?:one|two|three|a few|\d+)|"
                r"most of|(?:(?<=^)|(?<=[.;:] )|(?<=although )|(?<=while )|(?<=but ))"
                r"most(?= (?!\w+ly\b)[a-z])|"
                r"(?<!the )(?<!its )(?<!a )(?<!'s )(?<!our )(?<!their )most(?= [a-z]+s\b)|"
                r"mostly|usually|generally|typically|normally|largely|predominantly|mainly|"
                r"as a rule|in most cases|nine in ten|predominant part"
            ),
        ),
        (
            FEW,
            (
                r"(?:only|just) a few(?: of)?|"
                r"(?<!a )(?<!the )(?<!no )few(?! of those)|hardly any|scarcely any|"
                r"a handful(?: of)?|a minority(?: of)?|rarely|seldom|hardly ever|in few cases|"
                r"very few"
            ),
        ),
        (
            MANY,
            (
                r"(?:a good |a great |very )?many|much of|numerous|(?:a )?(?:large|great|high|"
                r"considerable|substantial) (?:number|share|part|proportion)s?(?: of)?|"
                r"often|frequently|widely|half(?: of)?|countless|dozens of|scores of"
            ),
        ),
        (
            SOME,
            (
                r"some(?! \d)(?: of)?|several|certain|a (?:number|part|few|couple|portion|fraction|"
                r"selection|range|subset|proportion|share)(?: of)?|parts? of|various|"
                r"one(?: or more)? of|at least one|sometimes|occasionally|at times|"
                r"in some cases|partly|partially|a third(?: of)?|a quarter(?: of)?|either"
            ),
        ),
        (
            ALL,
            (
                r"all(?: of)?|(?:every|each) one of|every|each(?: of)?|everyone|everybody|"
                r"everything|the (?:whole|entire)|"
                r"entire(?:ly|ty)?|always|consistently|invariably|without exception|universally|"
                r"constantly|at all times|in every case|any|anyone|anything|whatever|"
                r"whichever|both|whole|full|complete(?:ly)?|total(?:ly)?|"
                r"fully|wholly|across the board|throughout"
            ),
        ),
    )
)
DENIED: Final = headed(
    r"\b(?:not|never|cannot|no|none|nobody|nothing|neither|nor|without|except\w*|unless|exclud\w*|"
    r"other than|apart from|save|barring|only|limited|lacks?|fails?)\b|n't\b",
    re.IGNORECASE,
)
ONLY: Final = re.compile(r"\b(?:only|just|solely|merely|exclusively)\b", re.IGNORECASE)
MAJORITY: Final = re.compile(r"\b(?:most|majority|bulk)\b", re.IGNORECASE)
WHOLE: Final = headed(
    r"\b(?:all(?: of)?(?! \d)|every|most of|most|the majority of|each and every|each of|both)\b",
    re.IGNORECASE,
)
"""A quantifier of ours that claims much outright, other than a loose "any" or "full"."""
_NOUN: Final = r"(?P<noun>[a-z]{3,})"
SINGLE: Final = headed(
    rf"\b(?:(?:only|just|merely|but) one|a single|one single|the (?:only|sole|single)) {_NOUN}\b",
    re.IGNORECASE,
)
PLURAL: Final = (
    r"(?:a few|several|many|some|numerous|multiple|various|a number of|a series of|a range of|"
    r"a variety of|countless|two|three|four|five|both|dozens of|these|those|different|diverse)"
)
NOT_ALL: Final = headed(
    r"\b(?:not|never|cannot|\w+n't|nor)\b(?: (?!but\b)[\w'-]+){0,6} "
    r"(?:all|every|everything|everyone|the whole|the entire|each|always|fully|entirely|"
    r"completely)\b",
    re.IGNORECASE,
)
NOT_ANY: Final = headed(
    r"\b(?:not|never|cannot|\w+n't)\b(?: [\w'-]+){0,8} (?:any|anything|anyone|at all)\b|"
    r"\bany\b(?: [\w'-]+,?){0,14} (?:not|never|unnecessary|lack(?:s|ed|ing)?|absent|unable)\b|"
    r"\b(?:none|no|nothing|nobody|never)\b",
    re.IGNORECASE,
)
ONE_OF: Final = re.compile(r"one of", re.IGNORECASE)
BOTH: Final = re.compile(r"both", re.IGNORECASE)
ANY: Final = re.compile(r"\bany(?:thing|one|body)?\b|\bat all\b", re.IGNORECASE)
NONE_OF: Final = re.compile(
    r"\b(?:none of|none|not one(?: of)?|not a single|nobody|no one)\b", re.IGNORECASE
)
PART_OF: Final = re.compile(
    r"\b(?:not (?:\w+ ){0,6}(?:all|every|each|always|fully|entirely)|some|part|parts|certain|"
    r"leav\w+ out|most|many|only)\b",
    re.IGNORECASE,
)
FEW_OTHERS: Final = re.compile(
    r"\b(?:(?:very )?few other|(?:one|some|two|three) of (?:the|only) (?:very )?few|among the few|"
    r"hardly any other|few (?:if any )?others?)\b",
    re.IGNORECASE,
)
SOLE: Final = re.compile(
    r"\b(?:the|its|their) (?:only|sole|one and only)\b|\bno other\b|\buniquely?\b", re.IGNORECASE
)
LIMITED: Final = re.compile(
    r"\b(?:limited|restricted|confined) (?:only |solely |exclusively )?to\b", re.IGNORECASE
)
UNLIMITED: Final = re.compile(
    r"\b(?:not|never|without being|isn't|aren't|neither)(?: \w+){0,2} "
    r"(?:limited|restricted|confined) to\b",
    re.IGNORECASE,
)


def find_more(stated: str, quotes: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault for each quantity that takes in more, or less, than anything in the source."""
    offered = " . ".join(quotes)
    yield from _unmatched(stated, offered)
    yield from _single(stated, offered)
    yield from _denied(stated, offered)
    some, none = NOT_ALL.search(stated), NONE_OF.search(offered)
    if some and not NONE_OF.match(some.group()) and none and not NOT_ALL.search(offered):
        yield Fault(words=some.group(), why=f"the source says {none.group()!r}")
    few, sole = FEW_OTHERS.search(stated), SOLE.search(offered)
    if few and sole and not FEW_OTHERS.search(offered):
        yield Fault(words=few.group(), why=f"the source says {sole.group()!r}")
    limited = LIMITED.search(UNLIMITED.sub(" ", stated))
    if limited and UNLIMITED.search(offered) and not LIMITED.search(UNLIMITED.sub(" ", offered)):
        yield Fault(words=limited.group(), why="the source says that it is not")


def _read(text: str) -> list[tuple[int, str]]:
    found, rest = [], text
    for rank, form in RANKS:
        if rank is not None:
            found += [(rank, match.group()) for match in form.finditer(rest)]
        rest = form.sub(lambda match: " _ " if match.group() else "", rest)
    return found


def _unmatched(stated: str, offered: str) -> Iterator[Fault]:
    """Yield what is left of our quantifiers where the source's rest is all smaller, or larger."""
    if ONLY.search(stated) and ONLY.search(offered):
        stated, offered = ONLY.sub(" ", stated), ONLY.sub(" ", offered)
    if DENIED.search(stated) or DENIED.search(offered):
        return
    ours, theirs = _read(stated), _read(offered)
    common = Counter(rank for rank, _ in ours) & Counter(rank for rank, _ in theirs)
    our_rest, their_rest = _without(ours, common), _without(theirs, common)
    if not our_rest or not their_rest:
        return
    ranks = [rank for rank, _ in their_rest]
    for rank, words in our_rest:
        raised = rank >= MOST and WHOLE.fullmatch(words) and max(ranks) < rank
        lowered = rank in {FEW, MOST} and min(ranks) == ALL and _is_strong(their_rest)
        lowered = lowered or bool(
            ONE_OF.fullmatch(words) and all(BOTH.fullmatch(each) for _, each in their_rest)
        )
        if rank == MOST and MAJORITY.search(offered):
            # "Most high findings" is read only where it surely is no superlative.
            continue
        if raised or lowered:
            yield Fault(words=words, why=f"the source says {their_rest[0][1]!r}")


def _is_strong(found: Sequence[tuple[int, str]]) -> bool:
    return all(
        WHOLE.fullmatch(words) or words.casefold() in {"always", "consistently", "invariably"}
        for _, words in found
    )


def _without(found: Sequence[tuple[int, str]], common: Counter[int]) -> list[tuple[int, str]]:
    left = Counter(common)
    rest = []
    for rank, words in found:
        if left[rank]:
            left[rank] -= 1
        else:
            rest.append((rank, words))
    return rest


def _single(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "only one reason" where the source has several."""
    for match in SINGLE.finditer(stated):
        noun = match["noun"]
        several = re.search(rf"\b{PLURAL} (?:\w+ )?{re.escape(noun)}s\b", offered, re.IGNORECASE)
        if several and not re.search(rf"\b{re.escape(noun)}\b", offered, re.IGNORECASE):
            yield Fault(words=match.group(), why=f"the source says {several.group()!r}")


def _denied(stated: str, offered: str) -> Iterator[Fault]:
    """Yield "need not own any of it" where the source says "need not own all of it"."""
    any_of, not_all = NOT_ANY.search(stated), NOT_ALL.search(offered)
    if any_of is None or not_all is None or PART_OF.search(stated):
        return
    if NONE_OF.match(not_all.group()) and ANY.search(stated) is None:
        # "Not one met all five" is "none met all five"; it is not "none met any".
        return
    if not NOT_ANY.search(NOT_ALL.sub(" ", offered)):
        yield Fault(words=any_of.group(), why=f"the source says {not_all.group()!r}")
