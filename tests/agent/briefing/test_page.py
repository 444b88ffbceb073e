"""The page as a whole: nothing twice, nothing over length, nothing silently left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agent.briefing.basis import write_basis
from agent.briefing.length import count_words
from agent.briefing.page import lay_out
from agent.briefing.plan import Planned
from agent.briefing.types import (
    Cell,
    Content,
    Form,
    FormSection,
    Paragraph,
    Remark,
    Section,
    Table,
)
from agent.types import Evidence, Judgement, Kind, Statement, Verdict
from store.types import Document, Provenance, Region, SourceCard

FORM = Form(name="f", title="F", purpose="-", words=60, pages=1, sections=(), hash="0")
DOCUMENT = Document(
    id="d", version="v", title="T", media_type="text/plain", origin="t", added="",
    card=SourceCard(provenance=Provenance.P1),
)  # fmt: skip


def say(text: str, *documents: str) -> Statement:
    """Return a proven statement, with a sentence of each of the documents."""
    evidence = tuple(
        Evidence(
            document=replace(DOCUMENT, id=name, version=name),
            ordinal=0, start=0, end=len(text), quote=text, region=Region.BODY,
        )
        for name in documents or ("d",)
    )  # fmt: skip
    verdict = Verdict(judgement=Judgement.SUPPORTED)
    return Statement(text=text, kind=Kind.FACT, evidence=evidence, verdict=verdict)


def plan_section(key: str, **changes: object) -> Planned:
    section = FormSection(
        key=key, title=key.title(), content=Content.COMPOSED, purpose="-", empty=f"No {key}."
    )
    return Planned(section=replace(section, **changes))  # type: ignore[arg-type]


def fill(key: str, *texts: str) -> Section:
    blocks = tuple(Paragraph(statement=say(text)) for text in texts)
    return Section(key=key, title=key.title(), blocks=blocks)


def shown(section: Section) -> list[str]:
    return [each.text for each in section.statements()]


def test_a_statement_that_stands_above_is_left_out_and_said_so() -> None:
    planned = [plan_section("one"), plan_section("two")]
    page = lay_out(
        FORM,
        planned,
        [
            fill("one", "The council has twelve members."),
            fill("two", "The council has twelve members.", "The fleet has nine ships."),
        ],
    )
    assert shown(page.sections[1]) == ["The fleet has nine ships."]
    assert any("1 statement that stood on the page already" in each for each in page.notices)


def test_two_figures_for_one_thing_are_no_repetition() -> None:
    planned = [plan_section("one"), plan_section("two")]
    sections = [
        fill("one", "The council has 12 members."),
        fill("two", "The council has 13 members."),
    ]
    page = lay_out(FORM, planned, sections)
    assert shown(page.sections[1]) == ["The council has 13 members."]


def test_a_section_that_sums_up_may_say_again_what_stands_below() -> None:
    planned = [plan_section("one", sums_up=True), plan_section("two")]
    text = "The council has twelve members."
    page = lay_out(FORM, planned, [fill("one", text), fill("two", text)])
    assert [shown(each) for each in page.sections] == [[text], [text]]


def test_what_sums_up_says_on_what_it_rests() -> None:
    planned = [plan_section("one", sums_up=True)]
    page = lay_out(FORM, planned, [fill("one", "The Participants intend to meet.")])
    remark = page.sections[0].blocks[-1]
    assert isinstance(remark, Remark)
    assert remark.text == "Basis: one official text (P1), undated; intentions only. Single source."


def test_a_heading_beside_a_sentence_does_not_raise_how_firmly_it_speaks() -> None:
    said = say("The Participants intend to meet.", "d", "d")
    heading = replace(said.evidence[1], region=Region.HEADING, quote="Meetings held", end=13)
    statement = replace(said, evidence=(said.evidence[0], heading))
    section = Section(key="one", title="One", blocks=(Paragraph(statement=statement),))
    assert "intentions only" in write_basis(section)


def test_a_basis_says_which_of_several_points_it_is_of() -> None:
    section = fill("one", "The Participants intend to meet.", "The fleet has nine ships.")
    assert write_basis(section).startswith("Basis of the first point: one official text")


def test_a_day_that_is_over_when_the_page_is_read_is_told_to_be() -> None:
    planned = [plan_section("next_step")]
    text = "The Council shall adopt the plan by 11 December 2025."
    page = lay_out(FORM, planned, [fill("next_step", text)], as_at=date(2026, 11, 20))
    remark = page.sections[0].blocks[-1]
    assert isinstance(remark, Remark)
    assert remark.text == "Already past on 20 November 2026: 11 December 2025."
    early = lay_out(FORM, planned, [fill("next_step", text)], as_at=date(2025, 11, 20))
    assert not any(isinstance(each, Remark) for each in early.sections[0].blocks)


def test_a_day_that_is_over_is_told_once_and_not_where_the_page_is_summed_up() -> None:
    keys = ("issue", "timing", "background")
    planned = [plan_section(key, sums_up=key == "issue") for key in keys]
    texts = (
        "The Council shall adopt the plan by 11 December 2025.",
        "The Council shall adopt the plan by 11 December 2025.",
        "The Board shall review the fund by 11 December 2025.",
    )
    sections = [fill(key, text) for key, text in zip(keys, texts, strict=True)]
    page = lay_out(FORM, planned, sections, as_at=date(2026, 11, 20))
    told = [
        each.text
        for section in page.sections
        for each in section.blocks
        if isinstance(each, Remark) and "past on" in each.text
    ]
    assert told == ["Already past on 20 November 2026: 11 December 2025."]
    assert isinstance(page.sections[1].blocks[-1], Remark)


def test_every_day_of_a_sentence_that_is_over_is_told_to_be() -> None:
    text = "The Act shall apply from 11 May 2030, but its Part 2 from 1 May 2026 and 3 June 2026."
    page = lay_out(FORM, [plan_section("timing")], [fill("timing", text)], as_at=date(2026, 11, 20))
    remark = page.sections[0].blocks[-1]
    assert isinstance(remark, Remark)
    assert remark.text == "Already past on 20 November 2026: 1 May 2026; 3 June 2026."


def test_what_was_done_on_a_day_is_not_told_as_due() -> None:
    planned = [plan_section("background")]
    filled = fill("background", "The Council adopted the plan on 11 December 2025.")
    page = lay_out(FORM, planned, [filled], as_at=date(2026, 11, 20))
    assert not any(isinstance(each, Remark) for each in page.sections[0].blocks)


def test_a_page_that_is_too_long_loses_the_last_of_its_longest_section() -> None:
    planned = [plan_section("one"), plan_section("two")]
    sentences = [f"{'word ' * 15}number {place}" for place in range(5)]
    page = lay_out(FORM, planned, [fill("one", sentences[0]), fill("two", *sentences[1:])])
    assert shown(page.sections[0]) == sentences[:1]
    assert shown(page.sections[1]) == sentences[1:3]
    assert "2 statements were left out, the weakest first, to keep to 60 words." in page.notices


def fill_table(key: str, column: str, count: int) -> Section:
    rows = tuple((Cell(text=f"{'word ' * 9}{place}"),) for place in range(count))
    return Section(key=key, title=key, blocks=(Table(columns=(column,), rows=rows),))


def rows(section: Section) -> int:
    return sum(len(block.rows) for block in section.blocks if isinstance(block, Table))


def test_rows_of_tables_give_way_before_statements_and_dated_ones_last() -> None:
    kind = Content.COMPUTED
    planned = [
        plan_section("one"),
        plan_section("two", content=kind),
        plan_section("three", content=kind),
    ]
    sections = [
        fill("one", "One two.", "Three four."),
        fill_table("two", "Date", 4),
        fill_table("three", "Actor", 6),
    ]
    page = lay_out(replace(FORM, words=74), planned, sections)
    assert [rows(each) for each in page.sections] == [0, 4, 3]
    assert len(shown(page.sections[0])) == 2
    assert "3 rows of tables were left out, the weakest first, to keep to 74 words." in page.notices


def test_a_table_keeps_three_rows() -> None:
    planned = [plan_section("one", content=Content.COMPUTED)]
    page = lay_out(replace(FORM, words=5), planned, [fill_table("one", "Date", 6)])
    assert rows(page.sections[0]) == 3
    assert any("The page has 30 words" in each for each in page.notices)


def test_a_section_that_must_not_be_empty_keeps_three() -> None:
    planned = [plan_section("one", needed=True)]
    sentences = [f"{'word ' * 28}number {place}" for place in range(4)]
    page = lay_out(FORM, planned, [fill("one", *sentences)])
    assert len(shown(page.sections[0])) == 3
    assert any(
        "The page has 90 words, the form asks for at most 60" in each for each in page.notices
    )


def test_an_empty_section_says_so_in_the_words_of_the_form() -> None:
    page = lay_out(FORM, [plan_section("one")], [Section(key="one", title="One")])
    assert page.sections[0].blocks == (Remark(text="No one."),)
    assert page.notices == ()


def test_a_section_that_must_not_be_empty_is_named_when_it_is() -> None:
    planned = [plan_section("one", needed=True)]
    page = lay_out(FORM, planned, [Section(key="one", title="One")])
    assert any("“One” must not be empty" in each for each in page.notices)


def test_a_computed_section_that_found_nothing_counts_as_empty() -> None:
    planned = [plan_section("one", needed=True, content=Content.COMPUTED)]
    section = Section(key="one", title="One", blocks=(Remark(text="No one."),))
    assert lay_out(FORM, planned, [section]).notices


def test_a_long_bottom_line_is_said_to_be_long() -> None:
    planned = [plan_section("one", sums_up=True)]
    page = lay_out(FORM, planned, [fill("one", "word " * 41)])
    assert any("longer than 40 words" in each for each in page.notices)


def test_a_sentence_with_four_sources_is_noticed() -> None:
    statement = say("The council has twelve members.", "a", "b", "c", "d")
    section = Section(key="one", title="One", blocks=(Paragraph(statement=statement),))
    page = lay_out(FORM, [plan_section("one")], [section])
    assert any("1 sentence cites more than 3 sources" in each for each in page.notices)


def test_words_are_counted_in_remarks_labels_and_cells() -> None:
    table = Table(
        columns=("A",), rows=((Cell(text="two words", statements=(say("and three more"),)),),)
    )
    blocks = (Remark(text="one two"), Paragraph(statement=say("three"), label="Note"), table)
    assert count_words(Section(key="k", title="not counted", blocks=blocks)) == 9
