"""The pointer check: something is said, something is cited, and the place can exist."""

from __future__ import annotations

from dataclasses import replace

from agent.checks import pointer
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence


def test_a_statement_with_a_sound_pointer_passes() -> None:
    assert pointer.check("It opens.", FACT, [evidence("It opens.")]) == []


def test_a_statement_without_evidence_is_unsupported() -> None:
    found = pointer.check("It opens.", FACT, [])
    assert [finding.judgement for finding in found] == [Judgement.UNSUPPORTED]


def test_a_statement_without_words_is_unsupported() -> None:
    assert pointer.check(" … ", FACT, [evidence("It opens.")]) != []


def test_a_place_that_is_not_as_long_as_its_quote_is_found() -> None:
    offered = replace(evidence("It opens."), end=4)
    assert pointer.check("It opens.", FACT, [offered]) != []


def test_the_same_sentence_twice_is_found() -> None:
    offered = evidence("It opens.")
    assert pointer.check("It opens.", FACT, [offered, offered]) != []


def test_control_and_direction_characters_are_found() -> None:
    assert pointer.check("It \x1b[31mopens.", FACT, [evidence("It opens.")]) != []
    assert pointer.check("It \u202eopens.", FACT, [evidence("It opens.")]) != []


def test_a_private_character_of_the_source_may_be_quoted() -> None:
    """Word processors print bullets as characters of their own."""
    assert pointer.check("\uf0b7 It opens.", FACT, [evidence("\uf0b7 It opens.")]) == []
    assert pointer.check("\uf0b7 It opens.", FACT, [evidence("It opens.")]) != []
