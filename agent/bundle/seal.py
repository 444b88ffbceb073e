"""A briefing -> a bundle: every statement with its proof, sealed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from agent.briefing.types import Block, Briefing, Cell, Paragraph, Remark, Section, Table
from agent.bundle.anchor import select
from agent.bundle.canonical import SEAL, hash_text, seal_values
from agent.bundle.model import (
    KIND,
    SCHEMA_VERSION,
    Bundle,
    CellRow,
    EvidenceRow,
    GapRow,
    Looked,
    Maker,
    ParagraphRow,
    PromptRow,
    RemarkRow,
    Seal,
    SectionRow,
    StatementRow,
    TableRow,
    TraceRow,
)
from agent.quote.shelf import Shelf
from agent.render.json import dump
from agent.types import Evidence, Gap, Statement, Trace
from store.filters import Filters
from store.types import Document, Status

__all__ = ["dump", "seal"]

PRODUCT = "policy-briefing-agent"
_HALVES: Final = re.compile("[\ud800-\udfff]")
UNSEALED = Seal(method="", parts={}, whole="0" * 64)


def seal(briefing: Briefing, shelf: Shelf, *, follows: Bundle | None = None) -> dict[str, Any]:
    """Return the briefing as a bundle, in plain values for `dump`; the same for the same input.

    Args:
        briefing: as drafted; its evidence must stand in the shelf.
        shelf: where the texts are hashed, and the words around each quotation come from.
        follows: the bundle that this one renews; what it cited from documents that are gone is
            taken over as it was.

    Raises:
        LibraryMissing: a version cited for the first time is not in the shelf.
    """
    bundle = _Sealing(shelf, follows).write(briefing)
    values = _mend(bundle.model_dump(exclude={SEAL}))
    return {**values, SEAL: seal_values(values)}


@lru_cache(maxsize=1)
def hash_checks() -> str:
    """Return a hash over the source of the checks and the weights beside it.

    Two programs with the same hash judge alike; another hash need not mean another judgement.
    """
    from agent import checks, gate

    folder = Path(checks.__file__).parent
    files = [Path(gate.__file__), *sorted(folder.rglob("*"))]
    found = hashlib.sha256()
    for file in files:
        if file.is_file() and file.suffix != ".pyc":
            found.update(f"{file.relative_to(folder.parent).as_posix()}\0".encode())
            found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _mend(value: Any) -> Any:  # noqa: ANN401 - as JSON is
    """Return the values in plain JSON, halves of characters replaced, for no reader takes them.

    A topic may hold one that was typed in another encoding than the terminal's.
    """
    if isinstance(value, dict):
        return {key: _mend(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mend(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value if value.isascii() else _HALVES.sub("\ufffd", value)
    return value.isoformat() if isinstance(value, date) else value


class _Sealing:
    """Writes the rows of one bundle; each text is fetched and hashed once."""

    def __init__(self, shelf: Shelf, follows: Bundle | None) -> None:
        self._shelf = shelf
        self._follows = follows.seal.whole if follows is not None else ""
        self._gone = _find_gone(follows, shelf) if follows is not None else {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._documents: dict[str, Document] = {}

    def write(self, briefing: Briefing) -> Bundle:
        numbers = _Numbers()
        sections = tuple(_section(each, numbers) for each in briefing.sections)
        statements = self._statements(numbers.statements)
        withheld = self._statements(briefing.withheld)
        gaps = tuple(map(self._gap, briefing.gaps))
        trace = self._trace(briefing.trace)
        # What is cited but listed nowhere stands behind the sources.
        documents = {each.version: each for each in briefing.sources} | self._documents
        return Bundle(
            schema_version=SCHEMA_VERSION,
            kind=KIND,
            made_by=Maker(product=PRODUCT, version=version(PRODUCT), checks=hash_checks()),
            follows=self._follows,
            form=briefing.form,
            assignment=briefing.assignment,
            filters=briefing.filters,
            question=briefing.question,
            outcome=briefing.outcome,
            as_at=briefing.as_at,
            model=briefing.model,
            library=Looked(fingerprint=briefing.fingerprint, searched=briefing.searched),
            sections=sections,
            statements=statements,
            withheld=withheld,
            gaps=gaps,
            notices=briefing.notices,
            cut_short=briefing.cut_short,
            sources=tuple(each.version for each in briefing.sources),
            documents=tuple(documents.values()),
            usage=briefing.usage,
            trace=trace,
            seal=UNSEALED,
        )

    def _statements(
        self, statements: tuple[Statement, ...] | list[Statement]
    ) -> tuple[StatementRow, ...]:
        return tuple(
            StatementRow(
                number=place,
                text=each.text,
                kind=each.kind,
                verdict=each.verdict.judgement,
                findings=each.verdict.findings,
                evidence=tuple(map(self._evidence, each.evidence)),
            )
            for place, each in enumerate(statements, start=1)
        )

    def _evidence(self, item: Evidence) -> EvidenceRow:
        version = item.document.version
        self._documents.setdefault(version, item.document)
        gone = self._gone.get((version, item.start, item.end, item.quote))
        if gone is not None:
            return gone
        if version not in self._texts:
            text = self._shelf.text(version)
            self._texts[version] = (text, hash_text(text))
        text, digest = self._texts[version]
        return EvidenceRow(
            document=item.document.id,
            version=version,
            text_hash=digest,
            ordinal=item.ordinal,
            page=item.page,
            number=item.number,
            region=item.region,
            role=item.role,
            heading_path=item.heading_path,
            lead=item.lead,
            start=item.start,
            end=item.end,
            quote=item.quote,
            selectors=select(text, item.start, item.end, item.quote),
        )

    def _gap(self, gap: Gap) -> GapRow:
        return GapRow(
            about=gap.about,
            searched=gap.searched,
            nearest=self._evidence(gap.nearest) if gap.nearest is not None else None,
            needed=gap.needed,
        )

    def _trace(self, trace: Trace) -> TraceRow:
        return TraceRow(
            searches=trace.searches,
            offered=tuple(map(self._evidence, trace.offered)),
            addressed=tuple(map(self._evidence, trace.addressed)),
            prompts=tuple(PromptRow(name=name, hash=digest) for name, digest in trace.prompts),
            rewritten=trace.rewritten,
            quoted=trace.quoted,
        )


def _find_gone(bundle: Bundle, shelf: Shelf) -> dict[tuple[str, int, int, str], EvidenceRow]:
    """Return by place what a bundle cites from documents that the shelf no longer has."""
    there = {each.version for each in shelf.documents(Filters(statuses=tuple(Status)))}
    return {
        (each.version, each.start, each.end, each.quote): each
        for each in bundle.evidence()
        if each.version not in there
    }


class _Numbers:
    """Numbers statements from 1 in the order in which sections show them."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def give(self, statement: Statement) -> int:
        self.statements.append(statement)
        return len(self.statements)


def _section(section: Section, numbers: _Numbers) -> SectionRow:
    blocks = tuple(_block(each, numbers) for each in section.blocks)
    return SectionRow(key=section.key, title=section.title, blocks=blocks)


def _block(block: Block, numbers: _Numbers) -> RemarkRow | ParagraphRow | TableRow:
    match block:
        case Remark(text=text):
            return RemarkRow(type="remark", text=text)
        case Paragraph(statement=statement, label=label):
            return ParagraphRow(type="paragraph", label=label, statement=numbers.give(statement))
        case Table(columns=columns, rows=rows):
            return TableRow(
                type="table",
                columns=columns,
                rows=tuple(tuple(_cells(row, numbers)) for row in rows),
            )


def _cells(row: tuple[Cell, ...], numbers: _Numbers) -> Iterator[CellRow]:
    for cell in row:
        given = tuple(numbers.give(each) for each in cell.statements)
        yield CellRow(text=cell.text, level=cell.level, statements=given)
