"""Check quantifiers and degrees: some may not become most, most not all, less not nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import BREAK, words_in
from agent.checks.denying.denials import has_denial
from agent.checks.headed import headed
from agent.checks.relating.closed_lists import find_closed
from agent.checks.relating.constancy import find_steadied
from agent.checks.relating.ended import find_ended
from agent.checks.relating.portions import NOT_ALL, find_more
from agent.checks.relating.superlatives import find_topped
from agent.checks.senses import is_told, senses_by_word
from agent.checks.words import is_quotation, plain, reach
from agent.types import Evidence, Finding, Judgement, Kind

NAME = "quantifiers"
FEW, SOME, MANY, MOST, ALL = range(1, 6)
# In the order of reading: "almost all" must be seen before "all".
RANKS = (
    (MOST, headed(r"\b(?:more than|over|well over) half(?: of)?\b|"
                      r"\ball but (?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|the|"
                      r"a few)\b|\b(?:almost|nearly|virtually|practically|not quite|"
                      r"the vast majority of|"
                      r"(?:close|next) to) (?:all|every|everyone|everything|the entire|each|"
                      r"any|anyone|anything)\b|"
                      r"(?<!the )(?<!its )(?<!a )(?<!'s )(?<!our )"
                      r"(?<!their )\bmost (?=\w+(?:al|an|ic|ish) "
                      r"(?:\w+s|people)\b)|"
                      r"(?:(?<=^)|(?<=[.;:] )|(?<=although )|(?<=though )|(?<=while )|"
                      r"(?<=because )|(?<=but ))most(?: of)?(?! \w+ly\b)|"
                      r"\b(?:most(?: of)?(?! \w+(?:ed|ive|ous|ful|able|ible|al|ant|ent|ic|ly)\b)|"
                      r"the (?:vast |great |overwhelming )?(?:majority|bulk)(?: of)?|"
                      r"a (?:large |clear )?majority(?: of)?|nine in ten)\b", re.IGNORECASE)),
    (FEW, headed(r"\b(?:(?:only|just|very|but) (?:a )?few(?: of)?|"
                     r"(?<!a )(?<!no )few(?! of those)(?: of)?|hardly any|a minority(?: of)?|"
                     r"a handful(?: of)?|a small (?:number|share|part)(?: of)?)\b", re.IGNORECASE)),
    (MANY, headed(r"\b(?:(?:a good |a great )?many(?: of)?|much of|a (?:large|great) "
                      r"(?:number|share|part)(?: of)?|numerous|widely|half(?: of)?)\b",
                      re.IGNORECASE)),
    (SOME, headed(r"\b(?:some(?! \d)(?: of)?|several(?: of)?|certain|"
                      r"a (?:number|part|few|couple|selection|subset|variety|range|series)"
                      r"(?: of)?|more and more|an? (?:growing|increasing|rising) number of|"
                      r"ever more|parts of|various|multiple|selected|"
                      r"(?<!every )(?<!each )(?<!any )(?<!not )(?<!no )one of|"
                      r"a third(?: of)?|a quarter(?: of)?|"
                      r"at least (?:one|some)(?: of)?)\b", re.IGNORECASE)),
    (ALL, headed(r"\b(?:(?<!above )(?<!after )(?<!at )all(?! in all\b)(?! told\b)(?: of)?|"
                     r"every|(?<![a-z]s )(?<!they )(?<!we )(?<!you )each|each of|"
                     r"the (?:whole|entire)(?: of)?|any(?: of)?|"
                     r"without exception|universally)\b", re.IGNORECASE)),
)  # fmt: skip
NAMES = {FEW: "few", SOME: "some", MANY: "many", MOST: "most", ALL: "all"}
_OFTEN = (
    r"(?:once|twice|annually|yearly|monthly|weekly|daily|quarterly|every (?:year|month|week|day|"
    r"quarter|two years|six months)|each (?:year|month|week)|one|a single)"
)
OFTEN = re.compile(rf"\b{_OFTEN}\b", re.IGNORECASE)
AT_LEAST = re.compile(
    rf"\b(?:at least|(?:no|not) (?:less|fewer) than|a minimum of) {_OFTEN}\b", re.IGNORECASE
)
LOWER = re.compile(
    r"\b(?:at (?:the (?:very )?)?least|or more|or oftener|minimum|(?:no|not) (?:less|fewer)|"
    r"no rarer|if not more|more often|and more)\b",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"(?<!not )(?<!let )\b(?:alone|solely|exclusively|single-handed(?:ly)?|"
    r"on (?:its|their|his|her) own)\b",
    re.IGNORECASE,
)
ONE_OF = re.compile(
    r"\b(?:one|another) of (?:the |its |their )?(?:several|many|some|various|a number of|two|"
    r"three|few)\b|\bone of (?:the|its|their)\b",
    re.IGNORECASE,
)
ONE_OF_FEW = re.compile(
    r"\bone of (?:only|just|the only|but|the) (?:two|three|four|five|six|seven|eight|nine|ten|few|"
    r"a few|a handful|\d+)\b",
    re.IGNORECASE,
)
SOLE = re.compile(r"\b(?:the|its|their) (?:only|sole|single) (?P<head>\w+(?: \w+)?)", re.IGNORECASE)
NARROWS = re.compile(
    r"\b(?:alone|sole(?:ly)?|exclusiv\w*|only|just|own|no|not|nobody|none|neither|unless|"
    r"independent\w*|separat\w*|unilateral\w*)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:both|all|each|jointly|joint|together|and by|as well as)\b", re.IGNORECASE
)
ONLY = re.compile(
    r"\bonly (?:the |those |an? )?(?P<head>[a-z][\w-]+(?: [a-z][\w-]+)?)", re.IGNORECASE
)
EVERY = re.compile(
    r"\b(?:all|every|each|any)(?: of)?(?: the| its| their)? (?P<head>[a-z][\w-]+(?: [a-z][\w-]+)?)",
    re.IGNORECASE,
)
PARTLY = re.compile(r"(?:some|several|certain)(?: of)?", re.IGNORECASE)
OUTRIGHT = re.compile(r"(?:all(?: of)?|every|each(?: of)?)", re.IGNORECASE)
SOME_OF = re.compile(r"(?:some|several|parts?|one) of\b", re.IGNORECASE)
"""What says, unlike "some" alone, that there are others."""
LIMITS = re.compile(
    r"\b(?:if|when|where|who|with|unless|provided|subject|must|need|required|requires|except|limited)\b",
    re.IGNORECASE,
)
"""By these a statement about all shows which ones it is about."""
ANY = re.compile(r"any\b", re.IGNORECASE)
LOOSE = re.compile(r"multiple|various|selected|a (?:range|series|variety)", re.IGNORECASE)
DENIED_BEFORE = re.compile(
    r"\b(?:not|no|never|cannot|nor|neither|none|nothing|nobody|without|hardly|scarcely|\w+n't)\b"
    r"(?: (?!but\b)[\w'-]+,?){0,8} $",
    re.IGNORECASE,
)
HEAD = 3
"""Content words behind a quantifier among which its noun stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified:
    """A quantifier, how much it takes in, and the senses of the words behind it."""

    words: str
    rank: int
    denied: bool
    head: tuple[frozenset[str], ...]


