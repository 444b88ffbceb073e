"""Properties that hold for every reading: nothing lost, nothing twice, offsets exact."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.boundaries import find_sentences
from store.text.passages import build
from store.text.segment import segment
from store.text.units import HARD_CHARACTERS
from store.types import Block, Place, Reading, Region

_LEGAL = st.sampled_from(
    [
        "Art.",
        "5(1)",
        "No.",
        "10",
        "U.S.",
        "e.g.,",
        "(i)",
        "(a)",
        "the",
        "The",
        "shall",
        "act;",
        "and",
        "Recognising",
        "trust;",
        "by:",
        "3.14.",
        "“Yes.”",
        "end.12",
        "…",
        "?",
        "!",
        "今天。",
        "।",
        "Inc.",
        "v.",
        "(see",
        "Annex",
        "A.)",
        "x" * 30,
        "é",
        "e\u0301",
        "👍🏽",
        "🇬🇧",
        "한국",
    ]
)
_TEXT = st.one_of(
    st.lists(_LEGAL, min_size=1, max_size=60).map(" ".join),
    st.text(min_size=1, max_size=80).map(lambda text: " ".join(text.split())).filter(bool),
    st.integers(min_value=HARD_CHARACTERS - 5, max_value=3 * HARD_CHARACTERS).map(
        lambda n: ("word " * n)[:n].strip() or "w"
    ),
    st.integers(min_value=HARD_CHARACTERS - 5, max_value=2 * HARD_CHARACTERS).map(
        "e\u0301".__mul__
    ),
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Return a reading of a few blocks with plausible regions and heading paths."""
    text, blocks = "", []
    for _ in range(draw(st.integers(0, 8))):
        body = draw(_TEXT)
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{body}" if text else body
        blocks.append(
            Block(
                start=start,
                end=len(text),
                region=draw(st.sampled_from(list(Region))),
                heading_path=draw(st.sampled_from([(), ("One",), ("One", "Two " * 40)])),
                level=draw(st.integers(0, 3)),
            )
        )
    places = (Place(start=0, end=len(text)),) if text else ()
    return Reading(media_type="text/plain", text=text, blocks=tuple(blocks), places=places)


def count_words(texts: Sequence[str]) -> list[int]:
    """Return a token count that adds up exactly: words, and two special tokens."""
    return [len(text.split()) + 2 for text in texts]


@given(readings())
@settings(max_examples=150, deadline=None)
def test_sentences_hold_every_word_once(reading: Reading) -> None:
    """Sentences are in order, do not overlap, lie in blocks, and leave only white space out."""
    sentences = segment(reading, document="d", version="v")
    at = 0
    for ordinal, sentence in enumerate(sentences):
        assert sentence.ordinal == ordinal
        assert sentence.text == reading.text[sentence.start : sentence.end]
        assert sentence.text == sentence.text.strip() != ""
        assert not reading.text[at : sentence.start].strip()
        assert sentence.lead is None or sentence.lead < ordinal
        assert any(b.start <= sentence.start and sentence.end <= b.end for b in reading.blocks)
        at = sentence.end
    assert not reading.text[at:].strip()


@given(readings())
@settings(max_examples=150, deadline=None)
def test_no_sentence_is_unbounded_or_starts_inside_a_character(reading: Reading) -> None:
    """No unit exceeds the hard limit, and none starts with a mark that belongs before it."""
    for sentence in segment(reading, document="d", version="v"):
        assert sentence.end - sentence.start <= HARD_CHARACTERS
        block = next(b for b in reading.blocks if b.start <= sentence.start < b.end)
        inside = sentence.start > block.start and not reading.text[sentence.start - 1].isspace()
        if inside and len(reading.text) > HARD_CHARACTERS:
            assert not unicodedata.combining(sentence.text[0])


@given(readings(), st.integers(24, 300))
@settings(max_examples=150, deadline=None)
def test_passages_cover_all_sentences_and_fit(reading: Reading, max_tokens: int) -> None:
    """Each sentence is in one passage; indexed text fits unless it is a single sentence."""
    sentences = segment(reading, document="d", version="v")
    passages = build(
        sentences, reading, title="A title", count_tokens=count_words, max_tokens=max_tokens
    )
    ordinals = [n for p in passages for n in range(p.first, p.last + 1)]
    assert ordinals == list(range(len(sentences)))
    assert len({p.id for p in passages}) == len(passages)
    for passage in passages:
        assert passage.text == reading.text[passage.start : passage.end]
        assert passage.indexed.endswith(passage.text)
        assert passage.first == passage.last or count_words([passage.indexed])[0] <= max_tokens
        regions = {sentences[n].region for n in range(passage.first, passage.last + 1)}
        assert regions == {Region.BOILERPLATE} or Region.BOILERPLATE not in regions


@given(_TEXT)
def test_sentences_of_a_sentence_are_itself(text: str) -> None:
    """Cutting keeps all characters but white space."""
    cuts = find_sentences(text)
    assert "".join("".join(text[c.start : c.end].split()) for c in cuts) == "".join(text.split())
