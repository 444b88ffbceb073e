"""Compounds and concrete things that no source tells, and words that only look like one."""

from __future__ import annotations

import pytest

from agent.checks.relating import details
from tests.agent.checks.build import FACT, evidence


def refused(text: str, quote: str) -> bool:
    return bool(details.check(text, FACT, [evidence(quote)]))


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            "The platform joins tide, cargo and crew data.",
            "Data on tides, cargo and crews are joined on the platform.",
            "Data on tides, cargo and crews are joined on the Norland-hosted platform.",
        ),
        (
            "Tools help harbours to share data securely.",
            "Secure sharing of data among harbours is helped by tools.",
            "Secure real-time sharing of data among harbours is helped by tools.",
        ),
        (
            "The initiative reflects our values.",
            "Our values find reflection in the initiative.",
            "Our values find reflection in the multi-year initiative.",
        ),
        (
            "The light dessert will have a nutty taste.",
            "A nutty taste marks the light dessert.",
            "A nutty taste marks the light dessert, made with almonds.",
        ),
    ],
)
def test_a_fact_in_one_word_is_found(quote: str, sound: str, wrong: str) -> None:
    """The same paraphrase passes without the word, and is stopped with it."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (
            "It will help ports to anticipate, assess and detect leaks.",
            "Ports will be helped to foresee, judge and spot leaks.",
        ),
        ("We ask how you use this site.", "The site asks how visitors use it."),
        ("The EU's Tide Regulation binds ports.", "The European Union's Tide Regulation binds."),
        (
            "The government funds the laboratory, which tests hulls.",
            "Hulls are tested in the government-funded laboratory.",
        ),
        ("Data arrive at once.", "Data arrive in real-time."),
    ],
)
def test_what_only_looks_like_a_detail_passes(quote: str, text: str) -> None:
    """A verb among verbs, whoever "you" is, a part of a name, and another word for it."""
    assert not refused(text, quote)
