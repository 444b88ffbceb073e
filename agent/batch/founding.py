"""Begin a run in a folder, or find the one that was begun there and see that it is the same."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from agent.batch.errors import Drifted, OtherRun
from agent.batch.ledger import Ledger
from agent.batch.names import name_rows
from agent.batch.owner import FOLDER as OWNERS
from agent.batch.schema import FILE, create_tables, has_tables
from agent.batch.types import Row, State
from agent.render.safe import visible
from store.errors import BadInput

LIBRARY: Final = "library"
"""The part of a run's configuration that is the library's fingerprint."""

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What was found: a run's id, whether it is new, and what is not as it was, in words."""

    run: str
    new: bool
    drift: tuple[str, ...] = ()


def prepare_folder(folder: Path) -> None:
    """Make the folder of a run.

    Raises:
        OtherRun: it is a file, or holds files and no run.
        BadInput: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = {each.name for each in folder.iterdir()} - {OWNERS}
    except FileExistsError:
        raise OtherRun(f"--out {str(folder)!r} is a file; name a folder") from None
    except OSError as error:
        raise BadInput(f"--out {str(folder)!r} cannot be used: {error.strerror}") from error
    if held and FILE not in held:
        raise OtherRun(
            f"--out {str(folder)!r} holds files and no run; name an empty folder or a new one"
        )


def begin(
    ledger: Ledger, rows: Iterable[Row], config: Mapping[str, str], *, allow_drift: bool = False
) -> Begun:
    """Note the rows of a run, or see that the run noted is this one; all of it, or nothing.

    Rows may be added at the end of the file between two runs, and rows that are not done changed.

    Args:
        ledger: of the folder.
        rows: of this process's share.
        config: what a row's result depends on besides the row, in words.
        allow_drift: go on though that is not what the run was begun with.

    Raises:
        OtherRun: the folder's run has other rows.
        Drifted: it was begun with another configuration.
        BadInput: as reading the rows raises it.
    """
    with ledger.transaction() as connection:
        new = not has_tables(connection, ledger.folder)
        if new:
            create_tables(connection)
            _note(connection, run=secrets.token_hex(8), config=config)
        drift = _compare(connection, ledger.folder, config, allow_drift=allow_drift)
        connection.execute(
            "CREATE TEMP TABLE given (place INTEGER, id TEXT PRIMARY KEY, content TEXT)"
        )
        try:
            connection.executemany(
                "INSERT INTO given VALUES (?, ?, ?)",
                ((place, row.id, row.content) for place, row in enumerate(rows)),
            )
            _settle_rows(connection, ledger.folder)
        finally:
            if connection.in_transaction:
                connection.execute("DROP TABLE given")
    return Begun(run=ledger.meta()["run"], new=new, drift=drift)


def _note(connection: sqlite3.Connection, *, run: str, config: Mapping[str, str]) -> None:
    noted = {
        "run": run,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "config": json.dumps(dict(config), sort_keys=True),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", noted.items())


def _compare(
    connection: sqlite3.Connection, folder: Path, config: Mapping[str, str], *, allow_drift: bool
) -> tuple[str, ...]:
    """Return what is not as the run was begun, noted as what holds from now on."""
    ((held,),) = connection.execute("SELECT value FROM meta WHERE name = 'config'").fetchall()
    before: dict[str, str] = json.loads(held)
    drift = tuple(
        f"{name}: it was {_show(before.get(name))}, and is {_show(config.get(name))}"
        for name in sorted({*before, *config})
        if before.get(name) != config.get(name)
    )
    if not drift:
        return ()
    if not allow_drift:
        raise Drifted(
            f"the run in {str(folder)!r} was begun otherwise ({'; '.join(drift)}). Its rows would "
            "not be alike: name another --out, or go on all the same with --allow-drift"
        )
    connection.execute(
        "UPDATE meta SET value = ? WHERE name = 'config'",
        [json.dumps(dict(config), sort_keys=True)],
    )
    return drift


def _show(value: str | None) -> str:
    return visible(repr(value[:_SHOWN])) if value else "nothing"


def _settle_rows(connection: sqlite3.Connection, folder: Path) -> None:
    """Bring the rows in line with those given: new ones are added, changed ones taken over."""
    lost = connection.execute(
        "SELECT id FROM rows WHERE id NOT IN (SELECT id FROM given) ORDER BY place LIMIT 1"
    ).fetchone()
    if lost is not None:
        raise OtherRun(
            f"{str(folder)!r} holds another run: its row {visible(lost[0])!r} is none of these "
            "jobs; name another --out"
        )
    changed = connection.execute(
        "SELECT rows.id, state FROM rows JOIN given USING (id) "
        "WHERE rows.content != given.content AND state IN (?, ?) ORDER BY rows.place LIMIT 1",
        [State.DONE.value, State.RUNNING.value],
    ).fetchone()
    if changed is not None:
        raise OtherRun(
            f"row {visible(changed[0])!r} is {changed[1]} in {str(folder)!r}, and now asks for "
            "something else; give it another id, or name another --out"
        )
    connection.execute(
        "UPDATE rows SET content = given.content, state = 'pending', failures = 0, not_before = 0 "
        "FROM given WHERE rows.id = given.id AND rows.content != given.content"
    )
    connection.execute("UPDATE rows SET place = given.place FROM given WHERE rows.id = given.id")
    connection.execute(
        "INSERT INTO rows (place, id, content) SELECT place, id, content FROM given "
        "WHERE id NOT IN (SELECT id FROM rows) ORDER BY place"
    )
    found = connection.execute("SELECT key, id, name FROM rows ORDER BY place").fetchall()
    names = name_rows(row[1] for row in found)
    connection.executemany(
        "UPDATE rows SET name = ? WHERE key = ?",
        [
            (name, key)
            for (key, _, before), name in zip(found, names, strict=True)
            # A name once given stays: files stand under it.
            if not before
        ],
    )
