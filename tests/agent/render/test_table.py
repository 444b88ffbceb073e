"""Tables, cards, hits and reports: every value with where it was read, and safe to print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from agent.render import table
from agent.render.cite import describe
from agent.render.safe import columns
from store.adding.report import AddReport, FileReport, Outcome
from store.types import (
    DateKind,
    Hit,
    Note,
    NoteKind,
    Passage,
    Precision,
    Region,
    Role,
    Sentence,
    Span,
    StatedDate,
    Status,
)
from tests.agent.render.build import MEMO, PRESS

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

TEXT = (
    "Memorandum of Understanding on Shared Compute\n\nissued by the Ministry of Digital Affairs, "
    "14 March 2024, signed by Amara Osei"
)


def hit(text: str = "The hub opens in May.") -> Hit:
    passage = Passage(
        id="p1", document=MEMO.id, version=MEMO.version, ordinal=1, first=1, last=1, start=0,
        end=len(text), text=text, indexed=text, region=Region.BODY,
        heading_path=("Part II", "Opening"), page=2,
    )  # fmt: skip
    return Hit(passage=passage, document=MEMO, score=0.812, lexical=7.5, copies=(PRESS.id,))


def test_the_library_reads_as_recorded(snapshot: SnapshotAssertion) -> None:
    assert table.sources([MEMO, PRESS], 100) == snapshot


def test_the_table_keeps_within_the_width() -> None:
    wide = replace(MEMO, title="A very long title of an instrument " * 5)
    shown = table.sources([wide, PRESS], 80)
    assert max(columns(line) for line in shown.splitlines()) <= 80


def test_an_earlier_version_is_not_counted_as_a_document() -> None:
    earlier = replace(MEMO, version="0" * 64, status=Status.REPLACED)
    assert table.sources([earlier, MEMO], 80).endswith("\n1 document, 1 earlier version\n")


def test_an_empty_library_says_so() -> None:
    assert "no documents" in table.sources([], 80)


def test_a_day_in_the_text_does_not_date_the_document() -> None:
    """An example in a guide is dated too; the guide is not of that day."""
    span = Span(start=0, end=10)
    example = StatedDate(
        value="2018-11-11", kind=DateKind.EVENT, precision=Precision.DAY, span=span, origin="text"
    )
    undated = replace(PRESS, card=replace(PRESS.card, dates=(example,)))
    assert "undated" in table.sources([undated], 80)
    assert "2018" not in describe(undated)


def test_a_narrow_table_keeps_the_beginning_of_a_title() -> None:
    named = replace(MEMO, title="Guide to OSCAL-based content")
    assert "Guide to OSCAL-" in table.sources([named], 80)


def test_a_card_shows_where_each_value_was_read(snapshot: SnapshotAssertion) -> None:
    assert table.card(MEMO, TEXT) == snapshot


def test_what_is_unknown_stays_unknown() -> None:
    """No value is made up for a card that has none."""
    shown = table.card(PRESS, "")
    assert "capacity        unknown" in shown
    assert "signed by       unknown" in shown


def test_hits_read_as_recorded(snapshot: SnapshotAssertion) -> None:
    assert table.hits([hit()], 88) == snapshot


def test_no_hits_are_said_so() -> None:
    assert table.hits([], 88) == "Nothing found.\n"


def test_a_report_names_every_failure_and_why(snapshot: SnapshotAssertion) -> None:
    note = Note(
        kind=NoteKind.MERGED_REPEAT, message="a sentence printed twice was merged", pages=(2,)
    )
    files = (
        FileReport(path="a.pdf", outcome=Outcome.READ, passages=12, notes=(note,)),
        FileReport(path="b.pdf", outcome=Outcome.UNCHANGED),
        FileReport(path="c.zip", outcome=Outcome.SKIPPED, reason="a kind of file not read here"),
        FileReport(path="d.pdf", outcome=Outcome.FAILED, reason="no text layer, pages 1-4"),
        FileReport(path="e.pdf", outcome=Outcome.REPLACED, passages=3),
    )
    assert (
        table.report(AddReport(files=files, seconds=2.5, notices=("one file moved",))) == snapshot
    )


def test_no_failure_is_left_out_of_a_long_report() -> None:
    """Skipped files are counted past the twentieth; failed ones are all listed."""
    failed = tuple(
        FileReport(path=f"f{n}.pdf", outcome=Outcome.FAILED, reason="damaged") for n in range(40)
    )
    skipped = tuple(FileReport(path=f"s{n}.zip", outcome=Outcome.SKIPPED) for n in range(40))
    shown = table.report(AddReport(files=failed + skipped))
    assert all(f"f{n}.pdf" in shown for n in range(40))
    assert "and 20 more" in shown


def test_a_text_is_shown_with_its_regions(snapshot: SnapshotAssertion) -> None:
    def sentence(ordinal: int, text: str, region: Region, role: Role | None = None) -> Sentence:
        return Sentence(
            document=MEMO.id, version=MEMO.version, ordinal=ordinal, start=ordinal * 50,
            end=ordinal * 50 + len(text), text=text, region=region, role=role, page=1,
            heading_path=("Part II",) if ordinal else (), number="para 2" if ordinal else None,
        )  # fmt: skip

    units = [
        sentence(0, "Part II", Region.HEADING),
        sentence(1, "Recalling the first meeting,", Region.BODY, Role.RECITAL),
        sentence(2, "Home > News", Region.BOILERPLATE),
    ]
    assert table.text_with_regions(units) == snapshot


def test_hostile_names_are_shown_as_letters() -> None:
    hostile = replace(MEMO, title="\x1b[2Jx", origin="\u202ey")
    shown = table.sources([hostile], 80) + table.card(hostile, "") + table.hits(
        [replace(hit("\x1b[31m"), document=hostile)], 80
    )  # fmt: skip
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[2Jx" in shown


def test_every_label_of_a_card_stands_clear_of_its_value() -> None:
    ordered = replace(MEMO, card=replace(MEMO.card, instructions=(Span(start=0, end=10),)))
    assert "model addressed “" in table.card(ordered, TEXT)
