"""The evidence overlap: what raises it, what lowers it, and that its model is whole."""

from __future__ import annotations

import hashlib
import math
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.checks.overlap.cosines import COSINES, find_span
from agent.checks.overlap.features import NAMES, match, measure
from agent.checks.overlap.lists import OPPOSITES, are_opposed
from agent.checks.overlap.model import Tree, fingerprint, load_model, read_file
from agent.checks.overlap.reading import read
from agent.checks.overlap.score import Vectors, describe, score
from agent.checks.overlap.thesaurus import find_exchanged
from agent.checks.overlap.vocabulary import UNLISTED_WEIGHT, find_rarity, look_up

QUOTE = "The Office may inspect the premises of any provider that holds a licence."
OTHER = "Annual accounts are laid before Parliament by the end of June."


def features(claim: str, *sentences: str) -> dict[str, float]:
    found = match(read(claim), [read(sentence) for sentence in sentences])
    return dict(zip(NAMES, measure(found), strict=True))


def test_a_paraphrase_overlaps_more_than_a_stranger() -> None:
    claim = "Premises of licensed providers may be inspected by the Office."
    assert score(claim, [QUOTE]).value > 0.6
    assert score(claim, [OTHER]).value < 0.3


def test_the_sentence_that_meets_the_claim_may_stand_anywhere() -> None:
    claim = "The Office may inspect any provider."
    assert score(claim, [OTHER, QUOTE]).value > 0.6


def test_missing_words_are_named_the_rarest_first() -> None:
    found = score("The Office may inspect the new reactors of Lowmarsh.", [QUOTE])
    assert found.missing[0] == "lowmarsh"
    assert "office" not in found.missing


@pytest.mark.parametrize(("claim", "sentences"), [("", [QUOTE]), ("It is.", [QUOTE]), ("A", [])])
def test_nothing_to_compare_has_no_overlap(claim: str, sentences: list[str]) -> None:
    assert score(claim, sentences).value == 0.0


def test_words_of_a_title_need_not_stand_in_the_sentences() -> None:
    """The label takes the place of the missing name; without it the name counts against."""
    claim = "The Lowmarsh memorandum says that the Office may inspect the premises of providers."
    bare = score(claim, [QUOTE]).value
    assert score(claim, [QUOTE], labels=["Lowmarsh memorandum"]).value > bare


def test_vectors_decide_where_they_are_given() -> None:
    near = Vectors(claim=np.array([1.0, 0.0], np.float32), sentences=np.array([[1.0, 0.0]]))
    far = Vectors(claim=np.array([1.0, 0.0], np.float32), sentences=np.array([[0.0, 1.0]]))
    claim = "Providers can be visited."
    assert score(claim, [QUOTE], vectors=near).value > score(claim, [QUOTE], vectors=far).value


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_has_an_overlap_between_0_and_1(claim: str, sentences: list[str]) -> None:
    assert 0 <= score(claim, sentences).value <= 1


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_every_feature_is_a_number(claim: str, sentences: list[str]) -> None:
    values = describe(claim, sentences)
    assert values is None or all(math.isfinite(value) for value in values)


def test_shares_by_hand() -> None:
    """Two of four content words are met: "office" and "inspect"; no two stand side by side."""
    found = features("The Office will inspect reactors daily.", QUOTE)
    assert found["coverage"] == pytest.approx(0.5)
    assert found["bigrams"] == pytest.approx(1 / 3)
    assert found["names_met"] == found["numbers_met"] == 1


def test_the_floor_by_hand() -> None:
    """No content word but the name is met: 0.6 of 1/3, a number missed, a name met."""
    found = features("In Verania, 12 reactors.", "We met in Verania.")
    assert found["floor"] == pytest.approx(0.6 / 3 + 0.15)


def test_numbers_meet_in_words_and_in_digits() -> None:
    assert features("There are twelve members.", "The 12 members met.")["numbers_met"] == 1


