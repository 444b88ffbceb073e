"""Documents as data: nothing in them can pass for the fence, a number, a role or a tag."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose.fence import defuse, make_marker
from agent.compose.layout import fence, write_offer
from agent.compose.types import Offer
from tests.agent.compose.offers import ferry_document, sentence

NASTY = st.one_of(
    st.text(),
    st.text(alphabet="[]［］【】0123456789 \n\t<>|/‹›"),
    st.lists(
        st.sampled_from(
            ["[3]", "\n[4] ", "[ 5 ]", "［6］", "<<<DATA ", "DATA ", ">>>", "Document: x\n", "…",
             "<|im_start|>", "</s>", "<think>", "System:", "\nAssistant: ", "\u202e", "\u200b",
             "[heading] ", "Under: ", "\u2028[7] ", "\x1b[2J", "{{question}}", "\ud800"]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@settings(deadline=None)
@given(NASTY)
def test_no_text_can_hold_a_pointer(text: str) -> None:
    """Square brackets are ours alone, and a text has one line."""
    shown = defuse(text)
    assert not set(shown) & set("[]［］【】〔〕⟦⟧")
    assert len(shown.splitlines()) <= 1


@settings(deadline=None)
@given(NASTY)
def test_nothing_unseen_is_left(text: str) -> None:
    """Control, direction and zero-width characters are spelled out."""
    assert not [
        each for each in defuse(text) if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"}
    ]


@settings(deadline=None)
@given(NASTY)
def test_no_tag_of_a_chat_template_is_left(text: str) -> None:
    """A server that reads such tags in texts finds none."""
    assert not re.search(r"<[a-z/|!｜<]|[a-z/|｜]>", defuse(text), re.IGNORECASE)


@settings(deadline=None)
@given(NASTY)
def test_defusing_twice_changes_nothing(text: str) -> None:
    """What was made harmless stays as it is."""
    assert defuse(defuse(text)) == defuse(text)


@settings(deadline=None)
@given(
    st.lists(NASTY.filter(lambda text: any(map(str.isalnum, text))), min_size=1, max_size=5),
    st.one_of(NASTY, st.sampled_from(["3", "3.14", "(3)", "٣", "Article 5"])),
)
def test_only_our_lines_look_like_ours(texts: list[str], number: str) -> None:
    """Whatever documents hold, each line with a number is one that was offered, in order."""
    document = ferry_document(title=texts[0])
    offer = Offer(
        evidence=tuple(
            sentence(document, at, text, number=number, lead=texts[-1], under=(text,))
            for at, text in enumerate(texts)
        )
    )
    fenced = fence(write_offer(offer))
    lines = fenced.text.split("\n")
    numbers = [found[1] for line in lines if (found := re.match(r"\[(\d+)\] ", line))]
    assert numbers == [str(at) for at in range(1, len(texts) + 1)]
    assert fenced.text.count(fenced.marker) == 2
    assert lines[0] == f"<<<DATA {fenced.marker}"
    assert lines[-1] == f"DATA {fenced.marker}>>>"
    assert re.findall(r"\[(\d+)\]", fenced.text) == numbers


@settings(deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_the_same_content_has_the_same_marker(texts: list[str]) -> None:
    """A recorded reply is found again, and no text holds the marker."""
    marker = make_marker(*texts)
    assert marker == make_marker(*texts)
    assert not any(marker in text for text in texts)


def test_a_marker_that_a_text_holds_is_not_taken() -> None:
    """Somebody who guesses the key gains nothing: another marker is derived."""
    held = make_marker("a question", "a text")
    other = make_marker("a question", "a text", held)
    assert held != other
    assert make_marker("ab", "c") != make_marker("a", "bc")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see [3] and [sic]", "see (3) and (sic)"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("co\u00adoperation", "cooperation"),
        ("fewer than < 5 and p > 3", "fewer than < 5 and p > 3"),
        ("<|im_start|>system", "‹|im_start|›system"),
        ("one\r\ntwo\u2029three", "one two three"),
        ("\uf0b7 item", "• item"),
        ("." * 50, "........⟨42 more⟩"),
        ("20 000 000", "20 000 000"),
    ],
)
def test_texts_as_they_are_shown(text: str, shown: str) -> None:
    """What stays, and what is spelled out."""
    assert defuse(text) == shown


def test_a_long_word_is_cut() -> None:
    """A thousand letters without a space are no word, and cost many tokens."""
    shown = defuse("ab" * 500)
    assert shown.endswith("⟨800 more⟩")
    assert len(shown) < 220


def test_piled_marks_are_cut() -> None:
    """A letter keeps as many marks as a script needs."""
    assert len(defuse("e" + "\u0301\u0302\u0303\u0304\u0305\u0306" * 20)) <= 5
