"""What became of a run: the tally, its exit code, and the manifest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from agent.batch.files import ROWS
from agent.batch.records import Records
from agent.batch.types import Counts, Standing, State
from agent.types import Outcome, Usage

MANIFEST: Final = "manifest.json"
SCHEMA_VERSION: Final = "1"

DONE: Final = 0
SILENT: Final = 3
GATE_FAILED: Final = 4
PARTLY_DONE: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A run in numbers. `blank` counts rows of which the gate let no statement through."""

    counts: Counts
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    blank: int = 0
    statements: int = 0
    withheld: int = 0
    files: int = 0
    usage: Usage = field(default_factory=Usage)
    generations: tuple[str, ...] = ()

    @property
    def code(self) -> int:
        """Return the exit code: of the worst row, as far as all rows have come to an end.

        5 where a row failed, waits or is left: what is said of the others' faithfulness is not
        the last word then. 4 where the gate let nothing of a row through: something was drafted,
        and none of it could be proven. 3 where the documents do not say. A statement that is
        withheld beside others that hold is the gate at work, and no failure.
        """
        if self.counts.left or self.counts.failed:
            return PARTLY_DONE
        if self.blank:
            return GATE_FAILED
        if self.outcomes[Outcome.DOCUMENTS_DO_NOT_SAY]:
            return SILENT
        return DONE


def tally(records: Records) -> Tally:
    """Return the run in numbers."""
    outcomes: Counter[Outcome] = Counter()
    blank = statements = withheld = 0
    generations: dict[str, None] = {}
    for each in records.standings(State.DONE):
        if each.outcome is not None:
            outcomes[each.outcome] += 1
        blank += each.blank
        statements += each.statements
        withheld += each.withheld
        generations[each.fingerprint] = None
    ((files,),) = records.all("SELECT count(*) FROM outputs")
    return Tally(
        counts=records.count(),
        outcomes=outcomes,
        blank=blank,
        statements=statements,
        withheld=withheld,
        files=files,
        usage=records.spent(),
        generations=tuple(generations),
    )


def describe_run(records: Records, found: Tally) -> dict[str, Any]:
    """Return the head of the manifest, as plain values."""
    meta = records.meta()
    counts = found.counts
    return {
        "schema_version": SCHEMA_VERSION,
        "run": meta["run"],
        "created": meta["created"],
        "complete": not counts.left,
        "exit_code": found.code,
        "config": json.loads(meta["config"]),
        "libraries": list(found.generations),
        "counts": {state.value: getattr(counts, state.value) for state in State},
        "outcomes": {each.value: found.outcomes[each] for each in Outcome if found.outcomes[each]},
        "gate_let_nothing_through": found.blank,
        "statements": found.statements,
        "withheld": found.withheld,
        "usage": describe_usage(found.usage),
    }


def write_manifest(records: Records, found: Tally) -> Iterator[str]:
    """Yield the manifest in parts: the run, then a line for each row with its files."""
    head = json.dumps(describe_run(records, found), indent=1).removesuffix("\n}")
    yield f'{head},\n "rows": ['
    comma = "\n"
    for each in records.standings():
        yield f"{comma}  {json.dumps(describe_row(records, each))}"
        comma = ",\n"
    yield "\n ]\n}\n"


def describe_row(records: Records, row: Standing) -> dict[str, Any]:
    """Return a row of the manifest, as plain values."""
    kept = records.kept(row.key) if row.state is State.DONE else []
    return {
        "id": row.id,
        "state": row.state.value,
        "attempts": row.attempts,
        "outcome": row.outcome.value if row.outcome else None,
        "statements": row.statements,
        "withheld": row.withheld,
        "error": {"kind": row.kind, "message": row.error} if row.error else None,
        "library": row.fingerprint or None,
        "usage": {**describe_usage(row.usage), "seconds": round(row.seconds, 3)},
        "files": [
            {
                "format": each.format,
                "path": f"{ROWS}/{row.name}.{each.format}",
                "bytes": each.size,
                "sha256": each.digest,
            }
            for each in kept
        ],
    }


def describe_usage(usage: Usage) -> dict[str, Any]:
    """Return what was spent, as plain values; the cost is None where a price is not known."""
    return {
        "calls": usage.calls,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost_usd": usage.cost_usd,
        "model_seconds": round(usage.model_seconds, 3),
    }
