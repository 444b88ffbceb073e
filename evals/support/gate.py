"""What the check costs and catches on our own labelled pairs: `--gate tune`.

Sound texts keep their evidence, or get another sentence instead: the one beside it, or any other
of the same document. Every pair gives one row of each kind.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from agent.checks.overlap.check import THRESHOLD, check, weigh
from agent.checks.overlap.difference import find_edits
from agent.checks.overlap.reading import read
from agent.checks.words import is_quotation, plain, reach
from agent.quote.shelf import as_evidence
from agent.types import Evidence, Kind
from evals.pairs.load import HERE, SAMPLES, Pair, Stack, load_pairs
from evals.statistics import estimate_mean
from evals.support import nearly

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST_WORDS: Final = 5
"""A sentence offered instead must say something: headings and dates are no temptation."""
ALARMS: Final = (0.0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1)
UNSPOKEN: Final = ("outside_knowledge", "stitched", "added_detail", "twin_instrument")
"""Kinds of wrong claims of which the evidence says a part at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A text with evidence: `kind` says what is wrong with the evidence, "sound" if nothing."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    document: str


def report(policy: Path | None, part: str) -> None:
    """Print the trade-off, then what the check does at its threshold."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # As in the reading child.
    rows = gather(policy, part)
    kinds = list(dict.fromkeys(row.kind for row in rows))
    values = np.array([weigh(row.text, row.evidence).value for row in rows])
    of = {kind: np.array([row.kind == kind for row in rows]) for kind in kinds}
    print(f"{len(rows)} rows of part {part!r}; share withheld below a threshold of overlap")
    print(f"{'threshold':>10} " + " ".join(f"{kind[:17]:>18}" for kind in kinds))
    for threshold in _thresholds(values[of["sound"]]):
        shares = [float((values[of[kind]] < threshold).mean()) for kind in kinds]
        print(f"{threshold:10.4f} " + " ".join(f"{share:18.3f}" for share in shares))
    print(f"\nthe whole check, threshold {THRESHOLD}, word differences included")
    print(
        f"{'':20}{'n':>5} {'near':>5} {'overlap':>7} {'95 % interval':>16} {'others':>7} together"
    )
    for kind in kinds:
        group = [row for row in rows if row.kind == kind]
        ours = [bool(check(row.text, Kind.FACT, row.evidence)) for row in group]
        theirs = [nearly.stop(nearly.OTHERS, row.text, row.evidence) for row in group]
        both = sum(one or other for one, other in zip(ours, theirs, strict=True))
        found = estimate_mean([float(each) for each in ours], [row.document for row in group])
        print(
            f"{kind:20}{found.count:>5} {sum(map(is_near, group)):>5} {found.mean:7.3f} "
            f"[{found.low:.3f}, {found.high:.3f}] {sum(theirs) / len(group):8.3f} "
            f"{both / len(group):8.3f}"
        )
    nearly.report()


def is_near(row: Row) -> bool:
    """Say whether a row is decided by its words."""
    return (
        not is_quotation(row.text, row.evidence)
        and find_edits(plain(row.text), reach(row.evidence).quotes) is not None
    )


def gather(policy: Path | None, part: str) -> list[Row]:
    """Return the rows of one part of the pairs; `policy` holds the documents of some of them."""
    rows: list[Row] = []
    for name in ("samples_a.jsonl", "samples_b.jsonl"):
        rows += _rows(load_pairs(HERE / name, SAMPLES), Stack(SAMPLES), part)
    if policy is not None:
        rows += _rows(load_pairs(HERE / "policy.jsonl", policy), Stack(policy), part)
    order = ["sound", "neighbour", "elsewhere", *UNSPOKEN]
    return sorted(rows, key=lambda row: order.index(row.kind))


def _rows(pairs: Sequence[Pair], stack: Stack, part: str) -> list[Row]:
    found: list[Row] = []
    for pair in pairs:
        if pair.part != part:
            continue
        text = pair.sound or pair.claim
        first = Row(kind="sound", text=text, evidence=pair.evidence, document=pair.document)
        found.append(first)
        found += [
            replace(first, kind=kind, evidence=(other,)) for kind, other in _swap(pair, stack)
        ]
        if pair.error in UNSPOKEN:
            found.append(replace(first, kind=pair.error or "", text=pair.claim))
    return found


def _swap(pair: Pair, stack: Stack) -> list[tuple[str, Evidence]]:
    """Return a neighbouring sentence and another one of the same document, where there are any."""
    volume = stack.open(pair.evidence[-1].document.origin)
    cited = {each.ordinal for each in pair.evidence}
    cited |= {volume.sentences[n].lead or n for n in cited if n < len(volume.sentences)}
    free = [
        sentence
        for sentence in volume.sentences
        if sentence.ordinal not in cited and len(read(sentence.text).content) >= FEWEST_WORDS
    ]
    if not free:
        return []
    last = pair.evidence[-1].ordinal
    near = min(free, key=lambda sentence: (abs(sentence.ordinal - last), -sentence.ordinal))
    pick = int(hashlib.sha256(pair.id.encode()).hexdigest(), 16) % len(free)
    return [
        ("neighbour", as_evidence(volume.document, near, volume.sentences)),
        ("elsewhere", as_evidence(volume.document, free[pick], volume.sentences)),
    ]


def _thresholds(sound: NDArray[np.float64]) -> list[float]:
    """Return the thresholds that withhold given shares of sound texts."""
    ordered = np.sort(sound)
    return [float(ordered[int(share * len(ordered))]) for share in ALARMS]
