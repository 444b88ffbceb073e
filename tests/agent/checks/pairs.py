"""Statements about invented policy texts: sound paraphrases, and the same with one thing changed.

The first 44 cases of `pairs.json` were written before the checks were tuned. Of them those with an
even place were used for tuning, and those with an odd one are held back and only counted. The
later ones, marked so in the file, were added for tuning.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Changed:
    """A paraphrase with one change, and the kind of thing that was changed."""

    fault: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One evidence sentence with sound paraphrases and changed ones."""

    quote: str
    sound: tuple[str, ...]
    changed: tuple[Changed, ...]
    title: str = ""
    issuer: str = ""
    half: str = ""


def _cases() -> tuple[Case, ...]:
    rows = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
    return tuple(
        Case(
            quote=row["quote"],
            sound=tuple(row["sound"]),
            changed=tuple(Changed(**changed) for changed in row["changed"]),
            title=row.get("title", ""),
            issuer=row.get("issuer", ""),
            half=row.get("half", ""),
        )
        for row in rows
    )


CASES = _cases()
HELD_BACK = tuple(case for case in CASES[1::2] if not case.half)
TUNING = tuple(case for case in CASES if case not in HELD_BACK)
