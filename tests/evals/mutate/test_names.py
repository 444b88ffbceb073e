"""Wrong names, instruments and speakers."""

from __future__ import annotations

import pytest

from tests.evals.mutate.tries import list_texts

_DOCUMENT = (
    "Mr Jonas Reck reported on the pilot.",
    "Ms Grace Lyle asked for more time.",
    "The Ministry of Finance paid for the pilot.",
    "The Agency for Digital Safety ran the pilot.",
    "Talks were held in Brussels and in Vienna.",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ms Grace Lyle welcomed the result.", "Ms Jonas Reck welcomed the result."),
        (
            "The costs were met by the Ministry of Finance.",
            "The costs were met by the Agency for Digital Safety.",
        ),
        ("The first round was held in Vienna.", "The first round was held in Brussels."),
        ("The Council adopted its position.", "The Parliament adopted its position."),
        (
            "Sweden will pay 12 million euros, and Norway will pay the rest.",
            "Norway will pay 12 million euros, and Sweden will pay the rest.",
        ),
        ("The OECD estimates the cost.", "The IMF estimates the cost."),
    ],
)
def test_a_name_is_changed(text: str, wrong: str) -> None:
    """Persons, bodies and places, from the document first; two names in each other's place."""
    assert wrong in list_texts("name", text, document=_DOCUMENT)


def test_a_short_form_is_no_other_name() -> None:
    """VITA and the institute that it stands for are one body."""
    evidence = ("The Verania Institute for Trustworthy AI pays.",)
    document = ("The office and VITA agreed.", "The report of AAAO is due.")
    made = list_texts(
        "name", "The Verania Institute for Trustworthy AI pays.", evidence, document=document
    )
    assert not any("VITA" in each for each in made)


def test_a_name_of_the_evidence_is_not_put_in() -> None:
    """Who else stands in the evidence may be right too."""
    evidence = ("The talks in Vienna ended, and those in Brussels began.",)
    made = list_texts("name", "The talks in Vienna ended.", evidence, document=_DOCUMENT)
    assert made
    assert "The talks in Brussels ended." not in made


def test_names_joined_by_and_are_not_swapped() -> None:
    """`Norway and Sweden` says what `Sweden and Norway` says."""
    made = list_texts("name", "Sweden and Norway signed the text.")
    assert made
    assert "Norway and Sweden signed the text." not in made


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The declaration was signed in June.", "The agreement was signed in June."),
        (
            "The Memorandum of Understanding runs for three years.",
            "The Treaty runs for three years.",
        ),
        ("Article 5 bans the practice.", "Article 6 bans the practice."),
        ("Article 83(5) sets the fines.", "Article 83(4) sets the fines."),
        ("Annex III lists the uses.", "Annex II lists the uses."),
        ("The guidelines ask for a register.", "The regulations ask for a register."),
        ("The draft regulation bans the practice.", "The regulation bans the practice."),
        (
            "Under Regulation (EU) 2016/679 a fine is due.",
            "Under Regulation (EU) 2018/1725 a fine is due.",
        ),
        ("The Assurance Act 2024 applies.", "The Assurance Act 2023 applies."),
    ],
)
def test_an_instrument_is_changed(text: str, wrong: str) -> None:
    """Another kind, the next number, a draft taken for final."""
    document = ("The Assurance Act 2023 was repealed.",)
    assert wrong in list_texts("twin_instrument", text, document=document)


def test_the_number_of_a_twin_in_the_library_is_put_in() -> None:
    """Guidance Note 7 and Guidance Note 11 are the twins that readers confuse."""
    others = ("This note replaces Guidance Note 11.",)
    made = list_texts("twin_instrument", "Guidance Note 7 asks for consent.", others=others)
    assert "Guidance Note 11 asks for consent." in made


def test_a_kind_that_the_evidence_names_is_not_put_in() -> None:
    """The evidence calls it both: neither word is wrong."""
    evidence = ("The declaration, an agreement in all but name, was signed.",)
    made = list_texts("twin_instrument", "The declaration was signed.", evidence)
    assert "The agreement was signed." not in made


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Critics argue that the rules protect companies.",
            "The rules protect companies.",
        ),
        (
            "The company says that it will hire 400 people.",
            "The company will hire 400 people.",
        ),
        (
            "According to the OECD, the effect is likely to be small.",
            "The effect is likely to be small.",
        ),
        (
            "The effect is likely to be small, according to the OECD.",
            "The effect is likely to be small.",
        ),
        (
            "Critics argue that the rules protect companies.",
            "Officials argue that the rules protect companies.",
        ),
        (
            "The Ministry of Finance said that the plan was late.",
            "The Agency for Digital Safety said that the plan was late.",
        ),
    ],
)
def test_the_speaker_is_lost_or_changed(text: str, wrong: str) -> None:
    """Somebody's word becomes a fact, or another's word."""
    assert wrong in list_texts("attribution", text, document=_DOCUMENT)


def test_an_attribution_stays_where_the_evidence_states_the_fact() -> None:
    """What the evidence states in its own words is true without a speaker."""
    evidence = ("The rules protect companies.",)
    text = "Critics argue that the rules protect companies."
    assert "The rules protect companies." not in list_texts("attribution", text, evidence)
