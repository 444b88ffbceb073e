"""The retrieval sets as small libraries: documents, passages in order, questions, right answers."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from store.types import Passage, Region

Item = Mapping[str, Any]


def is_tuned(question: str) -> bool:
    """Say whether a question is in the half that settings were chosen on; fixed by its id."""
    return hashlib.sha256(question.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question with the ids of its right passages.

    `scope` is the only document to search in, None for all. Questions of one `cluster` are not
    independent of each other.
    """

    id: str
    text: str
    gold: frozenset[str]
    cluster: str
    scope: str | None = None

    @property
    def tuned(self) -> bool:
        """Whether settings were chosen on this question."""
        return is_tuned(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """A named set with the metrics it is judged by, the first one first."""

    name: str
    metrics: tuple[str, ...]
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """How one set maps to documents: which document an item is in, and where."""

    metrics: tuple[str, ...]
    document: Callable[[Item], str]
    place: Callable[[Item, int], tuple[object, ...]] = lambda _, line: (line,)
    scope: str | None = None


def _leave_out_order(item: Item, _: int) -> tuple[object, ...]:
    """Return a place that says nothing.

    The pool of conditionalqa_train lists evidence question by question, so that the neighbours
    of a right passage would be right as well.
    """
    return (hashlib.sha256(item["_id"].encode()).hexdigest(),)


def _offset(item: Item, line: int) -> tuple[object, ...]:
    """Return where a passage of mtrag_un_dev starts in its document; its id ends with it."""
    numbers = re.findall(r"\d+", item["_id"].split("-", 1)[-1])
    return (int(numbers[0]) if numbers else 0, line)


def _pooled_document(item: Item) -> str:
    name: str = item["_id"]
    end = "-" if item["title"] == "ibmcloud" else "[_-]"
    return re.split(end, name, maxsplit=1)[0]


_SHAPES: Final[dict[str, _Shape]] = {
    "obliqa_dev": _Shape(
        metrics=("R@10", "MAP@10"), document=lambda item: item["title"].split()[0]
    ),
    "conditionalqa_train": _Shape(
        metrics=("nDCG@10", "R@10"),
        document=lambda item: item["title"],
        place=_leave_out_order,
    ),
    "qmsum_train": _Shape(
        metrics=("nDCG@10",), document=lambda item: item["_id"].split("-")[0], scope="meeting"
    ),
    "qmsum_val": _Shape(
        metrics=("nDCG@10",), document=lambda item: item["_id"].split("-")[0], scope="meeting"
    ),
    "policyqa_dev": _Shape(metrics=("nDCG@10",), document=lambda item: item["title"], scope="site"),
    "hotpotqa100": _Shape(metrics=("R@5", "all@10"), document=lambda item: item["_id"]),
    "clapnq_dev": _Shape(metrics=("nDCG@10",), document=lambda item: item["_id"]),
    "mtrag_un_dev": _Shape(metrics=("nDCG@10",), document=_pooled_document, place=_offset),
}

NAMES: Final = tuple(_SHAPES)


def load(folder: Path, name: str) -> RetrievalSet:
    """Return one set from the folder that holds them all; questions without an answer are left out.

    Raises:
        KeyError: no set of that name is known.
        FileNotFoundError: the folder does not have it.
    """
    shape = _SHAPES[name]
    items = list(_read_lines(folder / name / "corpus.jsonl"))
    gold = _read_gold(folder / name / "qrels.tsv")
    passages = tuple(_to_passages(items, shape))
    owners = {passage.id: passage.document for passage in passages}
    sizes = Counter(owners.values())
    return RetrievalSet(
        name=name,
        metrics=shape.metrics,
        passages=passages,
        questions=tuple(
            _to_question(item, gold[item["_id"]], shape, owners, sizes)
            for item in _read_lines(folder / name / "queries.jsonl")
            if item["_id"] in gold
        ),
    )


def _to_passages(items: list[Item], shape: _Shape) -> Iterator[Passage]:
    documents = {name: n for n, name in enumerate(dict.fromkeys(map(shape.document, items)))}
    placed = sorted(
        enumerate(items),
        key=lambda pair: (documents[shape.document(pair[1])], *shape.place(pair[1], pair[0])),
    )
    for ordinal, (_, item) in enumerate(placed):
        text = item["text"]
        yield Passage(
            id=item["_id"],
            document=shape.document(item),
            version=shape.document(item),
            ordinal=ordinal,
            first=ordinal,
            last=ordinal,
            start=0,
            end=len(text),
            text=text,
            indexed=f"{item['title']}\n{text}".strip(),
            region=Region.BODY,
        )


def _to_question(
    item: Item,
    gold: frozenset[str],
    shape: _Shape,
    owners: Mapping[str, str],
    sizes: Mapping[str, int],
) -> Question:
    scope = item[shape.scope] if shape.scope else None
    owner = owners[min(gold)]
    return Question(
        id=item["_id"],
        text=item["text"],
        gold=gold,
        cluster=scope or (owner if sizes[owner] > 1 else item["_id"]),
        scope=scope,
    )


def _read_lines(path: Path) -> Iterator[Item]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _read_gold(path: Path) -> dict[str, frozenset[str]]:
    gold: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if float(row["score"]) > 0:
                gold.setdefault(row["query-id"], set()).add(row["corpus-id"])
    return {name: frozenset(ids) for name, ids in gold.items()}
