"""One contract for the word index and its double."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import IndexDamaged
from store.index import lexical
from store.index.lexical_double import MemoryLexical
from store.ports import LexicalIndex
from store.types import Passage, Region

Make = Callable[[Sequence[str]], LexicalIndex]


def passage(number: int, text: str) -> Passage:
    return Passage(
        id=f"p{number:03}",
        document=f"d{number % 3}",
        version=f"v{number % 3}",
        ordinal=number,
        first=number,
        last=number,
        start=0,
        end=len(text),
        text=text,
        indexed=text,
        region=Region.BODY,
    )


@pytest.fixture(params=["tantivy", "memory"])
def make(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Make:
    def tantivy(texts: Sequence[str]) -> LexicalIndex:
        folder = tmp_path_factory.mktemp("words")
        lexical.build(folder, [passage(number, text) for number, text in enumerate(texts)])
        return lexical.open(folder)

    def memory(texts: Sequence[str]) -> LexicalIndex:
        return MemoryLexical([passage(number, text) for number, text in enumerate(texts)])

    return tantivy if request.param == "tantivy" else memory


TEXTS = (
    "The parties shall exchange information on the safety of advanced models.",
    "Export controls apply to semiconductors and to manufacturing equipment.",
    "The Secretary of State may extend the period by 90 days.",
    "A model card describes the model, its purpose and its limits.",
    "The WHO published guidance on health and machine learning.",
    "",
)


def found(index: LexicalIndex, query: str, k: int = 10) -> list[str]:
    return [hit.passage for hit in index.search(query, k=k)]


def test_the_passage_with_the_words_comes_first(make: Make) -> None:
    assert found(make(TEXTS), "which export controls apply to semiconductors?")[0] == "p001"


def test_other_forms_of_a_word_are_found(make: Make) -> None:
    assert found(make(TEXTS), "extending periods")[0] == "p002"


def test_case_does_not_matter(make: Make) -> None:
    assert found(make(TEXTS), "SEMICONDUCTORS") == ["p001"]


def test_stop_words_alone_find_nothing(make: Make) -> None:
    assert found(make(TEXTS), "what is the of and to") == []


def test_a_pronoun_is_no_name_and_a_name_is_no_pronoun(make: Make) -> None:
    index = make(TEXTS)
    assert found(index, "who is it") == []
    assert found(index, "WHO") == ["p004"]


def test_scores_fall_and_k_is_kept(make: Make) -> None:
    hits = make(TEXTS).search("model information guidance safety", k=2)
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score > 0


def test_only_the_versions_asked_for_are_searched(make: Make) -> None:
    index = make(TEXTS)
    hits = index.search("model", k=10, versions=frozenset({"v0"}))
    assert {hit.passage for hit in hits} == {"p000", "p003"}
    assert index.search("model", k=10, versions=frozenset()) == []
    assert index.search("model", k=10, versions=frozenset({"unknown"})) == []


def test_a_filter_leaves_scores_alone(make: Make) -> None:
    index = make(TEXTS)
    every = {hit.passage: hit.score for hit in index.search("model safety", k=10)}
    inside = index.search("model safety", k=10, versions=frozenset({"v0"}))
    assert all(hit.score == pytest.approx(every[hit.passage]) for hit in inside)


@pytest.mark.parametrize(
    "query",
    [
        "model AND NOT safety",
        'text:"model" +safety -card ~2 ^4',
        "id:p001 OR version:v0",
        "[* TO *] {a TO b} /model/ mod* model?",
        "((((",
        '"',
        "\\",
        "\x00\x01\x1b model \ud800",
        "",
        "   ",
        "\N{SNOWMAN}",
    ],
)
def test_query_syntax_is_text_like_any_other(make: Make, query: str) -> None:
    names = set(found(make(TEXTS), query))
    assert names <= {"p000", "p003"}
    if "model" in query.split():
        assert "p003" in names


def test_a_question_of_100_kilobytes_is_answered(make: Make) -> None:
    assert "p001" in found(make(TEXTS), "semiconductors " + "lorem ipsum dolor " * 6000)


def test_an_instrument_is_found_by_its_letters(make: Make) -> None:
    index = make(("The executive order was revoked.", "The memorandum of understanding ends."))
    assert found(index, "is EO 14110 in force?") == ["p000"]
    assert found(index, "MOU") == ["p001"]
    assert found(index, "EO") == []


def test_words_side_by_side_count_apart(make: Make) -> None:
    index = make(
        (
            "Safety of models. Advanced equipment for testing.",
            "The safety of advanced models is tested.",
            "Nothing in common.",
        )
    )
    hits = index.search_pairs("how safe are advanced models?", k=10)
    assert [hit.passage for hit in hits] == ["p001"]
    assert index.search_pairs("models", k=10) == []
    assert index.search_pairs("advanced models", k=10, versions=frozenset({"v0"})) == []


def test_k_below_one_returns_nothing(make: Make) -> None:
    assert make(TEXTS).search("model", k=0) == []


def test_an_empty_index_finds_nothing(make: Make) -> None:
    assert found(make(()), "model") == []


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.text(max_size=60), max_size=6), query=st.text(max_size=80))
def test_any_text_can_be_indexed_and_asked(make: Make, texts: list[str], query: str) -> None:
    hits = make(texts).search(query, k=10)
    assert len({hit.passage for hit in hits}) == len(hits)


def test_both_agree_on_which_passages_match(tmp_path: Path) -> None:
    passages = [passage(number, text) for number, text in enumerate(TEXTS)]
    lexical.build(tmp_path / "words", passages)
    real, double = lexical.open(tmp_path / "words"), MemoryLexical(passages)
    for query in ("model safety", "export of equipment", "90 days", "guidance"):
        assert set(found(real, query)) == set(found(double, query))


def test_a_missing_or_broken_folder_is_said_to_be_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="nowhere"):
        lexical.open(tmp_path / "nowhere")
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(IndexDamaged, match="rebuilt"):
        lexical.open(tmp_path)
