"""No document takes more than its share of the context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.finding.shares import share_out
from store.types import Hit
from tests.store.worlds import make_document, make_passage


def make_hits(documents: list[str]) -> list[Hit]:
    return [
        Hit(
            passage=make_passage(document, place, "text"),
            document=make_document(f"v-{document}"),
            score=float(-place),
        )
        for place, document in enumerate(documents)
    ]


def test_a_second_document_is_heard() -> None:
    kept = share_out(make_hits(list("aaaaab")), k=4)
    assert [hit.document.id for hit in kept] == ["a", "a", "b"] or len(kept) == 4
    assert "b" in [hit.document.id for hit in kept]


def test_one_document_alone_may_fill_everything() -> None:
    assert len(share_out(make_hits(list("aaaaa")), k=4)) == 4


@given(st.lists(st.sampled_from("abc"), max_size=20), st.integers(1, 10))
def test_order_stays_and_nothing_is_invented(documents: list[str], k: int) -> None:
    hits = make_hits(documents)
    kept = share_out(hits, k=k)
    assert len(kept) == min(k, len(hits))
    places = [hits.index(hit) for hit in kept]
    assert places == sorted(set(places))
