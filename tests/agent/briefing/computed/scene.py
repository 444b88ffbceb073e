"""A library about a joint laboratory, and a way to ask one computation about a topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from agent.briefing.computed.compute import compute
from agent.briefing.computed.context import Context
from agent.briefing.plan import Planned
from agent.briefing.types import Assignment, Cell, Content, FormSection, Section, Table
from agent.quote.shelf import Desk
from evals.shelf import Shelf
from store.filters import Filters

SAMPLES = Path(__file__).resolve().parents[4] / "evals" / "samples" / "library"
TODAY = date(2026, 6, 1)
LABORATORY = "the joint ocean laboratory"
TOPICS = (
    "shared compute",
    "the declaration on AI cooperation",
    "the Joint Committee on AI Cooperation",
    "joint research fellowships",
)

MEMORANDUM = """\
# Memorandum of Understanding between the Government of Norland and the Government of Sudland on the Joint Ocean Laboratory

The Government of Norland and the Government of Sudland (the "Participants"),

Recognising the value of the joint ocean laboratory for both countries;

have reached the following understanding:

## 1 Purpose

1.1 The Participants intend to run the joint ocean laboratory together.

1.2 Each Participant will send up to 12 researchers to the joint ocean laboratory every year.

1.3 The Participants plan to open a second site of the joint ocean laboratory by March 2027.

## 2 Final provisions

2.1 This Memorandum does not create rights or obligations under international law.

2.2 Nothing in this Memorandum commits the Participants to spend money on the laboratory.

2.3 Either Participant may end this Memorandum by giving six months' notice in writing.

Signed in Port Arn on 4 May 2025, in two originals.

For the Government of Norland: Ada Lund, Minister of Research

For the Government of Sudland: Ole Berg, Minister of Science
"""  # noqa: E501  a title is one line
RELEASE = """\
---
title: Ministers celebrate the joint ocean laboratory
issuer: Ministry of Research of Norland
date: 2025-05-04
---

# Ministers celebrate the joint ocean laboratory

Ministry of Research of Norland

Press release, 4 May 2025

The two countries will open a second site of the joint ocean laboratory by March 2027.

The joint ocean laboratory employed 40 researchers in April 2025.

Minister Ada Lund opened the joint ocean laboratory on 2 May 2025.
"""
REPORT = """\
---
title: Annual report of the joint ocean laboratory
issuer: Audit Office of Sudland
date: 2026-02-01
---

# Annual report of the joint ocean laboratory

Audit Office of Sudland

1 February 2026

The joint ocean laboratory employed 31 researchers in April 2025.

The Audit Office will review the joint ocean laboratory in 2028.
"""
NOTE = """\
# Notes on the joint ocean laboratory

The joint ocean laboratory is expected to publish its first results in late 2025.

Everybody says that the joint ocean laboratory works well for both of the countries.
"""
FILES = {"memorandum": MEMORANDUM, "release": RELEASE, "report": REPORT, "note": NOTE}


def open_context(shelf: Shelf, topic: str = LABORATORY, **changes: object) -> Context:
    """Return the context of a briefing on a topic; `changes` replace fields of the assignment."""
    assignment = replace(Assignment(topic=topic), **changes)  # type: ignore[arg-type]  # by name
    desk = Desk(shelf=shelf, filters=Filters())
    return Context(desk=desk, assignment=assignment, today=TODAY)


def ask_for(name: str, context: Context, *, most: int = 0, empty: str = "Nothing.") -> Section:
    """Return the section that a computation makes."""
    section = FormSection(
        key=name,
        title=name,
        content=Content.COMPUTED,
        purpose="a test",
        computed_by=name,
        most=most,
        empty=empty,
    )
    return compute(Planned(section=section), context)


def list_rows(section: Section, column: str | None = None) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a section's tables by column; only of tables that have the column."""
    for block in section.blocks:
        if isinstance(block, Table) and (column is None or column in block.columns):
            for row in block.rows:
                yield dict(zip(block.columns, row, strict=True))


def tell(cell: Cell) -> str:
    """Return what a cell says, its own words and its quotations."""
    return " ".join([cell.text, *(each.text for each in cell.statements)]).strip()
