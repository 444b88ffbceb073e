"""Find words for a day that depends on the day they are read: "today", "last year", "now"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from agent.checks.clauses import is_past, root
from agent.checks.values.moments import find_moments
from agent.checks.words import Reach, quoted_parts, words_of
from agent.types import Finding, Judgement

NAME: Final = "dates"
# These words mean another day to every reader; a document may say them, a statement may not.
RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|recently|lately|currently|nowadays|presently|"
    r"at present|at the moment(?! (?:of|when|that|it|they|the|an?)\b)|these days|so far|"
    # "Brought up to date" is no day.
    r"(?<!up )to date(?! (?:back|from)\b)|up to now|until now|as of now|"
    r"now(?! and (?:then|again)\b)|"
    r"(?:\d+|[a-z]+) (?:days?|weeks?|months?|years?|decades?) ago|"
    r"(?:last|next|this|past|coming|previous|the current) (?:day|week|month|quarter|year|decade|"
    r"century|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|"
    r"(?:in|over) (?:the )?(?:recent|last|past|coming|next) (?:few |two |three |several |\d+ )?"
    r"(?:days|weeks|months|years|decades)|earlier this (?:week|month|year)|"
    r"later this (?:week|month|year)|recent)\b",
    re.IGNORECASE,
)
# Words for the time of the document. The evidence may say the same in another of them, or in its
# tense ("has not been evaluated" is "not evaluated so far"); a reader sees the document's date.
PRESENT = re.compile(
    r"\b(?:now|currently|presently|at present|at the moment|these days|nowadays|as of now|"
    r"no longer|for the time being|as (?:it|things|matters) stands?|to this day|today)\b",
    re.IGNORECASE,
)
# What the source has for "currently": also its progressive, "is building".
PRESENT_THERE = re.compile(
    rf"{PRESENT.pattern}|\b(?:current|existing|ongoing|present|prevailing|"
    r"at this (?:time|point|stage)|in (?:force|effect|place|use)|"
    r"(?:is|are|am)(?: \w+ly| also| still| not)? (?!going to\b)\w{2,}ing|continu\w+ to)\b",
    re.IGNORECASE,
)
UNTIL_NOW = re.compile(
    r"\b(?:so far|to date|up to now|until now|thus far|hitherto|yet|already|still)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:recent|recently|lately|of late|(?:in|over) (?:the )?(?:recent|last few|past few) "
    r"(?:days|weeks|months|years|decades))\b",
    re.IGNORECASE,
)
RECENT_THERE = re.compile(
    rf"{RECENT.pattern}|\b(?:new|newly|newest|latest|freshly|just \w+(?:ed|en)|not long ago|"
    r"yesterday|this (?:week|month)|last (?:week|month)|earlier this (?:week|month|year)|"
    r"(?:few|\d+|two|three|four|five|six) (?:days|weeks|months) ago)\b",
    re.IGNORECASE,
)
# "The most recent issue" is the latest.
OF_ALL = re.compile(r"\b(?:most|more) $", re.IGNORECASE)
LATEST = re.compile(
    r"\b(?:latest|newest|newer|later|recent|last|current|up-to-date|new|updated?|fresh(?:est)?)\b",
    re.IGNORECASE,
)
# "For the first time since" is "not until now".
FIRST_TIME = re.compile(
    r"\b(?:first|ever|never before|unprecedented|since|up to this point|until this|over the years|"
    r"long|record|hitherto|previously)\b",
    re.IGNORECASE,
)
NOT_YET = re.compile(r"\b(?:yet|still|already|so far|to date)\b", re.IGNORECASE)
PERFECT = re.compile(
    r"\b(?:has|have)(?:n't)?(?: (?:not|never|also|only|now|since|thus))? (?P<verb>\w+)",
    re.IGNORECASE,
)
PARTICIPLES = frozenset({"been", "had", "put", "set", "cut", "read", "done", "made", "said"})
OVER = re.compile(
    r" (?:withdrawn|repealed|superseded|replaced|revoked|rescinded|expired|lapsed|defunct|"
    r"abolished|dissolved|cancelled|former)\b",
    re.IGNORECASE,
)
ENDED = re.compile(
    r" (?P<verb>begun|started|completed|ended|closed|finished|concluded|established|agreed)\b"
)
PRECEDING = re.compile(r"previous (?:day|week|month|quarter|year|decade)", re.IGNORECASE)
BEFORE_THAT = re.compile(
    r"\b(?:previous|preceding|prior|foregoing)\b|\b(?:day|week|month|quarter|year|decade)s? "
    r"(?:earlier|before)\b",
    re.IGNORECASE,
)
# Spans so long that a reader of the document's date counts no other one: each is told as it stands.
LONG = re.compile(
    r"(?:(?:in|over|during|for|within) )?(?:the )?"
    r"(?P<side>last|past|recent|previous|next|coming|this|current) "
    r"(?P<count>few |several |two |three |\d+ )?(?P<unit>years|decades?|century|centuries)",
    re.IGNORECASE,
)
_SIDES: Final = {"past": "last", "recent": "last", "previous": "last", "coming": "next"}
# A span that is told of another date of the same sentence: "1 May 2025: from this day on".
POINTING = re.compile(
    r"(?:this|next|previous|past|coming) (?:day|week|month|quarter|year|decade|century)",
    re.IGNORECASE,
)
# "The office has no scale" tells what is missing when it is written: it has none "at present".
MISSING = re.compile(r"\b(?:(?:has|have) no|(?:does|do|is|are) not|lacks?)\b", re.IGNORECASE)
# "Today" as nowadays, in both texts: no act of one day stands beside it.
ACT_OF_A_DAY = re.compile(
    r"\b(?:announc|sign|launch|releas|publish|issu|unveil|agree|met|meet|host|conven|mark|celebrat|"
    r"join|gather|welcom|honou?r|commit|pledg|adopt|approv|pass|introduc|present|open|began|begin|"
    r"start|visit|arriv|speak|spoke|said|say|told|call|reaffirm|took|taking|made|making|rememb|"
    r"commemorat|proclaim|declar|nominat|appoint|nam(?:ed|es|ing)|award|enter|submit|vot|testif|held|"
    r"hold|send|sent|deliver|order|direct|ask|request|urg|grant|award|recogni|thank|here)\w*",
    re.IGNORECASE,
)
SPOKEN = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|in (?:his|her|their|its) words|stat(?:es|ed)|"
    r"declar(?:es|ed)|argu(?:es|ed)|not(?:es|ed)|wr(?:ites|ote|itten)|remark(?:s|ed)|explain(?:s|ed)|"
    r"describ(?:es|ed)|warn(?:s|ed)|believ(?:es|ed))\b",
    re.IGNORECASE,
)
"""What shows whose "today" it is."""
BEYOND = re.compile(
    r"\b(?:tomorrow|yesterday|future|later|decades?|generations?|in \d+ years|years from)\b",
    re.IGNORECASE,
)
"""What "today" is set against: it is then no day."""
CLAUSE = re.compile(r"[.;:,()]|\b(?:and|but|who|which|that|because|while|when|where)\b")


def find_relative(stated: str, source: Reach) -> list[Finding]:
    """Return a finding for each word for a day that the evidence does not have in its own way."""
    quoted = quoted_parts(stated)
    findings = []
    for match in RELATIVE.finditer(stated):
        if any(start <= match.start() and match.end() <= end for start, end in quoted):
            continue
        words = match.group()
        if _points_back(match, stated) or _is_told(match, stated, source.quotes):
            continue
        there = any(words.casefold() in offered.casefold() for offered in source.quotes)
        findings.append(
            Finding(
                check=NAME,
                judgement=Judgement.OVERSTATED if there else Judgement.UNSUPPORTED,
                message=f"{words!r} depends on the day it is read: quote it, or give the date",
                words=words,
            )
        )
    return findings


def _is_told(match: re.Match[str], stated: str, quotes: Sequence[str]) -> bool:
    """Say whether a word for the document's own time stands for words or a tense of the evidence.

    "Last year" and "yesterday" name a day that a reader would count from another: they never pass.
    """
    words = match.group()
    if (span := _long(words)) is not None:
        there = (found for quote in quotes for found in RELATIVE.finditer(quote))
        if any(_long(found.group()) == span for found in there):
            return True
    if PRECEDING.fullmatch(words):
        # Said of another date of the sentence, and not of the day of reading.
        return any(BEFORE_THAT.search(quote) for quote in quotes)
    if UNTIL_NOW.fullmatch(words):
        forms = (UNTIL_NOW, PRESENT, FIRST_TIME)
        return any(
            _is_perfect(quote) or any(form.search(quote) for form in forms) for quote in quotes
        )
    if RECENT.fullmatch(words):
        of_all = OF_ALL.search(stated, 0, match.start())
        kinds = (RECENT_THERE, LATEST) if of_all else (RECENT_THERE,)
        return any(form.search(quote) for form in kinds for quote in quotes)
    if words.casefold() in {"today", "tomorrow"}:
        spoken = SPOKEN.search(stated) or BEYOND.search(stated)
        return (
            bool(spoken)
            and _is_general(match, stated)
            and any(
                _is_general(found, quote)
                for quote in quotes
                for found in RELATIVE.finditer(quote)
                if found.group().casefold() == words.casefold()
            )
        )
    return PRESENT.fullmatch(words) is not None and _is_present(match, stated, quotes)


def _is_present(match: re.Match[str], stated: str, quotes: Sequence[str]) -> bool:
    """Say whether the evidence has a word or a tense for its own time: "has begun"."""
    if any(PRESENT_THERE.search(quote) or NOT_YET.search(quote) for quote in quotes):
        return True
    ended = ENDED.match(stated, match.end())
    perfect = [quote for quote in quotes if _is_perfect(quote)]
    if ended is not None:
        return any(root(ended["verb"]) in {root(w) for w in words_of(quote)} for quote in perfect)
    if match.group().casefold() != "now":
        return bool(perfect) or any(MISSING.search(quote) for quote in quotes)
    # "It has been replaced" and "the journey has begun" tell what is so now.
    return bool(perfect) or OVER.match(stated, match.end()) is not None


def _is_perfect(quote: str) -> bool:
    """Say whether a sentence tells what has been done up to its day."""
    verbs = [match["verb"].casefold() for match in PERFECT.finditer(quote)]
    return any(is_past(verb) or verb in PARTICIPLES for verb in verbs)


def _points_back(match: re.Match[str], stated: str) -> bool:
    """Say whether the span is counted from a date that the statement has in front of it."""
    return POINTING.fullmatch(match.group()) is not None and any(
        moment.end <= match.start() for moment in find_moments(stated)
    )


def _long(words: str) -> tuple[str, str, str] | None:
    """Return a span of decades or of several years in one form, None if it is a shorter one."""
    match = LONG.fullmatch(words)
    if match is None:
        return None
    side = match["side"].casefold()
    return _SIDES.get(side, side), (match["count"] or "").strip(), match["unit"].casefold()


def _is_general(match: re.Match[str], text: str) -> bool:
    """Say whether "today" is "nowadays": no act of one day stands in its clause."""
    before = max((each.end() for each in CLAUSE.finditer(text, 0, match.start())), default=0)
    stop = CLAUSE.search(text, match.end())
    return ACT_OF_A_DAY.search(text, before, stop.start() if stop else len(text)) is None
