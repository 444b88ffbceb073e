"""Where a sentence stands on the ladder, and who acts in it."""

from __future__ import annotations

import pytest

from agent.briefing.computed.grading import grade, grade_text
from store.types import Region, Role, Sentence


def write_sentence(text: str, role: Role | None = None) -> Sentence:
    return Sentence(
        document="d",
        version="v",
        ordinal=0,
        start=0,
        end=len(text),
        text=text,
        region=Region.BODY,
        role=role,
    )


@pytest.mark.parametrize(
    ("text", "level", "subject"),
    [
        ("The Participants intend to run the laboratory.", "4", "The Participants"),
        ("The Commission, after consulting the Board, shall adopt acts.", "6", "The Commission"),
        ("The U.S. AI Safety Institute will test models.", "5", "The U.S. AI Safety Institute"),
        ("Manufacturers may notify any vulnerability to the office.", "1", "Manufacturers"),
        ("The office aims to widen access.", "2", "The office"),
        ("Minister Ada Lund opened the laboratory.", "7", "Minister Ada Lund"),
        ("President Donald J. Pine and Minister Ada Lund signed the deal.", "7",
         "President Donald J. Pine and Minister Ada Lund"),
        ("We intend to work together.", "4", "We"),
        ("The agency is working on new rules.", "P", ""),
        ("Demand exceeds supply in both countries.", "P", ""),
        ("Recognising the value of joint work;", "0", ""),
    ],
)  # fmt: skip
def test_a_main_clause_gives_the_level_and_who_acts(text: str, level: str, subject: str) -> None:
    read = grade_text(text)
    assert (read.level, read.subject) == (level, subject)


@pytest.mark.parametrize(
    "text",
    [
        "The notifications shall be submitted to the office.",
        "The laboratory is expected to open.",
        "It shall inform the other office.",
        "The purpose of this note is to help.",
        "The architecture of the platform shall allow reports.",
        "The directors' plans will fail.",
        "The Executive Order directs many actions.",
        "Focus areas for collaboration are intended to include standards.",
    ],
)
def test_a_passive_a_pronoun_a_thing_or_a_text_is_nobody_who_acts(text: str) -> None:
    assert grade_text(text).subject == ""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Commerce, Energy, and the Geospatial Agency shall report.",
         "Commerce, Energy, and the Geospatial Agency"),
        ("In May 2021, Norland, Sudland and the United Isles announced a pact.",
         "Norland, Sudland and the United Isles"),
        ("The leaders of Norland, Sudland, and Westland announced a pact.",
         "The leaders of Norland, Sudland, and Westland"),
        ("After consulting the Agency, the Commission and the Board shall adopt acts.",
         "the Commission and the Board"),
    ],
)  # fmt: skip
def test_a_list_of_actors_is_not_cut_to_its_last(text: str, subject: str) -> None:
    assert grade_text(text).subject == subject


def test_a_clause_that_hangs_on_another_does_not_decide() -> None:
    assert grade_text("The office published rules that providers must follow.").level == "7"


def test_what_is_denied_is_no_commitment() -> None:
    assert grade_text("Nothing in this text commits the parties to pay.").denied
    assert not grade_text("The parties will not disclose the results.").denied


def test_what_is_denied_in_front_of_an_and_is_not_denied_behind_it() -> None:
    assert not grade_text("The group did not decide and will return to the matter.").denied


def test_a_proposal_is_done_as_a_proposal_only() -> None:
    read = grade_text("Norland proposed to raise the share.")
    assert (read.level, read.subject) == ("2", "Norland")


def test_a_risk_told_with_may_not_forbids_nobody() -> None:
    assert grade_text("Operators may not fully understand the system.").level == "1"
    assert grade_text("Operators may not sell the system.").level == "6"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("It’s designed to meet the needs of the offices.", "P"),
        ("After the spring, the laboratory’s priorities shifted to mapping.", "7"),
    ],
)
def test_a_curly_apostrophe_changes_no_level(text: str, level: str) -> None:
    """A quotation is graded as it is printed, and most are printed with curly marks."""
    assert grade_text(text).level == grade_text(text.replace("’", "'")).level == level


def test_a_list_item_has_the_force_of_its_lead() -> None:
    item = write_sentence("(a) sharing facilities;")
    read = grade(item, "The two Governments intend to cooperate by:")
    assert (read.level, read.subject) == ("4", "The two Governments")


def test_a_list_item_with_a_force_of_its_own_keeps_it() -> None:
    item = write_sentence("Agencies shall report every year.")
    assert grade(item, "The order aims to:").level == "6"


def test_a_recital_is_a_recital_whatever_it_says() -> None:
    recital = write_sentence("Manufacturers should and shall report.", Role.RECITAL)
    assert grade(recital).level == "0"


def test_a_reason_in_front_of_an_intention_does_not_lower_it() -> None:
    text = "Recognising the need, the Participants intend to deepen their work."
    assert grade_text(text).level == "4"


def test_the_label_names_level_and_word() -> None:
    assert grade_text("We intend to work together.").label == "4 intention (“intend to”)"
