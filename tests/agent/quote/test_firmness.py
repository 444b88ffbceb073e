"""How firmly a sentence speaks of what was asked."""

from __future__ import annotations

import pytest

from agent.question.types import Firmness
from agent.question.words import find_terms
from agent.quote.firmness import asserts_done, falls_short, find_governing


@pytest.mark.parametrize(
    ("sentence", "lead", "words"),
    [
        ("Trade is expected to grow.", "", "is expected to"),
        ("Coordinating the planning of trade.", "We intend to help by:", "intend to"),
        ("Ships that may sink will carry trade.", "", "will"),
        ("Trade grows.", "", None),
    ],
)
def test_the_word_that_governs_is_found(sentence: str, lead: str, words: str | None) -> None:
    terms = frozenset(find_terms("trade grow planning carry"))
    force = find_governing(sentence, lead, terms)
    assert (force.words if force else None) == words


def test_what_comes_later_in_an_item_does_not_govern_it() -> None:
    terms = frozenset(find_terms("planning"))
    sentence = "Coordinating the planning of works that could potentially involve others."
    force = find_governing(sentence, "We intend to help by:", terms)
    assert force is not None
    assert force.words == "intend to"


@pytest.mark.parametrize(
    ("asked", "sentence", "short"),
    [
        (Firmness.FUTURE, "They intend to meet.", True),
        (Firmness.FUTURE, "They will meet.", False),
        (Firmness.FUTURE, "They shall meet.", False),
        (Firmness.OBLIGATION, "They will meet.", True),
        (Firmness.OBLIGATION, "They must meet.", False),
        (Firmness.DONE, "They will meet.", True),
        (Firmness.PRESENT, "They intend to meet.", False),
    ],
)
def test_an_answer_falls_short_when_it_is_less_firm(
    asked: Firmness, sentence: str, *, short: bool
) -> None:
    force = find_governing(sentence, "", frozenset(find_terms("meet")))
    assert falls_short(asked, force) is short


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("They have issued guidelines.", True),
        ("Guidelines were issued in May.", True),
        ("They are working together to establish guidelines issued later.", True),
        ("They are working to issue guidelines.", False),
        ("Guidelines will be issued.", False),
        ("Guidelines have not been issued.", False),
        ("Once issued, guidelines bind.", False),
    ],
)
def test_done_is_told_from_under_way(sentence: str, *, done: bool) -> None:
    forms = frozenset({"issued", "issue", "issuing"})
    assert asserts_done(sentence, forms, frozenset()) is done
