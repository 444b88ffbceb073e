"""What the user asked for in general: which library, which model, as of when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from store.errors import BadInput

DEFAULT_LIBRARY = "library"
NO_MODEL = "none"
MANUAL = "manual"
MODEL = re.compile(r"[a-z][a-z0-9_]*:\S+")
"""A chat model as it is named: "openai:gpt-4o-mini"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The global options, from the command line first, the environment second.

    `environment` is for the options of single verbs; it may hold keys and is never shown.
    """

    library: Path
    model: str = NO_MODEL
    json: bool = False
    as_of: date | None = None
    embedder: str | None = None
    embedder_base_url: str | None = None
    embedder_key: str | None = field(default=None, repr=False)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


def read_settings(
    given: Mapping[str, object], environment: Mapping[str, str], *, here: Path
) -> Settings:
    """Return the settings in force.

    A key in the environment is kept only for an endpoint that the user named: alone it does
    nothing.

    Raises:
        BadInput: a date or a model that cannot be used.
    """
    base_url = given.get("embedder_base_url") or environment.get("BRIEF_EMBEDDER_BASE_URL")
    embedder = given.get("embedder") or environment.get("BRIEF_EMBEDDER")
    model = str(given.get("model") or environment.get("BRIEF_MODEL") or NO_MODEL)
    folder = str(given.get("library") or environment.get("BRIEF_LIBRARY") or DEFAULT_LIBRARY)
    return Settings(
        library=here / Path(folder).expanduser(),
        model=read_model(model, option="--model"),
        json=bool(given.get("json")),
        as_of=read_date(given.get("as_of"), option="--as-of"),
        embedder=str(embedder) if embedder else None,
        embedder_base_url=str(base_url) if base_url else None,
        embedder_key=environment.get("OPENAI_API_KEY") if embedder else None,
        environment=environment,
    )


def read_model(value: str, *, option: str) -> str:
    """Return the name of a model: "none", "manual" or PROVIDER:NAME.

    Raises:
        BadInput: it is none of these.
    """
    if value in {NO_MODEL, MANUAL} or MODEL.fullmatch(value):
        return value
    raise BadInput(
        f"{option} {value!r} is no model; write PROVIDER:NAME, such as openai:gpt-4o-mini, "
        f"{MANUAL!r} or {NO_MODEL!r}"
    )


def read_date(value: object, *, option: str) -> date | None:
    """Return the day that was given as YYYY-MM-DD, or None.

    Raises:
        BadInput: it is not such a day.
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadInput(f"{option} {value!r} is no day; write it as 2025-09-18") from None
