"""What stands in a bundle: the border between a file and the types of this program.

Values that mean the same outside as inside (documents with their cards, the assignment, usage)
are the program's own types; pydantic checks them with the same strictness. Offsets count code
points of the canonical text of one document version.

Source: W3C Note "Selectors and States", 23 February 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from agent.briefing.types import Assignment, FormHead
from agent.types import Finding, Judgement, Kind, Outcome, Usage
from store.filters import Filters
from store.types import Document, Region, Role

SCHEMA_VERSION: Final = "1"
KIND: Final = "policy-briefing-bundle"

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int, Field(ge=1)]


class Row(BaseModel):
    """Nothing may stand here that is not described."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class QuoteSelector(Row):
    """The words, and some 32 characters before and after them."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class PositionSelector(Row):
    """Where they stand: half open."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


class EvidenceRow(Row):
    """One sentence of one document version; `version` finds the document among `documents`.

    `text_hash` is the SHA-256 of the version's whole canonical text when this was sealed.
    """

    document: str
    version: str
    text_hash: Hash
    ordinal: int
    page: int | None
    number: str | None
    region: Region
    role: Role | None
    heading_path: tuple[str, ...]
    lead: str | None
    start: int
    end: int
    quote: str
    selectors: tuple[QuoteSelector, PositionSelector]

    @model_validator(mode="after")
    def _agree(self) -> Self:
        words, place = self.selectors
        if (words.exact, place.start, place.end) != (self.quote, self.start, self.end):
            raise ValueError("the selectors name other words or another place than the quote")
        return self


class StatementRow(Row):
    """A statement with its verdict and its evidence; blocks refer to it by `number`."""

    number: Number
    text: str
    kind: Kind
    verdict: Judgement
    findings: tuple[Finding, ...]
    evidence: tuple[EvidenceRow, ...]


class RemarkRow(Row):
    """A line in the program's own voice."""

    type: Literal["remark"]
    text: str


class ParagraphRow(Row):
    """A statement in its place."""

    type: Literal["paragraph"]
    label: str
    statement: Number


class CellRow(Row):
    """A cell of a table."""

    text: str
    level: str
    statements: tuple[Number, ...]


class TableRow(Row):
    """A table, row by row."""

    type: Literal["table"]
    columns: tuple[str, ...]
    rows: tuple[tuple[CellRow, ...], ...]


BlockRow = Annotated[RemarkRow | ParagraphRow | TableRow, Field(discriminator="type")]


class SectionRow(Row):
    """A section as drafted."""

    key: str
    title: str
    blocks: tuple[BlockRow, ...]


class GapRow(Row):
    """What the documents do not say."""

    about: str
    searched: str
    nearest: EvidenceRow | None
    needed: str


class PromptRow(Row):
    """A prompt file by its hash."""

    name: str
    hash: str


class TraceRow(Row):
    """How the briefing came about; a model's first wordings are not kept."""

    searches: tuple[str, ...]
    offered: tuple[EvidenceRow, ...]
    addressed: tuple[EvidenceRow, ...]
    prompts: tuple[PromptRow, ...]
    rewritten: int
    quoted: int


class Maker(Row):
    """Which program drafted and checked it; `checks` is a hash over the source of the checks."""

    product: str
    version: str
    checks: str


class Looked(Row):
    """The library that was looked into: its fingerprint, and how many documents could speak."""

    fingerprint: str
    searched: int


class Seal(Row):
    """See `agent.bundle.canonical`."""

    method: str
    parts: dict[str, str | tuple[str, ...]]
    whole: Hash


class Bundle(Row):
    """A briefing with all its proof. `follows` is the seal of the bundle that this one renews."""

    schema_version: Literal["1"]
    kind: Literal["policy-briefing-bundle"]
    made_by: Maker
    follows: str
    form: FormHead
    assignment: Assignment
    filters: Filters
    question: str | None
    outcome: Outcome
    as_at: str
    model: str | None
    library: Looked
    sections: tuple[SectionRow, ...]
    statements: tuple[StatementRow, ...]
    withheld: tuple[StatementRow, ...]
    gaps: tuple[GapRow, ...]
    notices: tuple[str, ...]
    cut_short: str
    sources: tuple[str, ...]
    documents: tuple[Document, ...]
    usage: Usage
    trace: TraceRow
    seal: Seal

    @model_validator(mode="after")
    def _refer(self) -> Self:
        """Every number and every version that is referred to is there."""
        for rows in (self.statements, self.withheld):
            if [each.number for each in rows] != list(range(1, len(rows) + 1)):
                raise ValueError("the statements are not numbered from 1")
        # Whoever goes through the sections and the statements together relies on it.
        if list(self._shown()) != list(range(1, len(self.statements) + 1)):
            raise ValueError("the sections do not show each statement once, in its order")
        known = {document.version for document in self.documents}
        if not known.issuperset((*self.sources, *(each.version for each in self.evidence()))):
            raise ValueError("a document is cited that is not described")
        return self

    def evidence(self) -> Iterator[EvidenceRow]:
        """Yield the evidence of every statement, shown or withheld, of gaps and of the trace."""
        for statement in (*self.statements, *self.withheld):
            yield from statement.evidence
        yield from (gap.nearest for gap in self.gaps if gap.nearest is not None)
        yield from self.trace.offered
        yield from self.trace.addressed

    def _shown(self) -> Iterator[int]:
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, ParagraphRow):
                    yield block.statement
                elif isinstance(block, TableRow):
                    yield from (
                        each for row in block.rows for cell in row for each in cell.statements
                    )
