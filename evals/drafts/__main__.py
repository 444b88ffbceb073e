"""`python -m evals.drafts`: how many planted faults `brief check` finds, and at what price.

Ten drafts over the sample library, no model. Intervals are drawn by draft. It ends with 0 whatever
the numbers are: they are for reading, and the goals stand beside them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import get_args

from agent.quote.shelf import Shelf
from agent.referee.reading import read_draft
from agent.referee.referee import referee
from evals.drafts import Part, load_drafts
from evals.drafts.report import render
from evals.drafts.score import Scored, score
from evals.pairs.load import SAMPLES
from evals.shelf import read_folder


def run(arguments: Sequence[str] | None = None, *, shelf: Shelf | None = None) -> int:
    """Check the drafts of a part, or all, and print the counts."""
    parser = argparse.ArgumentParser(prog="python -m evals.drafts", description=__doc__)
    parser.add_argument("--part", choices=get_args(Part), help="only these; all when left out")
    parser.add_argument(
        "--wrong", action="store_true", help="list wrong rulings; of the informed part alone"
    )
    given = parser.parse_args(arguments)
    library = shelf or read_folder(SAMPLES)
    scored = [
        each
        for draft in load_drafts(given.part)
        for each in score(draft, referee(read_draft(draft.path), library))
    ]
    if given.wrong:
        sys.stdout.writelines(map(_tell, filter(_may_be_shown, scored)))
    sys.stdout.write(render(scored))
    return 0


def _may_be_shown(scored: Scored) -> bool:
    """Say whether a wrong ruling is one to tune by: the fresh part is only ever counted."""
    return not scored.right and scored.author == "informed"


def _tell(scored: Scored) -> str:
    labelled = scored.labelled
    why = "; ".join(f"{f.check}: {f.message}" for each in scored.ruled for f in each.findings)
    kind = labelled.kind or labelled.label
    return f"{scored.draft}: {kind}, ruled {scored.ruling}: {labelled.text}\n    {why}\n"


if __name__ == "__main__":
    sys.exit(run())