def check(text: str, kind: Kind, evidence: Sequence[Evidence]) -> list[Finding]:
    """Return a finding for each part told as more of the whole, or as nothing of it."""
    del kind
    if is_quotation(text, evidence):
        return []
    stated, quotes = plain(text), reach(evidence).quotes
    return [
        *_raised(stated, quotes),
        *_lowered(stated, quotes),
        *_opened(stated, quotes),
        *_alone(stated, quotes),
        *_joined(stated, quotes),
        *(_finding(each.words, each.why) for each in find_ended(stated, quotes)),
        *_fixed(stated, quotes),
        *(
            _finding(each.words, each.why)
            for find in (find_more, find_topped, find_steadied, find_closed)
            for each in find(stated, quotes)
        ),
    ]


@lru_cache(maxsize=1_000)
def quantifiers(text: str) -> tuple[Quantified, ...]:
    """Return the quantifiers of a plain text that stand in front of a noun."""
    found, rest = [], text
    for rank, pattern in RANKS:
        for match in pattern.finditer(rest):
            stop = BREAK.search(text, match.end())
            head = senses_by_word(text[match.end() : stop.start() if stop else None])[:HEAD]
            if head:
                denied = DENIED_BEFORE.search(text, 0, match.start()) is not None
                found.append(Quantified(words=match.group(), rank=rank, denied=denied, head=head))
        rest = pattern.sub(lambda match: " " * len(match.group()), rest)
    return tuple(found)


