"""When should "the documents do not say" be the answer? Fitted on half of two human sets.

`python -m evals.refusal DATA` reports the half not used; `--fit` prints the constants of
`agent.quote.confidence` from the other half.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from agent.question.analyse import analyse
from agent.question.words import clean_question
from agent.quote.compose import conclude
from agent.quote.confidence import WEIGHTS, Signs, is_answerable
from agent.quote.find import find, take_aim
from agent.quote.shelf import Desk
from agent.types import Outcome
from evals.retrieval.memory import RememberingEmbedder
from evals.shelf import Shelf, build
from evals.statistics import Estimate, estimate_mean
from store.embed import open_embedder
from store.filters import Filters
from store.readers import parse

SETS: Final = ("clapnq_dev", "mtrag_un_dev")
Floats = NDArray[np.float64]

_FEW: Final = 3
_POINTS_BACK: Final = re.compile(
    r"\b(?:it|its|they|them|their|those|these|this|that|he|she|his|her|one|ones|there)\b",
    re.IGNORECASE,
)
_RIDGE: Final = 1e-3
_STEPS: Final = 4_000
_RATE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a set: whether people found its answer in the passages, None if unclear.

    `group` keeps the turns of one conversation on one side of the split.
    """

    group: str
    text: str
    answerable: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found for a question, and how the composer ends."""

    asked: Asked
    signs: Signs
    outcome: Outcome


def load_questions(folder: Path, name: str) -> list[Asked]:
    """Return the questions of one of the two sets."""
    lines = [json.loads(line) for line in (folder / name / "queries.jsonl").open(encoding="utf-8")]
    if name == "clapnq_dev":
        return [
            Asked(group=item["_id"], text=item["text"], answerable=item["answerable"])
            for item in lines
        ]
    labels = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}
    return [
        Asked(
            group=item["_id"].split("<")[0],
            text=stand_alone(item["text"], item["history"]),
            answerable=labels.get(item["answerability"][0]),
        )
        for item in lines
    ]


def stand_alone(text: str, history: Sequence[dict[str, Any]]) -> str:
    """Return the last turn of a conversation as a question that can be read by itself.

    A turn with few words of its own, or with a word that points back, gets the user's turn before
    it in front. No model rewrites it: that is what a person without one would type.
    """
    turns = [turn["text"] for turn in history if turn["speaker"] == "user"]
    few = len(analyse(clean_question(text)).terms) <= _FEW
    if turns and (few or _POINTS_BACK.search(text)):
        return f"{turns[-1]} {text}"
    return text


def open_shelf(folder: Path, name: str, cache: Path | None) -> Shelf:
    """Return the passages of a set as a library, one document each."""
    lines = [json.loads(line) for line in (folder / name / "corpus.jsonl").open(encoding="utf-8")]
    readings = [
        (f"{item['_id']}.txt", parse(f"{item['title']}\n\n{item['text']}".encode(), "passage.txt"))
        for item in lines
        if item["text"].strip()
    ]
    file = cache / f"{name}.npz" if cache else None
    return build(readings, embedder=RememberingEmbedder(open_embedder(), file))


def look(shelf: Shelf, questions: Sequence[Asked]) -> Iterator[Looked]:
    """Yield what is found for each question and how the composer ends."""
    for asked in questions:
        question = analyse(clean_question(asked.text))
        desk = Desk(shelf=shelf, filters=Filters())
        aim = take_aim(desk, question)
        found = find(desk, aim.question, aim)
        outcome = conclude(desk, aim.question, aim, found).outcome
        yield Looked(asked=asked, signs=found.signs, outcome=outcome)


def is_held(asked: Asked) -> bool:
    """Say whether a question belongs to the half that nothing is fitted on."""
    return int(hashlib.sha256(asked.group.encode()).hexdigest(), 16) % 2 == 1


def fit(looked: Sequence[Looked], names: Sequence[str]) -> tuple[dict[str, float], float]:
    """Return weights and bias of a logistic model over the signs named.

    Sets count alike, and so do answerable and unanswerable questions, whatever their number.
    """
    kept = [each for each in looked if each.asked.answerable is not None]
    values = np.array([[asdict(each.signs)[name] for name in names] for each in kept])
    truth = np.array([float(bool(each.asked.answerable)) for each in kept])
    share = np.where(truth == 1, 0.5 / truth.sum(), 0.5 / (1 - truth).sum())
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = (values - mean) / spread
    weights, bias = np.zeros(len(names)), 0.0
    for _ in range(_STEPS):
        error = share * (1 / (1 + np.exp(-(scaled @ weights + bias))) - truth)
        weights -= _RATE * (scaled.T @ error + _RIDGE * weights)
        bias -= _RATE * float(error.sum())
    plain = weights / spread
    return dict(zip(names, plain.tolist(), strict=True)), bias - float(plain @ mean)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """How well a rule refuses: `precision` of its refusals, `recall` of the unanswerable."""

    rule: str
    precision: Estimate | None
    recall: Estimate
    wrongly: Estimate
    count: int


def measure(rule: str, looked: Sequence[Looked], refuses: Callable[[Looked], bool]) -> Refusals:
    """Return how a rule does on questions whose answerability is known."""
    kept = [each for each in looked if each.asked.answerable is not None]
    groups = [each.asked.group for each in kept]
    refused = np.array([refuses(each) for each in kept])
    silent = np.array([not each.asked.answerable for each in kept])

    def estimate_on(mask: NDArray[np.bool_], values: NDArray[np.bool_]) -> Estimate | None:
        clusters = [group for group, inside in zip(groups, mask, strict=True) if inside]
        return estimate_mean(values[mask], clusters) if mask.any() else None

    recall, wrongly = estimate_on(silent, refused), estimate_on(~silent, refused)
    assert recall is not None
    assert wrongly is not None
    return Refusals(
        rule=rule,
        precision=estimate_on(refused, silent),
        recall=recall,
        wrongly=wrongly,
        count=len(kept),
    )


def best_cut(looked: Sequence[Looked], sign: str) -> float:
    """Return the threshold on one sign that parts the answerable best (balanced accuracy)."""
    kept = [each for each in looked if each.asked.answerable is not None]
    values = np.array([asdict(each.signs)[sign] for each in kept])
    truth = np.array([bool(each.asked.answerable) for each in kept])
    cuts = np.unique(values)
    gains = [(values[truth] >= cut).mean() + (values[~truth] < cut).mean() for cut in cuts]
    return float(cuts[int(np.argmax(gains))])


def report(name: str, fitted: Sequence[Looked], held: Sequence[Looked]) -> None:
    """Print one line for each rule, on the half that nothing was fitted on."""
    answered = {Outcome.ANSWER, Outcome.PARTIAL_ANSWER}
    rules: list[tuple[str, Callable[[Looked], bool]]] = [
        ("answer always", lambda _: False),
        ("refuse always", lambda _: True),
    ]
    for sign in ("passage", "covered"):
        cut = best_cut(fitted, sign)
        rules.append((f"best {sign} alone < {cut:.2f}", _below(sign, cut)))
    rules.append(("the model alone", lambda each: not is_answerable(each.signs)))
    rules.append(("the composer", lambda each: each.outcome not in answered))
    print(f"\n{name}: {len(held)} questions not used in fitting")
    print(f"{'rule':28} {'precision':>20} {'recall':>20} {'answerable refused':>20}")
    for rule, refuses in rules:
        result = measure(rule, held, refuses)
        cells = (_show(result.precision), _show(result.recall), _show(result.wrongly))
        print(f"{rule:28} {cells[0]:>20} {cells[1]:>20} {cells[2]:>20}")


def _below(sign: str, cut: float) -> Callable[[Looked], bool]:
    return lambda each: float(asdict(each.signs)[sign]) < cut


def _show(value: Estimate | None) -> str:
    return "-" if value is None else f"{value.mean:.2f} [{value.low:.2f}, {value.high:.2f}]"


def main(arguments: Sequence[str]) -> int:
    """Measure, or fit, from the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals.refusal", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds clapnq_dev and mtrag_un_dev")
    parser.add_argument("--fit", action="store_true", help="print constants from the other half")
    parser.add_argument("--cache", type=Path, help="a folder to keep embeddings in between runs")
    given = parser.parse_args(arguments)
    everything: list[Looked] = []
    for name in SETS:
        shelf = open_shelf(given.data, name, given.cache)
        looked = list(look(shelf, load_questions(given.data, name)))
        if isinstance(shelf.embedder, RememberingEmbedder):
            shelf.embedder.save()
        everything += looked
        fitted = [each for each in looked if not is_held(each.asked)]
        report(name, fitted, [each for each in looked if is_held(each.asked)])
    halves = [each for each in everything if not is_held(each.asked)]
    report("both", halves, [each for each in everything if is_held(each.asked)])
    if given.fit:
        weights, bias = fit(halves, tuple(WEIGHTS))
        print({name: round(weight, 2) for name, weight in weights.items()}, round(bias, 2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
