"""A label means the same sentences of the same version for a whole conversation."""

from __future__ import annotations

from dataclasses import replace

from agent.chat.labels import Labels
from tests.agent.render.build import MEMO, PRESS, evidence, quotation

FIRST = quotation(evidence("The hub has 400 accelerators."))
SECOND = quotation(evidence("The hub has 600 accelerators.", PRESS, page=None))


def numbers(labels: Labels, *statements: object) -> list[tuple[int, ...]]:
    return [each.numbers for each in labels.number(statements).statements]  # type: ignore[arg-type]


def test_a_place_keeps_its_number_and_new_ones_go_on() -> None:
    labels = Labels()
    assert numbers(labels, FIRST) == [(1,)]
    assert numbers(labels, SECOND, FIRST) == [(2,), (1,)]
    assert [place.number for place in labels.places] == [1, 2]


def test_only_the_places_of_these_statements_come_back() -> None:
    labels = Labels()
    labels.number([FIRST])
    assert [place.number for place in labels.number([SECOND]).places] == [2]


def test_the_same_words_in_another_version_are_another_place() -> None:
    labels = Labels()
    other = replace(FIRST.evidence[0], document=replace(MEMO, version="bb" * 32))
    assert numbers(labels, FIRST, replace(FIRST, evidence=(other,))) == [(1,), (2,)]


def test_a_shorter_span_is_another_place() -> None:
    labels = Labels()
    shorter = replace(FIRST.evidence[0], end=FIRST.evidence[0].end - 1)
    assert numbers(labels, FIRST, replace(FIRST, evidence=(shorter,))) == [(1,), (2,)]


def test_a_statement_without_evidence_is_left_out() -> None:
    labels = Labels()
    assert numbers(labels, replace(FIRST, evidence=())) == []
    assert labels.find(1) is None


def test_find_knows_no_number_that_was_not_given() -> None:
    labels = Labels()
    labels.number([FIRST])
    assert labels.find(1) is not None
    assert [labels.find(number) for number in (0, -1, 2)] == [None, None, None]
