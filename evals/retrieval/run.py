"""The whole comparison: every set, three systems, intervals; printed and written as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from evals.retrieval import sets, spans
from evals.retrieval.compare import Case, Line, compare, rank_all, summarise
from evals.retrieval.memory import RememberingEmbedder
from evals.retrieval.systems import System, open_bench
from store.embed import open_embedder

SPANS: Final = "chunking_eval"
NAMES: Final = (*sets.NAMES, SPANS)


def run(folder: Path, names: Sequence[str], *, memory: Path | None = None) -> Iterator[Line]:
    """Yield the rows of each set as soon as they are known.

    Args:
        folder: holds the sets, a folder each.
        names: which sets, of `NAMES`.
        memory: a file that keeps embeddings between runs; None keeps none.
    """
    embedder = RememberingEmbedder(open_embedder(), memory)
    for name in names:
        if name == SPANS:
            yield from _run_spans(folder / name, embedder)
        else:
            library = sets.load(folder, name)
            with open_bench(library.passages, embedder) as bench:
                yield from compare(library, rank_all(bench, library))
        embedder.save()


def _run_spans(folder: Path, embedder: RememberingEmbedder) -> Iterator[Line]:
    corpora = spans.cut_corpora(folder, embedder)
    questions = spans.load_questions(folder)
    with open_bench(corpora.passages, embedder) as bench:
        covered = {
            system: [spans.cover(bench, system, question, corpora) for question in questions]
            for system in System
        }
    for metric, read in (("R@1600t", "recall"), ("IoU@1600t", "overlap")):
        cases = [
            Case(
                cluster=question.id,
                tuned=sets.is_tuned(question.id),
                scores={system: getattr(covered[system][n], read) for system in System},
            )
            for n, question in enumerate(questions)
        ]
        yield from summarise(SPANS, metric, cases)


HEADER: Final = (
    f"{'set':20} {'metric':10} {'part':9} {'n':>5}  words  vectors  ours   gain over the better"
)


def format_line(line: Line) -> str:
    """Return one row as text."""
    means = line.means
    gain = line.gain
    return (
        f"{line.set:20} {line.metric:10} {line.part:9} {gain.count:5}  "
        f"{means[System.WORDS]:.3f}  {means[System.VECTORS]:.3f}    {means[System.OURS]:.3f}  "
        f"{gain.mean:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}] vs {line.rival}"
    )


def to_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return rows as plain values."""
    return [
        {
            "set": line.set,
            "metric": line.metric,
            "part": line.part,
            "questions": line.gain.count,
            **{system.value: round(line.means[system], 4) for system in System},
            "rival": line.rival.value,
            "gain": round(line.gain.mean, 4),
            "low": round(line.gain.low, 4),
            "high": round(line.gain.high, 4),
        }
        for line in lines
    ]


def write_json(lines: Iterable[Line], file: Path) -> None:
    """Write the rows to a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(to_json(lines), indent=1) + "\n", encoding="utf-8")
