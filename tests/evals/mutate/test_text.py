"""Stitched sentences, spoiled letters, details and quotations from nowhere."""

from __future__ import annotations

import pytest

from tests.evals.mutate.tries import list_texts, try_way


@pytest.mark.parametrize(
    ("text", "other", "wrong"),
    [
        (
            "The office will publish its standards in May.",
            "The minister will close three regional sites.",
            "The office will close three regional sites.",
        ),
        (
            "Two reports were sent to the council.",
            "All the licences were withdrawn by the court.",
            "Two reports were withdrawn by the court.",
        ),
        (
            "France intends to build six plants.",
            "Spain intends to leave the common energy market.",
            "France intends to leave the common energy market.",
        ),
    ],
)
def test_two_sentences_are_stitched(text: str, other: str, wrong: str) -> None:
    """The seam is at the same verb, so the grammar holds."""
    assert list_texts("stitched", text, others=(other,)) == {wrong}


def test_sentences_that_say_the_same_are_not_stitched() -> None:
    """The result would be the other sentence, or the claim again."""
    text = "The office will publish its standards in May."
    others = ("In June the office will publish its annual report.", "It will publish standards.")
    assert not any(
        each in others or each == text for each in list_texts("stitched", text, others=others)
    )
    assert list_texts("stitched", text, others=("Nobody came.",)) == set()


@pytest.mark.parametrize(
    "text", ["The Commission fined the firm.", "The fine is 10 million euros.", "Rules apply."]
)
def test_one_letter_is_replaced_by_a_look_alike(text: str) -> None:
    """Same length, one place, and mostly outside the Latin alphabet."""
    for made in list_texts("homoglyph", text):
        assert len(made) == len(text)
        assert sum(one != two for one, two in zip(made, text, strict=True)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Commission fined the firm in 2021.",
        "Sweden will contribute to the fund.",
        "The panel discussed the draft;",
    ],
)
def test_a_detail_is_added_at_the_end(text: str) -> None:
    """A figure, a name, a reason or a date, before the full stop."""
    made = list_texts("outside_knowledge", text)
    assert len(made) > 10
    for each in made:
        assert each.startswith(text[:-1])
        assert each.endswith(text[-1])


def test_a_detail_that_the_evidence_gives_is_not_added() -> None:
    """Then it would be no outside knowledge."""
    evidence = ("The text was signed after months of negotiation.",)
    made = list_texts("outside_knowledge", "The text was signed.", evidence)
    assert made
    assert "The text was signed, after months of negotiation." not in made


@pytest.mark.parametrize(
    ("text", "evidence", "wrong"),
    [
        (
            "The office must not disclose data unless the owner consents.",
            "The office must not disclose data unless the owner consents.",
            "The office must not disclose data.",
        ),
        (
            'The act says: "Data may be shared freely where both parties agree."',
            "Data may be shared freely where both parties agree.",
            'The act says: "Data may be shared freely."',
        ),
        (
            "We cannot promise that it will be agreed.",
            "We cannot promise that it will be agreed.",
            "It will be agreed.",
        ),
        (
            "Critics argue that the rules protect companies.",
            "Critics argue that the rules protect companies.",
            "The rules protect companies.",
        ),
        (
            "The minister is open to the idea, but the matter is not for him.",
            "The minister is open to the idea, but the matter is not for him.",
            "The minister is open to the idea.",
        ),
    ],
)
def test_a_quotation_is_cut(text: str, evidence: str, wrong: str) -> None:
    """What is left is verbatim and says something else."""
    assert wrong in list_texts("quote_truncated", text, (evidence,))


def test_only_quotations_are_cut() -> None:
    """A paraphrase is no quotation, and a cut that changes nothing is not made."""
    evidence = ("Unless the owner consents, no data may be disclosed.",)
    text = "The office must not disclose data unless the owner consents."
    assert list_texts("quote_truncated", text, evidence) == set()
    assert list_texts("quote_truncated", "The office publishes its standards.") == set()


@pytest.mark.parametrize(
    ("text", "evidence", "wrong"),
    [
        (
            'The minister said: "Our citizens will feel the benefit."',
            "Our citizens will feel the benefit.",
            'The minister said: "Our people will feel the benefit."',
        ),
        (
            "The minister said that all schools would be connected.",
            "We will connect every school, the minister told the house.",
            'The minister said: "All schools would be connected."',
        ),
        (
            "Officials hope to keep the results secret.",
            "The results are to be secret, officials hope.",
            'The text reads: "Officials hope to keep the results secret."',
        ),
        (
            "The panel publishes its results every year.",
            "The panel publishes its results every year.",
            'The text reads: "The panel publishes its findings every year."',
        ),
    ],
)
def test_a_quotation_is_invented(text: str, evidence: str, wrong: str) -> None:
    """Words nobody said stand in quotation marks."""
    assert wrong in list_texts("invented_quote", text, (evidence,))


def test_no_verbatim_words_are_passed_off_as_invented() -> None:
    """A true quotation stays out: every one made differs from the evidence."""
    text = "The panel publishes its results every year."
    for made in try_way("invented_quote", text):
        assert f'"{text}"' not in made.text
