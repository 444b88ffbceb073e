"""Measure the checks on labelled pairs: `python -m evals.pairs --documents FOLDER`.

FOLDER is the policy collection, ../shared/corpus/policy. Prints, for each kind of error, how many
of the wrong claims are caught, and how many of the sound ones are refused, with intervals drawn by
document. `--part held` is for releases: nothing may be mended by looking at it; `--part fresh` are
pairs that no rule was made on yet; `--lot` takes one file of a part. `--list` prints what went
wrong, and by which check. `brief eval benchmark --pairs tune` compares checkers, and has the gate.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from agent.gate import judge
from agent.types import Draft, Judgement, Kind, Statement
from evals.pairs.load import Pair, load_all, load_fresh
from evals.statistics import estimate_mean
from store.errors import BadInput


def main(arguments: Sequence[str]) -> int:
    """Print the tables and return the exit code."""
    parser = argparse.ArgumentParser(prog="evals.pairs", description=__doc__)
    parser.add_argument(
        "--documents", type=Path, help="the policy collection; left out if not given"
    )
    parser.add_argument("--part", choices=("tune", "held", "fresh"), default="tune")
    parser.add_argument("--lot", help="one file of the part alone: policy_more_g")
    parser.add_argument("--list", action="store_true", help="print each pair that went wrong")
    given = parser.parse_args(arguments)
    if given.part == "fresh" and given.documents is None:
        parser.error("--part fresh needs --documents: all its pairs are over the policy collection")
    if given.part == "held" and given.list:
        parser.error("--part held measures, and is not looked at one by one; leave --list out")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # As in the reading child: notes say it.
    try:
        pairs = gather(given.documents, given.part)
    except BadInput as error:
        print(f"evals.pairs: {error}", file=sys.stderr)
        return error.exit_code
    if given.lot is not None:
        lots = sorted({each.file.removesuffix(".jsonl") for each in pairs})
        if given.lot not in lots:
            parser.error(f"--part {given.part} has no lot {given.lot!r}, but {', '.join(lots)}")
        pairs = [each for each in pairs if each.file == f"{given.lot}.jsonl"]
    report(pairs, listing=given.list)
    return 0


def gather(policy: Path | None, part: str) -> list[Pair]:
    """Return the pairs of a part; those over the policy collection only where it is given."""
    if part == "fresh" and policy is not None:
        return load_fresh(policy)
    return [each for each in load_all(policy) if each.part == part]


def judge_claim(pair: Pair, text: str) -> Statement:
    """Return the gate's verdict of a claim on the pair's evidence."""
    return judge(Draft(text=text, kind=Kind.FACT, evidence=pair.evidence))


def report(pairs: Sequence[Pair], *, listing: bool = False) -> None:
    """Print the catch rate for each kind of error and the false alarms on sound claims."""
    sound = [(each, each.claim) for each in pairs if each.error is None]
    twins = [(each, each.sound) for each in pairs if each.sound is not None]
    wrong = [each for each in pairs if each.error is not None]
    print(f"{'':24}{'n':>5}  share  95 % interval")
    refusals: Counter[str] = Counter()
    for name, group in (("sound claims refused", sound), ("sound twins refused", twins)):
        verdicts = [judge_claim(pair, text) for pair, text in group]
        refusals.update(
            check for each in verdicts for check in {f.check for f in each.verdict.findings}
        )
        _line(name, [not _passes(each) for each in verdicts], [p.document for p, _ in group])
        for (pair, text), verdict in zip(group, verdicts, strict=True):
            if listing and not _passes(verdict):
                _show(pair, text, verdict)
    print("  by " + ", ".join(f"{check} {count}" for check, count in refusals.most_common()))
    caught = {each.id: judge_claim(each, each.claim) for each in wrong}
    _line(
        "wrong claims caught",
        [not _passes(caught[each.id]) for each in wrong],
        [each.document for each in wrong],
    )
    for kind in sorted({each.error or "" for each in wrong}):
        group_of = [each for each in wrong if each.error == kind]
        _line(
            f"  {kind}",
            [not _passes(caught[each.id]) for each in group_of],
            [each.document for each in group_of],
        )
    if listing:
        for each in wrong:
            if _passes(caught[each.id]):
                _show(each, each.claim, caught[each.id])


def _passes(statement: Statement) -> bool:
    return statement.verdict.judgement is Judgement.SUPPORTED


def _line(name: str, hits: Sequence[bool], documents: Sequence[str]) -> None:
    if not hits:
        return
    found = estimate_mean([float(each) for each in hits], documents)
    print(f"{name:24}{found.count:>5}  {found.mean:.3f}  [{found.low:.2f}, {found.high:.2f}]")


def _show(pair: Pair, text: str, verdict: Statement) -> None:
    print(f"\n{pair.id} {pair.error or 'sound'} ({pair.paraphrase})\n  claim: {text}")
    for item in pair.evidence:
        print(f"  evidence: {item.quote}")
    for finding in verdict.verdict.findings:
        print(f"  {finding.check}: {finding.message} {finding.words!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
