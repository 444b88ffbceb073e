"""Tell who speaks in a transcript by its title and its lines: a guest who is spoken of does not.

"Press call by senior officials on the meeting with X": what is said there X did not say. And a line
that opens with "Q" is a reporter's, whoever is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.checks.clauses import words_in
from agent.checks.speaking.speakers import Saying
from agent.checks.words import listed, plain
from agent.types import Evidence

TITLED = re.compile(
    r"\b(?:remarks|press (?:briefing|call|conference)|statement|letter|message|"
    r"speech|address|interview|gaggle)\b(?: (?:delivered|given|made))? (?:by|from|with) "
    r"(?P<who>.+?)(?P<rest>(?: (?:on|at|in|after|before|previewing|announcing|regarding|following|"
    r"about|to|during|for|ahead)\b|,? \||$).*)",
    re.IGNORECASE,
)
ASKED = re.compile(r"^Q(?:uestion)?[.: ]+(?=[A-Z\"'])")
ASKING = re.compile(
    r"\b(?:ask\w*|question\w*|reporter|journalist|press corps|inquir\w+|put it to|put to|wanted to "
    r"know|wonder\w*|rais\w+|correspondent|audience|attendee|moderator|interviewer)\b",
    re.IGNORECASE,
)
COMMON = listed("a an the senior official spokesperson speaker administration")
SPEECH = re.compile(
    r"^(?:sa|state|not|argu|claim|warn|stress|add|announc|explain|believ|insist|observ|remark|"
    r"declar|t[eo]l|describ|suggest)"
)
BEHIND = re.compile(r" (?:at|in|of|on|from|during|before|with)\b")
"""Where a speaker's own words end: "a speaker at the Harbour Summit" is nobody of the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misheard:
    """Whom the statement has say something, and who says it."""

    who: str
    other: str


def find_misheard(
    stated: str, ours: Sequence[Saying], evidence: Sequence[Evidence]
) -> list[Misheard]:
    """Return each speaker of a statement who is only asked, or only spoken of, in the source."""
    if not evidence:
        return []
    found = []
    for saying in ours:
        if not SPEECH.match(saying.verb):
            continue
        if all(ASKED.match(plain(item.quote)) for item in evidence) and _is_named(saying.who):
            if not ASKING.search(stated):
                found.append(Misheard(who=saying.who, other="a questioner"))
            continue
        others = [_read_title(saying.who, item) for item in evidence]
        if all(others):
            found.append(Misheard(who=saying.who, other=others[0]))
    return found


def _is_named(who: str) -> bool:
    return any(word.text[0].isupper() for word in words_in(who) if word.content)


def _read_title(who: str, item: Evidence) -> str:
    """Return who speaks by the title where it is not the one named, "" where it may be."""
    match = TITLED.search(plain(item.document.title))
    if match is None:
        return ""
    named = set(_keys(BEHIND.split(who)[0]))
    theirs, rest = set(_keys(match["who"])), set(_keys(match["rest"]))
    told = set(_keys(f"{plain(item.quote)} {plain(item.lead or '')}"))
    # A name of the title that is not among its speakers, nor anywhere in what is cited.
    own = {key for key in named if key not in COMMON}
    if own and own <= rest - theirs and not own & told:
        return match["who"]
    return ""


def _keys(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, without possessive and plural."""
    for word in words_in(text.replace("-", " ")):
        yield word.text.casefold().removesuffix("'s").removesuffix("s")
