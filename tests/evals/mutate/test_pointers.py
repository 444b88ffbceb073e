"""Pointers to sentences that do not prove the claim."""

from __future__ import annotations

import pytest

from evals.mutate.pointers import may_prove
from tests.evals.mutate.tries import try_way

_CLAIM = "The office must publish its standards by 31 March."
_DOCUMENT = (
    "The office has ten members and a chair.",
    _CLAIM,
    "The standards must be reviewed every two years.",
    "Fees are set by the minister each spring.",
    "Contact",
)


def test_another_sentence_of_the_document_is_cited() -> None:
    """Never the proof, never a heading, and the text is untouched."""
    made = try_way("swap_pointer", _CLAIM, document=_DOCUMENT)
    cited = {each.evidence for each in made}
    assert cited == {(_DOCUMENT[0],), (_DOCUMENT[2],), (_DOCUMENT[3],)}
    assert {each.text for each in made} == {_CLAIM}


def test_the_sentence_next_to_it_is_cited() -> None:
    """One before or one after, no further."""
    made = try_way("neighbouring_sentence", _CLAIM, document=_DOCUMENT)
    assert {each.evidence for each in made} == {(_DOCUMENT[0],), (_DOCUMENT[2],)}


@pytest.mark.parametrize("way", ["swap_pointer", "neighbouring_sentence"])
def test_a_sentence_that_says_the_same_is_not_cited(way: str) -> None:
    """The same fact told twice proves the claim twice."""
    document = (_CLAIM, "By 31 March the office must publish its standards.", "Fees are low.")
    assert try_way(way, _CLAIM, document=document) == []


def test_the_most_similar_sentence_of_another_document_is_cited() -> None:
    """A twin with another date, not the sentence that says the same."""
    others = (
        "By 31 March the office must publish its standards.",
        "The office must publish its standards by 30 June.",
        "The minister must publish a report.",
    )
    (made,) = try_way("other_documents_twin", _CLAIM, others=others)
    assert made.evidence == (others[1],)
    assert try_way("other_documents_twin", _CLAIM, others=("Fish swim in the deep sea.",)) == []


def test_a_number_that_was_not_offered_is_cited() -> None:
    """No evidence comes with it."""
    (made,) = try_way("pointer_missing", _CLAIM)
    assert (made.text, made.evidence) == (_CLAIM, ())
    assert try_way("pointer_missing", _CLAIM, ()) == []


@pytest.mark.parametrize(
    ("sentence", "proves"),
    [
        ("The office must publish its standards by 31 March.", True),
        ("2.1 Its standards must be published by the office by 31 March.", True),
        ("The office must publish its standards by 30 June.", False),
        ("The office should publish its standards by 31 March, the panel advises.", False),
        ("The office has ten members.", False),
    ],
)
def test_what_may_prove_a_claim(sentence: str, proves: bool) -> None:
    """Most of its words, its date, and its force."""
    assert may_prove(_CLAIM, sentence) is proves
