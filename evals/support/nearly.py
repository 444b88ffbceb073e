"""Near-verbatim statements: sentences of the sample library with one thing changed, or nothing.

The words are put in by rule, so this says which single changes are seen, not how often they occur.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.checks import ALL, Check
from agent.checks.naming.proper import find_names
from agent.checks.overlap.check import check
from agent.checks.overlap.lists import CANCELS
from agent.checks.overlap.reading import Read, Token, read
from agent.checks.words import plain
from agent.quote.shelf import as_evidence
from agent.types import Evidence, Kind
from evals.pairs.load import SAMPLES, Stack, Volume
from store.types import Region, Sentence

OTHERS: Final = tuple(one for one in ALL if one is not check)
SHORTEST: Final = 10
LONGEST: Final = 40
LEAST_LETTERS: Final = 4
ENDING: Final = 2
"""A word is put in for one with the same last letters, so that it fits its place."""
BRACKET: Final = re.compile(r" \([^()]*\)")


def report() -> None:
    """Print how many changed statements each way of checking stops."""
    rows = [
        (kind, changed, as_evidence(volume.document, sentence, volume.sentences))
        for volume in _volumes()
        for sentence in volume.sentences
        if sentence.region is Region.BODY and SHORTEST <= len(read(sentence.text).tokens) <= LONGEST
        for kind, changed in _change(sentence, volume)
    ]
    print(f"\n{'near-verbatim':18}{'n':>6} {'overlap':>9} {'others':>9} {'together':>9}")
    for kind in dict.fromkeys(kind for kind, _, _ in rows):
        group = [(text, (item,)) for each, text, item in rows if each == kind]
        ours = [bool(check(text, Kind.FACT, evidence)) for text, evidence in group]
        theirs = [stop(OTHERS, text, evidence) for text, evidence in group]
        both = [one or other for one, other in zip(ours, theirs, strict=True)]
        shares = " ".join(f"{sum(each) / len(group):9.3f}" for each in (ours, theirs, both))
        print(f"{kind:18}{len(group):>6} {shares}")


def stop(checks: Sequence[Check], text: str, evidence: tuple[Evidence, ...]) -> bool:
    """Say whether any of the checks finds something."""
    return any(one(text, Kind.FACT, evidence) for one in checks)


def _volumes() -> Iterator[Volume]:
    stack = Stack(SAMPLES)
    for name in stack.names():
        yield stack.open(name)


def _change(sentence: Sentence, volume: Volume) -> Iterator[tuple[str, str]]:
    text = plain(sentence.text)
    found = read(text)
    yield "sound: reported", f"The document states that {text[0].lower()}{text[1:]}"
    if BRACKET.search(text):
        yield "sound: no bracket", BRACKET.sub("", text)
    yield from _other_word(text, found, volume)
    yield from _two_names(text)
    for token in found.tokens:
        if token.word in CANCELS:
            end = token.start + len(token.word) + 1
            yield "qualifier left out", text[: token.start] + text[end:]


def _other_word(text: str, found: Read, volume: Volume) -> Iterator[tuple[str, str]]:
    """Put a word of the same document in the place of another that ends alike."""
    places = [token for token in found.content[1:] if _is_plain(token)]
    offered = {
        token.word
        for sentence in volume.sentences
        for token in read(sentence.text).content
        if _is_plain(token) and token.key not in found.keys
    }
    if not places:
        return
    token = places[_pick(text, len(places))]
    fitting = sorted(word for word in offered if word[-ENDING:] == token.word[-ENDING:])
    if fitting:
        word = fitting[_pick(text, len(fitting))]
        end = token.start + len(token.word)
        yield "other word", text[: token.start] + word + text[end:]


def _two_names(text: str) -> Iterator[tuple[str, str]]:
    """Let the first two names of a sentence change places."""
    names = [name.words for name in find_names(text)]
    if len(names) > 1 and names[0] != names[1] and names[0] not in names[1]:
        one, other = names[:2]
        first = text.index(one)
        second = text.find(other, first + len(one))
        between = text[first + len(one) : second]
        if second > 0 and re.search(r"[a-z]{4}", between):
            rest = text[second + len(other) :]
            yield "names exchanged", text[:first] + other + between + one + rest


def _is_plain(token: Token) -> bool:
    return not token.name and not token.number and len(token.word) >= LEAST_LETTERS


def _pick(text: str, count: int) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % count
