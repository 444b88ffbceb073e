"""Papers for the tests: a library in memory, and briefings that quote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

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
from agent.export.paper import Grid, Listing, Numbered, Paper, Said
from agent.quote.shelf import Desk
from agent.types import (
    Evidence,
    Finding,
    Gap,
    Judgement,
    Kind,
    Outcome,
    Statement,
    Trace,
    Usage,
    Verdict,
)
from evals.shelf import Shelf, build
from store.embed.double import HashEmbedder
from store.filters import Filters
from store.readers import parse
from store.types import Block as TextBlock
from store.types import Document, Place, Reading, Region, Status

SAMPLES = Path(__file__).resolve().parents[3] / "evals" / "samples" / "library"
SUPPORTED = Verdict(judgement=Judgement.SUPPORTED)
NAMES = (
    "declaration-ai-cooperation.html",
    "memorandum-shared-compute.docx",
    "annual-report-2025.pdf",
    "press-release-declaration.md",
    "our-nation-article.txt",
    "guidance-note-7-withdrawn.md",
)


def shelve_samples() -> Shelf:
    """Return six documents of the sample library, one of each kind of file."""
    files = [SAMPLES / name for name in NAMES]
    return build((file.name, parse(file.read_bytes(), file.name)) for file in files)


def shelve(texts: Sequence[str], *, title: str = "A plain note", origin: str = "note.txt") -> Shelf:
    """Return a library of one document whose paragraphs are the texts, letter for letter."""
    blocks, whole = [], ""
    for text in texts:
        blocks.append(TextBlock(start=len(whole), end=len(whole) + len(text), region=Region.BODY))
        whole += text + "\n\n"
    reading = Reading(
        media_type="text/plain",
        text=whole,
        blocks=tuple(blocks),
        places=(Place(start=0, end=len(whole), byte_start=0, byte_end=len(whole.encode())),),
        title=title,
    )
    return build([(origin, reading)], embedder=HashEmbedder())


def find(shelf: Shelf, name: str) -> Document:
    """Return the document that was read from a file."""
    every = shelf.documents(Filters(statuses=tuple(Status)))
    return next(each for each in every if each.origin == name)


def show(shelf: Shelf, document: Document, words: str = "") -> Evidence:
    """Return the first sentence of a document that has the words."""
    desk = Desk(shelf=shelf, filters=Filters())
    sentences = desk.sentences(document)
    found = next(each for each in sentences if words in each.text)
    return desk.show(document, found)


def quote(*evidence: Evidence, kind: Kind = Kind.SOURCE_SAYS) -> Statement:
    """Return a statement in the words of its evidence."""
    return say(" ".join(item.quote for item in evidence), *evidence, kind=kind)


def say(text: str, *evidence: Evidence, kind: Kind = Kind.FACT) -> Statement:
    """Return a statement in words of our own, as if it had passed the checks."""
    return Statement(text=text, kind=kind, evidence=evidence, verdict=SUPPORTED)


def fail(text: str, *evidence: Evidence) -> Statement:
    """Return a statement that a check has refused."""
    finding = Finding(check="figures", judgement=Judgement.CONTRADICTED, message="'9' is not there")
    verdict = Verdict(judgement=Judgement.CONTRADICTED, findings=(finding,))
    return Statement(text=text, kind=Kind.FACT, evidence=evidence, verdict=verdict)


def brief(*sections: Section, **changes: object) -> Briefing:
    """Return a briefing of sections, with the sources that they cite."""
    cited = [item for part in sections for each in part.statements() for item in each.evidence]
    sources = {item.document.version: item.document for item in cited}
    made = Briefing(
        form=FormHead(name="dossier", title="Background dossier", hash="ab" * 32),
        assignment=Assignment(topic="shared compute", reader="The Minister", due="1 May 2026"),
        outcome=Outcome.ANSWER,
        sections=sections,
        as_at="2026-03-02",
        sources=tuple(sources.values()),
        searched=6,
        fingerprint="f00d" * 4,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def section(*blocks: Block, key: str = "facts", title: str = "Key facts") -> Section:
    """Return a section."""
    return Section(key=key, title=title, blocks=blocks)


def fill(shelf: Shelf) -> Briefing:
    """Return a briefing with one of everything that a paper can hold, over the samples."""
    declaration = find(shelf, "declaration-ai-cooperation.html")
    memorandum = find(shelf, "memorandum-shared-compute.docx")
    report = find(shelf, "annual-report-2025.pdf")
    article = find(shelf, "our-nation-article.txt")
    old = find(shelf, "guidance-note-7-withdrawn.md")
    meets = show(shelf, declaration, "Joint Committee")
    starts = show(shelf, memorandum, "cooperate on shared compute")
    covers = show(shelf, report, "calendar year")
    underway = show(shelf, article, "underway")
    withdrawn = show(shelf, old)
    table = Table(
        columns=("Actor", "Force", "Statement"),
        rows=(
            (
                Cell(text="The two Governments"),
                Cell(text="4 intention (“intend to”)", level="4"),
                Cell(statements=(quote(meets),)),
            ),
            (
                Cell(text="Nobody named"),
                Cell(level="P"),
                Cell(statements=(quote(underway), quote(covers))),
            ),
        ),
    )
    return brief(
        section(
            Paragraph(statement=quote(meets)),
            Paragraph(statement=quote(starts), label="On compute"),
            Remark(text="Basis: two primary texts."),
        ),
        section(
            Paragraph(
                statement=say(
                    "The two texts and the report bear on each other.",
                    meets, starts, covers, underway,
                    kind=Kind.INFERENCE,
                )
            ),
            Paragraph(statement=quote(withdrawn)),
            Remark(text="Sorted by force."),
            table,
            key="commitments",
            title="Commitments",
        ),
        outcome=Outcome.PARTIAL_ANSWER,
        withheld=(fail("The hub has 9 rooms.", covers),),
        gaps=(
            Gap(
                about="who pays for the hub",
                searched="6 documents",
                nearest=covers,
                needed="a budget",
            ),
        ),
        notices=("One document is withdrawn.",),
        usage=Usage(),
        trace=Trace(prompts=(("section", "cd" * 32),)),
    )  # fmt: skip


def list_said(paper: Paper) -> Iterator[Said]:
    """Yield the statements of a paper in reading order, as they are shown."""
    for part in paper.parts:
        for piece in part.pieces:
            if isinstance(piece, Numbered) and piece.said is not None:
                yield piece.said
            elif isinstance(piece, Listing):
                yield from (said for box in piece.items for said in box.said)
            elif isinstance(piece, Grid):
                yield from (said for row in piece.rows for box in row for said in box.said)
