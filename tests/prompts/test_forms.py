"""The files of the forms: questions that the search understands, words that a reader is shown."""

from __future__ import annotations

from importlib import resources

import pytest

from agent.briefing.aspects import GENERAL, find_aspect
from agent.briefing.computed.compute import COMPUTATIONS
from agent.briefing.forms import NAMES, load_form
from agent.briefing.plan import plan
from agent.briefing.types import Assignment, Content
from agent.question.analyse import analyse

TOPIC = "the Ocean Data Deal"
ALL = Assignment(topic=TOPIC, actors=("Norland",))


def test_every_file_is_one_of_the_forms() -> None:
    files = {each.name for each in (resources.files("prompts") / "forms").iterdir()}
    assert {each for each in files if each.endswith(".yaml")} == {f"{name}.yaml" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_questions_are_questions_of_a_sort_that_is_known(name: str) -> None:
    """One of no known sort would look for its own words alone."""
    topic = analyse(TOPIC)
    for planned in plan(load_form(name), ALL):
        for question in planned.questions:
            assert question.endswith("?")
            assert find_aspect(question, topic).name != "own words" or "Norland" in question


@pytest.mark.parametrize("name", NAMES)
def test_computations_are_there(name: str) -> None:
    named = {each.computed_by for each in load_form(name).sections} - {None}
    assert named <= set(COMPUTATIONS)


@pytest.mark.parametrize("name", NAMES)
def test_every_section_says_what_stands_there_when_nothing_was_found(name: str) -> None:
    for section in load_form(name).sections:
        assert section.empty.endswith((".", "all the same."))


@pytest.mark.parametrize("name", NAMES)
def test_only_what_asks_for_anything_sums_up(name: str) -> None:
    """A bottom line is the strongest sentence, not the answer to a narrow question."""
    topic = analyse(TOPIC)
    for planned in plan(load_form(name), ALL):
        if planned.section.sums_up and planned.section.content is Content.COMPOSED:
            sorts = {find_aspect(each, topic).name for each in planned.questions}
            assert GENERAL in sorts
