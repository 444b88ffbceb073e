"""JSON schemas of what is read, for editors: `brief eval --schema` prints that of a suite."""

from __future__ import annotations

import json
from typing import Final

from evals.suite.answers import GivenAnswer
from evals.suite.types import Suite

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def describe_suite() -> str:
    """Return the JSON schema of a suite's file."""
    return _write(Suite.model_json_schema(by_alias=True))


def describe_answers() -> str:
    """Return the JSON schema of a line of answers that another system made."""
    return _write(GivenAnswer.model_json_schema())


def _write(schema: dict[str, object]) -> str:
    return json.dumps({"$schema": DIALECT, **schema}, indent=2, ensure_ascii=False)
