"""What the cards say: the source table, the reading list, the quality of the evidence."""

from __future__ import annotations

from dataclasses import replace

from agent.briefing.computed import cards
from agent.briefing.computed.context import Context
from agent.briefing.computed.source_table import WORDING
from agent.briefing.types import Remark
from agent.types import Gap
from evals.shelf import Shelf
from store.types import (
    DateKind,
    Document,
    Precision,
    Provenance,
    SourceCard,
    Stated,
    StatedDate,
    Status,
)
from tests.agent.briefing.computed.scene import ask_for, list_rows, open_context


def compose(context: Context, *names: str) -> Context:
    """Return the context with the sections of these computations drafted before."""
    for name in names:
        context = replace(context, composed=(*context.composed, ask_for(name, context)))
    return context


def test_every_cited_document_has_one_row_and_no_other(laboratory: Shelf) -> None:
    context = compose(open_context(laboratory), "timeline", "commitments")
    rows = list(list_rows(ask_for("source_table", context)))
    cited = {
        item.document.id[:8]
        for section in context.composed
        for statement in section.statements()
        for item in statement.evidence
    }
    assert {row["Document"].text.rpartition("[")[2].rstrip("]") for row in rows} == cited
    assert len(rows) == len(cited)


def test_the_table_says_that_it_does_not_judge_truth(laboratory: Shelf) -> None:
    section = ask_for("source_table", compose(open_context(laboratory), "timeline"))
    assert section.blocks[-1] == Remark(text=WORDING)


def test_a_row_has_class_date_ticks_and_status(laboratory: Shelf) -> None:
    section = ask_for("source_table", compose(open_context(laboratory), "commitments"))
    row = next(row for row in list_rows(section) if "Memorandum" in row["Document"].text)
    assert row["Class and reason"].text.startswith("P1: Text of a signed memorandum")
    assert row["Date"].text == "signed 4 May 2025"
    assert row["Verifiability"].text.endswith(" of 10")
    assert row["Status"].text == "current"


def write_document(**changes: object) -> Document:
    document = Document(
        id="d",
        version="v",
        title="A note",
        media_type="text/plain",
        origin="note.txt",
        added="2026-01-01T00:00:00Z",
    )
    return replace(document, **changes)  # type: ignore[arg-type]  # fields by name


def test_reasons_for_caution_come_from_the_card_and_the_standing() -> None:
    document = write_document(
        status=Status.WITHDRAWN,
        status_reason="its own notice",
        card=SourceCard(provenance=Provenance.P5, unresolved=(Stated(value="our nation"),)),
    )
    reasons = cards.reservations(document)
    assert "no longer speaks: withdrawn: its own notice" in reasons
    assert "secondary report" in reasons
    assert "“our nation”" in reasons
    assert "no date found" in reasons


def test_a_document_without_reservations_has_none() -> None:
    day = StatedDate(value="2025-05-04", precision=Precision.DAY, kind=DateKind.SIGNATURE)
    card = SourceCard(issuer=Stated(value="Audit Office"), dates=(day,), provenance=Provenance.P1)
    assert cards.reservations(write_document(card=card)) == ""


def test_a_date_keeps_the_precision_of_the_source() -> None:
    day = StatedDate(value="2017-09", precision=Precision.MONTH, kind=DateKind.PUBLICATION)
    assert cards.typed_date(write_document(card=SourceCard(dates=(day,)))) == (
        "published September 2017"
    )


def test_a_long_title_keeps_its_end() -> None:
    title = "Memorandum of Understanding " + "between many parties " * 6 + "on the Ocean Laboratory"
    shown = cards.title(write_document(title=title))
    assert len(shown) <= cards.TITLE_CHARACTERS + 2
    assert shown.startswith("Memorandum of Understanding")
    assert shown.endswith("on the Ocean Laboratory")


def test_the_evidence_is_described_in_counts(laboratory: Shelf) -> None:
    context = compose(open_context(laboratory), "timeline", "undated")
    block = ask_for("evidence_quality", context).blocks[0]
    assert isinstance(block, Remark)
    assert block.text.startswith("4 documents cited, of 4 documents searched.")
    assert "1 is undated." in block.text
    assert "rest on a single document" in block.text


def test_without_an_official_source_nothing_carries_a_bottom_line(laboratory: Shelf) -> None:
    context = compose(open_context(laboratory), "undated")
    block = ask_for("evidence_quality", context).blocks[0]
    assert isinstance(block, Remark)
    assert "nothing here can carry a bottom line" in block.text


def test_the_topics_own_text_is_read_first(laboratory: Shelf) -> None:
    rows = list(list_rows(ask_for("reading_list", open_context(laboratory))))
    assert rows[0]["Class"].text == "P1"
    assert "the topic's own text" in rows[0]["On the topic"].text


def test_each_cited_passage_stands_in_the_annex_once(laboratory: Shelf) -> None:
    context = compose(open_context(laboratory), "timeline", "planned", "commitments")
    shown = list(ask_for("annex_quotes", context).statements())
    places = [tuple((item.document.id, item.ordinal) for item in each.evidence) for each in shown]
    assert len(places) == len(set(places)) > 4


def test_what_lacks_an_issuer_or_a_date_is_to_be_checked(laboratory: Shelf) -> None:
    context = compose(open_context(laboratory), "undated")
    lines = [
        each.text for each in ask_for("gaps_to_close", context).blocks if isinstance(each, Remark)
    ]
    wanted = "Check before relying on “Notes on the joint ocean laboratory”: who issued it"
    assert any(each.startswith(wanted) for each in lines)
    assert any(each.startswith("Ask whether what was due (late 2025) was done") for each in lines)


def test_an_open_question_is_to_be_found_out_with_what_helps(laboratory: Shelf) -> None:
    gaps = (
        Gap(about="Who pays?", searched="4 documents", needed="a document on this subject"),
        Gap(about="the cost", searched="4 documents", needed="a budget"),
    )
    section = ask_for("gaps_to_close", replace(open_context(laboratory), gaps=gaps))
    lines = [each.text for each in section.blocks if isinstance(each, Remark)]
    assert lines[:2] == ["Find out: Who pays?", "Find out: the cost (would help: a budget)."]
