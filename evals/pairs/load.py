"""Labelled pairs from a file, each with the evidence as the gate would see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from agent.quote.shelf import as_evidence
from agent.types import Evidence, Judgement
from evals.shelf import describe_reading
from store.errors import BadInput
from store.readers import parse
from store.types import Document, Sentence

HERE: Final = Path(__file__).parent
SAMPLES: Final = HERE.parent / "samples" / "library"
SAMPLE_FILES: Final = ("samples_a.jsonl", "samples_b.jsonl", "samples_e.jsonl")
POLICY_FILES: Final = (
    "policy.jsonl",
    *(f"policy_more_{lot}.jsonl" for lot in "abdfhij"),
)
FRESH_FILES: Final = tuple(f"policy_more_{lot}.jsonl" for lot in "ceg")
"""Pairs that no rule was made on: what a rule meets on text that nobody had in mind. From the day
that one is made on them they count to `tune`, and the file joins `POLICY_FILES`."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Spot(_Strict):
    """A sentence by its place in the canonical text, and the SHA-256 of its words."""

    start: int
    end: int
    sha256: str


class Row(_Strict):
    """One line of a file of pairs."""

    id: str
    document: str
    version: str = ""
    evidence: tuple[str, ...] | tuple[Spot, ...]
    claim: str
    label: Judgement
    error: str | None
    paraphrase: Literal["light", "heavy"]
    sound: str | None
    part: Literal["tune", "held"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim with its evidence and what strict editors say of it.

    `error` names the one change that made it wrong, None for a sound claim; `sound` is then the
    claim without that change.
    """

    id: str
    file: str
    document: str
    evidence: tuple[Evidence, ...]
    claim: str
    label: Judgement
    error: str | None
    paraphrase: str
    sound: str | None
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A document, read and cut."""

    document: Document
    text: str
    sentences: tuple[Sentence, ...]


class Stack:
    """The documents of a folder, each read when it is first wanted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Volume] = {}

    def open(self, name: str) -> Volume:
        """Return the document of that file name."""
        if name not in self._read:
            path = self._folder / name
            if not path.is_file():
                raise BadInput(f"the pairs need {name!r}, which is not in {str(self._folder)!r}")
            reading = parse(path.read_bytes(), path.name)
            document, sentences = describe_reading(name, reading)
            self._read[name] = Volume(
                document=document, text=reading.text, sentences=tuple(sentences)
            )
        return self._read[name]

    def names(self) -> list[str]:
        """Return the names of the files, in order."""
        return sorted(each.name for each in self._folder.iterdir() if each.is_file())


def load_pairs(file: Path, folder: Path, *, stack: Stack | None = None) -> list[Pair]:
    """Return the pairs of a file over the documents of a folder.

    Args:
        file: the pairs.
        folder: the documents.
        stack: those that have been read already, where the caller needs them, too.

    Raises:
        BadInput: a line that is no pair, or evidence that does not stand in its document.
    """
    stack = stack or Stack(folder)
    return [
        Pair(
            id=row.id,
            file=file.name,
            document=row.document,
            evidence=tuple(_find(row, stack, f"{file.name}:{line}")),
            claim=row.claim,
            label=row.label,
            error=row.error,
            paraphrase=row.paraphrase,
            sound=row.sound,
            part=row.part,
        )
        for line, row in _read_rows(file)
    ]


def load_all(policy: Path | None) -> list[Pair]:
    """Return all pairs over the sample library, and over the policy collection if it is given.

    Raises:
        BadInput: as for `load_pairs`.
    """
    found = [pair for name in SAMPLE_FILES for pair in load_pairs(HERE / name, SAMPLES)]
    if policy is not None:
        stack = Stack(policy)
        found += [
            pair for name in POLICY_FILES for pair in load_pairs(HERE / name, policy, stack=stack)
        ]
    return found


def load_fresh(policy: Path) -> list[Pair]:
    """Return the pairs that no rule was made on, over the policy collection.

    Raises:
        BadInput: as for `load_pairs`.
    """
    stack = Stack(policy)
    return [pair for name in FRESH_FILES for pair in load_pairs(HERE / name, policy, stack=stack)]


def _read_rows(file: Path) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield number, Row.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "the line"
            raise BadInput(f"{file.name}:{number}: {field}: {first['msg']}") from error


def _find(row: Row, stack: Stack, where: str) -> Iterator[Evidence]:
    for item in row.evidence:
        if isinstance(item, Spot):
            yield _at(item, stack.open(row.document), where)
        else:
            yield _saying(item, row.document, stack, where)


def _at(spot: Spot, volume: Volume, where: str) -> Evidence:
    words = volume.text[spot.start : spot.end]
    if hashlib.sha256(words.encode()).hexdigest() != spot.sha256:
        raise BadInput(
            f"{where}: {volume.document.origin!r} holds other words at {spot.start}-{spot.end} "
            "than the pair was written on; read the document as it was, or place the pair anew"
        )
    for sentence in volume.sentences:
        if (sentence.start, sentence.end) == (spot.start, spot.end):
            return as_evidence(volume.document, sentence, volume.sentences)
    raise BadInput(f"{where}: no sentence stands at {spot.start}-{spot.end}")


def _saying(words: str, document: str, stack: Stack, where: str) -> Evidence:
    """Return the sentence with those words: in the document named, else in another."""
    for name in [document, *(each for each in stack.names() if each != document)]:
        volume = stack.open(name)
        for sentence in volume.sentences:
            if sentence.text == words:
                return as_evidence(volume.document, sentence, volume.sentences)
    raise BadInput(f"{where}: no document holds the sentence {words[:60]!r}")
