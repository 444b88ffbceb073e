"""Read who says what in a sentence: the speaker's words, and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.checks.clauses import BREAK, words_in
from agent.checks.headed import headed
from agent.checks.senses import sense_at, senses_in
from agent.checks.speaking.voiced import find_voices

SPEECH = headed(
    r"\b(?:says?|said|tells?|told|argu(?:es?|ed)|claim(?:s|ed)?|warn(?:s|ed)?|believ(?:es?|ed)|"
    r"estimat(?:es?|ed)|finds?|found|complain(?:s|ed)?|den(?:y|ies|ied)|repl(?:y|ies|ied)|"
    r"not(?:es?|ed)|report(?:s|ed)?|stress(?:es|ed)?|urg(?:es?|ed)|insist(?:s|ed)?|"
    r"contend(?:s|ed)?|assert(?:s|ed)?|stat(?:es|ed)|announc(?:es?|ed)|explain(?:s|ed)?|"
    r"add(?:s|ed)|point(?:s|ed)? out|predict(?:s|ed)?|expect(?:s|ed)?|fear(?:s|ed)?|"
    r"favou?r(?:s|ed)?|oppos(?:es?|ed)|reject(?:s|ed)?|recommend(?:s|ed)?|propos(?:es?|ed)|"
    r"disput(?:es?|ed)|suggest(?:s|ed)?|conclud(?:es?|ed)|alleg(?:es?|ed)|admit(?:s|ted)?|"
    r"conced(?:es?|ed)|calculat(?:es?|ed)|call(?:s|ed)? (?:for|on)|demand(?:s|ed)?|"
    r"rul(?:es|ed)|blam(?:es|ed)|forecast(?:s|ed)?|criticis(?:es?|ed)|criticiz(?:es?|ed)|"
    r"prais(?:es?|ed)|welcom(?:es?|ed)|"
    r"writ(?:es|ten)|wrote|"
    r"puts?(?= [^,;]+ at\b)|hop(?:es?|ed)|regrets?|regretted|acknowledg(?:es?|ed)|think|thinks|"
    r"thought|is of the opinion|hold(?:s)? that|held that|maintain(?:s|ed)? that)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:according to|in the (?:opinion|view|words|eyes) of|for the part of)"
    r" (?P<who>[^,;:]+?)(?=,|;|$|\.(?:\s|$)| (?:is|are|was|were|has|have|had|will)\b)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:in|by|on) (?P<who>[^,;:]+?)(?:'s|s') "
    r"(?:own )?(?:opinion|view|account|estimates?|words|telling|reckoning|assessment|judgement)\b",
    re.IGNORECASE,
)
# "Tobias Renwick: The Government intends ...", "FirstEnergy CEO Brian Tierney: ..."
_SCRIPT = re.compile(r"^(?P<who>(?:[A-Z][\w.'-]*(?: of| the)? ?){1,7}(?:\([^)]*\))?):\s")
_MORE = headed(
    r"\b(?:emphasi[sz](?:es?|ed)|underlin(?:es?|ed)|underscor(?:es?|ed)|highlight(?:s|ed)|"
    r"reiterat(?:es?|ed)|reaffirm(?:s|ed)|affirm(?:s|ed)|remarked|observed|declar(?:es?|ed)|"
    r"caution(?:s|ed)|advocat(?:es|ed)|endors(?:es|ed)|encourag(?:es?|ed)|express(?:es|ed)?|"
    r"voic(?:es|ed)|rais(?:es|ed)|describ(?:es?|ed)|ask(?:s|ed) (?:for|that)|confirm(?:s|ed)|"
    r"remind(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|vow(?:s|ed)|say)\b",
    re.IGNORECASE,
)
"""Verbs of speech that are much else besides, or nouns."""
_GOING_ON = headed(
    r"\b(?:is|are|was|were|has been|have been|had been|be|been)(?: \w+ly| also)? "
    r"(?P<verb>saying|telling|arguing|claiming|warning|stressing|insisting|urging|asking(?= for)|"
    r"calling (?:for|on)|demanding|proposing|recommending|predicting|forecasting|suggesting|"
    r"reporting|announcing|expecting|complaining|criticising|criticizing|praising|opposing|"
    r"advocating|pressing for|pushing for|lobbying for|appealing (?:for|to)|hoping|promising|"
    r"pledging|denying|disputing|rejecting)\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"\b(?:and|but|or)(?: also| then)? $")
_RELATIVE = re.compile(r"\b(?:which|who)$", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|can)\b")
# "..., said the Minister", but not "..., blamed the contractor".
_TURNS = re.compile(
    r"(?:sa|arg|warn|claim|not|report|explain|add|writ|wrote|insist|stress|complain|announc|conced|"
    r"admit|suggest)",
    re.IGNORECASE,
)
# "In favour of", "a claim": a noun.
_NAMING = re.compile(r"\b(?:in|of|the|an?|this|that|their|its|his|her|no|any|for) $", re.IGNORECASE)
_NOUN_TOO = re.compile(
    r"fears?|hopes?|reports?|claims?|demands?|estimates?|forecasts?|praise|blames?|notes?|"
    r"disputes?|calls?",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|or|nor) $", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:we|they|i|you|who|which|that|he|she|it)\b", re.IGNORECASE)
_APPOSED = re.compile(r" ?(?:[A-Z]|the |an? |his |her |its |their )")
_STANDS = re.compile(r" ?(?:that )?(?:it|they|this|these)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|(?<!used )to)(?: \w+ly)? $", re.IGNORECASE
)
# "Which the operator disputed" has its own subject, "which has ended and favors" has not.
_NOUN = re.compile(r" ?(?:the|an?|its|their|his|her|our|some|many|most|[A-Z]\w+)\b")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_AFTER = re.compile(
    r"^ (?!that |it |to |how |whether |he |she |they |no |there )(?P<who>(?:the |"
    r"an? )?[^,;:\"]{2,60}?)(?=[,;:\".]|$)"
)


Span = tuple[int, int, str, str, bool]
"""Start, end, who speaks, the verb, and whether the speaker stands behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who speaks, in the text's words and by senses, the verb, and the senses of what is said.

    `units` are the same senses, word by word.
    """

    who: str
    speaker: frozenset[str]
    verb: str
    content: frozenset[str]
    units: tuple[frozenset[str], ...]
    first_person: bool


@lru_cache(maxsize=1_000)
def find_sayings(text: str) -> tuple[Saying, ...]:
    """Return the sayings of a plain text in order; what is said ends where the next one begins."""
    spans = _spans(text)
    return tuple(_saying(text, spans, place) for place in range(len(spans)))


@lru_cache(maxsize=1_000)
def find_voicings(text: str) -> tuple[Saying, ...]:
    """Return the sayings, and those whose speaker is not the subject of a verb of his own.

    "Stressed by teachers", "in the belief of teachers", "the mayor warns of rain, and is calling".
    """
    more = list(_MORE.finditer(text))
    # "Groups express concerns over proposed rules": a verb does not stand among its own subject.
    spans = [each for each in _spans(text) if not any(each[0] < m.start() < each[1] for m in more)]
    spans = [each for each in spans if "," not in each[2] or not SPEECH.search(each[2])]
    for voice in find_voices(text):
        if not any(start < voice.end and voice.start < end for start, end, *_ in spans):
            spans.append((voice.start, voice.end, voice.who, voice.verb, False))
    spans += _going_on(text, spans)
    spans += _interrupted(text, spans)
    for match in more:
        if not _is_within(match, spans):
            who, start, end = _subject(text, match)
            if who:
                spans.append((start, end, who, match.group().casefold(), False))
    spans.sort()
    return tuple(_saying(text, spans, place) for place in range(len(spans)))


def _is_within(match: re.Match[str], spans: list[Span]) -> bool:
    return any(start <= match.start() < end for start, end, *_ in spans)


def _going_on(text: str, spans: list[Span]) -> list[Span]:
    """Return the sayings of "is calling on", which may share the subject of one in front."""
    found = []
    for match in _GOING_ON.finditer(text):
        if _is_within(match, spans):
            continue
        who, start, end = _subject(text, match)
        earlier = [span for span in spans if span[1] <= match.start()]
        if not who and earlier and _COORDINATED.search(text, 0, match.start()):
            who, start, end = max(earlier)[2], match.start(), match.end()
        if who:
            found.append((start, end, who, match["verb"].casefold(), False))
    return found


def _interrupted(text: str, spans: list[Span]) -> list[Span]:
    """Return the sayings whose subject another one follows: "Pilots, the paper says, reply"."""
    return [
        (match.start(), match.end(), text[:start].rstrip(" ,"), match.group().casefold(), False)
        for match in SPEECH.finditer(text)
        for start, end, *_ in spans
        if text[end : match.start()] == ", " and text[:start].rstrip().endswith(",")
    ]


def _spans(text: str) -> list[Span]:
    spans: list[Span] = []
    for form in (_BY, _OWN, _SCRIPT):
        spans += [(m.start(), m.end(), m["who"].strip(), "say", False) for m in form.finditer(text)]
    for match in SPEECH.finditer(text):
        if any(start <= match.start() < end for start, end, *_ in spans):
            continue
        if match.start() and match.group()[0].isupper():
            # "In the United States": no verb.
            continue
        who, start, end = _subject(text, match)
        if who:
            inverted = start == match.start() and text.find(who, end - len(who) - 1) >= 0
            spans.append((start, end, who, match.group().casefold(), inverted))
    spans.sort()
    return spans


def _subject(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """Return the words in front of a verb of speech in its clause, or behind it if none are."""
    breaks = [m for m in BREAK.finditer(text) if m.end() <= match.start()]
    start = breaks[-1].end() if breaks else 0
    start = max(start, text.rfind('"', 0, match.start()) + 1)
    before = text[start : match.start()]
    if _PASSIVE.search(before) or _NAMING.search(before):
        return "", 0, 0
    if _NOUN_TOO.fullmatch(match.group()) and _JOINED.search(before) and not _PLURAL.search(before):
        # "A decade of hope and fear": two nouns.
        return "", 0, 0
    if breaks and _RELATIVE.search(breaks[-1].group()) and not _NOUN.match(before):
        # "The administration, which has appointed a czar and favors": who is named in front.
        earlier = breaks[-2].end() if len(breaks) > 1 else 0
        front = text[earlier : breaks[-1].start()].strip(" ,")
        if not front and len(breaks) > 1:
            earlier = breaks[-3].end() if len(breaks) > 2 else 0
            front = text[earlier : breaks[-2].start()].strip(" ,")
        return " ".join(front.split()[-TAIL:]), match.start(), match.end()
    if _has_we(before) and text.count('"', 0, match.start()) % 2:
        # Within quotation marks, "we" is whoever is quoted.
        return "", 0, 0
    if _has_content(before) or re.search(r"\b(?:we|i|he|she|they|it)\b", before.casefold()):
        return before.strip(), start, match.end()
    after = _AFTER.match(text[match.end() :]) if _TURNS.match(match.group()) else None
    if (
        after is not None
        and not _TELLS.search(after["who"])
        and breaks
        and breaks[-1].group().strip() in {",", '"'}
    ):
        return after["who"].strip(), match.start(), match.end() + after.end()
    if breaks and breaks[-1].group().strip() == ",":
        # "The President of the Chamber, Lena Osk, said:": both name the speaker.
        first = breaks[-3].end() if len(breaks) > 2 else 0
        parts = text[first : match.start()].split(",")
        named = [part.strip() for part in parts if _APPOSED.match(part)]
        return ", ".join(named), start, match.end()
    return "", 0, 0


def tell_apart(text: str) -> frozenset[str]:
    """Return the senses and the figures of a stretch of text."""
    return senses_in(text.replace("-", " ")) | frozenset(_FIGURE.findall(text))


def tell_units(text: str) -> tuple[frozenset[str], ...]:
    """Return the senses of each word with content, and each figure, of a stretch of text."""
    words = words_in(text.replace("-", " "))
    senses = [sense_at(words, place) for place, word in enumerate(words) if word.content]
    return tuple(dict.fromkeys([*senses, *(frozenset({n}) for n in _FIGURE.findall(text))]))


def _has_we(text: str) -> bool:
    return re.search(r"\b(?:we|i)\b", text.casefold()) is not None


def _has_content(text: str) -> bool:
    return any(word.content for word in words_in(text))


TAIL = 4
"""Words in front of "which" that name whom it stands for."""


def _saying(text: str, spans: list[Span], place: int) -> Saying:
    start, end, who, verb, inverted = spans[place]
    others = [span for n, span in enumerate(spans) if n != place]
    last = min((s for s, *_ in others if s >= end), default=len(text))
    said = text[end:last]
    if inverted or not words_in(said):
        # "..., the Minister said": what is said stands in front.
        first = max((e for _, e, *_ in others if e <= start), default=0)
        said = text[first:start]
    content = tell_apart(said)
    if place and _STANDS.match(said):
        # "The ministry says that it is open": what the first one spoke of first.
        content |= next(iter(tell_units(text[spans[0][1] :])), frozenset())
    own = frozenset({"we", "i", "our", "me", "us", "let's"}) & {
        word.text.casefold() for word in words_in(who)
    }
    return Saying(
        who=who,
        speaker=senses_in(who),
        verb=verb,
        content=content,
        units=tell_units(said),
        first_person=bool(own),
    )
