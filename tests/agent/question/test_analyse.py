"""What a question asks for, read from its words."""

from __future__ import annotations

import pytest

from agent.question.analyse import analyse
from agent.question.language import find_language
from agent.question.names import find_locators, find_names, find_references
from agent.question.types import Firmness, RecordField, Shape, Wanted


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("Will the council meet twice a year?", Shape.POLAR),
        ("Which sectors does the strategy name?", Shape.LISTING),
        ("What does the act say about drones?", Shape.TOPIC),
        ("Why was the office closed?", Shape.REASON),
        ("When was the office closed?", Shape.LOOKUP),
        ("How do the two memoranda differ on funding?", Shape.COMPARISON),
        ("Do all three documents mention funding?", Shape.EVERY_DOCUMENT),
        ("Which of the documents should be relied on?", Shape.SOURCES),
        ("According to the plan, will the council meet?", Shape.POLAR),
        ("Can you tell me who leads the office?", Shape.LOOKUP),
    ],
)
def test_the_shape_of_a_question(question: str, shape: Shape) -> None:
    assert analyse(question).shape is shape


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many members are there?", Wanted.COUNT),
        ("How much will it cost?", Wanted.MONEY),
        ("What is the maximum fine for late filing?", Wanted.MONEY),
        ("What percentage of turnover may be fined?", Wanted.SHARE),
        ("For how long is the result secret?", Wanted.DURATION),
        ("Within how many days must it be reported?", Wanted.DURATION),
        ("By when must it be reported?", Wanted.DATE),
        ("On what date was it signed?", Wanted.DATE),
        ("Who signed it?", Wanted.PERSON),
        ("Which ministers signed it?", Wanted.PERSON),
        ("Which agency oversees it?", Wanted.BODY),
        ("What is the purpose of the office?", Wanted.REASON),
        ("What is a frontier model?", Wanted.DEFINITION),
        ("What did the council decide?", Wanted.ANYTHING),
    ],
)
def test_what_a_question_wants(question: str, wanted: Wanted) -> None:
    assert analyse(question).wanted is wanted


@pytest.mark.parametrize(
    ("question", "firmness"),
    [
        ("Will they meet?", Firmness.FUTURE),
        ("Must they meet?", Firmness.OBLIGATION),
        ("Are they required to meet?", Firmness.OBLIGATION),
        ("Have they met?", Firmness.DONE),
        ("May they meet?", Firmness.POSSIBLE),
        ("Do they meet?", Firmness.PRESENT),
        ("When do they meet?", Firmness.NONE),
    ],
)
def test_how_firmly_a_question_asks(question: str, firmness: Firmness) -> None:
    assert analyse(question).firmness is firmness


def test_two_questions_in_one_are_two_parts() -> None:
    parts = analyse("In how many originals and in which language was it signed?").parts
    assert [part.wanted for part in parts] == [Wanted.COUNT, Wanted.ANYTHING]


def test_the_noun_that_is_counted_is_known() -> None:
    assert analyse("How many students will be exchanged?").parts[0].noun == "student"
    assert analyse("How many business days are left?").parts[0].noun == "business day"


def test_the_words_that_name_a_document_are_no_topic() -> None:
    question = analyse("What does the fisheries declaration say about herring?")
    assert question.terms == ("herr",)
    assert question.references[0].phrase == "the fisheries declaration"


def test_a_phrase_that_names_nothing_goes_back_to_the_topic() -> None:
    text = "What does the fisheries declaration say about herring?"
    question = analyse(text, unknown=frozenset({"the fisheries declaration"}))
    assert len(question.terms) == 3


def test_the_library_as_such_is_no_document() -> None:
    assert analyse("What do the three documents say about herring?").references == ()


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ('Which risks does the "our coast" article list?', ['the "our coast" article']),
        ("What does the Port of Velm Agreement say?", ["the Port of Velm Agreement"]),
        ("What did Executive Order 14028 change?", ["Executive Order 14028"]),
        ("How does the office plan its work?", []),
        ("What does Article 5 require?", []),
        ("How much does a text message cost?", []),
    ],
)
def test_the_phrases_that_name_documents(question: str, phrases: list[str]) -> None:
    assert [each.phrase for each in find_references(question)] == phrases


def test_names_acronyms_quotations_and_figures_are_found() -> None:
    names = find_names("Did the U.S.-UK 'blue fleet' of Port Velm sail in 2021?")
    assert [name.surface for name in names] == ["blue fleet", "U.S.-UK", "Port Velm", "2021"]


def test_a_name_and_its_acronym_are_one() -> None:
    name = find_names("What is said on freedom of information (FOI)?")[0]
    assert name.stems == ("freedom", "inform")
    assert name.also == ("foi",)


def test_a_capital_that_only_opens_the_sentence_is_no_name() -> None:
    assert [name.surface for name in find_names("Which UK ministers met?")] == ["UK"]


def test_printed_numbers_are_found() -> None:
    assert find_locators("What do Article 5(1) and section 3 say?") == ("article 5(1)", "section 3")


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("When was the report published?", RecordField.PUBLICATION_DATE),
        ("Who signed the declaration?", RecordField.SIGNATORIES),
        ("When was the declaration signed?", RecordField.DATE),
        ("Who issued the guidance?", RecordField.ISSUER),
        ("Who leads the office?", None),
    ],
)
def test_questions_about_a_document_as_such(question: str, record: RecordField | None) -> None:
    assert analyse(question).record is record


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was sagen die Dokumente über den Hafen?", "German"),
        ("Que disent les documents sur le port?", "French"),
        ("¿Qué dicen los documentos sobre el puerto?", "Spanish"),
        ("文件对港口有什么说法？", "a language not written in Latin letters"),
        ("What do the documents say about the port of Le Havre?", None),
        ("GDPR fines", None),
    ],
)
def test_a_question_in_another_language_is_known_as_such(text: str, language: str | None) -> None:
    assert find_language(text) == language


def test_german_nouns_are_not_taken_for_names() -> None:
    question = analyse("Welche Pflichten haben die Anbieter nach dem Gesetz?")
    assert question.language == "German"
    assert question.names == ()
    assert question.references == ()
    assert "die" not in question.surfaces
