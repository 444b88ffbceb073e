"""Questions about a text as a whole: what it is about, what it requires, and of whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent.question.types import Question, Shape, Wanted
from agent.question.words import find_content, fold_word, split_words

_MAIN: Final = r"(?:(?:main|key|central|core|chief|essential|most important|legal) )?"
_AIMS: Final = r"purposes?|aims?|objectives?|goals?"
_ABOUT: Final = re.compile(
    r"^(?:please )?(?:summari[sz]e|sum up|outline|describe|explain|introduce)$"
    r"|^what (?:is|are|was|were)(?: (?:all )?(?:about|for|good for))?$"
    r"|^what (?:does|do|did) (?:say|provide|do|cover|contain|set out|lay down|regulate|govern|"
    r"deal with|establish|change|mean|achieve|aim (?:at|to (?:do|achieve)))$"
    rf"|^(?:what (?:is|are|was|were) |give me |write )?(?:an? |the |its )?"
    rf"(?:short |brief |quick )?{_MAIN}(?:summary|overview|outline|gist|{_AIMS}|points?|"
    r"provisions?|contents?|elements?|features?|takeaways?|messages?|terms|topics?|subjects?)"
    r"(?: (?:of|in|behind|from|made))?$",
    re.IGNORECASE,
)
_WHO: Final = r"[\w -]{3,40}?"
_DUTIES: Final = re.compile(
    rf"^what (?:(?:are|is) (?:the |its )?)?{_MAIN}(?:obligations?|dut(?:y|ies)|requirements?|rules|"
    r"demands?)(?: (?:does|do|did) (?:impose|set|contain|lay down|place|put|create))?"
    r"(?: (?:under|in|from|set by|imposed by|laid down (?:in|by)))?"
    rf"(?: (?:of|for|on|upon|to)(?: (?P<on>{_WHO}))?)?(?: (?:under|in|by))?$"
    r"|^what (?:does|do|did) (?:require|demand|oblige|prescribe|mandate|impose)"
    rf"(?: (?:of|from|on|for) (?P<of>{_WHO})| (?P<whom>(?!before|after|if|when|where|about)"
    rf"{_WHO}) to do)?$"
    r"|^what (?:is|are) (?:required|demanded|prescribed|mandated|imposed)"
    rf"(?: (?:of|from|on|for) (?P<from>{_WHO}))?(?: (?:by|under|in))?$"
    rf"|^what (?:must|do|does|should|shall|are|is) (?P<must>{_WHO}) "
    r"(?:do|comply with|(?:have|has|need|needs|required|obliged|bound) to (?:do|comply with))"
    r"(?: (?:under|by|according to|to comply with|because of))?$",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:the|all|any|an?|each|every|its?)\s+", re.IGNORECASE)
_PLACING: Final = re.compile(
    r"^(?:under|in|per|by|according to|from)\s*,\s*(?:,\s*)?", re.IGNORECASE
)
_CLOSER: Final = re.compile(
    r",\s*(?:on|about|of|for|concerning|regarding|between|with)\s+(?P<words>[^,?]+)$", re.IGNORECASE
)
"""What describes the text more closely behind its name: "the Memorandum on shared compute"."""


class Whole(StrEnum):
    """What is asked of a whole text."""

    ABOUT = "about"
    DUTIES = "duties"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A question about a whole text.

    `who` are the stems of those whose duties are asked for, `called` those of words that describe
    the text more closely ("the Memorandum on shared compute").
    """

    whole: Whole
    who: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


def find_overview(question: Question, names: Sequence[str] = ()) -> Overview | None:
    """Return what is asked of a whole text, None where something particular is asked.

    Args:
        question: its topic is what stands beside the names of texts.
        names: what else names a text in it: "GDPR".
    """
    if question.locators or question.ordinals or question.region or question.language is not None:
        return None
    if question.shape in {Shape.POLAR, Shape.COMPARISON, Shape.EVERY_DOCUMENT, Shape.SOURCES}:
        return None
    topic = question.topic
    for name in names:
        topic = re.sub(rf"(?:\bthe\s+)?{re.escape(name)}", " , ", topic, flags=re.IGNORECASE)
    asked = " ".join(topic.strip(" ?.!").replace(",", " , ").split())
    asked = _PLACING.sub("", asked)
    closer = _CLOSER.search(asked)
    readings = [(asked, "")]
    if closer is not None:
        readings.append((asked[: closer.start()], closer["words"]))
    for text, called in readings:
        found = _read(" ".join(text.replace(",", " ").split()), question.wanted)
        if found is not None:
            return Overview(whole=found[0], who=_stems(found[1]), called=_stems(called))
    return None


def _read(asked: str, wanted: Wanted) -> tuple[Whole, str] | None:
    about = _ABOUT.match(asked)
    if about is not None and (wanted is Wanted.ANYTHING or re.search(_AIMS, asked)):
        return Whole.ABOUT, ""
    duties = _DUTIES.match(asked)
    if duties is None or wanted is not Wanted.ANYTHING:
        return None
    return Whole.DUTIES, _ARTICLE.sub("", next((each for each in duties.groups() if each), ""))


def _stems(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_word(each) for each in find_content(split_words(words))))
