"""Statements are told as they are completed, however the reply is cut into pieces."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose.reply import ComposedReply, ReplyStatement, parse
from agent.compose.scan import StatementScanner

TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from('{}[]"\\,:\n \u202e'), st.characters(codec="utf-8")),
    min_size=1,
    max_size=40,
)
STATEMENTS = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "kind": st.sampled_from(["fact", "source_says", "Inference"]),
        "evidence": st.one_of(st.lists(st.integers(0, 99), max_size=3), st.just("3, 4")),
    }
)
REPLIES = st.fixed_dictionaries(
    {
        "outcome": st.just("documents_do_not_say"),
        "statements": st.lists(STATEMENTS, max_size=5),
        "conflicts": st.lists(
            st.fixed_dictionaries({"about": TEXTS, "sides": st.just([1, 2])}), max_size=3
        ),
        "gaps": st.lists(TEXTS, max_size=3),
    }
)
WRAPPINGS = st.sampled_from(
    ["{}", "```json\n{}\n```", "Sure, {{here}} it is:\n{}", '<think>{{"statements": [</think>{}',
     " \n{}", 'Here, "quoted" [1]: {} Done.']
)  # fmt: skip


def _feed(text: str, cuts: list[int]) -> list[ReplyStatement]:
    scanner = StatementScanner()
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    pieces = [text[a:b] for a, b in pairwise(places)]
    return [each for piece in pieces for each in scanner.feed(piece)]


@settings(deadline=None)
@given(REPLIES, WRAPPINGS, st.lists(st.integers(0, 2_000), max_size=20), st.booleans())
def test_any_cutting_gives_the_statements_of_the_whole(
    reply: dict[str, Any], wrapping: str, cuts: list[int], ascii_only: bool
) -> None:
    """Piece by piece or at once: the same statements in the same order."""
    text = wrapping.format(json.dumps(reply, ensure_ascii=ascii_only, indent=len(cuts) % 3 or None))
    assert _feed(text, cuts) == list(parse(text, ComposedReply).reply.statements)


@settings(deadline=None)
@given(
    st.text(alphabet='{}[]"\\:,<>/think statements 1é\n', max_size=200),
    st.lists(st.integers(0, 200)),
)
def test_garbage_never_raises(text: str, cuts: list[int]) -> None:
    """What cannot be read is passed over; how it is cut changes nothing."""
    assert _feed(text, cuts) == _feed(text, [])


def test_a_statement_is_told_with_its_closing_brace() -> None:
    """Not a character later, and not before."""
    scanner = StatementScanner()
    assert scanner.feed('{"outcome":"answer","statements":[{"text":"A}","evidence":[1]') == []
    (told,) = scanner.feed("}")
    assert told.text == "A}"
    assert scanner.feed("]") == []


def test_other_lists_hold_no_statements() -> None:
    """What looks like a statement elsewhere in the reply is none."""
    other = '{"gaps": [{"text": "a", "evidence": [1]}], "x": {"statements": [{"text": "b"}]}}'
    assert StatementScanner().feed(other) == []


def test_a_statement_that_cannot_be_read_is_passed_over() -> None:
    """The whole reply will be refused for it; the scanner goes on."""
    text = '{"statements": [{"text": 1}, {"text": "a", "evidence": [1]}, 5, "b"]}'
    assert [each.text for each in StatementScanner().feed(text)] == ["a"]


def test_after_the_reply_nothing_is_read() -> None:
    """A second object would make the reply ambiguous; it is not told."""
    scanner = StatementScanner()
    one = '{"statements": [{"text": "a", "evidence": [1]}]}'
    assert len(scanner.feed(one)) == 1
    assert scanner.feed(one) == []


def test_a_reset_begins_anew() -> None:
    """A broken stream leaves nothing behind."""
    scanner = StatementScanner()
    scanner.feed('{"statements": [{"text": "a", "evid')
    scanner.reset()
    assert len(scanner.feed('{"statements": [{"text": "b", "evidence": [1]}]}')) == 1


def test_a_runaway_statement_is_not_held() -> None:
    """Memory stays bounded, and what follows is still read."""
    scanner = StatementScanner()
    scanner.feed('{"statements": [{"text": "')
    for _ in range(100):
        scanner.feed("x" * 1_000)
    assert sum(map(len, scanner._held or [])) <= 20_000
    (told,) = scanner.feed('"}, {"text": "b", "evidence": [1]}]}')
    assert told.text == "b"


@pytest.mark.parametrize("key", ["\\u0073tatements", "statements"])
def test_the_key_is_read_as_json(key: str) -> None:
    """An escaped letter is the same letter."""
    text = f'{{"{key}": [{{"text": "a", "evidence": [1]}}]}}'
    assert len(StatementScanner().feed(text)) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1_000])
def test_thoughts_are_passed_over_however_they_are_cut(size: int) -> None:
    """A model drafts before it answers; a draft is no answer."""
    one = '{"statements": [{"text": "TEXT", "evidence": [1]}]}'
    text = f"<think>{one.replace('TEXT', 'draft')}</think>\n{one.replace('TEXT', 'answer')}"
    scanner = StatementScanner()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert [each.text for piece in pieces for each in scanner.feed(piece)] == ["answer"]
