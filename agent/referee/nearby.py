"""What a reader reads along with a sentence: its neighbours, the head of its document, who speaks.

Elsewhere in the document the same name is another's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.quote.shelf import Desk
from agent.referee.candidates import Candidate, place
from store.types import Region, Sentence

_WORD: Final = r"\(?[A-Z][\w.'()-]*"
_SPEAKER: Final = re.compile(
    rf"^{_WORD}(?:,? (?:(?:of|for|the|and|de|van|von) ){{0,2}}{_WORD}){{0,7}}: "
)
"""The name in front of what somebody says: "Tobias Renwick: ..."."""
_ASKS: Final = re.compile(r"^[^:]{3,90}: (?:To ask|asked) ")
AROUND: Final = 2
HEAD: Final = 6
_SPEECH: Final = 12
"""Sentences that one speaker may say in a row."""


def read_along(desk: Desk, core: Candidate, *, quoted: bool) -> list[Candidate]:
    """Return the sentences next to one, and those that say what its document is.

    Whose words are `quoted` is said before them or over them: another who is named further on, or
    among the signatures, is somebody else.
    """
    whole = desk.sentences(core.document)
    at = core.sentence.ordinal
    around = [at + step for n in range(1, AROUND + 1) for step in (-n, n)]
    if core.sentence.region is Region.TABLE:
        # The next row tells of something else; the first one names the columns.
        around = [_find_columns(whole, at)]
    if quoted:
        around = [each for each in around if each < at]
    stated = [] if quoted else _stated(core, whole)
    ordinals = [*around, *_headings_over(whole, at), *_head(whole), *stated]
    speaker = _look_back(whole, at)
    turns = {speaker}
    if not quoted and speaker > 0 and is_question(whole[speaker - 1].text):
        # An answer is understood by its question, which says who is asked, and about what.
        turns.add(speaker - 1)
        ordinals.append(speaker - 1)
    return [
        each
        for each in place(desk, core.document, ordinals)
        if each.key != core.key
        and (each.sentence.ordinal in turns or not _SPEAKER.match(each.sentence.text))
    ]


def is_question(text: str) -> bool:
    """Say whether a sentence asks: "Ms Roe: To ask the Minister, whether ..."."""
    return text.rstrip().endswith("?") or _ASKS.search(text) is not None


def _look_back(whole: Sequence[Sentence], at: int) -> int:
    for step in range(min(at, _SPEECH) + 1):
        if _SPEAKER.match(whole[at - step].text):
            return at - step
    return -1


def find_answer(core: Candidate, beside: Sequence[Candidate]) -> list[Candidate]:
    """Return the answer to a question, which says nothing without it."""
    if not core.sentence.text.rstrip().endswith("?"):
        return []
    behind = core.sentence.ordinal + 1
    return [each for each in beside if each.sentence.ordinal == behind]


def _find_columns(whole: Sequence[Sentence], at: int) -> int:
    while at > 0 and whole[at - 1].region is Region.TABLE:
        at -= 1
    return at


def _head(whole: Sequence[Sentence]) -> list[int]:
    return [each.ordinal for each in whole if each.region is not Region.BOILERPLATE][:HEAD]


def _stated(core: Candidate, whole: Sequence[Sentence]) -> Iterator[int]:
    """Yield where the card of the document was read from: its dates, issuer and signatories."""
    card = core.document.card
    stated = [*card.dates, card.issuer, *card.signatories]
    spans = [each.span for each in stated if each is not None and each.span is not None]
    for each in whole:
        if any(each.start < span.end and span.start < each.end for span in spans):
            yield each.ordinal


def _headings_over(whole: Sequence[Sentence], at: int) -> list[int]:
    path = set(whole[at].heading_path)
    return [e.ordinal for e in whole[:at] if e.region is Region.HEADING and e.text in path][-3:]


def find_speaker(desk: Desk, core: Candidate) -> int:
    """Return where the one who says a sentence is named, -1 where nobody is."""
    return _look_back(desk.sentences(core.document), core.sentence.ordinal)
