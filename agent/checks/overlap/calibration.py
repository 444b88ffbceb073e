"""The overlap's threshold as it was fitted to a user's own labelled pairs, kept in the library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from store.errors import BadInput, LibraryReadOnly
from store.truth.durable import write_durably

FILE: Final = "calibration.json"
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Calibration(BaseModel):
    """A threshold and what it was fitted to: a file by its hash, how many rows and groups.

    `model` is the fingerprint of the score that it belongs to. `balanced_accuracy` is that of the
    whole gate on groups that the threshold was not fitted on, `before` that of our own threshold.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: Literal["1"] = "1"
    threshold: Share
    model: str
    sha256: str
    rows: Annotated[int, Field(ge=1)]
    groups: Annotated[int, Field(ge=1)]
    balanced_accuracy: Share
    before: Share


def read_calibration(folder: Path) -> Calibration | None:
    """Return the calibration of a library, None where it has none.

    Raises:
        BadInput: there is one that cannot be read; the gate must not fall back unnoticed.
    """
    path = folder / FILE
    try:
        return Calibration.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is not as we write it"
        raise BadInput(
            f"{path}: {what}; `brief eval calibrate` writes it anew, and with --reset removes it"
        ) from error


def write_calibration(folder: Path, calibration: Calibration) -> None:
    """Keep a calibration in a library, whole or not at all.

    Raises:
        LibraryReadOnly: the folder cannot be written.
    """
    text = json.dumps(calibration.model_dump(), indent=1) + "\n"
    try:
        write_durably(folder / FILE, text.encode())
    except OSError as error:
        raise _refuse(folder, error) from error


def remove_calibration(folder: Path) -> bool:
    """Let the library go by our own threshold again; say whether it had another.

    Raises:
        LibraryReadOnly: the folder cannot be written.
    """
    try:
        (folder / FILE).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _refuse(folder, error) from error
    return True


def _refuse(folder: Path, error: OSError) -> LibraryReadOnly:
    return LibraryReadOnly(f"{str(folder)!r}: the threshold cannot be kept: {error.strerror}")
