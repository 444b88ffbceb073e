"""A small library on disk that tests change, and briefings that quote it by a word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from agent.briefing.types import (
    Assignment,
    Block,
    Briefing,
    Cell,
    FormHead,
    Paragraph,
    Remark,
    Section,
    Table,
)
from agent.bundle.model import Bundle
from agent.bundle.read import parse_bundle
from agent.bundle.seal import dump, seal
from agent.prove import holds, prove
from agent.quote.draft import draft_sentences
from agent.quote.shelf import Desk, Shelf
from agent.types import Gap, Kind, Outcome, Statement, Trace, Usage
from store.filters import Filters
from store.library import Library
from store.types import Status
from tests.store.kit import add, make_library

DAY = date(2026, 3, 2)
MEMORANDUM = (
    "# Memorandum on Shared Compute\n\nThis Memorandum was signed on 3 February 2025.\n\n"
    "## Costs\n\nEach participant bears its own costs. The hub costs 12 million crowns a year. "
    "Costs are reviewed every two years.\n\n"
    "## Term\n\nThe Memorandum has a term of three years.\n\n"
    "## Tasks\n\nThe Board shall:\n\n- publish an annual report;\n- keep a list of users.\n"
)
REPORT = (
    "# Annual Report 2024 of the Compute Board\n\nPublished on 1 March 2025.\n\n"
    "The Compute Board has seven members. In 2024, 36 fellowships were awarded.\n"
)
NOTE = (
    "# Guidance Note 3: Use of the compute hub\n\nPublished 1 May 2024\n\n"
    "1.1 Users must apply at least 30 days before they use the hub.\n\n"
    "1.2 Users must keep a log of every run for seven years.\n"
)
TEXTS = {"memorandum": MEMORANDUM, "report": REPORT, "note": NOTE}


class World:
    """Files, the library made of them, and what a user does to both."""

    def __init__(self, folder: Path, texts: dict[str, str] | None = None) -> None:
        self.files = folder / "files"
        self.files.mkdir()
        self.library: Library = make_library(folder / "library")
        self.write(**(TEXTS if texts is None else texts))

    def write(self, **texts: str) -> None:
        """Write files, new ones or over those of the name, and add them."""
        paths = [self.files / f"{name}.md" for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        add(self.library, *paths)

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file and add it again."""
        text = (self.files / f"{name}.md").read_text(encoding="utf-8")
        assert old in text
        self.write(**{name: text.replace(old, new)})

    def remove(self, name: str) -> None:
        """Take a document out of the library."""
        self.library.remove([str(self.files / f"{name}.md")])


def quote(library: Shelf, *words: str, title: str = "") -> Statement:
    """Return the first sentences that have the words, of one document, as one proven statement."""
    desk = Desk(shelf=library, filters=Filters(statuses=tuple(Status)))
    found = [
        next(
            (document, sentence)
            for document in desk.documents()
            for sentence in desk.sentences(document)
            if wanted in sentence.text and document.title.startswith(title)
        )
        for wanted in words
    ]
    statement = prove(desk, draft_sentences(desk, found[0][0], [each for _, each in found]))
    assert holds(statement), statement.verdict
    return statement


def draft(library: Library, *statements: Statement, title: str = "Findings") -> Briefing:
    """Return a briefing of one section that shows the statements."""
    shown: list[Block] = [Paragraph(statement=each) for each in statements]
    blocks = (Remark(text="We read:"), *shown)
    return Briefing(
        form=FormHead(name="note", title="Note", hash="ab" * 32),
        assignment=Assignment(topic="the compute hub", actors=("the Board",), since=DAY),
        outcome=Outcome.ANSWER,
        sections=(Section(key="findings", title=title, blocks=blocks),),
        as_at=DAY.isoformat(),
        sources=tuple(
            {
                item.document.version: item.document for s in statements for item in s.evidence
            }.values()
        ),
        fingerprint=library.fingerprint,
    )


def draft_in_full(library: Library) -> Briefing:
    """Return a briefing in which every kind of part stands at least once."""
    costs, term = quote(library, "12 million"), quote(library, "term of three years")
    report = quote(library, "36 fellowships")
    table = Table(
        columns=("Day", "What"),
        rows=((Cell(text="2024"), Cell(statements=(report,), level="report")),),
    )
    plain = draft(library, costs, term)
    sections = (*plain.sections, Section(key="table", title="Dates", blocks=(table,)))
    return Briefing(
        form=plain.form,
        assignment=plain.assignment,
        outcome=Outcome.PARTIAL_ANSWER,
        sections=sections,
        as_at=plain.as_at,
        question="What does the hub cost?",
        filters=Filters(issuers=("Board",), as_of=DAY),
        withheld=(Statement(text="It costs 13.", kind=Kind.FACT, evidence=costs.evidence,
                            verdict=costs.verdict),),
        gaps=(Gap(about="the budget", searched="3 documents", nearest=term.evidence[0],
                  needed="a budget"),),
        sources=(costs.evidence[0].document, report.evidence[0].document),
        searched=3,
        notices=("Costs are of 2025.",),
        usage=Usage(total_seconds=0.25, calls=1, cost_usd=None),
        model="openai:x@http://localhost/v1",
        fingerprint=library.fingerprint,
        trace=Trace(searches=("hub costs",), offered=report.evidence, addressed=costs.evidence,
                    prompts=(("compose", "cd" * 32),), rewritten=1, quoted=2),
    )  # fmt: skip


def bundle(library: Shelf, briefing: Briefing) -> Bundle:
    """Return a briefing as it comes back from a file."""
    return parse_bundle(dump(seal(briefing, library)).encode(), name="test.json")


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 - as JSON is
    """Return the paths to everything in a JSON value that holds nothing further."""
    if isinstance(value, dict) and value:
        items: Sequence[tuple[str | int, Any]] = list(value.items())
    elif isinstance(value, list) and value:
        items = list(enumerate(value))
    else:
        return [path]
    return [leaf for key, each in items for leaf in leaves(each, (*path, key))]
