"""Sentences -> passages: runs of whole sentences of one section that fit the embedder.

What the indexes see is the text with its place in front ("title > heading > heading", and for a
list or table that began earlier, its lead sentence or header row), because a passage alone rarely
names its subject.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from store.types import Passage, Reading, Region, Sentence

CHUNKER_VERSION = "1"
"""Changes whenever the same sentences would make other passages, or other indexed text."""

TARGET_TOKENS = 200
"""Wanted length of the indexed text, prefix included, in the embedder's tokens.

Chosen on the even half of the 472 chunking questions by recall of the quoted spans within 1,600
tokens of context, words and vectors mixed .6 to .4: .895 at 64, .916 at 96, .925 at 128, .932 at
160, .938 at 200, .937 at 240; on the odd half .906, .919, .911, .917, .917, .927. Vectors alone
like short passages better (.84 at 64, .83 at 200), words alone long ones (.90 and .93).
"""

PREFIX_SHARE = 0.3
"""The prefix takes at most this share of `max_tokens`; outer headings go first, then words."""

TITLE_WORDS = 20
HEADING_WORDS = 14
CONTEXT_TOKENS = 48
"""A lead sentence or header row longer than this is not repeated in front of later passages."""

LEAST_SHARE = 0.4
"""No passage is cut shorter than this share of the target while more of its section would fit."""

MAX_SENTENCES = 60
"""Bounds the search where a file has a million one-word lines; prose never comes near it."""

CountTokens = Callable[[Sequence[str]], list[int]]


def build(
    sentences: Sequence[Sentence],
    reading: Reading,
    *,
    title: str,
    count_tokens: CountTokens,
    max_tokens: int,
) -> list[Passage]:
    """Return the passages of one document version, in order; every sentence is in exactly one.

    A sentence that alone exceeds `max_tokens` is a passage of its own, and the only kind whose
    indexed text may do so. Boilerplate never shares a passage with anything else.

    Args:
        sentences: all of one document version, in order.
        reading: what they were cut from.
        title: how the document is called in front of each passage; may be empty.
        count_tokens: lengths with special tokens included; called a few times with many texts.
        max_tokens: what the embedder reads of a text.
    """
    if not sentences:
        return []
    sections = list(_find_sections(sentences))
    prefixes = _make_prefixes(sections, title, count_tokens, max_tokens)
    special, *counts = count_tokens(["", *(sentence.text for sentence in sentences)])
    measured = _Measured(
        sentences=sentences,
        lengths=[max(1, count - special) for count in counts],
        headers=_find_headers(sentences),
        special=special,
        max_tokens=max_tokens,
    )
    passages: list[Passage] = []
    for section, prefix in zip(sections, prefixes, strict=True):
        for run in _Packer(measured, section, prefix).pack():
            passages.append(_make_passage(measured, reading, run, ordinal=len(passages)))
    return passages


@dataclass(frozen=True, slots=True)
class _Section:
    """Sentences `first..last` (both included) below the same headings, theirs in front."""

    first: int
    last: int
    path: tuple[str, ...]
    boilerplate: bool


@dataclass(frozen=True, slots=True)
class _Prefix:
    text: str
    tokens: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A future passage, with the sentence that must be repeated in front of it (or None)."""

    first: int
    last: int
    context: int | None
    prefix: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """All sentences of a document with their lengths in tokens, special tokens left out."""

    sentences: Sequence[Sentence]
    lengths: Sequence[int]
    headers: dict[int, int]
    special: int
    max_tokens: int


def _find_sections(sentences: Sequence[Sentence]) -> Iterator[_Section]:
    """Group neighbours below the same headings; a heading joins the text it stands above."""
    first = 0
    for at in range(1, len(sentences) + 1):
        if at < len(sentences) and _belong(sentences[at - 1], sentences[at]):
            continue
        last = sentences[at - 1]
        path = last.heading_path
        yield _Section(first, at - 1, path, last.region is Region.BOILERPLATE)
        first = at


def _belong(one: Sentence, other: Sentence) -> bool:
    """Whether the later of two neighbours stays in the section of the earlier."""
    if (one.region is Region.BOILERPLATE) != (other.region is Region.BOILERPLATE):
        return False
    if one.region is Region.HEADING:
        return other.heading_path in {(*one.heading_path, one.text), _longer(one, other)}
    return other.region is not Region.HEADING and one.heading_path == other.heading_path


def _longer(heading: Sentence, other: Sentence) -> tuple[str, ...] | None:
    """Return the other's path where it leads through the heading, however that was shortened."""
    depth = len(heading.heading_path)
    path = other.heading_path
    if len(path) != depth + 1 or path[:depth] != heading.heading_path:
        return None
    return path if path[-1] in heading.text or heading.text in path[-1] else None


