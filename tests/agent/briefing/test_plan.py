"""The plan: what each section asks, with what was given put in."""

from __future__ import annotations

from datetime import date

from agent.briefing.plan import plan
from agent.briefing.types import Assignment, Content, Form, FormSection, Only


def make_form(*questions: str, only: Only = Only.ALWAYS, title: str = "News") -> Form:
    section = FormSection(
        key="news", title=title, content=Content.COMPOSED, purpose="-", questions=questions,
        labels=tuple(f"label {place}" for place, _ in enumerate(questions)), only=only,
    )  # fmt: skip
    return Form(name="f", title="F", purpose="-", words=100, pages=1, sections=(section,), hash="0")


def ask(*questions: str, **given: object) -> tuple[str, ...]:
    assignment = Assignment(**{"topic": "the deal", **given})  # type: ignore[arg-type]
    return plan(make_form(*questions), assignment)[0].questions


def test_the_topic_is_put_in_without_its_full_stop() -> None:
    assert ask("What of {topic}?", topic=" the  deal. ") == ("What of the deal?",)


def test_a_question_for_what_was_not_given_is_left_out() -> None:
    asked = ask("What of {topic}?", "What since {since}?", "What for {aim}?", "What of {actor}?")
    assert asked == ("What of the deal?",)


def test_a_question_is_asked_for_each_actor() -> None:
    asked = ask("What does {actor} say?", actors=("Norland", "Sudmark"))
    assert asked == ("What does Norland say?", "What does Sudmark say?")


def test_a_day_is_put_in_as_people_write_it() -> None:
    assert ask("What since {since}?", since=date(2025, 9, 8)) == ("What since 8 September 2025?",)


def test_what_is_put_in_is_not_expanded() -> None:
    """A topic may hold braces."""
    assert ask("What of {topic}?", topic="{aim} and {x}", aim="A") == ("What of {aim} and {x}?",)


def test_labels_stand_beside_the_questions_that_are_left() -> None:
    planned = plan(make_form("{since}?", "{topic}?"), Assignment(topic="T"))[0]
    assert (planned.questions, planned.labels) == (("T?",), ("label 1",))


def test_a_question_is_asked_once() -> None:
    assert ask("{topic}?", "{topic}?") == ("the deal?",)


def test_sections_stand_only_where_their_condition_holds() -> None:
    with_aim = make_form("{aim}?", only=Only.WITH_AIM)
    without = make_form("{topic}?", only=Only.WITHOUT_AIM)
    given = Assignment(topic="T", aim="win")
    assert plan(with_aim, given)
    assert not plan(without, given)
    assert not plan(with_aim, Assignment(topic="T"))
    assert plan(without, Assignment(topic="T"))


def test_the_title_is_filled_too() -> None:
    form = make_form("{since}?", only=Only.WITH_SINCE, title="Since {since}")
    planned = plan(form, Assignment(topic="T", since=date(2025, 1, 2)))
    assert planned[0].section.title == "Since 2 January 2025"
