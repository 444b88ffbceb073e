"""The check: wrong evidence is stopped, and changed words in near-verbatim statements are."""

from __future__ import annotations

import pytest

from agent.checks.overlap.check import check
from agent.checks.overlap.difference import find_edits
from agent.types import Finding, Judgement
from tests.agent.checks.build import FACT, evidence

QUOTE = (
    "The Minister of Energy may suspend the draft agreement with the Harbour Authority "
    "before the review is published."
)


def judgements(text: str, quote: str = QUOTE, title: str = "") -> list[Judgement]:
    return [found.judgement for found in findings(text, quote, title)]


def findings(text: str, quote: str = QUOTE, title: str = "") -> list[Finding]:
    return check(text, FACT, (evidence(quote, title=title),))


def test_the_quotation_passes() -> None:
    assert judgements(QUOTE) == []


def test_a_paraphrase_passes() -> None:
    text = "Until the review comes out, the energy minister can put the draft agreement on hold."
    assert judgements(text) == []


def test_a_statement_about_something_else_is_unsupported() -> None:
    found = findings("Hospitals in Verania hired four hundred nurses last winter.")
    assert [each.judgement for each in found] == [Judgement.UNSUPPORTED]
    assert "nurses" in found[0].words


def test_the_lead_of_a_list_item_is_evidence() -> None:
    item = "shared computing capacity;"
    text = "The Governments intend to advance cooperation by sharing computing capacity."
    lead = "The two Governments intend to advance their cooperation by:"
    assert check(text, FACT, (evidence(item, lead=lead),)) == []


def test_without_evidence_there_is_nothing_to_compare() -> None:
    """That a statement has none is for the pointer check to say."""
    assert check("Tidal power is cheap.", FACT, ()) == []


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        ("suspend", "resume", Judgement.CONTRADICTED),
        ("published", "funded", Judgement.UNSUPPORTED),
        ("review", "railway", Judgement.UNSUPPORTED),
        ("before", "after", Judgement.CONTRADICTED),
        ("may suspend", "must suspend", Judgement.OVERSTATED),
        ("may suspend", "may not suspend", Judgement.CONTRADICTED),
        ("may suspend", "may only suspend", Judgement.OVERSTATED),
        ("draft agreement", "agreement", Judgement.OVERSTATED),
    ],
)
def test_one_changed_word_is_seen(one: str, other: str, judgement: Judgement) -> None:
    assert judgement in judgements(QUOTE.replace(one, other))


@pytest.mark.parametrize(
    "text",
    [
        QUOTE.replace("agreement", "accord"),
        QUOTE.replace("agreement", "agreements"),
        QUOTE.replace("suspend", "suspending"),
        "According to the statement, " + QUOTE[0].lower() + QUOTE[1:],
        "Furthermore, " + QUOTE[0].lower() + QUOTE[1:],
        QUOTE.replace(" before the review is published", ""),
    ],
)
def test_a_harmless_change_passes(text: str) -> None:
    assert judgements(text) == []


def test_words_of_the_title_may_be_added() -> None:
    text = "Under the Tidal Concord, " + QUOTE[0].lower() + QUOTE[1:]
    assert judgements(text, title="The Tidal Concord") == []


def test_exchanged_parts_are_contradicted() -> None:
    quote = "The regional office informs the national agency of each incident."
    turned = "The national agency informs the regional office of each incident."
    assert judgements(turned, quote) == [Judgement.CONTRADICTED]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Ports, roads and railways are covered.", "Roads, railways and ports are covered."),
        ("In June the committee met twice.", "The committee met twice in June."),
        (
            "This Part does not prevent a council from adopting stricter rules.",
            "Nothing in this Part prevents a council from adopting stricter rules.",
        ),
        (
            "The national agency is informed by the regional office of each incident.",
            "The regional office informs the national agency of each incident.",
        ),
    ],
)
def test_another_order_of_the_same_passes(text: str, quote: str) -> None:
    assert judgements(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The Harbour Board ought to publish its full costs every year.",
            "The Harbour Board should publish its full costs every year.",
        ),
        (
            "The panel is to meet once a year or more often and to review the plan.",
            "The panel is to meet at least once a year and to review the plan.",
        ),
        (
            "The hold of such a ship takes nine tonnes or less of any cargo.",
            "The hold of such a ship takes at most nine tonnes of any cargo.",
        ),
    ],
)
def test_a_small_word_told_by_another_passes(text: str, quote: str) -> None:
    """The word "requires" for "must" changes a word and nothing else."""
    assert judgements(text, quote) == []


def test_a_small_word_that_nothing_tells_is_found() -> None:
    """A bound that the source does not set changes what is said."""
    quote = "The hold of such a ship takes nine tonnes of any cargo."
    assert judgements("The hold of such a ship takes nine tonnes or less of any cargo.", quote)


def test_a_paraphrase_is_not_compared_word_by_word() -> None:
    assert find_edits("The energy minister can put the draft on hold.", [QUOTE]) is None
    assert find_edits(QUOTE.replace("review", "report"), [QUOTE]) is not None
