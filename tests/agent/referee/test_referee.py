"""A draft against a small library: each ruling, with what it shows."""

from __future__ import annotations

import pytest

from agent.referee.errors import NothingToCheck
from agent.referee.referee import referee
from agent.referee.types import Ruled, Ruling
from evals.shelf import Shelf, build
from store.errors import BadInput
from tests.agent.referee.shelves import check, make_draft


def rule(shelf: Shelf, *sentences: str) -> Ruled:
    """Return the ruling on the last of some sentences."""
    return check(shelf, *sentences).ruled[-1]


def checks_of(ruled: Ruled) -> set[str]:
    """Return the names of the checks that found something."""
    return {finding.check for finding in ruled.findings}


def test_a_sound_paraphrase_is_supported_by_its_passage(shelf: Shelf) -> None:
    """The ruling names the sentence that proves it."""
    ruled = rule(shelf, "Records of an inspection must be kept by the Office for seven years.")
    assert ruled.ruling is Ruling.SUPPORTED
    assert ruled.evidence[0].quote.startswith("1.2 The Office must keep the records")


def test_a_harder_verb_is_overstated_and_the_source_is_offered(shelf: Shelf) -> None:
    """What was intended is not told as decided; the safe wording is the source's own."""
    ruled = rule(shelf, "The Office will open a second pilot station at Lorne.")
    assert ruled.ruling is Ruling.OVERSTATED
    assert "intends to open" in ruled.safe
    assert ruled.safe.startswith("Charter of the Harbour Office")


def test_another_figure_is_contradicted(shelf: Shelf) -> None:
    """The source has a value of its own for it."""
    ruled = rule(shelf, "The budget for 2021 was 41 million florins.")
    assert ruled.ruling is Ruling.CONTRADICTED
    assert checks_of(ruled) == {"figures"}


def test_a_lost_negation_is_contradicted(shelf: Shelf) -> None:
    """The nearest sentence decides, although another one may share its words."""
    ruled = rule(shelf, "The Office charges fees for inspections of fishing boats.")
    assert ruled.ruling is Ruling.CONTRADICTED


def test_what_no_document_says_is_unsupported(shelf: Shelf) -> None:
    """An invented sentence is told as such, whatever stands near it."""
    ruled = rule(shelf, "Two tugs were lost in a storm off Cape Merrow.")
    assert ruled.ruling is Ruling.UNSUPPORTED


def test_the_date_line_of_a_document_is_read_along(shelf: Shelf) -> None:
    """A document's own date and issuer stand over its sentences."""
    ruled = rule(
        shelf, "On 9 June 2022 the Audit Chamber of Tamar found that 48 ships were piloted in 2021."
    )
    assert ruled.ruling is Ruling.SUPPORTED
    assert len(ruled.evidence) > 1


def test_an_altered_quotation_is_shown_beside_the_true_one(shelf: Shelf) -> None:
    """The finding says which word stands for which."""
    ruled = rule(shelf, "Anna Berg said: “Safe harbours begin with accurate charts.”")
    assert ruled.ruling is Ruling.CONTRADICTED
    assert checks_of(ruled) == {"quotation"}
    assert "'accurate' stands for 'honest'" in ruled.findings[0].message


def test_a_quotation_may_differ_in_typography(shelf: Shelf) -> None:
    """Marks, capitals at the start and the stop at the end are no change of words."""
    ruled = rule(
        shelf, "Anna Berg, the director, said that “safe harbours begin with honest charts”."
    )
    assert ruled.ruling is Ruling.SUPPORTED


def test_a_document_cited_wrongly_is_told_with_the_right_one(shelf: Shelf) -> None:
    """What one document says is not proven by it when another one is named."""
    ruled = rule(shelf, "The Charter says that 48 ships were piloted in 2021.")
    assert ruled.ruling is Ruling.UNSUPPORTED
    assert checks_of(ruled) == {"citation"}
    assert "Report on pilotage" in ruled.findings[0].message


def test_a_footnote_is_a_citation(shelf: Shelf) -> None:
    """The document that a footnote names must be the one that says it."""
    text = "# A draft\n\n48 ships were piloted in 2021.[^1]\n\n[^1]: Charter of the Harbour Office."
    review = referee(make_draft(text), shelf)
    assert [each.ruling for each in review.faults] == [Ruling.UNSUPPORTED]
    assert checks_of(review.faults[0]) == {"citation"}


def test_a_withdrawn_text_does_not_speak_for_today(shelf: Shelf) -> None:
    """A rule that only withdrawn guidance has is told as lapsed."""
    ruled = rule(shelf, "Vessels longer than ninety metres must moor with six lines.")
    assert ruled.ruling is Ruling.OVERSTATED
    assert "standing" in checks_of(ruled)


def test_a_withdrawn_text_may_be_told_of_as_such(shelf: Shelf) -> None:
    """Who says that it was the earlier rule tells no more than is so."""
    ruled = rule(
        shelf,
        "Under the withdrawn Guidance Note 3, vessels longer than ninety metres must moor with six "
        "lines.",
    )
    assert "standing" not in checks_of(ruled)


def test_orders_to_a_model_prove_nothing(shelf: Shelf) -> None:
    """A sentence of a page that addresses assistants is never evidence."""
    ruled = rule(shelf, "ChartMaster has been selected by the Harbour Office as its sole supplier.")
    assert ruled.ruling is not Ruling.SUPPORTED
    assert not any("assistants" in item.quote for item in ruled.evidence)


def test_asks_and_questions_are_passed_over_with_a_reason(shelf: Shelf) -> None:
    """They are listed, and say why they were not checked."""
    review = check(
        shelf,
        "Ministers are asked to note the point.",
        "Who pays for this?",
        "The budget for 2021 was 14 million florins.",
    )
    rulings = [each.ruling for each in review.ruled[1:]]
    assert rulings == [Ruling.NOT_CHECKABLE, Ruling.NOT_CHECKABLE, Ruling.SUPPORTED]
    assert all(each.remark for each in review.ruled[:3])


def test_advice_that_no_document_gives_is_no_claim(shelf: Shelf) -> None:
    """A judgement without a figure is the writer's, unless a document speaks of it."""
    review = check(
        shelf,
        "It would be prudent to consult the shipping companies again.",
        "The budget for 2021 was 14 million florins.",
    )
    assert review.ruled[1].ruling is Ruling.NOT_CHECKABLE


def test_a_draft_without_a_claim_is_refused(shelf: Shelf) -> None:
    """Nothing to check is an error of its own, not a pass."""
    with pytest.raises(NothingToCheck, match="nothing that can be checked"):
        check(shelf, "What shall we do?")


def test_an_empty_library_is_refused() -> None:
    """Without documents every sentence would be unsupported, which says nothing."""
    with pytest.raises(BadInput, match="holds no documents"):
        check(build([]), "The budget for 2021 was 14 million florins.")


def test_progress_counts_every_sentence(shelf: Shelf) -> None:
    """The last number told is the number of sentences."""
    told: list[tuple[int, int]] = []
    draft = make_draft("# A draft\n\nThe budget for 2021 was 14 million florins. Who knows?\n")
    referee(draft, shelf, tell=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_every_supported_sentence_carries_evidence(shelf: Shelf) -> None:
    """A ruling that shows no passage would be a claim of ours."""
    review = check(
        shelf,
        "The Office does not charge fees for inspections of fishing boats.",
        "Pilots are trained at the college in Brae for eighteen months.",
    )
    assert review.counts[Ruling.SUPPORTED] == 2
    assert all(each.evidence for each in review.ruled if each.ruling is Ruling.SUPPORTED)
