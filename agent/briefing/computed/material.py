"""The sentences about the topic as computations pick from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.briefing import weighing
from agent.briefing.computed.context import Context
from agent.briefing.pool import Pool, gather_pool
from agent.question.types import Question
from agent.quote.prose import is_prose, points_back
from store.types import Document, Provenance, Role, Sentence

POOL: Final = "pool"
"""The key under which whoever drafts leaves the pool in the memory of a briefing."""

_MARKER: Final = re.compile(r"^\W*(?:\(?\w{1,4}[.)]\s+)*")

_OF_ITSELF: Final = re.compile(
    r"^\W*(?:\(?\w{1,4}[.)]\s+)*(?:this|the present) (?:executive )?(?:memorandum|mou|moc|"
    r"regulation|directive|agreement|declaration|act|order|arrangement|decision|law|note|report|document|paper|"
    r"guidance|guide|strategy|plan|policy|statement|standard|framework|section|article|chapter|part|"
    r"code|charter|treaty|convention|bill|programme|program|notice)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"^\W*(?:however|therefore|moreover|furthermore|in addition|accordingly|also|thus|then|finally)"
    r"\b(?!,? (?:this|these|those|it|they|he|she|such)\b)",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"\W*(?:signed|done|executed)\b", re.IGNORECASE)
_FOOTNOTE: Final = re.compile(r"^\W*\d{0,3}\W*(?:OJ [LC]\b|(?=.*\(OJ [LC]\b).{0,400}\)\.?$)")
"""A note that says where an act is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topical:
    """A sentence about the topic, with the words that lead into it if it is a list item.

    `core`: its document is named by the topic or headed for it.
    """

    document: Document
    sentence: Sentence
    core: bool
    score: float = 0.0
    lead: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """The sentence's place: version and ordinal."""
        return self.sentence.version, self.sentence.ordinal

    @property
    def is_recital(self) -> bool:
        """Whether it only gives a reason for an instrument."""
        return self.sentence.role is Role.RECITAL

    @property
    def is_signature(self) -> bool:
        """Whether it says where and when a text was signed, and nothing of what is in it."""
        return _SIGNATURE.match(self.sentence.text) is not None

    @property
    def opens_list(self) -> bool:
        """Whether it only leads into a list, and says nothing without it."""
        return self.sentence.text.rstrip().endswith(":")

    @property
    def stands_alone(self) -> bool:
        """Whether it can be read without the sentence before it; "this Regulation" names itself."""
        return self.is_self_told or not points_back(self.sentence.text)

    @property
    def is_self_told(self) -> bool:
        """Whether it speaks of its own document: "this report covers the year 2025"."""
        return _OF_ITSELF.match(self.sentence.text) is not None

    @property
    def goes_on(self) -> bool:
        """Whether it only takes up what stands before it, and can be read without: "However"."""
        return _GOES_ON.match(self.sentence.text) is not None

    @property
    def is_report(self) -> bool:
        """Whether somebody else than the actors themselves tells it."""
        return self.document.card.provenance in {Provenance.P4, Provenance.P5, Provenance.P6}

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.sentence.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the library has on the topic: `sentences` stand best first."""

    question: Question
    core: tuple[Document, ...]
    documents: tuple[Document, ...]
    sentences: tuple[Topical, ...]


def gather_material(context: Context) -> Material:
    """Return the sentences about the topic that are whole; found once per briefing."""
    return context.memory.recall("material", lambda: _gather(context))


def find_pool(context: Context) -> Pool:
    """Return the pool of the briefing, gathered here if nobody has yet."""

    def work() -> Pool:
        return gather_pool(context.desk, context.assignment)

    return context.memory.recall(POOL, work)


def _gather(context: Context) -> Material:
    found = find_pool(context)
    return Material(
        question=found.topic,
        core=found.core.documents,
        documents=found.documents,
        sentences=tuple(
            _read(each)
            for each in found.sentences
            if says_something(each.document, each.candidate.sentence)
        ),
    )


def _read(each: weighing.Topical) -> Topical:
    return Topical(
        document=each.document,
        sentence=each.candidate.sentence,
        core=each.core,
        score=each.score,
        lead=each.candidate.lead,
    )


def says_something(document: Document, sentence: Sentence) -> bool:
    """Say whether a sentence may stand in a table: whole prose, and no note at the foot of a page.

    What opens with a small letter outside a list is the end of another sentence.
    """
    if not is_prose(document, sentence) or is_footnote(sentence):
        return False
    return sentence.lead is not None or not _MARKER.sub("", sentence.text)[:1].islower()


def is_footnote(sentence: Sentence) -> bool:
    """Say whether a sentence is a note that says where an act is printed."""
    return _FOOTNOTE.match(sentence.text) is not None
