"""What a referee reads and what he says of it: claims of a draft, and a ruling on each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from agent.types import Evidence, Finding, Judgement
from store.types import Reading, Region


class Ruling(StrEnum):
    """What the documents make of a sentence. The first four are the gate's judgements."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    NOT_CHECKABLE = "not_checkable"


FAULTS = (Ruling.CONTRADICTED, Ruling.OVERSTATED, Ruling.UNSUPPORTED)
"""The rulings that ask for a change, the worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of a draft. `text` is its words without footnote marks and printed number.

    `start` and `end` are offsets in the draft's canonical text; `mark` is its place among the
    sentences of the draft, from 1. `notes` are the texts of the footnotes that stand in it.
    """

    mark: int
    text: str
    start: int
    end: int
    region: Region
    page: int | None = None
    paragraph: int | None = None
    number: str | None = None
    heading_path: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """A draft as our readers read it. `digest` is the SHA-256 of its bytes, in hex."""

    name: str
    digest: str
    reading: Reading
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A claim with its ruling.

    `evidence` is what proves it, or what it was measured against: the best passage there is, empty
    where nothing bears on it; `core` is the place in it of the sentence that speaks of the claim
    itself. `safe` is a wording that would hold, "" where there is none. `remark`
    says why a sentence is not checked, or what else a reader should know.
    """

    claim: Claim
    ruling: Ruling
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    core: int = 0
    safe: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A draft with a ruling on each of its sentences, in its order."""

    name: str
    digest: str
    media_type: str
    ruled: tuple[Ruled, ...]
    documents: int
    fingerprint: str
    seconds: float = 0.0
    notices: tuple[str, ...] = field(default_factory=tuple)

    @property
    def counts(self) -> Counter[Ruling]:
        """How many sentences have each ruling."""
        return Counter(each.ruling for each in self.ruled)

    @property
    def faults(self) -> tuple[Ruled, ...]:
        """The sentences that ask for a change."""
        return tuple(each for each in self.ruled if each.ruling in FAULTS)


def as_ruling(judgement: Judgement) -> Ruling:
    """Return the gate's judgement as a ruling."""
    return Ruling(judgement.value)
