"""A section without a model: quotations that answer what is asked, each once, each proven."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from agent.briefing.composer import Composed
from agent.briefing.plan import Planned
from agent.briefing.quoted import NOT_THERE, TO_NOTE, Quoted
from agent.briefing.types import (
    Assignment,
    Content,
    FormSection,
    Only,
    Paragraph,
    Remark,
    Section,
)
from agent.prove import holds
from agent.types import Evidence, Finding, Judgement, Kind
from evals.shelf import Shelf
from tests.agent.briefing.papers import DEAL, DUTIES, MEMO, NEWS, TWIN, make_papers, open_desk
from tests.agent.compose.world import make_shelf


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_papers()


def plan_section(*questions: str, labels: tuple[str, ...] = (), **changes: object) -> Planned:
    section = FormSection(
        key="s", title="S", content=Content.COMPOSED, purpose="-", questions=questions
    )
    changed = replace(section, labels=labels, **changes)  # type: ignore[arg-type]
    return Planned(section=changed, questions=questions, labels=labels or ("",) * len(questions))


def compose(
    shelf: Shelf, planned: Planned, topic: str, so_far: tuple[Section, ...] = (), **given: object
) -> Composed:
    assignment = Assignment(topic=topic, **given)  # type: ignore[arg-type]
    return Quoted(open_desk(shelf), assignment).compose(planned, so_far)


def texts(composed: Composed) -> list[str]:
    return [each.text for each in composed.section.statements()]


def paragraphs(composed: Composed) -> list[tuple[str, str]]:
    return [
        (each.label, each.statement.text)
        for each in composed.section.blocks
        if isinstance(each, Paragraph)
    ]


def test_a_general_question_brings_what_tells_most_of_the_whole(shelf: Shelf) -> None:
    """The purpose goes before its details, a statement before praise."""
    asked = plan_section(f"What do the documents say about {DEAL}?", most=1)
    assert "The purpose of this Memorandum" in texts(compose(shelf, asked, DEAL))[0]


def test_the_main_rule_goes_before_its_cases(shelf: Shelf) -> None:
    asked = plan_section(f"What do the documents say about {DUTIES}?", most=1)
    assert "shall report every serious accident" in texts(compose(shelf, asked, DUTIES))[0]


def test_an_exception_comes_with_what_it_excepts_from(shelf: Shelf) -> None:
    """What begins with “However” cannot be read without the sentence before it."""
    asked = plan_section(f"When does {DUTIES} take effect?", most=1)
    (text,) = texts(compose(shelf, asked, DUTIES))
    assert text.startswith("This Act shall apply from 1 July 2025. However, Article 3 shall apply")


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Is {} legally binding?", "does not create any legally binding obligations"),
        ("What is the funding for {}?", "expenditure of funds"),
        ("What are the objections to {}?", "Critics raised concerns"),
        ("What is the next step planned on {}?", "intend to"),
        ("What are the latest events on {}?", "signed the Ocean Data Deal on 10 March 2025"),
        ("What are the benefits of {}?", "improve the forecasts"),
        ("What about storms under {}?", "forecasts of storms"),
    ],
)
def test_each_sort_of_question_is_answered_by_its_sort_of_sentence(
    shelf: Shelf, question: str, held: str
) -> None:
    composed = compose(shelf, plan_section(question.format(DEAL), most=1), DEAL)
    assert held in texts(composed)[0]


def test_an_actors_word_is_a_sentence_that_names_it_or_a_text_it_issued(shelf: Shelf) -> None:
    asked = plan_section(f"What does Critics say about {DEAL}?")
    (text,) = texts(compose(shelf, asked, DEAL, actors=("Critics",)))
    assert text.startswith("Critics raised concerns")


def test_since_a_day_only_later_documents_speak(shelf: Shelf) -> None:
    asked = plan_section(f"What are the latest events on {DEAL} since 11 March 2025?")
    new = compose(shelf, asked, DEAL, since=date(2025, 3, 11))
    assert [
        item.document.origin for each in new.section.statements() for item in each.evidence
    ] == ["news.md"]
    asked = plan_section(f"What are the latest events on {DEAL} since 1 May 2025?")
    assert texts(compose(shelf, asked, DEAL, since=date(2025, 5, 1))) == []


def test_where_a_text_was_signed_does_not_sum_the_page_up() -> None:
    """Such a line names no text and tells nothing that is in it."""
    signed = "Signed at Velm on 10 March 2025, in duplicate, in the English language."
    shelf = make_shelf(memo=f"{MEMO}\n{signed}\n", news=NEWS)
    latest = f"What are the latest events on {DEAL}?"
    assert signed in texts(compose(shelf, plan_section(latest), DEAL))
    assert signed not in texts(compose(shelf, plan_section(latest, sums_up=True), DEAL))


def test_what_nothing_answers_is_a_gap_that_names_it(shelf: Shelf) -> None:
    composed = compose(shelf, plan_section(f"What are the exceptions to {DEAL}?"), DEAL)
    assert composed.section.blocks == ()
    assert [gap.about for gap in composed.gaps] == [f"the exceptions to {DEAL}"]


def test_what_stands_on_the_page_is_not_quoted_again(shelf: Shelf) -> None:
    asked = plan_section(f"What do the documents say about {DEAL}?", most=1)
    first = compose(shelf, asked, DEAL)
    second = compose(shelf, asked, DEAL, (first.section,))
    assert set(texts(first)).isdisjoint(texts(second))


def test_every_statement_is_a_proven_quotation(shelf: Shelf) -> None:
    composed = compose(shelf, plan_section(f"What do the documents say about {DEAL}?"), DEAL)
    assert texts(composed)
    assert all(map(holds, composed.section.statements()))


def test_what_fails_a_check_is_withheld_and_listed(shelf: Shelf) -> None:
    def refuse_purpose(text: str, kind: Kind, evidence: tuple[Evidence, ...]) -> list[Finding]:
        del kind, evidence
        if "purpose" not in text:
            return []
        return [Finding(check="test", judgement=Judgement.UNSUPPORTED, message="no purposes")]

    asked = plan_section(f"What do the documents say about {DEAL}?")
    quoted = Quoted(open_desk(shelf), Assignment(topic=DEAL), [refuse_purpose])  # type: ignore[list-item]
    composed = quoted.compose(asked, ())
    assert not any("purpose" in text for text in texts(composed))
    assert ["purpose" in each.text for each in composed.withheld] == [True]


def test_limits_of_the_section_are_kept(shelf: Shelf) -> None:
    asked = plan_section(
        f"What do the documents say about {DEAL}?", most=3, words=30, words_each=16
    )
    found = texts(compose(shelf, asked, DEAL))
    assert 0 < len(found) <= 3
    assert all(len(text.split()) <= 16 for text in found)
    assert sum(len(text.split()) for text in found) <= 30


def test_under_each_label_stands_its_answer_or_that_there_is_none(shelf: Shelf) -> None:
    """An empty heading is information."""
    asked = plan_section(
        f"What are the exceptions to {DEAL}?",
        f"Is {DEAL} legally binding?",
        labels=("Exceptions", "Legal"),
        most=2,
    )
    composed = compose(shelf, asked, DEAL)
    assert [label for label, _ in paragraphs(composed)] == ["Legal"]
    assert Remark(text=f"Exceptions: {NOT_THERE}") in composed.section.blocks


def test_a_plan_carries_the_day_on_which_it_was_made(shelf: Shelf) -> None:
    """A plan of last year is not told as one of today."""
    asked = plan_section(f"What is the next step planned on {DEAL}?", most=1)
    assert paragraphs(compose(shelf, asked, DEAL))[0][0] == "As of 10 March 2025"


def test_this_memorandum_is_named_where_several_texts_speak() -> None:
    """Beside the words of another text nobody could tell whose they are."""
    asked = plan_section(f"What do the documents say about {DEAL}?", most=6)
    found = paragraphs(compose(make_shelf(memo=MEMO, twin=TWIN), asked, DEAL))
    purpose = next(label for label, text in found if "purpose of this Memorandum" in text)
    assert purpose.startswith("Memorandum of Understanding between Norland and Sudmark")
    alone = paragraphs(compose(make_shelf(memo=MEMO), asked, DEAL))
    assert next(label for label, text in alone if "purpose of this Memorandum" in text) == ""


def test_a_recommendation_is_only_to_note(shelf: Shelf) -> None:
    asked = plan_section(
        f"What do the documents say about {DEAL} that bears on cheaper forecasts?",
        labels=("Note",), only=Only.WITH_AIM, most=1,
    )  # fmt: skip
    composed = compose(shelf, asked, DEAL, aim="cheaper forecasts")
    assert composed.section.blocks[0] == Remark(text=TO_NOTE)
    assert paragraphs(composed)[0][0] == "Note"
    assert "forecasts" in paragraphs(composed)[0][1]


def test_what_was_searched_is_in_the_trace(shelf: Shelf) -> None:
    question = f"What are the exceptions to {DEAL}?"
    composed = compose(shelf, plan_section(question), DEAL)
    assert composed.trace.searches[0] == question
    assert len(composed.trace.searches) > 1
