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


MENDED = "mended"
"""The check of a finding that is no fault: the statement is not a model's first wording. Its words
are then one of the two below."""
REWRITTEN = "rewritten"
QUOTED = "quoted"


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
    """A statement as a composer proposes it, before the gate: it may still be wrong.

    `unoffered` holds the pointers that a model made up: numbers that no evidence had.
    """

    text: str
    kind: Kind
    evidence: tuple[Evidence, ...]
    unoffered: tuple[str, ...] = ()


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
class Attempt:
    """One request to a model, successful or not.

    `outcome` is "done" or the name of the error; `status` the HTTP status where there was one;
    `waited_seconds` the pause before it. `estimated`: the server did not count the tokens, we did.
    """

    purpose: str
    outcome: str
    seconds: float
    status: int | None = None
    waited_seconds: float = 0.0
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What an answer cost. Times are wall seconds; tokens and cost are zero without a model.

    `calls` counts every request, failed ones too, and `attempts` lists them. `cost_usd` is None
    where a price is not known.
    """

    search_seconds: float = 0.0
    total_seconds: float = 0.0
    model_seconds: float = 0.0
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    attempts: tuple[Attempt, ...] = ()

    def __add__(self, other: Usage) -> Usage:
        """Return both together; a sum with an unknown cost is unknown."""
        known = self.cost_usd is not None and other.cost_usd is not None
        return Usage(
            search_seconds=self.search_seconds + other.search_seconds,
            total_seconds=self.total_seconds + other.total_seconds,
            model_seconds=self.model_seconds + other.model_seconds,
            calls=self.calls + other.calls,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost_usd=(self.cost_usd or 0.0) + (other.cost_usd or 0.0) if known else None,
            attempts=(*self.attempts, *other.attempts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How an answer came about, for whoever wants to know.

    `searches` are the texts looked for; `offered` the sentences that a model was shown, in the
    order of their numbers; `addressed` those of them that speak to a model; `prompts` the names
    and hashes of the prompt files; `rewritten` and `quoted` count statements that failed a check
    and were then rewritten by the model, or replaced by the quotation. `proposed` are the model's
    statements as first worded, in the order written, each with what the checks made of it; the
    words of those that failed are disarmed as withheld ones are.
    """

    searches: tuple[str, ...] = ()
    offered: tuple[Evidence, ...] = ()
    addressed: tuple[Evidence, ...] = ()
    prompts: tuple[tuple[str, str], ...] = ()
    rewritten: int = 0
    quoted: int = 0
    proposed: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question, how it ended, and everything that is shown or held back.

    `options` are the documents that could be meant where the question is asked back.
    """

    question: str
    outcome: Outcome
    statements: tuple[Statement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    withheld: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[Document, ...] = ()
    notices: tuple[str, ...] = ()
    options: tuple[Document, ...] = ()
    usage: Usage = field(default_factory=Usage)
    model: str | None = None
    fingerprint: str = ""
    trace: Trace = field(default_factory=Trace)
