"""Negations, comparisons, exceptions, quantifiers and qualifiers."""

from __future__ import annotations

import pytest

from tests.evals.mutate.tries import list_texts


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The results are confidential.", "The results are not confidential."),
        ("The law applies to banks.", "The law does not apply to banks."),
        ("The law does not apply to banks.", "The law applies to banks."),
        ("The Committee agreed a budget.", "The Committee did not agree a budget."),
        ("The treaty entered into force in June.", "The treaty did not enter into force in June."),
        ("No decision has been taken.", "A decision has been taken."),
        ("The talks have not yet ended.", "The talks have ended."),
        ("The office cannot impose fines.", "The office can impose fines."),
        ("Tests are run without notice.", "Tests are run with notice."),
        ("Neither party is bound by it.", "Each party is bound by it."),
        ("The code is non-binding.", "The code is binding."),
        ("The practice is unlawful.", "The practice is lawful."),
        ("Reporting is mandatory.", "Reporting is voluntary."),
        ("The rule no longer applies.", "The rule still applies."),
        ("A fine not exceeding 500 euros is due.", "A fine exceeding 500 euros is due."),
        ("There are risks in the plan.", "There are no risks in the plan."),
    ],
)
def test_a_negation_is_added_or_lost(text: str, wrong: str) -> None:
    """With not, no, never, without, neither, prefixes and plain opposites."""
    assert wrong in list_texts("negation", text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Some banks are small.", "Some banks are not small."),
        ("All banks are small.", "All banks are not small."),
        ("The scheme may be extended.", "The scheme may not be extended."),
        ("Amendment No. 1 is in force.", "Amendment a 1 is in force."),
        ("It is not only legal but useful.", "It is only legal but useful."),
        ("The panel has ten members.", "The panel has not ten members."),
        ("Where possible, results are shared.", "Where impossible, results are shared."),
        ("The report signed in June is public.", "The report did not sign in June is public."),
    ],
)
def test_a_negation_that_may_be_true_or_reads_badly_is_not_made(text: str, unwanted: str) -> None:
    """`Some are not` may be true beside `some are`."""
    assert unwanted not in list_texts("negation", text)


def test_a_negation_that_the_evidence_has_is_not_made() -> None:
    """The evidence says both, of two things."""
    evidence = ("The results are confidential.", "The methods are not confidential.")
    assert "The results are not confidential." not in list_texts(
        "negation", "The results are confidential.", evidence
    )


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Demand was higher than supply.", "Demand was lower than supply."),
        ("Emissions rose by 3%.", "Emissions fell by 3%."),
        ("The test comes before release.", "The test comes after release."),
        ("The test comes after release.", "The test comes before release."),
        ("It costs less than a school.", "It costs more than a school."),
        ("They meet at least once a year.", "They meet at most once a year."),
        ("The plan increases the budget.", "The plan decreases the budget."),
        ("It is the largest site.", "It is the smallest site."),
        ("Sales exceeded the target.", "Sales fell short of the target."),
        ("It came one month later than planned.", "It came one month earlier than planned."),
    ],
)
def test_a_comparison_is_reversed(text: str, wrong: str) -> None:
    """More and less, before and after, up and down."""
    assert wrong in list_texts("comparison", text)


@pytest.mark.parametrize(
    "text",
    [
        "The case came before the court.",
        "This gives rise to doubts.",
        "The act was named after its author.",
        "Once more it failed.",
        "The rules were laid before Parliament.",
    ],
)
def test_words_that_compare_nothing_stay(text: str) -> None:
    """Fixed phrases have no opposite."""
    assert list_texts("comparison", text) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Data must not be shared, except where the person consents.",
            "Data must not be shared.",
        ),
        ("No fee is due unless the office asks for one.", "No fee is due."),
        (
            "Unless the office objects, the transfer may proceed.",
            "The transfer may proceed.",
        ),
        (
            "Work could begin in May, subject to planning permission, and the site is due in 2027.",
            "Work could begin in May and the site is due in 2027.",
        ),
        ("All states other than Malta have signed the text.", "All states have signed the text."),
        (
            "The site will open to firms, provided that they pay a fee.",
            "The site will open to firms.",
        ),
    ],
)
def test_an_exception_is_dropped(text: str, wrong: str) -> None:
    """The clause goes with its commas, and the main clause stays whole."""
    assert wrong in list_texts("exception", text)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Data must not be shared unless asked for.", "Data must not be shared."),
        ("The use is subject to confidentiality.", "The use is subject to confidentiality."),
        ("None other than the minister will sign it.", "None other than the minister will sign."),
    ],
)
def test_no_exception_is_dropped_where_none_is_meant(text: str, evidence: str) -> None:
    """The evidence knows none, or the words are the predicate."""
    assert list_texts("exception", text, (evidence,)) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Some states have banned it.", "All states have banned it."),
        ("Most hospitals use it.", "All hospitals use it."),
        ("Several firms have agreed to it.", "All firms have agreed to it."),
        ("At least 30 days must pass.", "Exactly 30 days must pass."),
        ("It creates up to 350 jobs.", "It creates at least 350 jobs."),
        ("The fund is one of the largest in Europe.", "The fund is the largest in Europe."),
        ("Fines of not more than 500 euros are due.", "Fines of at least 500 euros are due."),
        ("The tool is often wrong.", "The tool is always wrong."),
        ("The delay is mainly due to staff.", "The delay is solely due to staff."),
        ("Almost all states signed the text.", "All states signed the text."),
    ],
)
def test_a_quantifier_is_changed(text: str, wrong: str) -> None:
    """Some made all, bounds made exact or turned round."""
    assert wrong in list_texts("quantifier", text)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Some states have banned it.", "All states have banned it."),
        ("Some states have banned it.", "France and some others, that is all states, have it."),
        ("Some 400 firms have joined.", "Some 400 firms have joined."),
        ("The most serious risks are listed.", "The most serious risks are listed."),
        ("The list is up to date.", "The list is up to date."),
        ("As many states joined as left.", "As many states joined as left."),
    ],
)
def test_a_quantifier_that_comes_true_is_not_made(text: str, evidence: str) -> None:
    """The evidence says `all`, or the word counts nothing."""
    assert list_texts("quantifier", text, (evidence,)) == set()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The parties will coordinate research, where appropriate.",
            "The parties will coordinate research.",
        ),
        ("The plan was approved in principle by the board.", "The plan was approved by the board."),
        ("Firms signed a voluntary code.", "Firms signed a code."),
        ("The panel will publish initial results.", "The panel will publish results."),
        ("France will halve its emissions by 2030.", "France will halve its emissions."),
        (
            "Firms must register high-risk systems.",
            "Firms must register systems.",
        ),
        (
            "Travel grants are paid, subject to the availability of funds.",
            "Travel grants are paid.",
        ),
    ],
)
def test_a_qualifier_is_dropped(text: str, wrong: str) -> None:
    """Phrases, adjectives, adverbs and time limits."""
    assert wrong in list_texts("qualifier_dropped", text)


def test_a_qualifier_that_the_evidence_does_not_have_stays() -> None:
    """The claim is more careful than its evidence: without the qualifier it would be true."""
    evidence = ("Firms signed a code.",)
    assert list_texts("qualifier_dropped", "Firms signed a voluntary code.", evidence) == set()
    assert list_texts("qualifier_dropped", "The code is voluntary.") == set()
