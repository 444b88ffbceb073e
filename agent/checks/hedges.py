"""Find hedges, conditions and qualifiers of the source that a statement leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import words_in
from agent.checks.fault import Fault
from agent.checks.senses import is_told, sense_at, senses_in

NEAR = 4
"""Content words on either side by which the statement shows that it speaks of the same."""
COVERED = 0.5
"""Share of the words around a qualifier that a statement tells if it speaks of that place."""
KEPT = 0.34
"""Share of a condition's own words that shows that the statement still has the condition."""


def _any(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one qualifier in a source, and those by which a statement keeps it.

    `behind`: it speaks of the words behind it alone.
    """

    source: re.Pattern[str]
    kept: re.Pattern[str]
    behind: bool = False


_CASE = r"as|where|when|whenever|if|wherever|to the extent|so far as|as far as|insofar as"
FAMILIES = (
    Family(
        _any(r"only (?:if|where|when|after|with|once|on)"),
        _any(r"only|unless|without|no|not|solely|must|until|limited|depend\w*|provided|requires?|"
             r"required|conditional|condition|never|cannot|except|has to|have to|restrict\w*"),
    ),
    Family(
        _any(r"at the earliest|no earlier than|not (?:before|earlier than)|no sooner than"),
        _any(r"earliest|earlier|before|sooner|until|from|onwards?|after|later|start\w*"),
    ),
    Family(
        _any(rf"(?:{_CASE})(?: \w+)? (?:possible|feasible|practicable|achievable)"),
        _any(r"\w*possib\w*|feasib\w*|practicab\w*|can|could|able|as far as|allows?|permits?|"
             r"achievable|best efforts"),
    ),
    Family(
        _any(rf"(?:{_CASE})(?: \w+)? (?:appropriate|applicable|necessary|needed|required|"
             r"relevant|available|desirable|warranted|useful|suitable)"),
        _any(r"\w*appropriat\w*|applicab\w*|appl(?:y|ies)|relevan\w*|necessary|need(?:s|ed)?|"
             r"required?|requires|availab\w*|suitabl\w*|fit(?:s|ting)?|warrant\w*|useful|desirable|"
             r"called for|case by case|circumstances|proper|occasion|exist\w*|there (?:is|are)|"
             r"any"),
    ),
    Family(
        _any(r"in principle|in general|generally|typically|usually|often|sometimes|normally|"
             r"as a rule|in (?:some|many|certain|most) cases|occasionally|frequently"),
        _any(r"in principle|in general|general(?:ly)?|typical(?:ly)?|usual(?:ly)?|often|sometimes|"
             r"normal(?:ly)?|as a rule|cases|occasion\w*|frequent\w*|mostly|most|many|some|tends?|"
             r"common(?:ly)?|habit\w*|regular(?:ly)?|routine(?:ly)?|at times|now and then"),
    ),
    Family(
        _any(r"mainly|mostly|largely|primarily|chiefly|principally|predominantly|partly|partially|"
             r"in part|to some extent|to a large extent|for the most part"),
        _any(r"main(?:ly)?|most(?:ly)?|large(?:ly)?|primar\w+|chief(?:ly)?|princip\w+|"
             r"predominan\w*|"
             r"part(?:ly|ial|ially)?|extent|above all|first and foremost|greatest|biggest|leading|"
             r"major|majority|bulk|overwhelming\w*|some|more than anything|one (?:of|reason)|"
             r"among|mixture|substantially|degree"),
        behind=True,
    ),
    Family(
        _any(r"(?:can|could|has|have|had|is|are|was|were|do|does|did) ?not(?: \w+)? yet|not yet|"
             r"so far|to date|as yet|(?<![,;] )(?<!^)yet(?! another| again| more)|has yet to|"
             r"have yet to|for now|for the time being|"
             r"provisionally|on a provisional basis"),
        _any(r"yet|so far|to date|until now|till now|up to now|for now|now|still|at present|"
             r"presently|currently|today|remains?|awaits?|thus far|hitherto|when|at the time|"
             r"time being|provisional\w*|interim|temporar\w*|pending|by|as of|at that (?:point|"
             r"time)|"
             r"preliminar\w*"),
    ),
    Family(
        _any(r"almost certain(?:ly)?|probabl[ey]|likely|potentially|presumably|possibly|perhaps|"
             r"apparently|seems?|appears? to|tends? to"),
        _any(r"\w*certain(?:ly|ty)?|probab\w+|likel\w+|potential\w*|presum\w+|possib\w+|perhaps|"
             r"apparent\w*|seem\w*|appear\w*|tend\w*|may|might|could|can|would|chance\w*|risk\w*|"
             r"expect\w*|suggest\w*|doubt\w*|sign\w*|prospect\w*|estimat\w*|forecast\w*|threat\w*|"
             r"believ\w*|assum\w*|thought|think\w*|should|plausib\w*|odds|unlikel\w+|about"),
        behind=True,
    ),
    Family(
        _any(r"(?:is|are|was|were) (?:said|reported|believed|thought|understood|alleged|rumoured|"
             r"claimed|estimated|assumed|considered|deemed) to|reportedly|allegedly|supposedly|"
             r"it is (?:said|reported|believed|thought|understood|alleged|claimed|estimated) that"),
        _any(r"said|reported(?:ly)?|believ\w+|thought|understood|alleg\w+|rumou?r\w*|claim\w*|"
             r"estimat\w*|assum\w*|suppos\w*|apparent\w*|hearsay|consider\w*|deemed|seen as|"
             r"regarded|talk|told|word|held|view\w*|by (?:all )?accounts?|unnamed|unconfirmed|"
             r"some say|suggest\w*|judged|according to (?:\w+ )?reports|reports (?:say|suggest)|"
            r"(?:media|press|news) reports"),
        behind=True,
    ),
    Family(
        _any(r"approximately|roughly|(?:about|around)(?= (?:\d|half|one|two|three|four|five|six|"
             r"seven|"
            r"eight|nine|ten|twenty|thirty|forty|fifty|a (?:third|quarter|fifth|tenth|hundred)))|"
            r"nearly(?= [\da])|almost(?= [\da])|"
             r"an estimated|estimated(?= [\d$£€])|some(?= \d)|in the region of|close to(?= \d)"),
        _any(r"approximat\w*|rough\w*|about|around|nearly|almost|estimat\w*|some|region|close to|"
             r"circa|ca|or so|order of|up to|just (?:under|over|short)|short of|more or less|"
             r"not quite|under|over|more than|less than|thereabouts|guess\w*|approach\w*|put at"),
        behind=True,
    ),
)  # fmt: skip
"""Qualifiers with no words of their own: one of the family must stand in the statement."""

CONDITIONS = re.compile(
    r"(?P<word>(?:^|(?<=[,;] ))should(?= (?:the|an?|any|it|they|this|that|such)\b)|\bsubject to|"
    r"\b(?:contingent|conditional|dependent) (?:on|upon)|"
    r"\bdepending (?:on|upon)|\bprovided(?: that)?(?! (?:by|for|to|in|with|under))|"
    r"\bproviding that|\b(?:so|as) long as|\bon (?:the )?condition that|\bin the event (?:of|that)|"
    r"\bin case(?: of)?|\bwithout prejudice to|\bat the request of|\bon request of|"
    r"\bwith the (?:written |prior |express )*(?:consent|approval|agreement) of|"
    r"(?<!as )(?<!even )(?<!what )(?<!\w\W)\bif\b(?! (?:possible|not|any|so|appropriate|necessary|"
    r"needed|applicable|feasible))|(?<=[ ,])if\b(?! (?:possible|not|any|so|appropriate|necessary|"
    r"needed|applicable|feasible|required|relevant))|"
    r"(?<=[ ,])where (?=(?:the|a|an|it|they|he|she|there|such|this|that|these|those|no|any)\b))"
    r"(?P<rest>[^.;:]*)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?;](?:\[[\w ]+\])?\s+(?=[A-Z(\"])")
KEEPS = _any(
    r"if|when|where|once|provided|providing|unless|depend\w*|(?:as|so) long as|only|subject|"
    r"condition\w*|contingent|in (?:the )?cases?|in the event|on request|upon|after|whenever|"
    r"whoever|within the (?:limits|bounds)|(?:as|so|in so) far as|insofar|prejudice|hinges?|"
    r"to the extent|requires?|consent|approval|agreement|asks?|asked|needs?|^Should|otherwise"
)
"""By any of these a statement shows that what it tells is not so in every case."""
ENDS = re.compile(r",(?!\d)|\b(?:shall|must|may|will|should)\b")

RESTRICTIVE = (
    ("written", "writing|wrote|letter|paper"), ("prior", "before|first|advance|ahead|beforehand"),
    ("explicit|express", "explicitly|expressly|specific\\w*|clear(?:ly)?|in terms"),
    ("informed", "full knowledge"), ("main|principal|chief|primary|foremost", ("mainly|mostly|most|"
     "chiefly|above all|primarily|principally|key|leading|biggest|greatest|largest|central")),
    ("initial|preliminary", "first|early|initially|provisional\\w*|at first|interim|starting"),
    ("provisional|interim|temporary", ("provisionally|temporarily|for now|time being|for a time|"
     "short-term|until|preliminary")),
    ("partial", "partially|partly|part|some|in part|not all"),
    ("reasonable", "reasonably|fair|sensible"),
    ("serious|grave", "seriously|gravely|severe\\w*|major"),
    ("substantial|considerable", "substantially|considerably|significant\\w*|large\\w*|major|big"),
    ("independent", "independently|outside|external\\w*|not part of"),
    ("anonymised|anonymized|pseudonymised|pseudonymized", "anonym\\w*|pseudonym\\w*|identif\\w*"),
    ("accredited|certified|licensed", "accreditation|certificat\\w*|licen\\w*|approved|recognised"),
    ("unauthorised|unauthorized", "without \\w+|unlawful\\w*|not authori[sz]ed|illicit\\w*"),
    ("potential|possible", "potentially|possibly|may|might|could|can|possibilit\\w*|risks?"),
    ("alleged|suspected", "alleg\\w*|suspect\\w*|suspicion\\w*|claim\\w*|accus\\w*|said"),
    ("eligible|qualifying", "eligib\\w*|qualif\\w*|entitled"),
    ("foreseeable", "foreseeabl\\w*|foreseen|predictabl\\w*|expected|anticipated"),
    ("intentional|deliberate|wilful", ("intentionally|deliberately|wilfully|knowing\\w*|on purpose|"
     "intent|intended")),
)  # fmt: skip
"""Adjectives that narrow what a rule or a finding is about, with what may stand for each."""
_RESTRICTIVE = tuple((_any(form), _any(f"{form}|{kept}")) for form, kept in RESTRICTIVE)
_ANY_RESTRICTIVE = _any("|".join(form for form, _ in RESTRICTIVE))


def find_dropped(stated: str, quotes: Sequence[str]) -> list[Fault]:
    """Return a fault for each qualifier of the source that the statement should have kept."""
    told = senses_in(stated)
    faults = []
    for number, quote in enumerate(quotes):
        others = tuple(each for place, each in enumerate(quotes) if place != number)
        faults += _families(stated, told, quote)
        faults += _conditions(stated, told, quote, others)
        faults += _adjectives(stated, told, quote)
    return faults


def _families(stated: str, told: frozenset[str], quote: str) -> list[Fault]:
    return [
        _left_out(match.group())
        for family in FAMILIES
        for match in family.source.finditer(quote)
        if not _is_kept(family, stated, f"{quote[: match.start()]} {quote[match.end() :]}")
        and _covers(told, _around(quote, match.start(), match.end(), behind=family.behind))
    ]


def _is_kept(family: Family, stated: str, rest: str) -> bool:
    """Say whether the statement has a word of the family that is not there for something else."""
    ours, theirs = (
        Counter(match.group().casefold() for match in family.kept.finditer(text))
        for text in (stated, rest)
    )
    return any(count > theirs[word] for word, count in ours.items())


def _conditions(
    stated: str, told: frozenset[str], quote: str, others: tuple[str, ...]
) -> list[Fault]:
    """Find a condition none of whose own words the statement has, though it tells the rest."""
    faults: list[Fault] = []
    if KEEPS.search(stated):
        return faults
    elsewhere_told = senses_in(" . ".join(others)) & told
    for match in CONDITIONS.finditer(quote):
        start, end = _extent(match)
        elsewhere = senses_in(f"{quote[: match.start()]} . {quote[end:]} {' . '.join(others)}")
        inside = words_in(quote, start, end)
        own = [
            sense_at(inside, place)
            for place, word in enumerate(inside)
            if word.content and not is_told(sense_at(inside, place), elsewhere)
        ]
        figures = set(re.findall(r"\d[\d.,]*", quote[start:end]))
        if not own or (figures and figures & set(re.findall(r"\d[\d.,]*", stated))):
            continue
        if sum(is_told(senses, told) for senses in own) / len(own) >= KEPT:
            continue
        first, last = _sentence(quote, match.start(), end)
        outside = _content(quote, first, match.start()) + _content(quote, end, last)
        # Where another cited sentence says as much without the condition, that one is told.
        if _covers(told, outside) and not _covers(elsewhere_told, outside):
            faults.append(_left_out(match.group()[:60].strip()))
    return faults


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Return where the words of a condition stand, up to the comma or the verb of the rule."""
    start = match.start("rest")
    end = ENDS.search(match["rest"], 2)
    return start, match.end() if end is None else start + end.start()


def _adjectives(stated: str, told: frozenset[str], quote: str) -> list[Fault]:
    """Find a narrowing adjective whose noun the statement has without it."""
    if not _ANY_RESTRICTIVE.search(quote):
        return []
    faults = []
    for form, kept in _RESTRICTIVE:
        if kept.search(stated):
            continue
        for match in form.finditer(quote):
            behind = words_in(quote, match.end())[:1]
            if not behind or not behind[0].content or quote[match.end() : match.end() + 1] != " ":
                continue
            again = len(re.findall(rf"\b{re.escape(behind[0].text)}\b", quote, re.IGNORECASE)) > 1
            if not again and is_told(sense_at(behind, 0), told):
                faults.append(_left_out(f"{match.group()} {behind[0].text}"))
    return faults


@lru_cache(maxsize=4_000)
def _content(quote: str, start: int, end: int) -> tuple[frozenset[str], ...]:
    words = words_in(quote, start, end)
    return tuple(sense_at(words, place) for place, word in enumerate(words) if word.content)


def _around(
    quote: str, start: int, end: int, *, behind: bool = False
) -> tuple[frozenset[str], ...]:
    first, last = _sentence(quote, start, end)
    following = _content(quote, end, last)[:NEAR]
    return following if behind and following else _content(quote, first, start)[-NEAR:] + following


def _sentence(quote: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a stretch: a quote may hold several."""
    edges = [match.end() for match in SENTENCE_END.finditer(quote)]
    return (
        max((edge for edge in edges if edge <= start), default=0),
        min((edge for edge in edges if edge >= end), default=len(quote)),
    )


def _covers(told: frozenset[str], wanted: tuple[frozenset[str], ...]) -> bool:
    """Say whether the statement speaks of the place that these words stand in."""
    return bool(wanted) and sum(is_told(each, told) for each in wanted) >= COVERED * len(wanted)


def _left_out(words: str) -> Fault:
    return Fault(words=words, why="this qualifier of the source is left out")