@pytest.mark.parametrize(
    ("feature", "claim", "quote"),
    [
        ("negation_lost", "The Office inspects.", "The Office does not inspect."),
        ("hedge_lost", "The Office inspects.", "The Office may inspect."),
        ("hardened", "The Office must inspect.", "The Office may inspect."),
        ("quantifiers_new", "All providers hold licences.", "Providers hold licences."),
        ("comparatives_new", "Costs were lower.", "Costs were stated."),
        ("opposed", "Costs increased.", "Costs decreased."),
    ],
)
def test_mismatches(feature: str, claim: str, quote: str) -> None:
    """Each shows in its own feature, and not when the claim is the quote."""
    assert features(claim, quote)[feature] == 1
    assert features(quote, quote)[feature] == 0


def test_the_worst_clause_counts() -> None:
    """Two clauses, one wholly met and one not at all."""
    claim = "The Office may inspect the premises; reactors at Lowmarsh closed yesterday."
    found = features(claim, QUOTE)
    assert found["part_weighted_min"] == 0
    assert 0 < found["part_weighted_mean"] < 1


def test_two_sentences_together_span_a_claim() -> None:
    axes = np.eye(3, dtype=np.float32)
    claim = np.array([0.6, 0.8, 0.0], dtype=np.float32)
    assert find_span(claim, axes[:1]) == pytest.approx(0.36)
    assert find_span(claim, axes[:2]) == pytest.approx(1.0)
    assert find_span(claim, axes[2:]) == pytest.approx(0, abs=1e-6)


def test_a_tree_by_hand() -> None:
    tree = Tree(features=(0, 1, -1), cuts=(0.5, 2.0, 0.0), leaves=(1.0, 2.0, 3.0, 4.0))
    assert [tree.reach(row) for row in ((0.5, 2.0), (0.5, 3.0), (0.6, 9.0))] == [1, 2, 3]


def test_the_model_fits_the_features() -> None:
    """A feature that was added, taken away or moved must be fitted anew."""
    assert load_model("words").features == NAMES
    assert load_model("vectors").features == NAMES + COSINES


def test_the_model_says_what_it_was_fitted_on() -> None:
    written = read_file()
    assert "probability" in written.what
    assert all(source.rows and source.licence for source in written.fitted_on.values())
    assert len(fingerprint()) == 64


@pytest.mark.parametrize(
    ("claim", "quote", "value"),
    [
        ("Premises of licensed providers may be inspected by the Office.", QUOTE, 0.693),
        ("Providers send accounts to Parliament in June.", OTHER, 0.536),
        ("Tidal power is cheap.", QUOTE, 0.159),
    ],
)
def test_scores_stay_what_they_were(claim: str, quote: str, value: float) -> None:
    """What words are and how they are stemmed is shared with other checks.

    If this fails after a change there, fit again (`python -m evals.support.fit`) and measure.
    """
    assert score(claim, [quote]).value == pytest.approx(value, abs=0.02)


def test_rare_words_weigh_more() -> None:
    assert find_rarity("new") < find_rarity("inspect") < find_rarity("lowmarsh") == UNLISTED_WEIGHT


def test_words_of_one_use_are_alike() -> None:
    rows = look_up(["purchas", "buy", "reactor", "lowmarsh"])
    assert rows[0] @ rows[1] > 0.8 > rows[0] @ rows[2]
    assert not rows[3].any()


def test_opposites() -> None:
    assert are_opposed("increas", "decreas")
    assert are_opposed("lawful", "unlawful")
    assert not are_opposed("increas", "increas")
    assert all(one in OPPOSITES[other] for one, others in OPPOSITES.items() for other in others)


def test_words_of_contrary_sense_are_never_exchanged() -> None:
    assert "boost" in find_exchanged("enhanc")
    assert not [(one, other) for one in OPPOSITES for other in find_exchanged(one) & OPPOSITES[one]]


@pytest.mark.parametrize("name", ["model.json", "words.txt", "words.npy"])
def test_the_card_names_the_files_as_they_are(name: str) -> None:
    folder = files("agent.checks.overlap")
    found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    assert f"`{name}` | `{found}`" in (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
