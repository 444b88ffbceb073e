"""chunking_eval: how much of the marked text comes back within a budget of tokens.

The real readers, segmenter and passage builder cut the five corpora; all passages stand in one
index. Recall alone would favour big passages, so it is counted at a budget, with IoU beside it.

Source: the measures are those of Chroma's report "Evaluating Chunking Strategies for Retrieval".
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evals.retrieval.systems import Bench, System
from store.ports import Embedder
from store.readers import parse
from store.text import passages as packing
from store.text.segment import segment
from store.types import Passage

BUDGET_TOKENS: Final = 1_600
DEPTH: Final = 60
"""Passages asked for; 1,600 tokens are spent after 8 to 30 of them."""

_WORD: Final = re.compile(r"\w+")
_LOOKAHEAD: Final = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of characters of an original file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanQuestion:
    """A question with the stretches of one corpus that answer it."""

    id: str
    text: str
    corpus: str
    gold: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """The cut corpora: passages, each with its stretch of the original and its length."""

    passages: tuple[Passage, ...]
    stretches: dict[str, Stretch]
    tokens: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one question got: the part of its marked text, and the overlap over the union."""

    recall: float
    overlap: float


def load_questions(folder: Path) -> list[SpanQuestion]:
    """Return the questions of the set."""
    with (folder / "questions_df.csv").open(encoding="utf-8", newline="") as lines:
        return [
            SpanQuestion(
                id=f"{row['corpus_id']}-{number}",
                text=row["question"],
                corpus=row["corpus_id"],
                gold=tuple(
                    Stretch(one["start_index"], one["end_index"])
                    for one in json.loads(row["references"])
                ),
            )
            for number, row in enumerate(csv.DictReader(lines))
        ]


def cut_corpora(folder: Path, embedder: Embedder) -> Corpora:
    """Read, segment and pack every corpus as `brief add` would."""
    passages: list[Passage] = []
    stretches: dict[str, Stretch] = {}
    for path in sorted((folder / "corpora").glob("*.md")):
        data = path.read_bytes()
        reading = parse(data, path.name)
        name = path.stem
        cut = packing.build(
            segment(reading, document=name, version=name),
            reading,
            title=reading.title or name,
            count_tokens=embedder.count_tokens,
            max_tokens=embedder.max_tokens,
        )
        places = align(data.decode("utf-8"), reading.text)
        stretches |= {one.id: _map_stretch(one, places) for one in cut}
        passages += cut
    counts = embedder.count_tokens([one.text for one in passages])
    return Corpora(
        passages=tuple(passages),
        stretches=stretches,
        tokens={one.id: count for one, count in zip(passages, counts, strict=True)},
    )


def align(original: str, canonical: str) -> list[tuple[int, int, int]]:
    """Return (canonical offset, original start, original end) for each word that is found again.

    The canonical text is the original with white space and markup taken out, so its words come
    in the same order; a word is looked for not far behind the one before.
    """
    there = [(match[0], match.start(), match.end()) for match in _WORD.finditer(original)]
    following: dict[str, list[int]] = {}
    for number, (word, _, _) in enumerate(there):
        following.setdefault(word, []).append(number)
    found, at = [], 0
    cursor = dict.fromkeys(following, 0)
    for match in _WORD.finditer(canonical):
        numbers = following.get(match[0], [])
        place = cursor.get(match[0], 0)
        while place < len(numbers) and numbers[place] < at:
            place += 1
        if place < len(numbers):
            cursor[match[0]] = place
            if numbers[place] - at < _LOOKAHEAD:
                at = numbers[place] + 1
                found.append((match.start(), there[at - 1][1], there[at - 1][2]))
    return found


def _map_stretch(passage: Passage, places: Sequence[tuple[int, int, int]]) -> Stretch:
    inside = [place for place in places if passage.start <= place[0] < passage.end]
    return Stretch(inside[0][1], inside[-1][2]) if inside else Stretch(0, 0)


def cover(bench: Bench, system: System, question: SpanQuestion, corpora: Corpora) -> Coverage:
    """Return what comes back for one question before the budget is spent."""
    shown: list[tuple[str, Stretch]] = []
    left = BUDGET_TOKENS
    owners = {one.id: one.document for one in corpora.passages}
    for name in bench.rank(system, question.text, k=DEPTH):
        left -= corpora.tokens[name]
        if left < 0:
            break
        shown.append((owners[name], corpora.stretches[name]))
    gold = _characters(question.gold)
    right = _characters(one for corpus, one in shown if corpus == question.corpus)
    elsewhere = sum(one.end - one.start for corpus, one in shown if corpus != question.corpus)
    union = len(gold | right) + elsewhere
    return Coverage(recall=len(gold & right) / len(gold), overlap=len(gold & right) / union)


def _characters(stretches: Iterable[Stretch]) -> set[int]:
    return {at for one in stretches for at in range(one.start, one.end)}
