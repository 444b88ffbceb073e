"""How well a sentence answers a sort of question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agent.briefing.aspects import find_aspect
from agent.briefing.strengths import is_past
from agent.briefing.weighing import Topical
from agent.question.analyse import analyse
from agent.quote.candidates import Candidate
from agent.quote.gist import weigh_gist
from store.types import Document, Provenance, Region, Role, Sentence, SourceCard

TOPIC = analyse("the risk register")
DOCUMENT = Document(id="d", version="v", title="T", media_type="text/plain", origin="t", added="")


def place(text: str, role: Role | None = None, provenance: Provenance | None = None) -> Topical:
    sentence = Sentence(
        document="d", version="v", ordinal=0, start=0, end=len(text), text=text,
        region=Region.BODY, role=role,
    )  # fmt: skip
    document = replace(DOCUMENT, card=SourceCard(provenance=provenance))
    candidate = Candidate(document=document, sentence=sentence, rank=0)
    return Topical(candidate=candidate, core=True, covered=1.0, near=1.0, score=1.0)


def weigh(each: Topical) -> float:
    return weigh_gist(each.text, each.candidate.sentence)


def answer(question: str, text: str, **where: object) -> float:
    each = place(text, **where)  # type: ignore[arg-type]
    return find_aspect(question.format("the risk register"), TOPIC).strength(text, each)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What do the documents say about {}?", "general"),
        ("What are the risks of {}?", "risks"),
        ("Who is responsible for {}?", "responsible"),
        ("When does {} take effect?", "effect"),
        ("What is the deadline for {}?", "deadline"),
        ("What is the next step planned on {}?", "plans"),
        ("Why was {} introduced?", "purpose"),
        ("What must be done under {}?", "duties"),
        ("What about the colour of {}?", "own words"),
        ("Tell me about {}", "general"),
    ],
)
def test_what_a_question_asks_is_read_beside_the_topic(question: str, name: str) -> None:
    """A topic that is itself called a risk asks for no risks."""
    assert find_aspect(question.format("the risk register"), TOPIC).name == name


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        (
            "What are the objections to {}?",
            "Members say that it burdens small firms.",
            "They will work together to reduce operational burdens for small firms.",
        ),
        (
            "Who is responsible for {}?",
            "The Office leads the work on it.",
            "The Participants intend to lead the world in it.",
        ),
        ("When does {} take effect?", "It shall apply from 1 May 2026.", "It ends within 2 years."),
        ("What is the deadline for {}?", "It shall be filed within 24 hours.", "It began in 2020."),
        ("What is the funding for {}?", "It costs EUR 5 million.", "Fines reach EUR 5 million."),
        ("What is the next step planned on {}?", "They intend to meet in May 2027.",
         "Goods placed on the market before May 2027 must comply."),
        ("What are the latest events on {}?", "They signed the deal on 3 May 2025.",
         "The body designated by the deal meets."),
        ("What must be done under {}?", "The owner shall file it.", "The owner may file it."),
        ("What is the purpose of {}?", "Its purpose is safety.", "For the purposes of it."),
        ("Is {} legally binding?", "It does not create any legal obligations.",
         "It does not create jobs in towns."),
        ("What are the consequences of {}?", "Breaches lead to fines.", "It liability stays."),
    ],
)  # fmt: skip
def test_what_answers_squarely_is_stronger(question: str, better: str, worse: str) -> None:
    assert answer(question, better) > answer(question, worse)


def test_a_recital_binds_nobody() -> None:
    text = "Operators shall keep it."
    bound = answer("What must be done under {}?", text)
    assert bound > answer("What must be done under {}?", text, role=Role.RECITAL)


def test_what_is_denied_is_no_duty_and_no_plan() -> None:
    text = "Nothing in this deal commits the Participants to pay."
    assert answer("What must be done under {}?", text) == 0
    assert answer("What is the next step planned on {}?", text) == 0


def test_a_law_does_not_object_to_itself() -> None:
    """What somebody may contest under it is his right; a critic's word is an objection."""
    text = "The holder may ask for a delay where the accuracy of an entry is contested."
    question = "What are the objections to {}?"
    assert answer(question, text, role=Role.OPERATIVE) == 0
    assert answer(question, text) == 1
    assert answer(question, "Two ports object to the cost of it.") == 1


def test_the_closing_formula_of_a_law_is_no_event() -> None:
    question = "What is the origin of {}?"
    assert answer(question, "Signed in Velm on 3 May 2024.") > 0
    assert answer(question, "Done at Velm, 3 May 2024.") == 0


def test_the_text_of_a_law_is_no_announcement() -> None:
    text = "The Minister announced the plan."
    question = "What are the public announcements on {}?"
    assert answer(question, text, provenance=Provenance.P1) == 0
    assert answer(question, text, provenance=Provenance.P2) == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The purpose of this Act is to keep harbours safe.", "Harbours are safe here."),
        ("An operator shall light each quay.", "Where dark, an operator shall light each quay."),
        ("An operator shall light each quay.",
         "An operator referred to in Article 3 shall, pursuant to Article 4, light each quay."),
        ("They signed the deal.", "They signed the landmark deal."),
        ("The Board opened the hub.", "We opened the hub."),
        ("The operator shall keep the list.", "The operator shall keep those lists."),
        ("The hub opened.", "Today the hub opened."),
        ("The fee is waived.", "All other provisions of the Act remain unchanged."),
    ],
)  # fmt: skip
def test_what_tells_more_of_the_whole_weighs_more(better: str, worse: str) -> None:
    assert weigh(place(better)) > weigh(place(worse))


def test_where_a_text_was_signed_is_not_what_it_says() -> None:
    signed = place("Signed at Velm on 3 May 2024.")
    sentence = replace(signed.candidate.sentence, region=Region.SIGNATURE)
    line = replace(signed, candidate=replace(signed.candidate, sentence=sentence))
    assert weigh(line) < weigh(place("Harbours are safe here."))


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("By 11 December 2025 it shall be done.", True),
        ("By the end of 2028 it shall be done.", False),
        ("It was agreed in 2020 to be done by 2030.", False),
        ("In 2026 it shall be done.", False),
        ("It shall be done soon.", False),
    ],
)
def test_a_plan_is_overtaken_when_all_its_days_have_passed(text: str, *, past: bool) -> None:
    assert is_past(text, date(2026, 6, 1)) is past
