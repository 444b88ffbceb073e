"""A briefing on a terminal: its head, its sections, and where every sentence stands."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from agent.briefing.types import (
    Assignment,
    Briefing,
    Cell,
    FormHead,
    Paragraph,
    Remark,
    Section,
    Table,
)
from agent.render.briefing import render
from agent.types import Finding, Judgement, Outcome, Usage, Verdict
from tests.agent.render.build import PRESS, evidence, quotation

MEET = quotation(evidence("The Participants intend to meet each year."))
HUB = quotation(evidence("The hub opens in May.", PRESS))
SECTION = Section(
    key="key_facts",
    title="Key facts",
    blocks=(
        Paragraph(statement=MEET, label="Note"),
        Remark(text="Nothing else was found."),
        Table(
            columns=("Actor", "In its words"),
            rows=((Cell(text="The Participants"), Cell(statements=(MEET, HUB))),),
        ),
    ),
)
BRIEFING = Briefing(
    form=FormHead(name="note", title="One-page note", hash="0"),
    assignment=Assignment(topic="the deal", reader="Minister", due="Friday", aim="join it"),
    outcome=Outcome.ANSWER,
    sections=(SECTION,),
    as_at="2025-06-01",
)


def test_the_head_names_form_topic_reader_and_day() -> None:
    assert render(BRIEFING).startswith(
        "One-page note: the deal\nFor: Minister\nBy: Friday\nAim: join it\n"
        "As at 1 June 2025. Draft, not yet referenced by a person.\n"
    )


def test_help_of_a_model_is_said_in_the_head() -> None:
    assert "AI-assisted draft" in render(replace(BRIEFING, model="openai:x"))


def test_a_paragraph_stands_behind_its_label_with_its_number() -> None:
    shown = render(BRIEFING)
    assert "Key facts\n  Note:\n  “The Participants intend to meet each year.” [1]\n" in shown


def test_a_question_as_label_gets_no_colon() -> None:
    blocks = (Paragraph(statement=MEET, label="Is it binding?"),)
    shown = render(replace(BRIEFING, sections=(replace(SECTION, blocks=blocks),)))
    assert "  Is it binding?\n" in shown


def test_a_row_of_a_table_is_written_cell_by_cell() -> None:
    """The same sentence keeps its number wherever it stands."""
    shown = render(BRIEFING)
    row = shown[shown.index("- Actor: The Participants") :]
    assert row.startswith(
        "- Actor: The Participants\n  In its words:\n"
        "    “The Participants intend to meet each year.” [1]\n"
        "    “The hub opens in May.” [2]\n"
    )


def test_every_place_is_listed_once() -> None:
    shown = render(BRIEFING)
    listed = shown[shown.index("\nPassages\n") :]
    assert listed.count("[1] ") == 1
    assert listed.count("[2] ") == 1


def test_what_was_withheld_and_noticed_is_told() -> None:
    shown = render(replace(BRIEFING, withheld=(HUB,), notices=("2 rows were left out.",)))
    assert "1 statement withheld:" in shown
    assert "Note: 2 rows were left out.\n" in shown


def test_a_statement_without_evidence_is_not_shown() -> None:
    bare = replace(MEET, text="Nobody said this.", evidence=())
    blocks = (Paragraph(statement=bare),)
    assert "Nobody said this" not in render(
        replace(BRIEFING, sections=(replace(SECTION, blocks=blocks),))
    )


def test_what_a_model_cost_stands_at_the_end() -> None:
    usage = Usage(calls=2, input_tokens=10, output_tokens=5, cost_usd=0.1)
    shown = render(replace(BRIEFING, model="openai:x", usage=usage))
    assert shown.endswith("openai:x: 2 requests, 10 tokens in, 5 out, $0.1000\n")


@given(st.text(max_size=60), st.integers(min_value=1, max_value=200))
def test_any_text_is_written_without_a_control_character(text: str, width: int) -> None:
    blocks = (Remark(text=text), Paragraph(statement=MEET, label=text))
    section = Section(key="k", title=text, blocks=blocks)
    assignment = Assignment(topic=text, reader=text, actors=(text,))
    shown = render(
        replace(BRIEFING, assignment=assignment, sections=(section,), notices=(text,)), width=width
    )
    assert shown.endswith("\n")
    assert all(each == "\n" or each.isprintable() for each in shown)


def test_what_is_not_proven_is_counted_and_not_shown() -> None:
    """Evidence alone proves nothing: the gate must have let the statement through."""
    finding = Finding(check="figures", judgement=Judgement.CONTRADICTED, message="13 is not 12")
    verdict = Verdict(judgement=Judgement.CONTRADICTED, findings=(finding,))
    wrong = replace(MEET, text="The Participants meet 13 times.", verdict=verdict)
    blocks = (Paragraph(statement=wrong), Paragraph(statement=MEET))
    shown = render(replace(BRIEFING, sections=(replace(SECTION, blocks=blocks),)))
    assert "13 times" not in shown
    assert "1 statement withheld:\n  - contradicted. figures: 13 is not 12" in shown
    assert "“The Participants intend to meet each year.” [1]" in shown
