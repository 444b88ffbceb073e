"""Force changed: hedges dropped, verbs hardened or softened, recitals made actions."""

from __future__ import annotations

import pytest

from tests.evals.mutate.tries import list_texts


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The scheme may be extended.", "The scheme will be extended."),
        ("The scheme could cut costs.", "The scheme can cut costs."),
        ("Prices are expected to fall.", "Prices will fall."),
        ("Prices are likely to fall.", "Prices will fall."),
        ("About 40 firms took part.", "40 firms took part."),
        ("An estimated 400 firms took part.", "400 firms took part."),
        ("The tool potentially harms workers.", "The tool harms workers."),
        ("The data suggest that prices fell.", "The data show that prices fell."),
        ("Demand is said to be high.", "Demand is high."),
        ("We believe that the plan is sound.", "The plan is sound."),
    ],
)
def test_a_hedge_is_dropped(text: str, wrong: str) -> None:
    """The possible, expected, approximate or supposed is stated as so."""
    assert wrong in list_texts("hedge_dropped", text)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The scheme may be extended.", "The scheme will be extended."),
        ("Prices are expected to fall.", "Prices will fall next year, as they are expected to."),
        ("The scheme may not be extended.", "The scheme may not be extended."),
        ("No fee may be charged.", "No fee may be charged."),
        ("It was signed in May 2020.", "It was signed in May 2020."),
        ("About the plan little is known.", "About the plan little is known."),
    ],
)
def test_a_hedge_that_the_evidence_does_not_have_stays(text: str, evidence: str) -> None:
    """The stronger wording is the true one, or the hedge is none."""
    assert list_texts("hedge_dropped", text, (evidence,)) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("France intends to build six plants.", "France will build six plants."),
        ("France aims to build six plants.", "France has agreed to build six plants."),
        ("The firm plans to open two sites.", "The firm has opened two sites."),
        ("The firm plans to open two sites in 2027.", "The firm opened two sites in 2027."),
        ("Firms should report incidents.", "Firms must report incidents."),
        ("The chair may invite observers.", "The chair must invite observers."),
        ("The parties will publish a report.", "The parties must publish a report."),
        ("The code encourages firms to report.", "The code requires firms to report."),
        ("Firms are invited to report incidents.", "Firms are required to report incidents."),
        ("The panel considers whether to act.", "The panel decides whether to act."),
        ("The panel discussed the draft.", "The panel approved the draft."),
        ("The panel took note of the draft.", "The panel approved the draft."),
        ("The parties will seek to agree methods.", "The parties will agree methods."),
    ],
)
def test_a_verb_is_hardened(text: str, wrong: str) -> None:
    """Intention, advice, request and talk become undertaking, duty and deed."""
    assert wrong in list_texts("verb_hardened", text)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Firms should report incidents.", "Firms must report incidents."),
        ("France intends to build six plants.", "France will build six plants."),
        ("The panel has plans to open a site.", "The panel has plans to open a site."),
        ("The aim to open a site is old.", "The aim to open a site is old."),
        ("The parties will publish a report.", "The parties shall publish a report."),
    ],
)
def test_a_verb_as_strong_in_the_evidence_stays(text: str, evidence: str) -> None:
    """A claim weaker than its evidence would come true; a noun is no verb."""
    assert list_texts("verb_hardened", text, (evidence,)) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Firms must report incidents.", "Firms should report incidents."),
        ("Firms shall report incidents.", "Firms may report incidents."),
        ("The parties will publish a report.", "The parties could publish a report."),
        ("Firms are required to report.", "Firms are encouraged to report."),
        ("The panel decided to close the site.", "The panel considered whether to close the site."),
        ("The law requires a licence.", "The law encourages a licence."),
        ("The text has been adopted.", "The text has been discussed."),
    ],
)
def test_a_verb_is_softened(text: str, wrong: str) -> None:
    """Duty, undertaking and deed become advice, option and talk."""
    assert wrong in list_texts("verb_softened", text)


def test_a_softer_verb_of_the_evidence_stays() -> None:
    """The evidence only advises: softening would mend the claim."""
    evidence = ("Firms should report incidents.",)
    assert list_texts("verb_softened", "Firms must report incidents.", evidence) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The parties recognise the importance of sharing data.",
            "The parties commit to sharing data.",
        ),
        (
            "The parties recognise the need to protect workers.",
            "The parties agree to protect workers.",
        ),
        ("Recalling the agreement of 2019;", "Implementing the agreement of 2019;"),
        ("Desiring to widen access to data;", "Agreeing to widen access to data;"),
        ("Noting that trust is needed;", "Agreeing that trust is needed;"),
        ("France welcomed the proposal.", "France agreed to the proposal."),
        ("The panel took note of the report.", "The panel approved the report."),
    ],
)
def test_a_recital_is_made_an_action(text: str, wrong: str) -> None:
    """What is recognised, noted or desired is not agreed."""
    assert wrong in list_texts("recital_as_action", text)


def test_a_recital_that_is_none_stays() -> None:
    """The evidence has the action: the claim is the weaker one."""
    evidence = ("The parties agree to protect workers.",)
    text = "The parties recognise the need to protect workers."
    assert list_texts("recital_as_action", text, evidence) == set()
