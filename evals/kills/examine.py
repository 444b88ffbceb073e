"""What a batch left behind, read without the program's own help."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from evals.kills.world import World, name_programme, name_row, state

_NAMED: Final = re.compile(r"\bQ[a-p]{12}\b")


def list_done(out: Path) -> set[str]:
    """Return the ids of the rows that the ledger calls done; none where there is no ledger yet."""
    file = out / "run.db"
    if not file.exists():
        return set()
    connection = sqlite3.connect(file)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            return set()
        found = connection.execute("SELECT id FROM rows WHERE state = 'done'").fetchall()
        return {row[0] for row in found}
    finally:
        connection.close()


def count_attempts(out: Path) -> dict[str, int]:
    """Return how often each row was taken in hand."""
    connection = sqlite3.connect(out / "run.db")
    try:
        return dict(connection.execute("SELECT id, attempts FROM rows").fetchall())
    finally:
        connection.close()


def find_torn(out: Path) -> Iterator[str]:
    """Yield every file of a row that is there and not whole, at any moment."""
    for path in sorted((out / "rows").glob("*.json")):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            yield f"{path.name} is not whole"
    for name in ("manifest.json",):
        path = out / name
        try:
            if path.exists():
                json.loads(path.read_bytes())
        except ValueError:
            yield f"{name} is not whole"


def find_faults(out: Path, world: World) -> Iterator[str]:
    """Yield everything that is wrong with a batch that is said to be complete."""
    manifest = json.loads((out / "manifest.json").read_bytes())
    rows = {each["id"]: each for each in manifest["rows"]}
    for number in range(world.rows):
        row = rows.get(name_row(number))
        if row is None or row["state"] != "done":
            yield f"{name_row(number)} is missing"
            continue
        for file in row["files"]:
            held = (out / file["path"]).read_bytes()
            if hashlib.sha256(held).hexdigest() != file["sha256"]:
                yield f"{file['path']} is damaged"
            elif file["format"] == "json":
                yield from _find_foreign(number, json.loads(held))
    for path in (*out.glob(".*.part"), *(out / "rows").glob(".*.part")):
        yield f"{path.name} was left behind"


def _find_foreign(number: int, bundle: Any) -> Iterator[str]:  # noqa: ANN401 - as JSON is
    """Yield what in a row's bundle is not its own document's."""
    cited = [each for each in bundle["documents"] if each["version"] in bundle["sources"]]
    shown = json.dumps([bundle["statements"], cited])
    named = set(_NAMED.findall(shown))
    if named != {name_programme(number)}:
        yield f"{name_row(number)} shows {sorted(named)}"
    if state(number) not in shown:
        yield f"{name_row(number)} does not say what its document says"
