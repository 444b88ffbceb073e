"""Finding: what comes back, in which order, and what never does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.embed.double import HashEmbedder
from store.finding import ranking
from store.index.lexical_double import MemoryLexical
from store.types import Hit, Passage, Region
from tests.store.worlds import make_library, make_passage, make_searcher

WORDS = st.sampled_from(
    ("model", "safety", "export", "control", "chips", "data", "treaty", "14110", "risk", "the")
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5)
LIBRARIES = st.lists(TEXTS, min_size=1, max_size=5).map(
    lambda documents: make_library({f"d{n}": texts for n, texts in enumerate(documents)})
)
QUESTIONS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


LIBRARY = make_library(
    {
        "deal": (
            "The parties intend to share methods for testing advanced models.",
            "Cooperation on civil nuclear energy shall begin within 180 days.",
            "This memorandum does not constitute a legally binding obligation.",
        ),
        "order": (
            "Executive Order 14110 requires red-team tests of dual-use models.",
            "Section 4.2 of the order sets reporting duties for developers.",
        ),
        "note": ("The weather in the capital was mild for the season.",),
    }
)


def test_the_passage_that_answers_comes_first() -> None:
    hits = make_searcher(LIBRARY).search("when does nuclear energy cooperation begin?")
    assert hits[0].passage.id == "deal-001"
    assert hits[0].document.id == "deal"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("EO 14110", "order-000"),
        ("what does section 4.2 say", "order-001"),
        ("180 days", "deal-001"),
        ("E.O. 14110", "order-000"),
        ('"legally binding obligation"', "deal-002"),
    ],
)
def test_numbers_sections_and_quotes_lead_to_their_passage(query: str, wanted: str) -> None:
    assert make_searcher(LIBRARY).search(query)[0].passage.id == wanted


def test_a_quoted_phrase_outweighs_the_same_words_apart() -> None:
    passages = make_library(
        {
            "a": ["Free data. Free flow. Data flow."],
            "b": [
                "A long passage about trade, tariffs and ships that names the free flow of data."
            ],
        }
    )
    searcher = make_searcher(passages)
    assert searcher.search("free flow of data")[0].passage.id == "a-000"
    assert searcher.search('what is the "free flow of data"?')[0].passage.id == "b-000"
    assert searcher.search("what is the “free flow of data”?")[0].passage.id == "b-000"


def test_boilerplate_comes_after_what_a_document_says() -> None:
    passages = [
        make_passage("a", 0, "Cookies and privacy policy", region=Region.BOILERPLATE),
        make_passage("b", 0, "The privacy policy of the ministry covers cookies and logs."),
    ]
    hits = make_searcher(passages).search("privacy policy cookies")
    assert ids(hits) == ["b-000", "a-000"]


def test_each_side_says_its_score() -> None:
    best = make_searcher(LIBRARY).search("civil nuclear energy")[0]
    assert best.lexical is not None
    assert best.lexical > 0
    assert best.similarity is not None
    assert 0 < best.similarity <= 1 + 1e-6


@given(passages=LIBRARIES, query=QUESTIONS)
@settings(max_examples=60, deadline=None)
def test_search_equals_brute_force(passages: list[Passage], query: str) -> None:
    """With every passage a candidate, the ranking is the ranking of the whole library."""
    embedder = HashEmbedder()
    words = {hit.passage: hit.score for hit in MemoryLexical(passages).search(query, k=999)}
    pairs = {hit.passage: hit.score for hit in MemoryLexical(passages).search_pairs(query, k=999)}
    vector = embedder.embed([query])[0]
    documents = sorted({passage.version for passage in passages})
    every = sorted(passages, key=lambda passage: passage.id)
    scores = ranking.score(
        ranking.Signals(
            words=np.array([words.get(one.id, 0.0) for one in every]),
            pairs=np.array([pairs.get(one.id, 0.0) for one in every]),
            similarity=np.array(
                [float(embedder.embed([one.indexed])[0] @ vector) for one in every]
            ),
            documents=np.array([documents.index(one.version) for one in every]),
            ordinals=np.array([one.ordinal for one in every]),
            boilerplate=np.zeros(len(every), dtype=np.bool_),
            asked=len(query.split()),
        ),
        depth=999,
        weights=ranking.Weights(),
    )
    best = every[int(np.argmax(scores))]
    echoes = {hit.passage: hit.score for hit in MemoryLexical(passages).search(best.indexed, k=999)}
    scores = ranking.add_echo(
        scores, np.array([echoes.get(one.id, 0.0) for one in every]), ranking.Weights()
    )
    hits = make_searcher(passages).search(query, k=999, collapse=False)
    assert sorted(ids(hits)) == [one.id for one in every]
    wanted = {one.id: score for one, score in zip(every, scores, strict=True)}
    assert [hit.score for hit in hits] == pytest.approx(sorted(scores, reverse=True), abs=1e-5)
    assert all(hit.score == pytest.approx(wanted[hit.passage.id], abs=1e-5) for hit in hits)


@given(passages=LIBRARIES, query=QUESTIONS, seed=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_arrival_does_not_matter(
    passages: list[Passage], query: str, seed: object
) -> None:
    first = make_searcher(passages).search(query)
    shuffled = list(passages)
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    again = make_searcher(shuffled).search(query)
    assert ids(first) == ids(again)
    assert ids(first) == ids(make_searcher(passages).search(query))


@given(passages=LIBRARIES, query=QUESTIONS, k=st.integers(1, 30), keep=st.sets(st.integers(0, 4)))
@settings(max_examples=60, deadline=None)
def test_filters_count_and_uniqueness(
    passages: list[Passage], query: str, k: int, keep: set[int]
) -> None:
    versions = frozenset(f"v-d{n}" for n in keep)
    hits = make_searcher(passages).search(query, k=k, versions=versions)
    assert len(hits) <= k
    assert all(hit.passage.version in versions for hit in hits)
    assert len(set(ids(hits))) == len(hits)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    prefix = make_searcher(passages).search(query, k=999, versions=versions, collapse=False)
    assert {hit.passage.id for hit in hits} <= {hit.passage.id for hit in prefix}


@pytest.mark.parametrize(
    "query",
    [
        "\x00\x01\x02\x1b[31m",
        "\ud800 model",
        "a" * 100_000,
        "safety of models and " * 5_000,
        'AND OR NOT ( " [ { ~ ^ : \\ /',
        '"unclosed phrase',
        '""',
        "“ ”",
        "?!",
        "\N{RIGHT-TO-LEFT OVERRIDE}model",
        "모델 안전",
    ],
)
def test_no_question_breaks_the_search(query: str) -> None:
    hits = make_searcher(LIBRARY).search(query)
    assert len(set(ids(hits))) == len(hits)


@given(query=st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_question_gets_an_answer_or_nothing(query: str) -> None:
    hits = make_searcher(LIBRARY).search(query, k=3)
    assert len(hits) == (3 if query.strip() else 0)


@pytest.mark.parametrize("query", ["", "   ", "\n\t"])
def test_an_empty_question_finds_nothing(query: str) -> None:
    assert make_searcher(LIBRARY).search(query) == []


def test_an_empty_library_or_scope_finds_nothing() -> None:
    assert make_searcher([]).search("model") == []
    assert make_searcher(LIBRARY).search("model", versions=frozenset()) == []
    assert make_searcher(LIBRARY).search("model", k=0) == []


def test_copies_are_folded_into_the_best_and_named() -> None:
    text = "The parties intend to share methods for testing advanced models before release."
    passages = make_library({"a": [text, "Other matters."], "b": [text], "c": ["Mild weather."]})
    hits = make_searcher(passages).search("testing advanced models")
    assert hits[0].passage.document in {"a", "b"}
    assert hits[0].copies == (({"a", "b"} - {hits[0].passage.document}).pop(),)
    assert sum(hit.passage.text == text for hit in hits) == 1
    unfolded = make_searcher(passages).search("testing advanced models", collapse=False)
    assert sum(hit.passage.text == text for hit in unfolded) == 2


def test_the_best_passage_leads_to_the_one_it_names() -> None:
    passages = make_library(
        {
            "a": ["The pilot follows the Lisbon Protocol of the agency."],
            "b": ["The Lisbon Protocol of the agency limits flights at night."],
            "c": ["The weather in spring was mild and the harvest good."],
            "d": ["A second pilot came home from the sea."],
        }
    )
    query = "which protocol does the pilot follow?"
    scores = [
        {
            hit.passage.id: hit.score
            for hit in make_searcher(passages, weights=ranking.Weights(echo=echo)).search(query)
        }
        for echo in (0.0, 0.5)
    ]
    gains = {name: scores[1][name] - scores[0][name] for name in scores[0]}
    assert gains["b-000"] == pytest.approx(0.5)
    assert gains["c-000"] == 0
    assert gains["d-000"] < gains["b-000"]


def test_a_passage_gains_from_its_neighbours_inside_one_document() -> None:
    filler = ["The chair opened the sitting.", "Minutes were approved.", "A vote was taken."]
    talk = ["Chips and export licences matter.", "I agree with that.", "Licences for chips, yes."]
    passages = make_library({"meeting": [*filler, *talk, *reversed(filler)]})
    hits = make_searcher(passages).search("export licences for chips", k=3)
    assert set(ids(hits)) == {"meeting-003", "meeting-004", "meeting-005"}


def test_vectors_count_less_where_words_match_well() -> None:
    """Of two passages, one for each side, a strong match of words turns the order round."""

    def find_first(best: float, *, asked: int) -> int:
        scores = ranking.score(
            ranking.Signals(
                words=np.array([best, 0.0]),
                pairs=np.zeros(2),
                similarity=np.array([0.2, 0.6]),
                documents=np.array([0, 1]),
                ordinals=np.array([0, 0]),
                boilerplate=np.zeros(2, dtype=np.bool_),
                asked=asked,
            ),
            depth=300,
            weights=ranking.Weights(),
        )
        return int(np.argmax(scores))

    assert find_first(40.0, asked=8) == 0
    assert find_first(10.0, asked=8) == 1
    assert find_first(20.0, asked=8) == 0
    assert find_first(20.0, asked=60) == 1
