"""In which form an endpoint takes a request: found out once, and remembered.

Compatible servers differ in what they take: a JSON schema, JSON of any shape, or text alone; a
temperature; one name or the other for the limit of an answer; a question for the count of tokens.
Each is asked for first and given up when the server refuses it by name, for one request each.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from agent.model.types import Request

CACHE_PLACE = Path("brief") / "endpoints.json"
# Any name of the form makes the sentence one about the form; servers have no common code for it.
SIGNS_OF_THE_FORM = (
    "response_format",
    "response format",
    "json_schema",
    "json schema",
    "json_object",
    "structured output",
    "guided",
    "grammar",
    "schema",
)
SIGNS_OF_THE_LIMIT = ("max_tokens", "max_completion_tokens")
# Without a name, the strictest thing that is asked for is the likeliest.
SIGNS_OF_REFUSAL = (
    "unsupported",
    "not support",
    "not implemented",
    "not permitted",
    "unrecognized",
)
FIRST_SERVER_ERROR = 500


class Form(StrEnum):
    """How strictly the server is asked to hold the model to the form of its reply."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    PROMPT = "prompt"


LADDER = (Form.SCHEMA, Form.OBJECT, Form.PROMPT)


class Limit(StrEnum):
    """What the field is called that limits an answer's length."""

    OLD = "max_tokens"
    NEW = "max_completion_tokens"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What one endpoint and model take. `temperature` and `usage`: whether these may be asked."""

    form: Form = Form.SCHEMA
    limit: Limit = Limit.OLD
    temperature: bool = True
    usage: bool = True

    @property
    def looser(self) -> Dialect | None:
        """Return the dialect one form down, or None at the bottom of the ladder."""
        place = LADDER.index(self.form) + 1
        return replace(self, form=LADDER[place]) if place < len(LADDER) else None

    def without(self, words: str, status: int | None = None) -> Dialect | None:
        """Return what is left to try after a refusal in these words; None if they name nothing.

        Every step gives something up, so that steps end. A server that fails (5xx) must name the
        form; it fails for other reasons, too.
        """
        if status is not None and status >= FIRST_SERVER_ERROR:
            return self.looser if any(sign in words for sign in SIGNS_OF_THE_FORM) else None
        if "stream_options" in words and self.usage:
            return replace(self, usage=False)
        if "temperature" in words and self.temperature:
            return replace(self, temperature=False)
        if self.limit is Limit.OLD and all(sign in words for sign in SIGNS_OF_THE_LIMIT):
            return replace(self, limit=Limit.NEW)
        if any(sign in words for sign in (*SIGNS_OF_THE_FORM, *SIGNS_OF_REFUSAL)):
            return self.looser
        return None


def response_format(form: Form, request: Request) -> dict[str, Any] | None:
    """Return the field of the protocol that asks for a form; None where nothing is asked."""
    if form is Form.SCHEMA:
        named = {"name": request.purpose.value, "schema": dict(request.schema), "strict": True}
        return {"type": "json_schema", "json_schema": named}
    return {"type": "json_object"} if form is Form.OBJECT else None


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form: Form
    limit: Limit
    temperature: bool
    usage: bool


class _File(RootModel[dict[str, _Kept]]):
    """The cache file: from the name of an endpoint's model to what it takes."""


class Memory:
    """Which dialect each endpoint takes, in memory and, as far as that works, in a file.

    The file only saves a request: when it is missing, broken or cannot be written, nothing fails.

    Args:
        place: the file; None to remember nothing beyond this process.

    """

    def __init__(self, place: Path | None = None) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._known: dict[str, Dialect] = {}

    def recall(self, name: str) -> Dialect | None:
        """Return what is known of a model at an endpoint."""
        with self._lock:
            if name not in self._known:
                self._known = {**self._read(), **self._known}
            return self._known.get(name)

    def keep(self, name: str, dialect: Dialect) -> None:
        """Remember it."""
        with self._lock:
            self._known[name] = dialect
            # Another process may have learned something of another endpoint meanwhile.
            self._write({**self._read(), name: dialect})

    def _read(self) -> dict[str, Dialect]:
        if self._place is None:
            return {}
        try:
            kept = _File.model_validate_json(self._place.read_bytes()).root
        except (OSError, ValidationError):
            return {}
        return {name: Dialect(**each.model_dump()) for name, each in kept.items()}

    def _write(self, known: Mapping[str, Dialect]) -> None:
        if self._place is None:
            return
        text = json.dumps({name: asdict(each) for name, each in known.items()}, indent=1)
        with contextlib.suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._place.parent, prefix=self._place.name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(name).replace(self._place)
            except OSError:
                Path(name).unlink(missing_ok=True)


def find_cache(environment: Mapping[str, str]) -> Path | None:
    """Return the file that remembers what endpoints take, by the XDG rule; None without a home.

    Source: XDG Base Directory Specification 0.8; a relative path there is to be ignored.
    """
    named = Path(environment.get("XDG_CACHE_HOME") or "")
    if named.is_absolute():
        return named / CACHE_PLACE
    home = environment.get("HOME")
    return Path(home) / ".cache" / CACHE_PLACE if home else None
