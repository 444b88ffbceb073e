"""What "it" is: where a sentence that leans on another may be proven."""

from __future__ import annotations

import pytest

from agent.referee.bound import find_names, leans
from agent.referee.opposing import is_of_same_thing
from agent.referee.types import Ruling
from evals.shelf import Shelf, build
from store.readers import parse
from tests.agent.referee.shelves import check

LIGHTS: str = """\
# Lights Act

Ministry of Ports, Republic of Tamar

1. The Lights Register is published by the Ministry every spring.

2. Article 6 and the corresponding duties of owners shall apply from 2 August 2027.

3. This Act applies from 2 August 2026.

4. Operators of beacons shall:

(a) keep a log of repairs.
"""
GRAIN: str = """\
# Grain Statute

Ministry of Farms, Republic of Brae

1. The use of the silos listed under section 4 shall be considered voluntary.

2. The tax on barley shall be paid in the autumn by each grower.
"""


@pytest.fixture(scope="module")
def library() -> Shelf:
    """Return two acts that have nothing to do with each other."""
    texts = {"lights-act.md": LIGHTS, "grain-statute.md": GRAIN}
    return build([(name, parse(text.encode(), name)) for name, text in texts.items()])


@pytest.mark.parametrize(
    "text",
    [
        "Its use is voluntary.",
        "They must keep a log.",
        "In May 2024, it was repealed.",
        "The use of it is free.",
        "However, these apply only to ships.",
        "The same applies to pilots.",
    ],
)
def test_a_subject_that_another_sentence_names_is_found(text: str) -> None:
    """Pronouns and possessives point back, also behind a date or "however"."""
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is for the council to decide on fees.",
        "In its reply, the Ministry refused.",
        "Those who hold a licence may sail.",
        "Those delivered before May keep the old term.",
        "The Ministry and its agencies must keep a log.",
    ],
)
def test_a_sentence_with_its_own_subject_leans_on_none(text: str) -> None:
    """An empty "it", or one that the sentence itself explains, points nowhere."""
    assert not leans(text)


def test_the_fullest_name_is_the_thing_spoken_of() -> None:
    """An issuer has many texts; the longer name is the text meant."""
    assert find_names("TMC issued the Harbour Risk Code in May 2021.") == ("Harbour Risk Code",)


@pytest.mark.parametrize(
    "sentences",
    [
        ("The Lights Register is published by the Ministry every spring; its use is voluntary.",),
        ("The Lights Register is published by the Ministry every spring.", "Its use is voluntary."),
    ],
)
def test_it_is_not_proven_by_an_act_on_other_things(
    library: Shelf, sentences: tuple[str, ...]
) -> None:
    """Another statute calls the use of silos voluntary, which says nothing of the register."""
    assert check(library, *sentences).ruled[-1].ruling is not Ruling.SUPPORTED


def test_it_is_proven_beside_the_thing(library: Shelf) -> None:
    """The twin of it: the same words about the thing that the statute has them of."""
    ruled = check(
        library,
        "Each grower shall pay the tax on barley in the autumn.",
        "It shall be paid by each grower.",
    ).ruled[-1]
    assert ruled.ruling is Ruling.SUPPORTED
    assert {item.document.title for item in ruled.evidence} == {"Grain Statute"}


def test_the_date_of_another_duty_contradicts_nothing() -> None:
    """One provision may apply later than the rest; the very thing dated otherwise does tell."""
    later = "Article 6 and the corresponding duties of owners shall apply from 2 August 2027."
    assert not is_of_same_thing("The Act applies from 2 August 2026.", later)
    assert is_of_same_thing("The duties of owners under Article 6 apply from 2026.", later)


def test_a_lead_without_its_items_proves_nothing(library: Shelf) -> None:
    """The words “Operators shall:” have every name of a duty and not the duty."""
    ruled = check(library, "Operators of beacons shall pay.").ruled[-1]
    assert ruled.ruling is not Ruling.SUPPORTED


def test_every_passage_shown_is_needed(library: Shelf) -> None:
    """What proves a sentence alone is shown alone."""
    ruled = check(library, "The Ministry publishes the Lights Register every spring.").ruled[-1]
    assert ruled.ruling is Ruling.SUPPORTED
    assert len(ruled.evidence) == 1
