"""What `ask` makes of a question, over small libraries written here."""

from __future__ import annotations

import pytest

from agent.ask import LONGEST_QUESTION, ask
from agent.types import Answer, Outcome
from evals.shelf import Shelf
from store.errors import BadInput
from tests.agent.quote.conftest import MakeShelf

DECLARATION = """\
# Declaration of Arland and Belmark on Cooperation in Fisheries Research

Ministry of the Sea, Republic of Arland

Published 3 March 2021

The following declaration was released by the Governments of Arland and Belmark.

Recognising the importance of healthy seas for both peoples;

Desiring to share the results of publicly funded research;

We intend to establish a joint ocean laboratory in the port of Velm.

Arland and Belmark will exchange survey data every six months.

The laboratory council has twelve members, six from each side.

Each side shall appoint its members within 90 days.

Signed in Velm on 3 March 2021, in two originals, in the Arlandic and Belmarkian languages.

For Arland:

Minister Ilva Torren

For Belmark:

Minister Osk Brandt
"""
NEWS = """\
# Fishing fleets turn to satellites

Fishing companies are buying satellite images to find shoals of herring.

The market for such images is expected to double within five years.

Port authorities are working together to establish rules on the sale of catch data.

Some owners worry about who else sees their routes.
"""


@pytest.fixture(scope="module")
def shelf(make_shelf: MakeShelf) -> Shelf:
    return make_shelf(declaration=DECLARATION, satellites=NEWS)


def quotes(answer: Answer) -> str:
    return " ".join(item.quote for each in answer.statements for item in each.evidence)


def test_a_number_is_answered_with_the_sentence_that_gives_it(shelf: Shelf) -> None:
    answer = ask(shelf, "How many members does the laboratory council have?")
    assert answer.outcome is Outcome.ANSWER
    assert [each.text for each in answer.statements] == [
        "The laboratory council has twelve members, six from each side."
    ]


def test_every_quotation_stands_in_the_text_at_its_offsets(shelf: Shelf) -> None:
    answer = ask(shelf, "What do the documents say about data?")
    assert answer.statements
    for statement in answer.statements:
        for item in statement.evidence:
            text = shelf.text(item.document.version)
            assert text[item.start : item.end] == item.quote


