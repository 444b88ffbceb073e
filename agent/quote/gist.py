"""How much of the whole matter one sentence tells."""

from __future__ import annotations

import re
from typing import Final

from agent.checks.binding.ladder import INTENTION, OBLIGATION, UNDERTAKING, find_forces
from agent.checks.words import plain
from agent.question.words import split_words
from agent.quote.prose import INSTRUMENTS
from store.types import Region, Sentence


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_PURPOSE: Final = _pattern(
    r"\bthe (?:purpose|objective|aim) of (?:this|the)\b|\bthis (?:act|regulation|order|memorandum|"
    r"agreement|declaration|guidance|directive|strategy|plan|framework)\b.{0,40}"
    r"\b(?:lays down|establishes|sets out|sets|is to)\b"
)
_ENTERED: Final = _pattern(
    r"\b(?:signed|announced|established|launched|published|adopted|entered into|hereby)\b"
)
_REFERS: Final = _pattern(
    r"\b(?:articles?|paragraphs?|points?|subparagraphs?|sections?|annex|subsection)\s+[\dIVX(]|"
    r"\bpursuant to\b|\breferred to in\b"
)
_PRAISE: Final = _pattern(
    r"\b(?:landmark|historic|game-changing|unprecedented|world-class|golden|pivotal|robust|"
    r"cutting-edge|transformative|tremendous|incredible|great(?:est)?|proud|amazing|"
    r"critical step)\b"
)
UNANCHORED: Final = _pattern(
    r"\b(?:today|yesterday|tomorrow|recently|currently|(?:this|last|next) (?:week|month|year))\b"
)
_FORMAL: Final = _pattern(
    r"\b(?:remains?|continues?) (?:unchanged|unaffected|in (?:full )?force)\b|"
    r"\bequally authentic\b|\bin witness whereof\b|\bin (?:two|three|duplicate) originals\b|"
    r"\bmay be cited as\b|\bhas effect subject to\b"
)
"""What every instrument of its kind says: it tells nothing of this one."""
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_FIRST: Final = re.compile(r"^\W*1[.)]\s|^\(1\)")
"""The first paragraph of an article: mostly the rule, with its cases behind it."""

_TAKEN_UP: Final = re.compile(
    r"\b(?:of|in|for|with|by|to|on|notify|under) (?:that|those|such|these|this) "
    rf"(?!{INSTRUMENTS})[a-z]|\b(?:those|such) (?!as\b|{INSTRUMENTS})[a-z]",
    re.IGNORECASE,
)
"""What was named before: "the operations of that platform"."""

_QUOTED: Final = re.compile(r"^\W*[“\"]")
_CASES: Final = _pattern(
    r"^\W*(?:\w{1,3}[.)]\s+)*(?:where|for the purposes? of|after|in (?:exceptional|particular|"
    r"relation to|that case)|when|if|without prejudice|however|in addition|once|upon|for example|"
    r"as appropriate|by \w+ing|by way of|together|recogni[sz]ing)\b"
)
_LONG: Final = 45


def weigh_gist(text: str, sentence: Sentence) -> float:
    """Return how much of the whole matter a sentence tells, from 0 to 1.

    `text` is the sentence behind the words that lead into it.

    What establishes or requires a thing tells more than a special case, a cross-reference, an item
    of a list, praise, or somebody's spoken words.
    """
    forces = [found.height for found in find_forces(plain(text))]
    if _PURPOSE.search(text):
        worth = 1.0
    elif _ENTERED.search(text) or OBLIGATION in forces:
        worth = 0.85
    else:
        worth = 0.75 if any(INTENTION <= height <= UNDERTAKING for height in forces) else 0.65
    worth -= 0.06 * min(4, len(_REFERS.findall(text)))
    worth -= 0.2 if _TAKEN_UP.search(text) else 0.0
    worth -= 0.2 if _CASES.search(text) else 0.0
    worth -= 0.15 if sentence.lead is not None else 0.0
    worth += 0.2 if _FIRST.match(text) else 0.0
    worth -= 0.15 if UNANCHORED.search(text) else 0.0
    worth -= 0.3 if _FORMAL.search(text) else 0.0
    worth -= 0.15 if _FIRST_PERSON.search(text) else 0.0
    worth -= 0.1 * min(3, len(_PRAISE.findall(text)))
    worth -= 0.15 if _QUOTED.search(text) else 0.0
    worth -= 0.1 if len(split_words(text)) > _LONG else 0.0
    worth -= 0.1 if sentence.region is Region.TABLE else 0.0
    worth -= 0.4 if sentence.region is Region.SIGNATURE else 0.0
    return max(0.05, min(1.0, worth))