def _find_headers(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Return for each table row after the first the ordinal of its table's first row."""
    headers: dict[int, int] = {}
    head: int | None = None
    for at, sentence in enumerate(sentences):
        if sentence.region is not Region.TABLE:
            head = None
        elif head is None or sentence.heading_path != sentences[head].heading_path:
            head = at
        else:
            headers[at] = head
    return headers


def _make_prefixes(
    sections: Sequence[_Section], title: str, count_tokens: CountTokens, max_tokens: int
) -> list[_Prefix]:
    """Return "title > heading > heading" of each section, cut to its share of the room."""
    room = int(max_tokens * PREFIX_SHARE)
    parts = {section.path: _prefix_parts(title, section.path) for section in sections}
    done: dict[tuple[str, ...], _Prefix] = {}
    while parts:
        texts = {path: " > ".join(part) for path, part in parts.items()}
        counts = count_tokens([*texts.values(), ""])
        for path, count in zip(texts, counts, strict=False):
            tokens = count - counts[-1]
            if tokens <= room or not texts[path]:
                done[path] = _Prefix(texts[path], tokens)
                del parts[path]
            else:
                parts[path] = _shorten(parts[path])
    return [done[section.path] for section in sections]


def _prefix_parts(title: str, path: tuple[str, ...]) -> list[str]:
    parts = [_clip(title, TITLE_WORDS)]
    for heading in path:
        part = _clip(heading, HEADING_WORDS)
        if part.casefold() not in {earlier.casefold() for earlier in parts}:
            parts.append(part)
    return [part for part in parts if part]


def _clip(text: str, words: int) -> str:
    kept = text.split()[: words + 1]
    clipped = " ".join(kept[:words])[: words * 12]
    return clipped + " …" if len(kept) > words else clipped


def _shorten(parts: list[str]) -> list[str]:
    """Drop the heading nearest to the title; when one is left, halve what remains."""
    if len(parts) > 2:
        return [parts[0], *parts[2:]]
    halves = [part[: len(part) // 2].rsplit(" ", 1)[0] for part in parts]
    return [half for half in halves if half]


class _Packer:
    """Chooses where one section is cut: the cheapest of all ways, by dynamic programming."""

    def __init__(self, measured: _Measured, section: _Section, prefix: _Prefix) -> None:
        self._sentences = measured.sentences
        self._lengths = measured.lengths
        self._headers = measured.headers
        self._section = section
        self._prefix = prefix
        self._base = prefix.tokens + measured.special
        self._limit = measured.max_tokens
        self._target = min(TARGET_TOKENS, measured.max_tokens)
        self._least = LEAST_SHARE * self._target

    def pack(self) -> list[_Run]:
        """Return the runs that cover the section, in order."""
        first, last = self._section.first, self._section.last
        best = {last + 1: 0.0}
        choice: dict[int, int] = {}
        for start in range(last, first - 1, -1):
            best[start], choice[start] = self._best_from(start, best)
        runs = []
        start = first
        while start <= last:
            end = choice[start]
            context = self._context(start)
            runs.append(_Run(start, end, context, self._prefix.text, self._section.path))
            start = end + 1
        return runs

    def _best_from(self, start: int, best: dict[int, float]) -> tuple[float, int]:
        size = self._base + self._context_tokens(start)
        cheapest, chosen = float("inf"), start
        stop = min(self._section.last + 1, start + MAX_SENTENCES)
        for end in range(start, stop):
            size += self._lengths[end]
            if size > self._limit and end > start:
                break
            following = self._lengths[end + 1] if end + 1 < stop else self._limit
            if size < self._least and size + following <= self._limit:
                continue
            cost = self._cost(size, end) + best[end + 1]
            if cost <= cheapest:
                cheapest, chosen = cost, end
        return cheapest, chosen

    def _cost(self, size: int, end: int) -> float:
        """Return how bad a passage of this size that ends here is; 0 is ideal.

        Being half of the target costs .25, which is also the price of tearing a list from its
        lead; leaving a heading without text costs more than any size.
        """
        off = (self._target - size) / self._target
        return off * off + self._price_of_cut(end)

    def _price_of_cut(self, end: int) -> float:
        if end == self._section.last:
            return 0.0
        here, after = self._sentences[end], self._sentences[end + 1]
        if here.region is Region.HEADING:
            return HEADING_ALONE
        if after.lead == end or self._headers.get(end + 1) == end:
            return LEAD_ALONE
        if after.lead is not None and after.lead == here.lead:
            return INSIDE_LIST
        return INSIDE_BLOCK if after.start - here.end <= 1 else 0.0

    def _context(self, start: int) -> int | None:
        """Return the lead or header row to repeat before a passage that starts here."""
        context = self._headers.get(start, self._sentences[start].lead)
        if context is None or not self._section.first <= context < start:
            return None
        return context if self._lengths[context] <= CONTEXT_TOKENS else None

    def _context_tokens(self, start: int) -> int:
        context = self._context(start)
        return 0 if context is None else self._lengths[context] + 1


HEADING_ALONE = 4.0
LEAD_ALONE = 0.25
INSIDE_BLOCK = 0.1
INSIDE_LIST = 0.05
"""Prices of a cut, in units of `_cost`: an order of dislikes by judgement, not a measurement.

A cut inside a paragraph is avoided while sizes stay within a third of the target.
"""


def _make_passage(measured: _Measured, reading: Reading, run: _Run, *, ordinal: int) -> Passage:
    sentences = measured.sentences
    first, last = sentences[run.first], sentences[run.last]
    text = reading.text[first.start : last.end]
    front = [run.prefix, "" if run.context is None else sentences[run.context].text]
    before = " > ".join(part for part in front if part)
    seed = f"{first.version}:{first.ordinal}:{last.ordinal}:{CHUNKER_VERSION}"
    body = next(
        (
            sentence
            for sentence in sentences[run.first : run.last + 1]
            if sentence.region is not Region.HEADING
        ),
        first,
    )
    return Passage(
        id=hashlib.sha256(seed.encode()).hexdigest(),
        document=first.document,
        version=first.version,
        ordinal=ordinal,
        first=first.ordinal,
        last=last.ordinal,
        start=first.start,
        end=last.end,
        text=text,
        indexed=f"{before}\n{text}" if before else text,
        region=body.region,
        heading_path=run.path,
        page=first.page,
    )