def _raised(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find a quantifier that takes in more than the source's in front of the same noun.

    What is denied is left alone ("not all"), but for "any": of it a denial leaves nothing.
    """
    ours = [each for each in quantifiers(stated) if not each.denied or ANY.match(each.words)]
    findings: list[Finding] = []
    if not ours:
        return findings
    denies = has_denial(stated)
    # "Few are kept" is "most are not kept".
    theirs = [
        (each, has_denial(quote) != denies and each.rank == FEW)
        for quote in quotes
        for each in quantifiers(quote)
    ]
    for mine in ours:
        same = [(each, turned) for each, turned in theirs if _is_of_one(mine, each)]
        if any(turned or each.denied for each, turned in same):
            continue
        if ANY.match(mine.words) and any(LOOSE.match(each.words) for each, _ in same):
            continue
        ranks = [each.rank for each, _ in same]
        if ranks and max(ranks) < mine.rank:
            why = f"the source speaks of {NAMES[max(ranks)]}, not of {NAMES[mine.rank]}"
            findings.append(_finding(mine.words, why))
    return findings


def _is_of_one(ours: Quantified, theirs: Quantified) -> bool:
    """Say whether two quantifiers stand in front of one noun."""
    return any(one & other for one in theirs.head for other in ours.head[:1]) or any(
        one & other for one in ours.head for other in theirs.head[:1]
    )


def _lowered(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "most" or "few" where the source speaks of all: they say that some are not."""
    theirs = [each for quote in quotes for each in quantifiers(quote)]
    findings: list[Finding] = []
    if any(NOT_ALL.search(quote) for quote in quotes):
        # "Does not cover all" is "leaves out some".
        return findings
    for ours in quantifiers(stated):
        loose = SOME_OF.match(ours.words) is None
        if ours.rank not in {FEW, MOST} and loose and not PARTLY.fullmatch(ours.words):
            continue
        heads = [each for each in theirs if each.head[0] & ours.head[0]]
        same = [each.rank for each in heads]
        if ours.rank == SOME and loose and not all(OUTRIGHT.fullmatch(e.words) for e in heads):
            continue
        if same and set(same) == {ALL}:
            why = f"the source speaks of all, not of {NAMES[ours.rank]}"
            findings.append(_finding(ours.words, why))
    return findings


def _opened(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "all staff may" where the source says "only staff with a badge may"."""
    if NARROWS.search(stated) or LIMITS.search(stated):
        return []
    heads = {
        word.stem: f"only {word.text}"
        for quote in quotes
        for match in ONLY.finditer(quote)
        for word in words_in(match["head"])[:HEAD]
        if word.content
    }
    found = []
    for match in EVERY.finditer(stated):
        word = next((w for w in words_in(match["head"]) if w.stem in heads), None)
        if word is not None:
            found.append(_finding(match.group(), f"the source says {heads[word.stem]!r}"))
    return found


def _alone(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "one side alone" where the source speaks of both or all."""
    alone = ALONE.search(stated)
    if alone is None or any(NARROWS.search(quote) for quote in quotes):
        return []
    shared = next((match for quote in quotes if (match := TOGETHER.search(quote))), None)
    if shared is None:
        return []
    return [_finding(alone.group(), f"the source says {shared.group()!r}")]


def _joined(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "one of several" where the source says "the only one"."""
    few = next(filter(None, map(ONE_OF_FEW.search, quotes)), None)
    single = SOLE.search(stated)
    if few and single and ONE_OF_FEW.search(stated) is None:
        told = frozenset().union(*(senses_by_word(" . ".join(quotes))))
        if any(is_told(each, told) for each in senses_by_word(single["head"])):
            return [_finding(single.group(), f"the source says {few.group()!r}")]
    part, sole = ONE_OF.search(stated), next(filter(None, map(SOLE.search, quotes)), None)
    if part is None or sole is None or any(map(ONE_OF.search, quotes)):
        return []
    told = frozenset().union(*senses_by_word(stated[part.end() :])[:HEAD])
    if not any(is_told(each, told) for each in senses_by_word(sole["head"])):
        return []
    return [_finding(part.group(), f"the source says {sole.group()!r}")]


def _fixed(stated: str, quotes: Sequence[str]) -> list[Finding]:
    """Find "once a year" where the source says "at least once a year"."""
    bound = next((match for quote in quotes if (match := AT_LEAST.search(quote))), None)
    said = OFTEN.search(stated)
    if bound is None or said is None or LOWER.search(stated):
        return []
    plainly = [match for quote in quotes for match in OFTEN.finditer(AT_LEAST.sub(" ", quote))]
    if any(match.group().casefold() == said.group().casefold() for match in plainly):
        return []
    return [_finding(said.group(), f"the source says {bound.group()!r}")]


def _finding(words: str, why: str) -> Finding:
    return Finding(
        check=NAME, judgement=Judgement.OVERSTATED, message=f"{words!r}: {why}", words=words
    )
