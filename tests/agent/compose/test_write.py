"""The requests of model mode, as they are sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion  # noqa: TC002 - stands with the others

from agent.compose.types import Offer
from agent.compose.write import (
    list_prompts,
    write_repair,
    write_request,
    write_rewrite,
    write_second_look,
    write_standalone,
)
from agent.model.types import Purpose, Request
from agent.types import Finding, Judgement, Kind, Statement, Verdict
from tests.agent.compose.offers import ferry_document, plain_offer, sentence, small_offer

QUESTION = "How many ferries will be inspected [sic]?"


def _failed(offer: Offer, *places: int, text: str = "The Parties will inspect.") -> Statement:
    finding = Finding(
        check="force", judgement=Judgement.OVERSTATED, message="'will': the evidence intends"
    )
    return Statement(
        text=text,
        kind=Kind.FACT,
        evidence=tuple(offer.evidence[place] for place in places),
        verdict=Verdict(judgement=Judgement.OVERSTATED, findings=(finding,)),
    )


def _show(request: Request) -> str:
    turns = [f"=== {each.speaker} ===\n{each.text}" for each in request.messages]
    return "\n".join([*turns, "=== form ===", json.dumps(request.schema, indent=1)])


def _compose() -> Request:
    return write_request(QUESTION, small_offer(), as_of=date(2024, 5, 3))


def _rewrite() -> Request:
    return write_rewrite(QUESTION, [_failed(small_offer(), 3)], small_offer())


def _second_look() -> Request:
    return write_second_look([_failed(small_offer(), 3), _failed(small_offer(), 4, 5)])


def _standalone() -> Request:
    turns = [("user", "What is the Ferry Act?"), ("answer", "An act [1] of <b>2020</b>.")]
    return write_standalone("And who pays for it?", turns)


def _repair() -> Request:
    return write_repair(_standalone(), "Sure!", "the reply holds no JSON object")


@pytest.mark.parametrize("write", [_compose, _rewrite, _second_look, _standalone, _repair])
def test_rendered_prompts(write: Callable[[], Request], snapshot: SnapshotAssertion) -> None:
    """A changed prompt shows as a difference that somebody has to accept."""
    assert _show(write()) == snapshot


@pytest.mark.parametrize("write", [_compose, _rewrite, _second_look, _standalone, _repair])
def test_the_same_content_gives_the_same_request(write: Callable[[], Request]) -> None:
    """A recorded reply is found by the request's key."""
    assert write().key == write().key


def test_every_part_of_the_content_is_in_the_key() -> None:
    """Another question, another sentence or another day is another request."""
    offer = small_offer()
    keys = {
        write_request(QUESTION, offer, as_of=None).key,
        write_request(f"{QUESTION} ", offer, as_of=date(2024, 5, 3)).key,
        write_request("Why?", offer, as_of=None).key,
        write_request(QUESTION, Offer(evidence=offer.evidence[:-1]), as_of=None).key,
    }
    assert len(keys) == 4


def test_a_rewrite_shows_what_stands_around_the_cited_sentences() -> None:
    """Two sentences on each side, in the numbering of the first prompt."""
    offer = plain_offer(20)
    shown = write_rewrite(QUESTION, [_failed(offer, 9)], offer).messages[1].text
    assert [number for number in range(1, 21) if f"\n[{number}] " in shown] == [8, 9, 10, 11, 12]
    assert "It points at: 10" in shown


def test_a_rewrite_of_what_cites_nothing_shows_everything() -> None:
    """The sentence that proves it may stand anywhere."""
    offer = plain_offer(20)
    shown = write_rewrite(QUESTION, [_failed(offer, 9), _failed(offer)], offer).messages[1].text
    assert all(f"\n[{number}] " in shown for number in range(1, 21))
    assert "It points at: no sentence" in shown


def test_a_long_conversation_is_cut() -> None:
    """The last dozen turns are enough to know what "it" is."""
    turns = [("user", f"turn {at} " + "x y " * 5_000) for at in range(40)]
    text = write_standalone("And then?", turns).messages[1].text
    assert "turn 28" in text
    assert "turn 27" not in text
    assert len(text) < 30_000


def test_prompts_are_named_with_their_hashes() -> None:
    """An answer says which prompt files it came from."""
    named = dict(list_prompts(Purpose.COMPOSE, Purpose.REWRITE))
    assert set(named) == {"compose", "rewrite", "repair"}
    assert all(len(digest) == 64 for digest in named.values())


@settings(deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_no_question_or_document_adds_a_line_with_a_number(question: str, text: str) -> None:
    """Only offered sentences stand behind a number, whatever is asked and whatever they hold."""
    offer = Offer(evidence=(sentence(ferry_document(), 0, text),))
    user = write_request(question, offer, as_of=None).messages[1].text
    assert [line[:3] for line in user.split("\n") if line.startswith("[")] == ["[1]"]
    assert user.count("[") == 1


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
def test_failed_statements_are_one_block_each(texts: list[str]) -> None:
    """A statement that holds line breaks cannot bring forth another statement."""
    offer = plain_offer()
    failing = [_failed(offer, 0, text=text) for text in texts]
    user = write_rewrite(QUESTION, failing, offer).messages[1].text
    numbers = [line for line in user.split("\n") if line.startswith("Statement ")]
    assert len(numbers) == len(texts)
