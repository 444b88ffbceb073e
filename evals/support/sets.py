"""The public sets of evidence and claim: who may be fitted on, and which part a row is in."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from store.text.boundaries import find_sentences

# Sets whose licence lets a fitted model be given away. The rest only measures.
LICENCES: Final = {
    "wice_claim": "ODC-BY, text CC BY-SA",
    "wice_oracle": "ODC-BY, text CC BY-SA",
    "summedits": "Apache-2.0",
    "foolmetwice": "Apache-2.0, text CC BY-SA",
    "fever_symmetric": "MIT, data CC BY-SA 3.0",
    "begin": "CC BY 4.0, CDLA-Sharing-1.0",
    "factcheck_gpt": "Apache-2.0",
}
FITTED: Final = tuple(LICENCES)
MEASURED: Final = (
    "attrbench",
    "ragtruth_qa_sent",
    "ragtruth_qa_resp",
    "ragtruth_summary_sent",
    "ragtruth_summary_resp",
    "ragtruth_data2txt_sent",
    "ragtruth_data2txt_resp",
    "healthver",
    "qags",
    "covidfact",
)
NAMES: Final = FITTED + MEASURED


class Part(StrEnum):
    """What a row may be used for; rows of one group are always in one part.

    To tune is to fit a model or to choose a threshold; the rest is for the final report alone.
    """

    TUNE = "tune"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One claim with the sentences offered for it. `cluster` is what its cases depend on."""

    id: str
    set: str
    cluster: str
    sentences: tuple[str, ...]
    claim: str
    supported: bool
    part: Part


def load(folder: Path, name: str) -> list[Pair]:
    """Return one set.

    Raises:
        FileNotFoundError: the folder does not have it.
    """
    return [_to_pair(row, name) for row in _read_rows(folder, name)]


def part_of(name: str, cluster: str) -> Part:
    """Return the part of a cluster, fixed by its name: seven tenths to tune on, or a half."""
    tenth = int(hashlib.sha256(cluster.encode()).hexdigest(), 16) % 10
    return Part.TUNE if tenth < (7 if name in FITTED else 5) else Part.TEST


def cut(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; each line of a list is one."""
    found = []
    for line in text.split("\n"):
        found += [line[each.start : each.end] for each in find_sentences(line)]
    return tuple(sentence for sentence in found if sentence.strip())


def _to_pair(row: dict[str, object], name: str) -> Pair:
    # Files of one origin share their group ids: a source must not be on two sides.
    origin = name.partition("_")[0]
    cluster = f"{origin}:{row['group']}"
    return Pair(
        id=str(row["id"]),
        set=name,
        cluster=cluster,
        sentences=cut(str(row["evidence"])),
        claim=str(row["claim"]),
        supported=row["label"] == 1,
        part=part_of(name, cluster),
    )


def _read_rows(folder: Path, name: str) -> Iterator[dict[str, object]]:
    plain = folder / f"{name}.jsonl"
    if plain.is_file():
        with plain.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    with gzip.open(plain.with_suffix(".jsonl.gz"), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