def test_a_number_that_nobody_gives_is_not_answered(shelf: Shelf) -> None:
    answer = ask(shelf, "How many satellite images do fishing companies buy?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert not answer.statements
    nearest = answer.gaps[0].nearest
    assert nearest is not None
    assert "satellite images" in nearest.quote


def test_an_intention_answers_will_only_in_part(shelf: Shelf) -> None:
    answer = ask(shelf, "Will Arland and Belmark establish a joint ocean laboratory?")
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert "intend to establish" in quotes(answer)
    assert any("intend to" in note for note in answer.notices)


def test_an_undertaking_answers_will(shelf: Shelf) -> None:
    answer = ask(shelf, "Will Arland and Belmark exchange survey data?")
    assert answer.outcome is Outcome.ANSWER


def test_an_expectation_without_an_agent_is_named_as_such(shelf: Shelf) -> None:
    answer = ask(shelf, "Will the market for satellite images double within five years?")
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert any("by whom" in note for note in answer.notices)


def test_work_in_progress_is_not_reported_as_done(shelf: Shelf) -> None:
    answer = ask(shelf, "Have port authorities issued rules on the sale of catch data?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert "has happened" in answer.gaps[0].about


def test_an_obligation_answers_must(shelf: Shelf) -> None:
    answer = ask(shelf, "Must each side appoint its members?")
    assert answer.outcome is Outcome.ANSWER
    assert "shall appoint" in quotes(answer)


def test_a_name_that_the_document_lacks_corrects_the_premise(shelf: Shelf) -> None:
    answer = ask(shelf, "What does the declaration say about Corvia?")
    assert answer.outcome is Outcome.CORRECT_THE_PREMISE
    assert not answer.statements
    assert "Corvia" in answer.gaps[0].about


def test_a_name_that_no_document_has_is_not_answered(shelf: Shelf) -> None:
    answer = ask(shelf, "Who leads the navy of Corvia?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert "Corvia" in answer.gaps[0].about


def test_what_is_asked_of_one_document_is_not_answered_from_another(shelf: Shelf) -> None:
    answer = ask(shelf, "What does the declaration say about satellites?")
    assert answer.outcome is Outcome.CORRECT_THE_PREMISE


def test_a_question_in_two_parts_is_answered_in_both(shelf: Shelf) -> None:
    answer = ask(shelf, "In how many originals and in which languages was the declaration signed?")
    assert answer.outcome is Outcome.ANSWER
    assert "two originals" in quotes(answer)


def test_a_question_without_a_subject_is_asked_back(shelf: Shelf) -> None:
    assert ask(shelf, "What about it?").outcome is Outcome.NEEDS_CLARIFICATION


def test_a_bare_phrase_that_fits_several_documents_is_asked_back(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        one="# Agreement on ports\n\nThe parties shall open the ports to research vessels.\n",
        two="# Agreement on rivers\n\nThe parties shall open the rivers to research vessels.\n",
    )
    answer = ask(shelf, "What does the agreement say about research vessels?")
    assert answer.outcome is Outcome.NEEDS_CLARIFICATION
    assert any("ports" in note for note in answer.notices)
    assert any("rivers" in note for note in answer.notices)


def test_different_figures_for_one_thing_are_shown_side_by_side(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        report="# Annual report of the ocean laboratory\n\n"
        "The ocean laboratory employed 340 researchers in 2022.\n",
        release="# Press release of the ministry\n\n"
        "The ocean laboratory employed 410 researchers in 2022.\n",
    )
    answer = ask(shelf, "How many researchers did the ocean laboratory employ in 2022?")
    assert answer.outcome is Outcome.ANSWER
    assert len(answer.conflicts) == 1
    assert {"340", "410"} <= set(quotes(answer).split())


def test_the_same_sentence_in_two_documents_is_one_statement_with_two_proofs(
    make_shelf: MakeShelf,
) -> None:
    sentence = "The ocean laboratory opened its doors to students in the spring of 2019."
    shelf = make_shelf(
        first=f"# Report on the laboratory\n\n{sentence}\n",
        second=f"# History of the laboratory\n\n{sentence}\n",
    )
    answer = ask(shelf, "When did the ocean laboratory open its doors to students?")
    assert [each.text for each in answer.statements] == [sentence]
    assert len(answer.statements[0].evidence) == 2


def test_a_question_in_another_language_says_that_words_alone_decide(shelf: Shelf) -> None:
    answer = ask(shelf, "Was sagen die Dokumente über das Laboratory und den Council?")
    assert any("words alone" in note for note in answer.notices)


@pytest.mark.parametrize("question", ["", "   ", "???", "\x00\x01", "\u200b"])
def test_a_question_without_words_is_refused(shelf: Shelf, question: str) -> None:
    with pytest.raises(BadInput, match="holds no word"):
        ask(shelf, question)


def test_a_question_of_100_kb_is_refused_not_cut(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match=f"{LONGEST_QUESTION:,}"):
        ask(shelf, "why " * 25_000)


def test_control_characters_make_no_difference(shelf: Shelf) -> None:
    plain = ask(shelf, "How many members does the laboratory council have?")
    dirty = ask(shelf, "How many\x07 members does\u200b the\nlaboratory council have?\x1b")
    assert dirty.question == plain.question
    assert dirty.statements == plain.statements


def test_an_answer_does_not_depend_on_chance(shelf: Shelf) -> None:
    question = "What do the documents say about rules and data?"
    first, second = ask(shelf, question), ask(shelf, question)
    assert (first.statements, first.gaps, first.notices) == (
        second.statements,
        second.gaps,
        second.notices,
    )


def test_the_body_is_quoted_where_a_headline_says_the_same(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        paper="# Laboratory studies herring\n\n"
        "The laboratory studies herring in the northern basin.\n"
    )
    answer = ask(shelf, "What does the laboratory study?")
    assert [each.text for each in answer.statements] == [
        "The laboratory studies herring in the northern basin."
    ]


def test_a_sentence_that_points_back_brings_the_one_before(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        paper="# Report on harbours\n\nThe harbour board has bought a dredger. "
        "It will deepen the northern channel to eleven metres.\n"
    )
    answer = ask(shelf, "Will the northern channel be deepened?")
    assert quotes(answer).startswith("The harbour board has bought a dredger.")


def test_the_instrument_leads_where_a_press_release_goes_further(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        declaration=DECLARATION,
        release="# Ocean deal sealed\n\nMinistry of the Sea, Republic of Arland\n\n"
        "Press release, 3 March 2021\n\n"
        "Arland and Belmark will establish a joint ocean laboratory in Velm next year.\n",
    )
    answer = ask(shelf, "Will Arland and Belmark establish a joint ocean laboratory?")
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert "intend to establish" in answer.statements[0].text
    assert any("goes further" in note for note in answer.notices)


def test_a_printed_number_is_looked_up(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        act="# Harbour Act\n\n## Article 4 Pilots\n\nPilots shall hold a licence.\n\n"
        "## Article 5 Prohibitions\n\nThe discharge of oil in a harbour is prohibited.\n\n"
        "## Article 9 Penalties\n\nA breach of Article 5 shall be fined.\n"
    )
    answer = ask(shelf, "What does Article 5 of the Harbour Act prohibit?")
    assert [each.text for each in answer.statements] == [
        "The discharge of oil in a harbour is prohibited."
    ]


def test_a_definition_is_preferred_to_a_mention(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        guide="# Guide to ports\n\nThe roadstead is busy in summer, and ships wait outside.\n\n"
        "A roadstead is a sheltered place outside a harbour where ships lie at anchor.\n"
    )
    answer = ask(shelf, "What is a roadstead?")
    assert [each.text for each in answer.statements] == [
        "A roadstead is a sheltered place outside a harbour where ships lie at anchor."
    ]


def test_all_documents_are_gone_through_one_by_one(shelf: Shelf) -> None:
    answer = ask(shelf, "Do all documents mention satellite images?")
    assert answer.outcome is Outcome.ANSWER
    assert len(answer.statements) == 1
    assert "Declaration of Arland" in answer.gaps[0].about
    assert any("1 of 2 documents" in note for note in answer.notices)


def test_a_topic_that_no_sentence_holds_together_is_not_answered(shelf: Shelf) -> None:
    answer = ask(shelf, "What do the documents say about laboratory satellites?")
    assert answer.outcome is Outcome.DOCUMENTS_DO_NOT_SAY


def test_an_item_of_a_list_is_shown_with_its_lead(make_shelf: MakeShelf) -> None:
    shelf = make_shelf(
        plan="# Plan for the port\n\nThe port authority intends to improve safety by:\n\n"
        "- training pilots in winter navigation;\n- replacing the northern lighthouse lamp.\n"
    )
    answer = ask(shelf, "Will the northern lighthouse lamp be replaced?")
    assert answer.outcome is Outcome.PARTIAL_ANSWER
    assert answer.statements[0].text.startswith("The port authority intends to improve safety by:")
    assert "pilots" not in answer.statements[0].text
