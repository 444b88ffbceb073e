"""A budget is kept, and no document crowds out the others."""

from __future__ import annotations

from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose.fill import SHARE, Unit, estimate_tokens, fill
from store.types import Document, Region, Sentence
from tests.agent.compose.offers import ferry_document

WORDS = "The ferry number {} sails to the harbour number {} in the morning."


def _unit(document: Document, *places: int, text: str = WORDS) -> Unit:
    sentences = tuple(
        Sentence(
            document=document.id,
            version=document.version,
            ordinal=place,
            start=place * 100,
            end=place * 100 + 50,
            text=text.format(place, document.id),
            region=Region.BODY,
        )
        for place in places
    )
    return Unit(document=document, read=partial(tuple, sentences))


def _offered(units: list[Unit], budget: int, share: float = SHARE) -> dict[str, list[int]]:
    groups = fill(units, budget, share=share)
    return {group.document.id: [each.ordinal for each in group.sentences] for group in groups}


ONE, TWO = ferry_document("one"), ferry_document("two")


def test_documents_come_in_order_of_rank_and_sentences_in_order_of_reading() -> None:
    """What fits best comes first; within a document one reads on."""
    units = [_unit(TWO, 7, 8), _unit(ONE, 3), _unit(TWO, 1, 2, 7)]
    assert _offered(units, 2_000) == {"two": [1, 2, 7, 8], "one": [3]}


def test_no_document_takes_more_than_its_share() -> None:
    """A flood of passages of one document leaves room for the others."""
    units = [_unit(ONE, *range(at, at + 5)) for at in range(0, 500, 5)] + [_unit(TWO, 1)]
    offered = _offered(units, 1_000)
    assert 10 <= len(offered["one"]) <= 18
    assert offered["two"] == [1]


def test_a_document_that_is_asked_about_alone_may_take_all() -> None:
    """Nobody else has anything to say."""
    units = [_unit(ONE, *range(at, at + 5)) for at in range(0, 500, 5)]
    assert len(_offered(units, 1_000, share=1.0)["one"]) >= 35


def test_what_another_document_says_word_for_word_is_left_out() -> None:
    """A copy proves nothing more; short lines are no copies."""
    same = "Every ferry that sails to a harbour in Arland is inspected."
    units = [_unit(ONE, 1, text=same), _unit(TWO, 1, text=same), _unit(ONE, 2, text="Aims"),
             _unit(TWO, 2, text="Aims")]  # fmt: skip
    assert _offered(units, 2_000) == {"one": [1, 2], "two": [2]}


def test_a_sentence_that_does_not_fit_is_passed_over() -> None:
    """A table row of ten thousand words does not end the list, nor hide what stands beside it."""
    huge = _unit(ONE, 1, text="cell " * 10_000).read()
    unit = Unit(document=ONE, read=partial(tuple, [*huge, *_unit(ONE, 2).read()]))
    assert _offered([unit, _unit(TWO, 1)], 1_000) == {"one": [2], "two": [1]}


def test_the_best_unit_may_exceed_the_share() -> None:
    """However small the budget, what fits best is offered."""
    assert _offered([_unit(ONE, 1, 2), _unit(TWO, 1)], 120) == {"one": [1, 2]}


def test_nothing_is_read_without_room() -> None:
    """Reading a document costs more than counting."""

    def _fail() -> tuple[Sentence, ...]:
        raise AssertionError("read without need")

    units = [_unit(ONE, *range(30)), Unit(document=ONE, read=_fail)]
    just_enough = sum(estimate_tokens(each.text) + 6 for each in units[0].read()) + 60
    assert _offered(units, just_enough + 20, share=1.0)["one"] == list(range(30))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.lists(st.integers(0, 60), max_size=9))),
    st.integers(50, 3_000),
)
def test_a_budget_is_never_exceeded(asked: list[tuple[str, list[int]]], budget: int) -> None:
    """Neither the whole nor the share of one document."""
    units = [_unit(ferry_document(name), *places) for name, places in asked]
    groups = fill(units, budget, share=SHARE)
    costs = [sum(estimate_tokens(each.text) for each in group.sentences) for group in groups]
    assert sum(costs) <= budget
    first = len(next((places for _, places in asked if places), [])) * 17
    assert all(cost <= max(SHARE * budget, first) for cost in costs)
    for group in groups:
        ordinals = [each.ordinal for each in group.sentences]
        assert ordinals == sorted(set(ordinals))


def test_letters_beyond_ascii_count_more() -> None:
    """Vocabularies are made of English first."""
    assert estimate_tokens("abcd" * 10) == 10
    assert estimate_tokens("паром" * 10) == 50
