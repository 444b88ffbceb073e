"""A bundle -> the briefing that was sealed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.bundle.model import (
    BlockRow,
    Bundle,
    CellRow,
    EvidenceRow,
    GapRow,
    ParagraphRow,
    RemarkRow,
    SectionRow,
    StatementRow,
    TableRow,
    TraceRow,
)
from agent.types import Evidence, Gap, Statement, Trace, Verdict
from store.types import Document


def unseal(bundle: Bundle) -> Briefing:
    """Return the briefing as it was, but for a model's first wordings, which are not kept.

    Whether it still holds is for `agent.bundle.verify`.
    """
    documents = {each.version: each for each in bundle.documents}
    statements = [read_statement(each, documents) for each in bundle.statements]
    return Briefing(
        form=bundle.form,
        assignment=bundle.assignment,
        outcome=bundle.outcome,
        sections=tuple(_section(each, statements) for each in bundle.sections),
        as_at=bundle.as_at,
        question=bundle.question,
        filters=bundle.filters,
        withheld=tuple(read_statement(each, documents) for each in bundle.withheld),
        gaps=tuple(_gap(each, documents) for each in bundle.gaps),
        sources=tuple(documents[version] for version in bundle.sources),
        searched=bundle.library.searched,
        notices=bundle.notices,
        cut_short=bundle.cut_short,
        usage=bundle.usage,
        model=bundle.model,
        fingerprint=bundle.library.fingerprint,
        trace=_trace(bundle.trace, documents),
    )


def read_statement(row: StatementRow, documents: Mapping[str, Document]) -> Statement:
    """Return a statement as it was sealed, its documents as they were then."""
    return Statement(
        text=row.text,
        kind=row.kind,
        evidence=tuple(read_evidence(each, documents) for each in row.evidence),
        verdict=Verdict(judgement=row.verdict, findings=row.findings),
    )


def read_evidence(row: EvidenceRow, documents: Mapping[str, Document]) -> Evidence:
    """Return evidence as it was sealed."""
    return Evidence(
        document=documents[row.version],
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        quote=row.quote,
        region=row.region,
        role=row.role,
        page=row.page,
        number=row.number,
        heading_path=row.heading_path,
        lead=row.lead,
    )


def _section(row: SectionRow, statements: Sequence[Statement]) -> Section:
    blocks = tuple(_block(each, statements) for each in row.blocks)
    return Section(key=row.key, title=row.title, blocks=blocks)


def _block(row: BlockRow, statements: Sequence[Statement]) -> Block:
    match row:
        case RemarkRow():
            return Remark(text=row.text)
        case ParagraphRow():
            return Paragraph(statement=statements[row.statement - 1], label=row.label)
        case TableRow():
            rows = tuple(tuple(_cell(cell, statements) for cell in each) for each in row.rows)
            return Table(columns=row.columns, rows=rows)
    assert_never(row)


def _cell(row: CellRow, statements: Sequence[Statement]) -> Cell:
    shown = tuple(statements[number - 1] for number in row.statements)
    return Cell(text=row.text, level=row.level, statements=shown)


def _gap(row: GapRow, documents: Mapping[str, Document]) -> Gap:
    nearest = read_evidence(row.nearest, documents) if row.nearest is not None else None
    return Gap(about=row.about, searched=row.searched, nearest=nearest, needed=row.needed)


def _trace(row: TraceRow, documents: Mapping[str, Document]) -> Trace:
    return Trace(
        searches=row.searches,
        offered=tuple(read_evidence(each, documents) for each in row.offered),
        addressed=tuple(read_evidence(each, documents) for each in row.addressed),
        prompts=tuple((each.name, each.hash) for each in row.prompts),
        rewritten=row.rewritten,
        quoted=row.quoted,
    )
