"""Statements about invented policy texts: sound paraphrases, and the same with one thing changed.

`pairs.json` was written before the checks were tuned. Cases with an even place were used for
tuning; the odd ones are held back and only counted.
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


def _cases() -> tuple[Case, ...]:
    rows = json.loads(Path(__file__).with_name("pairs.json").read_text(encoding="utf-8"))
    return tuple(
        Case(
            quote=row["quote"],
            sound=tuple(row["sound"]),
            changed=tuple(Changed(**changed) for changed in row["changed"]),
            title=row.get("title", ""),
            issuer=row.get("issuer", ""),
        )
        for row in rows
    )


CASES = _cases()
TUNING = CASES[::2]
HELD_BACK = CASES[1::2]
