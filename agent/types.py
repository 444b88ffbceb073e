"""What the agent says, and what stands behind it: evidence, statements, verdicts, answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from store.types import Document, Region, Role


class Outcome(StrEnum):
    """How a question ended. Silence has the same rank as an answer."""

    ANSWER = "answer"
    PARTIAL_ANSWER = "partial_answer"
    CORRECT_THE_PREMISE = "correct_the_premise"
    DOCUMENTS_DO_NOT_SAY = "documents_do_not_say"
    NEEDS_CLARIFICATION = "needs_clarification"


class Kind(StrEnum):
    """Whether a statement is a fact, what a source says of itself, or our own reading."""

    FACT = "fact"
    SOURCE_SAYS = "source_says"
    INFERENCE = "inference"


class Judgement(StrEnum):
    """What the checks made of a statement."""

    SUPPORTED = "supported"
    OVERSTATED = "overstated"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sentence of one document version, offered as proof. `quote` is copied by our code.

    `lead` is the text of the sentence that introduces a list item, when there is one: the checks
    read it together with the quote. `number` is the printed paragraph or article number.
    """

    document: Document
    ordinal: int
    start: int
    end: int
    quote: str
    region: Region
    role: Role | None = None
    page: int | None = None
    number: str | None = None
    heading_path: tuple[str, ...] = ()
    lead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault that one check found: which check, what the words were, and why in a sentence."""

    check: str
    judgement: Judgement
    message: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The worst judgement of all checks, with the findings that led to it."""

    judgement: Judgement
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement as a composer proposes it, before the gate: it may still be wrong."""

    text: str
    kind: Kind
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement with its verdict. Only `supported` ones are ever shown as answers."""

    text: str
    kind: Kind
    evidence: tuple[Evidence, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What the documents disagree about, and the statements on each side."""

    about: str
    sides: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the documents do not say: what was looked for, the nearest passage, what would help."""

    about: str
    searched: str
    nearest: Evidence | None = None
    needed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What an answer cost. Times are wall seconds; tokens and cost are zero without a model."""

    search_seconds: float = 0.0
    total_seconds: float = 0.0
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question, how it ended, and everything that is shown or held back."""

    question: str
    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[Document, ...] = ()
    notices: tuple[str, ...] = ()
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    fingerprint: str = ""
